internal import Land

/// The blocks that texts for a terminal are made of: titles, paragraphs, bullets, in one language and width.
struct TextBlocks: Sendable {
  let language: Language
  let width: Int

  func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }

  func title(_ fr: String, _ en: String) -> String { say(fr, en).uppercased() + "\n" }

  /// Wrapped, ended by a line feed.
  func paragraph(_ fr: String, _ en: String) -> String {
    wrap(say(fr, en), width: width).joined(separator: "\n") + "\n"
  }

  func bullets(_ sentences: [String]) -> String {
    sentences.map { sentence in
      wrap(sentence, width: width - 4).enumerated()
        .map { ($0 == 0 ? "  • " : "    ") + $1 }.joined(separator: "\n") + "\n"
    }.joined()
  }
}
