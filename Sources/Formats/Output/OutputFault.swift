import Foundation
internal import Land

/// Why a directory of results cannot be written.
enum OutputFault {
  /// A call of the system failed.
  static func system(_ path: String, _ number: Int32) -> Problems {
    switch number {
    case ENOSPC, EDQUOT:
      return problem(
        path, "disk-full", fr: "Le disque est plein ; rien n'a été changé.",
        en: "The disk is full; nothing has been changed.",
        remedy: Message(
          fr: "Libérez de la place ou choisissez un autre dossier.",
          en: "Free some space or choose another directory."))
    case EACCES, EPERM, EROFS:
      return problem(
        path, "output-not-writable",
        fr: "Écriture refusée ici (\(text(number))) ; rien n'a été changé.",
        en: "Writing here is refused (\(text(number))); nothing has been changed.",
        remedy: Message(
          fr: "Choisissez un autre dossier avec --out.", en: "Choose another directory with --out.")
      )
    default:
      return problem(
        path, "output-failed", fr: "L'écriture a échoué (\(text(number))) ; rien n'a été changé.",
        en: "Writing failed (\(text(number))); nothing has been changed.")
    }
  }

  static func notADirectory(_ path: String) -> Problems {
    problem(
      path, "output-not-a-directory", fr: "C'est un fichier, pas un dossier.",
      en: "This is a file, not a directory.",
      remedy: Message(
        fr: "Choisissez un autre nom avec --out.", en: "Choose another name with --out."))
  }

  static func foreign(_ path: String, file: String) -> Problems {
    problem(
      path, "output-not-ours",
      fr: "Ce dossier contient « \(file) », qu'Entente n'a pas écrit ; il n'est pas remplacé.",
      en: "This directory holds '\(file)', which Entente has not written; it is not replaced.",
      remedy: Message(
        fr: "Déplacez ce fichier, ou choisissez un autre dossier avec --out.",
        en: "Move that file away, or choose another directory with --out."))
  }

  private static func text(_ number: Int32) -> String { String(cString: strerror(number)) }

  private static func problem(
    _ path: String, _ code: String, fr: String, en: String, remedy: Message? = nil
  ) -> Problems {
    Problems([
      Problem(
        .error, code, at: Problem.Place(file: path), fault: .file, fr: fr, en: en, remedy: remedy)
    ])
  }
}
