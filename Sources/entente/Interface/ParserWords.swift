import Land

/// ArgumentParser speaks English only; this says its own words, those around ours, in French.
///
/// What it does not know stays in English: a message is never lost.
enum ParserWords {
  static func translated(_ text: String) -> String {
    guard text.contains("USAGE:") || text.hasPrefix("Error: ") else { return text }
    guard Interface.language == .fr else {
      return text.hasPrefix("Error: ") ? "error: " + text.dropFirst("Error: ".count) : text
    }
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line(String($0)) }.joined(separator: "\n")
  }

  private static func line(_ line: String) -> String {
    for (english, french) in headings where line.hasPrefix(english) {
      return french + problem(String(line.dropFirst(english.count)))
    }
    for (english, french) in phrases where line.contains(english) {
      return line.replacing(english, with: french)
    }
    if let match = line.wholeMatch(of: /\s*See '(.+)' for (?:more information|detailed help)\./) {
      return "  Voir « \(match.1) » pour en savoir plus."
    }
    return line
  }

  private static let headings = [
    ("Error: ", "erreur : "), ("Help:  ", "Aide :  "), ("Usage: ", "Usage : "),
    ("OVERVIEW: ", ""), ("USAGE: ", "USAGE : "), ("ARGUMENTS:", "ARGUMENTS :"),
    ("OPTIONS:", "OPTIONS :"), ("SUBCOMMANDS:", "COMMANDES :"),
  ]

  private static let phrases = [
    ("Show the version.", "Donne la version."),
    ("Show help information.", "Donne cette aide."),
    ("(values: ", "(valeurs : "), ("(default: ", "(par défaut : "),
  ]

  /// What is wrong with a command, without its heading.
  private static func problem(_ text: String) -> String {
    if let match = text.wholeMatch(
      of: /The value '(.*?)' is invalid for '(.+?)'(?:\. Please provide one of (.+?)\.?)?\.?/)
    {
      var french = "la valeur « \(match.1) » ne convient pas à « \(match.2) »."
      if let words = match.3 {
        let list = words.replacing(" and ", with: " et ").replacing(" or ", with: " ou ")
        french +=
          list == "the following:"
          ? " Valeurs possibles :" : " Valeurs possibles : \(list.replacing("'", with: ""))"
      }
      return french
    }
    if let match = text.wholeMatch(of: /Unknown option '(.+?)'(?:\. Did you mean '(.+)'\?)?/) {
      return "option inconnue : « \(match.1) »."
        + (match.2.map { " Vouliez-vous dire « \($0) » ?" } ?? "")
    }
    if let match = text.wholeMatch(of: /(?:Unexpected argument|\d+ unexpected arguments:) (.+)/) {
      return "en trop : \(match.1.replacing("'", with: ""))."
    }
    if let match = text.wholeMatch(of: /Missing expected argument '(.+)'/) {
      return "il manque « \(match.1) »."
    }
    if let match = text.wholeMatch(of: /Missing value for '(.+)'/) {
      return "il manque la valeur de « \(match.1) »."
    }
    return text
  }
}
