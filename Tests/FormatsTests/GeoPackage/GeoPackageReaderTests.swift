import Formats
import Foundation
import GRDB
import Land
import PlanarGeometry
import TestSupport
import Testing

/// What a reader of other people's files must know.
struct GeoPackageReaderTests {
  private let folder: ScratchFolder
  private let fixture: GeoPackageFixture

  init() throws {
    folder = try ScratchFolder()
    fixture = try GeoPackageFixture(folder.place("in.gpkg"))
  }

  private func read(_ table: String? = nil) throws -> (table: FeatureTable, rows: [FeatureRow]) {
    var rows: [FeatureRow] = []
    let table = try GeoPackageReader.read(path: fixture.path, table: table) { rows.append($0) }
    return (table, rows)
  }

  /// The codes of the problems for which the file is refused.
  private func refusal(_ table: String? = nil) -> [String] {
    do {
      _ = try read(table)
      return []
    } catch let problem as Problem {
      return [problem.code]
    } catch let problems as Problems {
      return problems.all.map(\.code)
    } catch {
      return ["\(error)"]
    }
  }

  // MARK: - Blobs

  @Test("every envelope kind in both byte orders", arguments: 0...4, [true, false])
  func envelopes(kind: Int, littleEndian: Bool) throws {
    // The byte order of the header says nothing about that of the geometry.
    try fixture.add(
      GeoPackageFixture.header(envelope: kind, littleEndian: littleEndian)
        + GeoPackageFixture.square(littleEndian: littleEndian))
    try fixture.add(
      GeoPackageFixture.header(envelope: kind, littleEndian: littleEndian)
        + GeoPackageFixture.square(littleEndian: !littleEndian))
    #expect(try read().rows.map { $0.geometry?.area } == [100, 100])
  }

  @Test(
    "heights and measures are dropped, with one notice for each",
    arguments: [
      (1003, [5.0], ["heights-dropped"]), (2003, [7.0], ["measures-dropped"]),
      (3003, [5.0, 7.0], ["heights-dropped", "measures-dropped"]),
      // Extended WKB, which the standard does not allow but programs write.
      (0x8000_0003, [5.0], ["heights-dropped"]),
    ] as [(UInt32, [Double], [String])])
  func dimensions(type: UInt32, extra: [Double], notices: [String]) throws {
    for _ in 0..<2 {
      try fixture.add(
        GeoPackageFixture.header() + GeoPackageFixture.square(type: type, extra: extra))
    }
    let (table, rows) = try read()
    #expect(rows.map { $0.geometry?.area } == [100, 100])
    #expect(rows.allSatisfy { $0.geometry?.hasZ == false })
    #expect(table.problems.map(\.code) == notices)
    #expect(table.problems.allSatisfy { $0.severity == .notice })
  }

  @Test("no geometry and empty geometries are none")
  func empties() throws {
    try fixture.add(nil)
    try fixture.add(GeoPackageFixture.header(empty: true))
    try fixture.add(
      GeoPackageFixture.header(empty: true) + [1] + GeoPackageFixture.bytes(UInt32(3))
        + GeoPackageFixture.bytes(UInt32(0)))
    // POINT EMPTY as two NaN, without the flag.
    let nan = GeoPackageFixture.bytes(Double.nan.bitPattern)
    try fixture.add(
      GeoPackageFixture.header() + [1] + GeoPackageFixture.bytes(UInt32(1)) + nan + nan)
    let (table, rows) = try read()
    #expect(rows.count == 4)
    #expect(rows.allSatisfy { $0.geometry == nil })
    #expect(table.problems.isEmpty)
  }

