public import Formats
public import Land

/// A table for programs: named columns, one value a cell, the same whatever the language.
public struct DataTable: Hashable, Sendable {
  public let name: String
  public let fields: [OutputLayer.Field]
  public let rows: [[AttributeValue]]

  public init(name: String, fields: [OutputLayer.Field], rows: [[AttributeValue]]) {
    self.name = name
    self.fields = fields
    self.rows = rows
  }

  /// An array of objects, one for each row, keys in the order of the columns.
  public var json: JSONValue {
    .array(
      rows.map { row in
        .object(zip(fields, row).map { JSONValue.Member($0.name, JSONValue($1)) })
      })
  }

  /// The table as a layer without geometry.
  public func layer(title: String) -> OutputLayer {
    OutputLayer(
      name: name, title: title, shape: .none, fields: fields,
      rows: rows.enumerated().map { OutputLayer.Row(id: String($0 + 1), geometry: nil, values: $1) }
    )
  }
}

extension JSONValue {
  /// Missing becomes `null`.
  public init(_ value: AttributeValue) {
    switch value {
    case .missing: self = .null
    case .number(let number): self = .number(number)
    case .text(let text): self = .string(text)
    case .boolean(let truth): self = .boolean(truth)
    }
  }

  /// A sentence in both languages.
  init(_ message: Message) {
    self.init(["fr": .string(message.fr), "en": .string(message.en)])
  }

  /// An object from pairs, in their order.
  public init(_ members: KeyValuePairs<String, JSONValue>) {
    self = .object(members.map { Member($0.key, $0.value) })
  }
}

extension AttributeValue {
  init(_ text: String?) {
    self = text.map(AttributeValue.text) ?? .missing
  }

  init(_ number: Double?) {
    self = number.map(AttributeValue.number) ?? .missing
  }
}
