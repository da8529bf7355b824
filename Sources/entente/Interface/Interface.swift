import Foundation
import Land

/// The language of the interface, known before a scenario is read: `--lang`, else the locale, else French.
enum Interface {
  static let language: Language = chosenLanguage ?? localeLanguage ?? .fr

  /// What `--lang` says; nil where it is not given.
  static let chosenLanguage: Language? = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count {
        return Language(rawValue: arguments[index + 1])
      }
      if argument.hasPrefix("--lang=") {
        return Language(rawValue: String(argument.dropFirst("--lang=".count)))
      }
    }
    return nil
  }()

  /// `fr_FR.UTF-8` → French; `C` and `POSIX` say nothing.
  private static let localeLanguage: Language? = {
    let environment = ProcessInfo.processInfo.environment
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy
      .compactMap { environment[$0] }.first { !$0.isEmpty }
    return locale.flatMap { Language(rawValue: String($0.prefix(2)).lowercased()) }
  }()

  /// The language in which a scenario that cannot be read is refused: what its line `lang:` says comes
  /// before the locale.
  static func language(ofFile path: String) -> Language {
    if let chosenLanguage { return chosenLanguage }
    let start = FileHandle(forReadingAtPath: path).flatMap { try? $0.read(upToCount: 1 << 20) }
    let text = String(decoding: start ?? Data(), as: UTF8.self)
    for line in text.split(whereSeparator: \.isNewline) {
      if let match = line.prefixMatch(of: /lang:\s*["']?(fr|en)\b/) {
        return Language(rawValue: String(match.1)) ?? language
      }
    }
    return language
  }

  /// The language of a run: a scenario's own comes before the locale.
  static func language(of scenario: Scenario) -> Language {
    chosenLanguage ?? scenario.language ?? localeLanguage ?? .fr
  }
}

/// A sentence of the interface in its language.
func say(fr: String, en: String) -> String {
  Message(fr: fr, en: en)[Interface.language]
}