  @Test(
    "unreadable geometries are refused by feature, the others are read",
    arguments: [
      [], [0x47], [0x00, 0x01] + [UInt8](repeating: 0, count: 40),
      GeoPackageFixture.header(version: 1) + GeoPackageFixture.square(),
      GeoPackageFixture.header(envelope: 5) + GeoPackageFixture.square(),
      GeoPackageFixture.header(extended: true) + GeoPackageFixture.square(),
      GeoPackageFixture.header(),
      GeoPackageFixture.header() + GeoPackageFixture.square().dropLast(),
      GeoPackageFixture.header() + GeoPackageFixture.square(type: 10),
      GeoPackageFixture.header() + GeoPackageFixture.square(type: 99),
      // A count of four thousand million positions in a few bytes.
      GeoPackageFixture.header() + [1, 2, 0, 0, 0, 255, 255, 255, 255],
    ] as [[UInt8]])
  func unreadable(blob: [UInt8]) throws {
    try fixture.add(GeoPackageFixture.header() + GeoPackageFixture.square())
    try fixture.add(blob)
    try fixture.add(GeoPackageFixture.header() + GeoPackageFixture.square())
    var read: [String] = []
    do {
      _ = try GeoPackageReader.read(path: fixture.path, table: nil) { read.append($0.label) }
      // SQLite hands out a blob of no bytes as none.
      #expect(blob.isEmpty)
    } catch let problems as Problems {
      #expect(problems.all.map(\.code) == ["unreadable-geometry"])
      #expect(problems.all.map(\.place.feature) == ["2"])
      #expect(read == ["1", "3"])
    }
  }

  @Test("a text in the geometry column is refused, many faults are listed up to twenty")
  func manyFaults() throws {
    try fixture.execute(
      "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 30) "
        + "INSERT INTO parcels (geom) SELECT 'POINT(1 1)' FROM n")
    #expect(refusal() == Array(repeating: "unreadable-geometry", count: 21))
  }

  // MARK: - Values

