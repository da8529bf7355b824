internal import GRDB
internal import Land

/// Faults of a GeoPackage as sentences. SQLite's own words are kept: they are what a search finds.
struct GeoPackageProblems {
  let path: String
  var table: String?

  func error(
    _ code: String, feature: String? = nil, fault: Problem.Fault = .data, fr: String, en: String,
    remedy: Message? = nil
  ) -> Problem {
    problem(.error, code, feature: feature, fault: fault, fr: fr, en: en, remedy: remedy)
  }

  func warning(_ code: String, fr: String, en: String, remedy: Message? = nil) -> Problem {
    problem(.warning, code, fr: fr, en: en, remedy: remedy)
  }

  func notice(_ code: String, fr: String, en: String) -> Problem {
    problem(.notice, code, fr: fr, en: en)
  }

  private func problem(
    _ severity: Problem.Severity, _ code: String, feature: String? = nil,
    fault: Problem.Fault = .data, fr: String, en: String, remedy: Message? = nil
  ) -> Problem {
    Problem(
      severity, code, at: .init(file: path, layer: table, feature: feature), fault: fault, fr: fr,
      en: en, remedy: remedy)
  }

  /// What SQLite reports, told by what the reader can do about it.
  func sqlite(_ failure: DatabaseError) -> Problem {
    let words = failure.message ?? failure.resultCode.description
    switch failure.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return error(
        "geopackage-locked", fault: .file,
        fr: "verrouillé par un autre programme (QGIS ?) (SQLite : \(words)).",
        en: "locked by another program (QGIS?) (SQLite: \(words)).",
        remedy: Message(
          fr: "Terminez l'édition en cours ou fermez ce programme, puis recommencez.",
          en: "Finish editing or close that program, then try again."))
    case .SQLITE_NOTADB:
      return notSQLite
    case .SQLITE_CORRUPT:
      return error(
        "geopackage-damaged",
        fr: "le fichier est endommagé ou tronqué (SQLite : \(words)).",
        en: "the file is damaged or truncated (SQLite: \(words)).",
        remedy: Message(
          fr: "Récupérez-le de nouveau, ou réparez-le : sqlite3 FICHIER .recover.",
          en: "Fetch it again, or mend it: sqlite3 FILE .recover."))
    case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY,
      .SQLITE_FULL:
      return error(
        "geopackage-inaccessible", fault: .file,
        fr: "ne peut être ni ouvert ni lu ni écrit (SQLite : \(words)).",
        en: "cannot be opened, read or written (SQLite: \(words)).")
    default:
      return error(
        "geopackage-refused", fr: "SQLite refuse une requête : \(words).",
        en: "SQLite refuses a query: \(words).")
    }
  }

  var notSQLite: Problem {
    error(
      "not-a-geopackage",
      fr: "ce n'est pas un GeoPackage : le fichier ne commence pas comme une base SQLite.",
      en: "not a GeoPackage: the file does not start like an SQLite database.")
  }
}
