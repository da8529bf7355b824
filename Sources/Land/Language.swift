/// The language of a sentence shown to a person. French is the default of the interface.
public enum Language: String, CaseIterable, Hashable, Sendable {
  case fr
  case en
}
