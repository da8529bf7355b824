import Land

/// Why a text is not the quantity that a key asks for.
struct QuantityFault {
  var code: String
  var message: Message
  var remedy: Message?

  /// Nil where the text is right.
  init?(_ text: String, _ dimensions: [Dimension], _ sign: Kind.Sign, matches: Bool) {
    do {
      let quantity = try Quantity(parsing: text)
      guard dimensions.contains(quantity.dimension) else {
        self =
          quantity.dimension == .number
          ? .missingUnit(text, dimensions) : .wrongUnit(text, dimensions)
        return
      }
      if sign != .any, quantity.value < 0 {
        self.init(
          code: "negative",
          message: Message(
            fr: "« \(text) » : une valeur négative n’a pas de sens ici.",
            en: "“\(text)”: a negative value makes no sense here."))
        return
      }
      if sign == .positive, quantity.value == 0 {
        self.init(
          code: "not-positive",
          message: Message(
            fr: "« \(text) » : doit être plus grand que 0.",
            en: "“\(text)”: must be greater than 0."))
        return
      }
      if matches { return nil }
      self = .unreadable(text, dimensions)
    } catch {
      switch error {
      case .notANumber:
        self = .unreadable(text, dimensions)
      case .unknownUnit(let unit, let nearest):
        let words = unitNames(of: dimensions)
        // A unit of the wanted kind is the likelier meaning.
        let meant = nearestWord(to: unit, among: words) ?? nearest
        self.init(
          code: "unknown-unit",
          message: Message(
            fr: "unité inconnue « \(unit) » dans « \(text) ».",
            en: "unknown unit “\(unit)” in “\(text)”."),
          remedy: .meant(meant, among: words))
      }
    }
  }

  private init(code: String, message: Message, remedy: Message? = nil) {
    self.code = code
    self.message = message
    self.remedy = remedy
  }

  static func missingUnit(_ text: String, _ dimensions: [Dimension]) -> QuantityFault {
    let unit = unitNames(of: dimensions).first ?? ""
    var number = text
    // 0.1 where a share is asked for means 10 %, not 0.1 %.
    if dimensions == [.share], let value = AttributeValue.text(text).number, abs(value) <= 1 {
      number = AttributeValue.number(value * 100).label ?? text
    }
    return QuantityFault(
      code: "missing-unit",
      message: Message(
        fr: "unité absente : « \(text) » où \(dimensions.wording.fr) est attendue.",
        en: "unit missing: “\(text)” where \(dimensions.wording.en) is expected."),
      remedy: Message(fr: "Écrivez « \(number) \(unit) ».", en: "Write “\(number) \(unit)”."))
  }

  static func unitNotWanted(_ text: String, _ quantity: Quantity) -> QuantityFault {
    let number = AttributeValue.number(quantity.value).label ?? ""
    return QuantityFault(
      code: "wrong-unit",
      message: Message(
        fr: "mauvaise unité : « \(text) » où un nombre sans unité est attendu.",
        en: "wrong unit: “\(text)” where a number without unit is expected."),
      remedy: Message(fr: "Écrivez par exemple \(number).", en: "Write for example \(number)."))
  }

  static func wrongUnit(_ text: String, _ dimensions: [Dimension]) -> QuantityFault {
    let example = dimensions.first?.example ?? ""
    return QuantityFault(
      code: "wrong-unit",
      message: Message(
        fr: "mauvaise unité : « \(text) » où \(dimensions.wording.fr) est attendue.",
        en: "wrong unit: “\(text)” where \(dimensions.wording.en) is expected."),
      remedy: Message(
        fr: "Écrivez par exemple « \(example) ».", en: "Write for example “\(example)”."))
  }

  static func unreadable(_ text: String, _ dimensions: [Dimension]) -> QuantityFault {
    let example = dimensions.first?.example ?? ""
    return QuantityFault(
      code: "not-a-quantity",
      message: Message(
        fr: "« \(text) » n’est pas un nombre avec son unité.",
        en: "“\(text)” is not a number with its unit."),
      remedy: Message(
        fr: "Écrivez par exemple « \(example) ».", en: "Write for example “\(example)”."))
  }
}

extension Dimension {
  var example: String {
    switch self {
    case .length: "800 m"
    case .area: "6000 m2"
    case .share: "20 %"
    case .time: "10 min"
    case .speed: "15 km/h"
    case .money: "4 M€"
    case .price: "300 €/m2"
    case .rent: "90 €/m2/year"
    case .number: "3"
    }
  }

  fileprivate var wording: Message {
    switch self {
    case .length: Message(fr: "une longueur", en: "a length")
    case .area: Message(fr: "une surface", en: "an area")
    case .share: Message(fr: "une part", en: "a share")
    case .time: Message(fr: "une durée", en: "a time")
    case .speed: Message(fr: "une vitesse", en: "a speed")
    case .money: Message(fr: "une somme d’argent", en: "a sum of money")
    case .price: Message(fr: "une somme au mètre carré", en: "a sum per square metre")
    case .rent:
      Message(fr: "une somme par mètre carré et an", en: "a sum per square metre and year")
    case .number: Message(fr: "une quantité", en: "a quantity")
    }
  }
}

extension [Dimension] {
  fileprivate var wording: Message {
    Message(
      fr: map(\.wording.fr).joined(separator: " ou "),
      en: map(\.wording.en).joined(separator: " or "))
  }
}
