internal import Land

extension JSONFault.Reason {
  /// - Parameter featuresRead: How many features came before.
  func said(featuresRead: Int) -> Said {
    switch self {
    case .truncated:
      Said(
        "truncated-json",
        fr:
          "Le fichier s'arrête au milieu d'une valeur, après \(featuresRead) entité(s) complète(s).",
        en: "The file stops inside a value, after \(featuresRead) whole feature(s).",
        remedy: Message(
          fr: "Téléchargez-le ou exportez-le de nouveau.", en: "Download or export it again."))
    case .unexpected(0x1E):
      Said(
        "truncated-record", fr: "Un enregistrement commence avant la fin du précédent.",
        en: "A record starts before the one before it has ended.",
        remedy: Message(fr: "Exportez le fichier de nouveau.", en: "Export the file again."))
    case .unexpected(let byte):
      Said(
        "invalid-json", fr: "Ce n'est pas du JSON : \(name(byte, fr: true)) ne peut pas être là.",
        en: "This is not JSON: \(name(byte, fr: false)) cannot stand here.")
    case .notANumber:
      Said(
        "not-a-number", fr: "NaN et Infinity ne sont pas des nombres en JSON.",
        en: "NaN and Infinity are no numbers in JSON.",
        remedy: Message(
          fr: "Écrivez null là où la valeur manque.", en: "Write null where the value is missing."))
    case .numberOutOfRange:
      Said(
        "number-out-of-range", fr: "Ce nombre est trop grand.", en: "This number is too large.")
    case .malformedNumber:
      Said(
        "invalid-json", fr: "Ce nombre n'est pas écrit comme en JSON.",
        en: "This number is not written as JSON wants it.",
        remedy: Message(
          fr: "Sans zéro ni signe plus devant, avec un chiffre de part et d'autre du point.",
          en: "No zero or plus in front, a digit on either side of the point."))
    case .invalidEscape:
      Said(
        "invalid-escape", fr: "Cette séquence d'échappement n'existe pas en JSON.",
        en: "JSON has no such escape sequence.")
    case .loneSurrogate:
      Said(
        "lone-surrogate", fr: "Il manque l'autre moitié de ce caractère (paire UTF-16).",
        en: "The other half of this character (a UTF-16 pair) is missing.")
    case .controlCharacter:
      Said(
        "control-character", fr: "Un caractère de contrôle doit être échappé dans un texte.",
        en: "A control character must be escaped inside a string.")
    case .notUTF8:
      Said(
        "not-utf-8", fr: "Ces octets ne sont pas de l'UTF-8.", en: "These bytes are not UTF-8.",
        remedy: Message(
          fr: "Enregistrez le fichier en UTF-8 (il est sans doute en Windows-1252 ou Latin-1).",
          en: "Save the file as UTF-8 (it most likely is Windows-1252 or Latin-1)."))
    case .tooDeep:
      Said(
        "nesting-too-deep",
        fr: "Plus de \(JSONScanner.maximumDepth) niveaux d'objets ou de listes imbriqués.",
        en: "More than \(JSONScanner.maximumDepth) levels of nested objects or arrays.")
    case .trailing:
      Said(
        "trailing-content", fr: "Le texte GeoJSON est terminé, mais le fichier continue.",
        en: "The GeoJSON text has ended, but the file goes on.")
    }
  }

  private func name(_ byte: UInt8, fr: Bool) -> String {
    if byte > 0x20, byte < 0x7F {
      let character = String(UnicodeScalar(byte))
      return fr ? "« \(character) »" : "'\(character)'"
    }
    let hexadecimal = String(byte, radix: 16, uppercase: true)
    return fr ? "l'octet 0x\(hexadecimal)" : "byte 0x\(hexadecimal)"
  }
}
