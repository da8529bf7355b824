internal import GRDB
internal import Land

/// Faults of a session file as sentences.
struct SessionProblems {
  let path: String

  func error(
    _ code: String, fault: Problem.Fault = .data, fr: String, en: String, remedy: Message? = nil
  ) -> Problem {
    Problem(.error, code, at: .init(file: path), fault: fault, fr: fr, en: en, remedy: remedy)
  }

  var notASession: Problem {
    error(
      "not-a-session", fr: "ce n'est pas un fichier de séance d'Entente.",
      en: "this is no session file of Entente.",
      remedy: Message(
        fr: "Ouvrez une séance : entente session start SCÉNARIO --file SÉANCE.sqlite",
        en: "Start one: entente session start SCENARIO --file SESSION.sqlite"))
  }

  var exists: Problem {
    error(
      "session-exists", fault: .file, fr: "ce fichier existe déjà ; rien n'a été changé.",
      en: "this file exists already; nothing has been changed.",
      remedy: Message(
        fr: "Choisissez un autre nom avec --file.", en: "Choose another name with --file."))
  }

  /// A fault of the file as a whole.
  ///
  /// - Parameter good: How many entries from the first on are whole.
  func damaged(_ fr: String, _ en: String, good: Int, code: String = "session-damaged") -> Problem {
    error(code, fr: fr, en: en, remedy: stillGood(good))
  }

  /// A fault of one entry.
  func entry(_ number: Int, _ code: String, fr: String, en: String) -> Problem {
    error(
      code, fr: "entrée \(number) : \(fr)", en: "entry \(number): \(en)",
      remedy: stillGood(number - 1))
  }

  /// What is left and how to get at it. Nothing is ever repaired in place: the file is evidence.
  func stillGood(_ count: Int) -> Message {
    switch count {
    case ..<1:
      Message(
        fr: "Aucune entrée n'est sûre. Gardez le fichier tel quel et reprenez une copie.",
        en: "No entry is sure. Keep the file as it is and go back to a copy.")
    default:
      Message(
        fr: (count == 1 ? "L'entrée 1 est intacte" : "Les entrées 1 à \(count) sont intactes")
          + " (list, replay et minutes les lisent avec --at \(count)). "
          + "Gardez le fichier tel quel ; pour continuer : entente session extract "
          + "\(path) --at \(count) --out COPIE.sqlite",
        en: (count == 1 ? "Entry 1 is whole" : "Entries 1 to \(count) are whole")
          + " (list, replay and minutes read them with --at \(count)). "
          + "Keep the file as it is; to go on: entente session extract \(path) --at \(count) "
          + "--out COPY.sqlite")
    }
  }

  /// What SQLite reports when it opens or writes, told by what the reader can do about it.
  func sqlite(_ failure: DatabaseError) -> Problem {
    let words = failure.message ?? failure.resultCode.description
    switch failure.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      return error(
        "session-locked", fault: .file,
        fr: "un autre programme y écrit en ce moment ; rien n'a été enregistré.",
        en: "another program is writing to it; nothing has been recorded.",
        remedy: Message(fr: "Recommencez dans un instant.", en: "Try again in a moment."))
    case .SQLITE_FULL:
      return error(
        "disk-full", fault: .file, fr: "le disque est plein ; rien n'a été enregistré.",
        en: "the disk is full; nothing has been recorded.",
        remedy: Message(
          fr: "Libérez de la place, puis recommencez.", en: "Free some space, then try again."))
    case .SQLITE_CANTOPEN, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_AUTH, .SQLITE_READONLY:
      return error(
        "session-inaccessible", fault: .file,
        fr: "ne peut être ni ouvert ni lu ni écrit (SQLite : \(words)) ; rien n'a été enregistré.",
        en: "cannot be opened, read or written (SQLite: \(words)); nothing has been recorded.",
        remedy: Message(
          fr: "Vérifiez les droits d'accès du fichier et de son dossier.",
          en: "Check the access rights of the file and of its folder."))
    case .SQLITE_NOTADB: return notASession
    default:
      return error(
        "session-damaged", fr: "SQLite refuse : \(words).", en: "SQLite refuses: \(words).",
        remedy: Message(
          fr: "Gardez le fichier tel quel : entente session verify \(path)",
          en: "Keep the file as it is: entente session verify \(path)"))
    }
  }
}
