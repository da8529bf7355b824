/// One sentence in both languages.
public struct Message: Hashable, Sendable {
  public let fr: String
  public let en: String

  public init(fr: String, en: String) {
    self.fr = fr
    self.en = en
  }

  public subscript(language: Language) -> String {
    switch language {
    case .fr: fr
    case .en: en
    }
  }
}
