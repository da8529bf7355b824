@testable import Formats

/// A scenario as JSON: what a schema judges, and YAML that the reader takes.
indirect enum JSONTree: Sendable {
  case null
  case truth(Bool)
  case number(Double)
  case string(String)
  case array([JSONTree])
  case object([(key: String, value: JSONTree)])

  init(_ node: YAMLNode) {
    switch node.content {
    case .list(let items): self = .array(items.map(JSONTree.init))
    case .mapping(let entries):
      self = .object(entries.map { (key: $0.key, value: JSONTree($0.value)) })
    case .scalar:
      switch node.scalar {
      case .number(let value): self = .number(value)
      case .truth(let value): self = .truth(value)
      case .text(let text): self = .string(text)
      case .nothing, nil: self = .null
      }
    }
  }

  var text: String {
    switch self {
    case .null: "null"
    case .truth(let value): value ? "true" : "false"
    case .number(let value): "\(value)"
    case .string(let text):
      "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    case .array(let items): "[" + items.map(\.text).joined(separator: ", ") + "]"
    case .object(let pairs):
      "{"
        + pairs.map { JSONTree.string($0.key).text + ": " + $0.value.text }
        .joined(separator: ", ") + "}"
    }
  }
}
