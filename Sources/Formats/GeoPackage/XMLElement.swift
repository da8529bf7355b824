/// An element of an XML document to be written.
struct XMLElement {
  var name: String
  var attributes: [(String, String)] = []
  var children: [XMLElement] = []
  var text: String?

  init(
    _ name: String, _ attributes: [(String, String)] = [], text: String? = nil,
    _ children: [XMLElement] = []
  ) {
    self.name = name
    self.attributes = attributes
    self.text = text
    self.children = children
  }

  init(_ name: String, _ children: [XMLElement]) {
    self.init(name, [], children)
  }

  var document: String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + body }

  var body: String {
    let opening =
      "<" + name + attributes.map { " \($0.0)=\"\(Self.escaped($0.1))\"" }.joined()
    if let text { return opening + ">" + Self.escaped(text) + "</\(name)>" }
    if children.isEmpty { return opening + "/>" }
    return opening + ">" + children.map(\.body).joined() + "</\(name)>"
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "\n": result += "&#10;"
      // XML 1.0 has no other control characters.
      case "\u{0}"..."\u{8}", "\u{B}"..."\u{1F}", "\u{FFFE}", "\u{FFFF}": continue
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