  @Test("values by declared type")
  func values() throws {
    try fixture.addTable(
      "typed",
      columns: """
        n INTEGER PRIMARY KEY, t TEXT, yes BOOLEAN, small TINYINT, big INTEGER, x REAL, day DATE,
        photo BLOB, outline POLYGON, twice INTEGER GENERATED ALWAYS AS (small * 2) VIRTUAL, any
        """, geometry: nil)
    try fixture.execute(
      """
      INSERT INTO typed (n, t, yes, small, big, x, day, photo, any) VALUES
        (7, 'Été', 1, 5, 9007199254740993, 2.5, '2028-01-31', x'00', x'01'),
        (3, '', 0, NULL, -4, 9e999, NULL, NULL, 12)
      """)
    let (table, rows) = try read("typed")
    #expect(table.fields == ["t", "yes", "small", "big", "x", "day", "twice", "any"])
    #expect(rows.map(\.id) == ["3", "7"])
    #expect(rows.map(\.number) == [1, 2])
    #expect(
      rows[0].values == [
        .text(""), .boolean(false), .missing, .number(-4), .missing, .missing, .missing,
        .number(12),
      ])
    // A whole number that a Double would round keeps its digits.
    #expect(
      rows[1].values == [
        .text("Été"), .boolean(true), .number(5), .text("9007199254740993"), .number(2.5),
        .text("2028-01-31"), .number(10), .missing,
      ])
    #expect(table.problems.map(\.code) == ["columns-skipped", "values-skipped", "values-skipped"])
  }

  @Test(
    "coordinate systems: authority, definition, undefined",
    arguments: [
      (2154, DeclaredCRS.code("EPSG:2154")), (900, .wkt("PROJCS[\"Plan de la mairie\"]")),
      (901, nil),
      (0, nil), (-1, nil), (4711, nil),
    ])
  func systems(number: Int, expected: DeclaredCRS?) throws {
    try fixture.addTable("t", columns: "fid INTEGER PRIMARY KEY, geom BLOB", system: number)
    #expect(try read("t").table.crs == expected)
  }

  // MARK: - Tables

  @Test("the only table of features is found; several must be named")
  func selection() throws {
    try fixture.addTable("notes", columns: "fid INTEGER PRIMARY KEY, t TEXT", geometry: nil)
    #expect(try read().table.name == "parcels")
    #expect(try read("NOTES").table.name == "notes")
    #expect(refusal("parcel") == ["unknown-table"])
    try fixture.addTable("Zones: \"A\"", columns: "fid INTEGER PRIMARY KEY, geom BLOB")
    #expect(refusal() == ["table-not-named"])
    #expect(try read("Zones: \"A\"").rows.isEmpty)
    let tables = try GeoPackageReader.tables(fixture.path)
    #expect(tables.map(\.name) == ["parcels", "notes", "Zones: \"A\""])
    #expect(tables[0].title == "Titre de parcels")
    #expect(tables[0].content == .features(column: "geom", geometryType: "GEOMETRY"))
    #expect(tables[1].content == .attributes)
  }

  @Test("views, tables without a key, tables without rowid")
  func identities() throws {
    try fixture.add(GeoPackageFixture.header() + GeoPackageFixture.square(), name: "a")
    try fixture.add(GeoPackageFixture.header() + GeoPackageFixture.square(), name: "b")
    try fixture.execute(
      """
      CREATE VIEW seen AS SELECT fid * 10 AS OGC_FID, geom, name FROM parcels WHERE name = 'b';
      CREATE VIEW nameless AS SELECT geom, name FROM parcels;
      CREATE TABLE keyless (geom, name); INSERT INTO keyless SELECT geom, name FROM parcels;
      CREATE TABLE texts (code TEXT PRIMARY KEY, geom) WITHOUT ROWID;
      INSERT INTO texts SELECT name, geom FROM parcels;
      """)
    for name in ["seen", "nameless", "keyless", "texts"] { try fixture.register(name) }
    #expect(try read("seen").rows.map(\.label) == ["20"])
    #expect(try read("nameless").rows.map(\.label) == ["#1", "#2"])
    #expect(try read("keyless").rows.map(\.label) == ["1", "2"])
    #expect(try read("texts").rows.map(\.label) == ["#1", "#2"])
    #expect(try read("texts").table.fields == ["code"])
  }

  @Test("announced tables and columns that are not there")
  func missing() throws {
    try fixture.register("ghost")
    try fixture.execute("CREATE TABLE flat (fid INTEGER PRIMARY KEY)")
    try fixture.register("flat", geometry: "shape")
    try fixture.execute("CREATE VIEW broken AS SELECT * FROM absent")
    try fixture.register("broken")
    #expect(refusal("ghost") == ["table-missing"])
    #expect(refusal("flat") == ["geometry-column-missing"])
    #expect(refusal("broken") == ["geopackage-refused"])
  }

  @Test("a view that calls a function nobody knows is refused, not run")
  func hostileView() throws {
    try fixture.execute(
      "CREATE VIEW v AS SELECT fid, geom, load_extension('x') AS name FROM parcels")
    try fixture.register("v")
    try fixture.add(nil)
    #expect(refusal("v") == ["geopackage-refused"])
  }

  @Test(
    "odd version numbers are read with a notice",
    arguments: [
      (1_196_444_487, 10301, []), (1_196_444_487, 10400, []), (0x4750_3130, 0, []),
      (1_196_444_487, 0, ["geopackage-version"]), (1_196_444_487, 10900, ["geopackage-version"]),
      (0, 0, ["geopackage-version"]),
    ] as [(Int, Int, [String])])
  func versions(application: Int, version: Int, notices: [String]) throws {
    try fixture.execute("PRAGMA application_id = \(application); PRAGMA user_version = \(version)")
    #expect(try read().table.problems.map(\.code) == notices)
  }

  @Test("what the body throws ends the reading")
  func stops() throws {
    struct Enough: Error {}
    for _ in 0..<3 { try fixture.add(nil) }
    var count = 0
    #expect(throws: Enough.self) {
      _ = try GeoPackageReader.read(path: fixture.path, table: nil) { _ in
        count += 1
        if count == 2 { throw Enough() }
      }
    }
    #expect(count == 2)
  }
}
