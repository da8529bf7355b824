internal import Land

/// A code of `suitability.csv`, such as `distance:heat_network=912.4>800`, put into words.
struct ReasonCode {
  private let subject: String
  private let kind: String
  private let object: String
  private let value: String
  private let limit: (sign: Character, value: String)?

  init(_ code: String) {
    let parts = code.split(separator: "=", maxSplits: 1).map(String.init)
    subject = parts[0]
    let words = subject.split(separator: ":", maxSplits: 1).map(String.init)
    kind = words.first ?? ""
    object = words.count > 1 ? Self.unescaped(words[1]) : ""
    let comparison = parts.count > 1 ? parts[1] : ""
    if let index = comparison.firstIndex(where: { $0 == "<" || $0 == ">" }) {
      value = Self.unescaped(String(comparison[..<index]))
      limit = (
        comparison[index], Self.unescaped(String(comparison[comparison.index(after: index)...]))
      )
    } else {
      value = Self.unescaped(comparison)
      limit = nil
    }
  }

  /// - Parameter lock: What the lock of a number says; nil where it is not known.
  func sentence(in language: Language, lock: (Int) -> String?) -> String {
    func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }
    let layer = String(object.prefix { $0 != "." && $0 != "@" })
    switch kind {
    case "availability":
      return say("le site n'est pas libre à ces dates", "the site is not free at these dates")
    case "lock":
      return Int(object).flatMap(lock) ?? say("un verrou l'interdit", "a lock forbids it")
    case "capacity":
      let resource = Resource(rawValue: object) ?? .land
      return say("\(resource.word(.fr)) disponible : ", "usable \(resource.word(.en)): ")
        + measured(language) { Figure.amount($0, of: resource, in: language) }
    case "distance":
      return say(
        "distance \(PlaceName.layer(layer).reached(in: .fr)) : ",
        "distance to \(PlaceName.layer(layer).plain(in: .en)): ")
        + measured(language) { Figure.length($0, in: language) }
    case "share":
      return say(
        "part dans \(PlaceName.layer(layer).plain(in: .fr)) : ",
        "share in \(PlaceName.layer(layer).plain(in: .en)): ")
        + measured(language) { Figure.share($0, in: language) }
    case "charter":
      return say("charte \(object) : ", "charter \(object): ")
        + measured(language) { Figure.number($0, places: 4, in: language) }
    case "unknown":
      return say("donnée manquante : \(object)", "missing datum: \(object)")
    default:
      return subject + language.colon
        + measured(language) { Figure.number($0, places: 4, in: language) }
    }
  }

  /// « 912 m, 800 m au plus »; a word as it is.
  private func measured(_ language: Language, _ figure: (Double) -> String) -> String {
    let shown = Double(value).map(figure) ?? (value.isEmpty ? "–" : value)
    guard let limit else { return shown }
    let bound = Double(limit.value).map(figure) ?? limit.value
    let words =
      limit.sign == ">"
      ? Message(fr: "au plus", en: "at most") : Message(fr: "au moins", en: "at least")
    return language == .fr ? "\(shown), \(bound) \(words.fr)" : "\(shown), \(words.en) \(bound)"
  }

  private static func unescaped(_ text: String) -> String {
    text.replacing("%3B", with: ";").replacing("%2C", with: ",").replacing("%25", with: "%")
  }
}
