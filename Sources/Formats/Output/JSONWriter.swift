/// Writes ``JSONValue`` as UTF-8 (RFC 8259), the same value always as the same bytes.
public struct JSONWriter: Sendable {
  /// Lines and two spaces a level for people; without: no space at all.
  public var indented: Bool

  public init(indented: Bool = true) {
    self.indented = indented
  }

  /// The document, ended by a line feed.
  public func bytes(_ value: JSONValue) -> [UInt8] {
    var bytes: [UInt8] = []
    append(value, to: &bytes, level: 0)
    bytes.append(UInt8(ascii: "\n"))
    return bytes
  }

  /// The document as text, ended by a line feed.
  public func text(_ value: JSONValue) -> String {
    String(decoding: bytes(value), as: UTF8.self)
  }

  private func append(_ value: JSONValue, to bytes: inout [UInt8], level: Int) {
    switch value {
    case .null: bytes.append(ascii: "null")
    case .boolean(let flag): bytes.append(ascii: flag ? "true" : "false")
    case .integer(let number): bytes.append(ascii: String(number))
    case .number(let number): bytes.append(jsonNumber: number)
    case .string(let text): bytes.append(jsonString: text)
    case .array(let elements):
      bracketed(elements, by: "[", "]", to: &bytes, level: level) { element, bytes in
        append(element, to: &bytes, level: level + 1)
      }
    case .object(let members):
      bracketed(members, by: "{", "}", to: &bytes, level: level) { member, bytes in
        bytes.append(jsonString: member.key)
        bytes.append(ascii: indented ? ": " : ":")
        append(member.value, to: &bytes, level: level + 1)
      }
    }
  }

  private func bracketed<Element>(
    _ elements: [Element], by open: Unicode.Scalar, _ close: Unicode.Scalar,
    to bytes: inout [UInt8], level: Int, each: (Element, inout [UInt8]) -> Void
  ) {
    bytes.append(UInt8(ascii: open))
    for (index, element) in elements.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      newLine(&bytes, level: level + 1)
      each(element, &bytes)
    }
    if !elements.isEmpty { newLine(&bytes, level: level) }
    bytes.append(UInt8(ascii: close))
  }

  private func newLine(_ bytes: inout [UInt8], level: Int) {
    guard indented else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2))
  }
}
