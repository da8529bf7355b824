import Land

/// The JSON Schema of the scenario file, for editors and other checkers.
public enum ScenarioSchema {
  /// The schema, JSON Schema draft 2020-12, with a line break at its end.
  ///
  /// It says what ``ScenarioReader`` says about keys, types, words and units, since both follow the same
  /// declarations. What no schema can say is left to the reader: names declared elsewhere in the file, bounds
  /// that contradict each other, days that the calendar does not have.
  public static let json: String = {
    var definitions = Definitions()
    let scenario = definitions.schema(of: .scenario)
    guard case .object(let body) = scenario else { return "{}\n" }
    let head: [(key: String, value: JSONText)] = [
      ("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
      ("title", .string("Scénario Entente")),
    ]
    let all = head + body + [("$defs", .object(definitions.sorted))]
    return JSONText.object(all).text() + "\n"
  }()
}

extension ScenarioSchema {
  /// The codes of problems that the reader tells and the schema cannot.
  static let codesBeyond: Set<String> = [
    "all-voices-zero", "at-least-above-at-most", "best-equals-worst", "communes-missing",
    "costs-missing", "destination-missing", "duplicate-key", "duplicate-value", "fewer-hubs-later",
    "merge-needs-land-unit", "min-above-target", "mixed-units", "no-such-day", "out-of-range",
    "reserved-name", "unknown-name", "until-before-from", "until-before-within", "within-cycle",
  ]
}

/// The schemas of the shapes met so far.
private struct Definitions {
  private var byName: [String: JSONText] = [:]

  var sorted: [(key: String, value: JSONText)] {
    byName.sorted { $0.key < $1.key }.map { (key: $0.key, value: $0.value) }
  }

  mutating func schema(
    of shape: Shape, chosenBy discriminator: (key: Shape.Key, value: String)? = nil
  ) -> JSONText {
    var properties: [(key: String, value: JSONText)] = []
    var required: [String] = []
    if let (key, value) = discriminator {
      properties.append(
        (key.name, .object([("const", .string(value)), ("description", .string(shape.doc))])))
      required.append(key.name)
    }
    for key in shape.keys {
      properties.append((key.name, described(schema(of: key.kind), key.doc)))
      if key.required { required.append(key.name) }
    }
    var members: [(key: String, value: JSONText)] = [
      ("description", .string(shape.doc)), ("type", .string("object")),
      ("properties", .object(properties)),
    ]
    if !required.isEmpty { members.append(("required", .strings(required))) }
    let choices =
      shape.exactlyOne.map { choice("oneOf", $0) } + shape.atLeastOne.map { choice("anyOf", $0) }
    if choices.count == 1, case .object(let only) = choices[0] {
      members += only
    } else if choices.count > 1 {
      members.append(("allOf", .array(choices)))
    }
    members.append(("additionalProperties", .boolean(false)))
    return .object(members)
  }

  private func choice(_ word: String, _ keys: [String]) -> JSONText {
    .object([(word, .array(keys.map { .object([("required", .strings([$0]))]) }))])
  }

  private func described(_ schema: JSONText, _ doc: String) -> JSONText {
    guard case .object(let members) = schema else { return schema }
    return .object([("description", .string(doc))] + members)
  }

  private mutating func reference(_ name: String, _ make: (inout Definitions) -> JSONText)
    -> JSONText
  {
    if byName[name] == nil {
      let made = make(&self)
      byName[name] = made
    }
    return .object([("$ref", .string("#/$defs/\(name)"))])
  }

  private mutating func schema(of kind: Kind) -> JSONText {
    switch kind {
    case .text:
      return .object([("type", .string("string")), ("minLength", .number(1))])
    case .word:
      return .object([
        ("type", .strings(["string", "number", "boolean"])), ("minLength", .number(1)),
      ])
    case .truth:
      return .object([("type", .string("boolean"))])
    case .number(let sign):
      var members: [(key: String, value: JSONText)] = [("type", .string("number"))]
      switch sign {
      case .any: break
      case .notNegative: members.append(("minimum", .number(0)))
      case .positive: members.append(("exclusiveMinimum", .number(0)))
      }
      return .object(members)
    case .count:
      return .object([
        ("type", .string("integer")), ("minimum", .number(1)), ("maximum", .number(1_000_000)),
      ])
    case .choice(let words):
      return .object([("type", .string("string")), ("enum", .strings(words))])
    case .date:
      return text(kind, [("format", .string("date"))])
    case .colour:
      return text(kind, [])
    case .quantity(let dimensions, _):
      return text(kind, [("examples", .strings(dimensions.map(\.example)))])
    case .numberOrQuantity:
      return .object([
        ("type", .strings(["number", "string"])), ("pattern", .string(kind.pattern ?? "")),
      ])
    case .list(let item, let least):
      var members: [(key: String, value: JSONText)] = [
        ("type", .string("array")), ("items", schema(of: item)),
      ]
      if least > 0 { members.append(("minItems", .number(least))) }
      return .object(members)
    case .named(let value, let least):
      var members: [(key: String, value: JSONText)] = [
        ("type", .string("object")), ("additionalProperties", schema(of: value)),
      ]
      if least > 0 { members.append(("minProperties", .number(least))) }
      return .object(members)
    case .shape(let shape):
      return reference(shape.name) { $0.schema(of: shape) }
    case .variants(let variants):
      return reference(variants.name) { definitions in
        let shapes = variants.shapes.map { value, shape in
          definitions.reference(shape.name) {
            $0.schema(of: shape, chosenBy: (variants.on, value))
          }
        }
        return .object([
          ("description", .string(variants.doc)), ("type", .string("object")),
          ("oneOf", .array(shapes)),
        ])
      }
    case .either(let scalar, let list, let mapping):
      let kinds = [scalar, list, mapping].compactMap { $0 }
      return .object([("anyOf", .array(kinds.map { schema(of: $0) }))])
    }
  }

  private func text(_ kind: Kind, _ more: [(key: String, value: JSONText)]) -> JSONText {
    .object([("type", .string("string")), ("pattern", .string(kind.pattern ?? ""))] + more)
  }
}
