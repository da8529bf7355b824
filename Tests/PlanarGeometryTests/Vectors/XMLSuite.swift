import Foundation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// One operation of a JTS or GEOS test file, as written there.
struct XMLTest {
  /// `geos/general/TestOverlayAA.xml#3.2`: file, case and test, both counted from 1.
  let name: String
  let a: String
  let b: String?
  /// Nil for floating precision, else the number of grid cells in a unit.
  let scale: Double?
  let operation: String
  let arguments: [String]
  let expected: String
  /// Whether the file asks for prepared geometries.
  let prepared: Bool

  /// The operand or number called `A`, `B` or by itself.
  func operand(_ position: Int) -> String? {
    guard position < arguments.count else { return nil }
    switch arguments[position].lowercased() {
    case "a": return a
    case "b": return b
    default: return arguments[position]
    }
  }
}

/// Reads a file of the XML test format that JTS defined and GEOS shares.
final class XMLSuite: NSObject, XMLParserDelegate {
  private(set) var tests: [XMLTest] = []
  private let file: String
  private var text = ""
  private var a = ""
  private var b: String?
  private var scale: Double?
  private var prepared = false
  private var caseNumber = 0
  private var testNumber = 0
  private var attributes: [String: String] = [:]

  init(file: String, data: Data) throws {
    self.file = file
    super.init()
    let parser = XMLParser(data: data)
    parser.delegate = self
    if !parser.parse() { throw parser.parserError ?? CocoaError(.fileReadCorruptFile) }
  }

  func parser(
    _ parser: XMLParser, didStartElement element: String, namespaceURI: String?,
    qualifiedName: String?, attributes: [String: String]
  ) {
    text = ""
    switch element {
    case "case":
      caseNumber += 1
      testNumber = 0
      a = ""
      b = nil
    case "op":
      testNumber += 1
      self.attributes = attributes
    case "precisionModel":
      let fixed = attributes["type"].map { $0.uppercased() == "FIXED" } ?? true
      scale = fixed ? attributes["scale"].flatMap(Double.init) : nil
    default: break
    }
  }

  func parser(_ parser: XMLParser, foundCharacters characters: String) { text += characters }

  func parser(
    _ parser: XMLParser, didEndElement element: String, namespaceURI: String?,
    qualifiedName: String?
  ) {
    let value = text.trimmingCharacters(in: .whitespacesAndNewlines)
    switch element {
    case "a": a = value
    case "b": b = value
    case "geometryOperation": prepared = value.hasSuffix("PreparedGeometryOperation")
    case "op":
      tests.append(
        XMLTest(
          name: "\(file)#\(caseNumber).\(testNumber)", a: a, b: b, scale: scale,
          operation: (attributes["name"] ?? "").lowercased(),
          arguments: ["arg1", "arg2", "arg3", "arg4"].compactMap { attributes[$0] },
          expected: value, prepared: prepared))
    default: break
    }
    text = ""
  }
}
