import Land

/// A number with its noun, kept on one line: « 1 avertissement », « 3 avertissements ».
public enum Counted {
  /// In French nought is singular too.
  ///
  /// - Parameters:
  ///   - noun: In the singular, with the words that agree with it: « site candidat ».
  ///   - plural: Where adding an s to each word does not give it.
  public static func fr(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    let words = count < 2 ? noun : plural ?? pluralised(noun)
    return Figure.number(Double(count), places: 0, in: .fr) + "\u{A0}" + words
  }

  /// - Parameter plural: Where adding an s to the last word does not give it.
  public static func en(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    let words = count == 1 ? noun : plural ?? noun + "s"
    return Figure.number(Double(count), places: 0, in: .en) + "\u{A0}" + words
  }

  private static func pluralised(_ noun: String) -> String {
    noun.split(separator: " ").map { $0.hasSuffix("s") ? String($0) : $0 + "s" }
      .joined(separator: " ")
  }
}

extension Language {
  /// Between items of a list that hold commas themselves.
  var semicolon: String { self == .fr ? "\u{A0}; " : "; " }

  /// Between a heading and what it announces.
  var colon: String { self == .fr ? "\u{A0}: " : ": " }
}
