import Land

/// The problems found so far in one scenario file.
struct Findings {
  let file: String?
  private(set) var problems: [Problem] = []

  init(file: String?) {
    self.file = file
  }

  mutating func error(
    _ code: String, _ mark: TextMark, _ path: String, fr: String, en: String,
    remedy: Message? = nil
  ) {
    problems.append(
      Problem(
        .error, code,
        at: .init(
          file: file, line: mark.line, column: mark.column, key: path.isEmpty ? nil : path),
        fr: fr, en: en, remedy: remedy))
  }

  /// In the order of the file.
  static func sorted(_ problems: [Problem]) -> [Problem] {
    problems.enumerated().sorted { first, second in
      let a = (first.element.place.line ?? 0, first.element.place.column ?? 0, first.offset)
      let b = (second.element.place.line ?? 0, second.element.place.column ?? 0, second.offset)
      return a < b
    }.map(\.element)
  }
}

extension Message {
  /// “Write `word`?”, or the list of what may be written.
  static func meant(_ word: String?, among words: [String]) -> Message? {
    if let word {
      return Message(fr: "Vouliez-vous dire « \(word) » ?", en: "Did you mean “\(word)”?")
    }
    guard !words.isEmpty else { return nil }
    let shown = words.prefix(12).joined(separator: ", ") + (words.count > 12 ? "…" : "")
    return Message(fr: "Admis : \(shown).", en: "Allowed: \(shown).")
  }
}

/// `demands.chaufferie-sud.land`.
func keyPath(_ parent: String, _ key: String) -> String {
  parent.isEmpty ? key : parent + "." + key
}

/// `demands.chaufferie-sud.require[1]`; positions count from 0.
func keyPath(_ parent: String, _ position: Int) -> String { "\(parent)[\(position)]" }
