import Foundation

@testable import Formats

/// Judges JSON by the keywords of JSON Schema that ``ScenarioSchema`` uses; an unknown keyword is a failure.
struct SchemaValidator {
  let root: YAMLNode

  /// JSON is YAML, so the scenario's own composer reads the schema.
  init(_ json: String) throws {
    root = try YAMLComposer(file: nil).compose(json)
  }

  func accepts(_ value: JSONTree) -> Bool { accepts(value, root) }

  private func accepts(_ value: JSONTree, _ schema: YAMLNode) -> Bool {
    (schema.entries ?? []).allSatisfy { holds($0.key, $0.value, value, schema) }
  }

  private func holds(
    _ keyword: String, _ argument: YAMLNode, _ value: JSONTree, _ schema: YAMLNode
  ) -> Bool {
    switch (keyword, value) {
    case ("$schema", _), ("title", _), ("description", _), ("$defs", _), ("format", _),
      ("examples", _):
      return true
    case ("$ref", _):
      let name = argument.written.replacing("#/$defs/", with: "")
      return root["$defs"]?[name].map { accepts(value, $0) } ?? false
    case ("type", _):
      return (argument.items ?? [argument]).contains { isOf($0.written, value) }
    case ("const", .string(let text)):
      return text == argument.written
    case ("const", _):
      return false
    case ("enum", .string(let text)):
      return argument.items?.contains { $0.written == text } ?? false
    case ("enum", _):
      return false
    case ("pattern", .string(let text)):
      return text.range(of: argument.written, options: .regularExpression) != nil
    case ("minLength", .string(let text)):
      return Double(text.count) >= argument.number!
    case ("minimum", .number(let number)): return number >= argument.number!
    case ("maximum", .number(let number)): return number <= argument.number!
    case ("exclusiveMinimum", .number(let number)): return number > argument.number!
    case ("items", .array(let items)): return items.allSatisfy { accepts($0, argument) }
    case ("minItems", .array(let items)): return Double(items.count) >= argument.number!
    case ("minProperties", .object(let pairs)): return Double(pairs.count) >= argument.number!
    case ("properties", .object(let pairs)):
      return pairs.allSatisfy { pair in argument[pair.key].map { accepts(pair.value, $0) } ?? true }
    case ("required", .object(let pairs)):
      return argument.items!.allSatisfy { key in pairs.contains { $0.key == key.written } }
    case ("additionalProperties", .object(let pairs)):
      let others = pairs.filter { schema["properties"]?[$0.key] == nil }
      if argument.truth == false { return others.isEmpty }
      return others.allSatisfy { accepts($0.value, argument) }
    case ("oneOf", _): return argument.items!.count { accepts(value, $0) } == 1
    case ("anyOf", _): return argument.items!.contains { accepts(value, $0) }
    case ("allOf", _): return argument.items!.allSatisfy { accepts(value, $0) }
    case ("pattern", _), ("minLength", _), ("minimum", _), ("maximum", _), ("exclusiveMinimum", _),
      ("items", _), ("minItems", _), ("minProperties", _), ("properties", _), ("required", _),
      ("additionalProperties", _):
      return true
    default:
      return false
    }
  }

  private func isOf(_ type: String, _ value: JSONTree) -> Bool {
    switch (type, value) {
    case ("string", .string), ("number", .number), ("boolean", .truth), ("array", .array),
      ("object", .object), ("null", .null):
      true
    case ("integer", .number(let number)): number == number.rounded()
    default: false
    }
  }
}
