internal import CGEOS

/// Writes well-known text.
///
/// Not through GEOS: the writer of 3.11 loses the last digit of some numbers, and overruns a buffer of its
/// own when they are great (1e300 ends the process).
struct WKTWriting {
  private let decimals: Int?
  private var text = ""

  static func text(of geometry: Geometry, decimals: Int?) -> String {
    var writing = WKTWriting(decimals: decimals)
    writing.write(geometry)
    return writing.text
  }

  private init(decimals: Int?) {
    self.decimals = decimals
  }

  private mutating func write(_ geometry: Geometry) {
    text += geometry.kind.name.uppercased()
    if geometry.hasZ && !geometry.isEmpty { text += " Z" }
    text += " "
    writeBody(geometry)
  }

  /// What follows the name, which parts of a multi-geometry do without.
  private mutating func writeBody(_ geometry: Geometry) {
    if geometry.isEmpty && geometry.kind != .geometryCollection {
      text += "EMPTY"
      return
    }
    switch geometry.kind {
    case .point, .lineString, .linearRing: writePositions(geometry)
    case .polygon:
      list([geometry.shell].compactMap(\.self) + geometry.holes) { $0.writePositions($1) }
    case .multiPoint, .multiLineString, .multiPolygon:
      list(geometry.parts) { $0.writeBody($1) }
    case .geometryCollection:
      let parts = geometry.parts
      if parts.isEmpty { text += "EMPTY" } else { list(parts) { $0.write($1) } }
    }
  }

  private mutating func list(_ parts: [Geometry], _ body: (inout WKTWriting, Geometry) -> Void) {
    text += "("
    for (index, part) in parts.enumerated() {
      if index > 0 { text += ", " }
      body(&self, part)
    }
    text += ")"
  }

  private mutating func writePositions(_ geometry: Geometry) {
    let size = geometry.hasZ ? 3 : 2
    let numbers = CoordinateSequence.ordinates(of: geometry, withZ: size == 3)
    text += "("
    for (index, number) in numbers.enumerated() {
      if index > 0 { text += index % size == 0 ? ", " : " " }
      write(number)
    }
    text += ")"
  }

  private mutating func write(_ number: Double) {
    if let decimals, let rounded = Self.rounded(number, decimals) {
      text += rounded
      return
    }
    // The shortest text that reads back the same, which Swift gives, less `.0`.
    let shortest = number.description
    text += shortest.hasSuffix(".0") ? String(shortest.dropLast(2)) : shortest
  }

  /// Fixed decimals without trailing zeros; nil where a double has no such digits left to round.
  private static func rounded(_ number: Double, _ decimals: Int) -> String? {
    var scale = 1.0
    for _ in 0..<max(0, min(decimals, 18)) { scale *= 10 }
    let scaled = (number * scale).rounded()
    guard abs(scaled) < 9e15 else { return nil }
    let digits = Int(abs(scaled))
    let unit = Int(scale)
    var text = String(digits / unit)
    if digits % unit != 0 {
      let fraction = String(digits % unit)
      text += "." + String(repeating: "0", count: decimals - fraction.count) + fraction
      while text.last == "0" { text.removeLast() }
    }
    return scaled < 0 ? "-" + text : text
  }
}
