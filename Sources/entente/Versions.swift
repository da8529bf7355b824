import Formats
import LinearProgramming
import PlanarGeometry
import Projection

/// The program's version and those of the libraries that its figures depend on.
enum Versions {
  static let entente = "0.1.0"

  static var all: [(name: String, version: String)] {
    [
      ("entente", entente), ("geos", geosVersion), ("proj", projVersion),
      ("sqlite", sqliteVersion ?? "?"), ("highs", highsVersion),
    ]
  }

  /// `0.1.0 (GEOS 3.11.1, PROJ 9.1.1, SQLite 3.40.1, HiGHS 1.15.1)`.
  static var line: String {
    "Entente \(entente) (GEOS \(geosVersion), PROJ \(projVersion), "
      + "SQLite \(sqliteVersion ?? "?"), HiGHS \(highsVersion))"
  }
}
