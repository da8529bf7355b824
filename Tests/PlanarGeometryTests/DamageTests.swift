import PlanarGeometry
import TestSupport
import Testing

/// Damaged input is read or refused, and never ends the process.
struct DamageTests {
  @Test("damaged bytes", arguments: 1...40)
  func bytes(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let samples = try Self.samples.map { try Geometry(wkt: $0).wkb }
    for _ in 0..<250 {
      var bytes = samples.randomElement(using: &random)!
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0...3, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes[place] = [0, 1, 127, 128, 255].randomElement(using: &random)!
        case 2: bytes.removeLast(min(bytes.count - 1, place))
        default: bytes.insert(bytes[place], at: place)
        }
      }
      if let geometry = try? Geometry(wkb: bytes) { use(geometry) }
    }
  }

  @Test("damaged text", arguments: 1...40)
  func text(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let letters = Array("()., -+eE0123456789ZMNaninfEMPTYPOINT\u{e9}\u{0}".unicodeScalars)
    for _ in 0..<250 {
      var text = Array(Self.samples.randomElement(using: &random)!.unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &random) where !text.isEmpty {
        let place = Int.random(in: 0..<text.count, using: &random)
        if Bool.random(using: &random) {
          text[place] = letters.randomElement(using: &random)!
        } else {
          text.remove(at: place)
        }
      }
      var string = String.UnicodeScalarView()
      string.append(contentsOf: text)
      if let geometry = try? Geometry(wkt: String(string)) { use(geometry) }
    }
  }

  /// What the program does with anything that it has read.
  private func use(_ geometry: Geometry) {
    let square = Geometry.box(Envelope(minX: 0, minY: 0, maxX: 3, maxY: 3))
    _ = (geometry.area, geometry.length, geometry.envelope, geometry.wkt, geometry.invalidity)
    _ = try? geometry.repaired().geometry.intersection(square)
    _ = try? geometry.intersects(square)
    _ = try? geometry.distance(to: square)
    _ = try? geometry.pointOnSurface
    _ = try? SpatialIndex([geometry, square]).nearest(to: geometry)
    #expect((try? Geometry(wkb: geometry.wkb)) != nil)
  }

  private static let samples = [
    "POINT (1 2)", "LINESTRING (0 0, 1 1, 2 0)", MeasureTests.ring,
    "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 7 5, 7 7, 5 7, 5 5)))",
    "GEOMETRYCOLLECTION (POINT (1 1), MULTILINESTRING ((0 0, 1 1), (2 2, 3 3)), POLYGON EMPTY)",
    "LINESTRING Z (0 0 5, 1 1 6)",
  ]
}
