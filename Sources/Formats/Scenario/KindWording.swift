import Land

extension Kind {
  /// “expected …”.
  var expected: Message {
    switch self {
    case .text: Message(fr: "texte", en: "a text")
    case .word: Message(fr: "mot ou nombre", en: "a word or number")
    case .truth: Message(fr: "true ou false", en: "true or false")
    case .number: Message(fr: "nombre sans unité", en: "a number without unit")
    case .count: Message(fr: "nombre entier", en: "a whole number")
    case .date: Message(fr: "date AAAA-MM-JJ", en: "a date YYYY-MM-DD")
    case .colour: Message(fr: "couleur #RRGGBB", en: "a colour #RRGGBB")
    case .choice: Message(fr: "mot", en: "a word")
    case .quantity: Message(fr: "nombre avec son unité", en: "a number with its unit")
    case .numberOrQuantity:
      Message(fr: "nombre, avec ou sans unité", en: "a number with or without unit")
    case .list: Message(fr: "liste", en: "a list")
    case .shape, .variants, .named:
      Message(fr: "bloc « clé: valeur »", en: "a block of “key: value”")
    case .either(let scalar, let list, let mapping):
      Message(
        fr: [scalar, list, mapping].compactMap { $0?.expected.fr }.joined(separator: " ou "),
        en: [scalar, list, mapping].compactMap { $0?.expected.en }.joined(separator: " or "))
    }
  }

  /// What can be written for it.
  var example: String {
    switch self {
    case .text: "…"
    case .word: "…"
    case .truth: "true"
    case .number, .count, .numberOrQuantity: "1"
    case .date: "2026-01-01"
    case .colour: "\"#0072B2\""
    case .choice(let words): words.first ?? "…"
    case .quantity(let dimensions, _): dimensions.first?.example ?? "…"
    case .list: "[…]"
    case .shape, .variants, .named: "{…}"
    case .either(let scalar, let list, let mapping):
      (scalar ?? list ?? mapping)?.example ?? "…"
    }
  }
}

extension YAMLNode {
  /// What stands in the file.
  var description: Message {
    switch content {
    case .list: return Message(fr: "liste", en: "a list")
    case .mapping: return Message(fr: "bloc « clé: valeur »", en: "a block of “key: value”")
    case .scalar(let text, _):
      let shown = text.count > 40 ? text.prefix(40) + "…" : text[...]
      switch scalar {
      case .number: return Message(fr: "nombre \(shown)", en: "the number \(shown)")
      case .truth: return Message(fr: "valeur \(shown)", en: "the value \(shown)")
      case .nothing, nil: return Message(fr: "vide", en: "nothing")
      case .text: return Message(fr: "texte « \(shown) »", en: "the text “\(shown)”")
      }
    }
  }

  /// The scalar as it is written, without quotes.
  var written: String { if case .scalar(let text, _) = content { text } else { "" } }
}

/// What mends a value of the wrong type, where that can be guessed.
func typeRemedy(_ node: YAMLNode, _ kind: Kind) -> Message? {
  switch (kind, node.scalar) {
  case (.text, .number), (.text, .truth), (.choice, .number), (.choice, .truth):
    Message(
      fr: "Mettez entre guillemets : \"\(node.written)\".",
      en: "Put it in quotes: \"\(node.written)\".")
  case (.number, .text(let text)), (.count, .text(let text)):
    AttributeValue.text(text).number.map { number in
      let digits = AttributeValue.number(number).label ?? text
      return Message(
        fr: "Écrivez \(digits), sans guillemets ni virgule.",
        en: "Write \(digits), without quotes or comma.")
    }
  case (.truth, .text):
    Message(
      fr: "Écrivez true ou false, sans guillemets.", en: "Write true or false, without quotes.")
  case (.date, _):
    Message(fr: "Écrivez par exemple 2028-01-31.", en: "Write for example 2028-01-31.")
  case (.colour, _):
    Message(fr: "Écrivez par exemple \"#0072B2\".", en: "Write for example \"#0072B2\".")
  default:
    nil
  }
}

/// What mends an empty value.
func emptyRemedy(_ kind: Kind) -> Message {
  switch kind {
  case .colour:
    Message(
      fr: "Mettez la couleur entre guillemets (# commence un commentaire) : \"#0072B2\".",
      en: "Put the colour in quotes (# starts a comment): \"#0072B2\".")
  case .shape, .named:
    Message(
      fr: "Donnez une valeur, {}, ou retirez la clé.", en: "Give a value, {}, or remove the key.")
  default:
    Message(fr: "Donnez une valeur ou retirez la clé.", en: "Give a value or remove the key.")
  }
}
