import PlanarGeometry

/// Reading and comparing the geometries of vector files.
enum VectorGeometry {
  /// Reads text or hexadecimal binary.
  static func read(_ text: String) throws -> Geometry {
    guard let first = text.utf8.first, first == UInt8(ascii: "0") else {
      return try Geometry(wkt: text)
    }
    var bytes: [UInt8] = []
    var digits = text.utf8.filter { $0 > 32 }.makeIterator()
    while let high = digits.next(), let low = digits.next() {
      let pair = String(decoding: [high, low], as: UTF8.self)
      guard let byte = UInt8(pair, radix: 16) else {
        throw TopologyError(operation: "read hex", operand: "'\(pair)'", reason: "no digits")
      }
      bytes.append(byte)
    }
    return try Geometry(wkb: bytes)
  }

  /// Compares in normal form, exactly or to the last bits of a double; failing that, as sets of points.
  static func compare(_ found: Geometry, with expected: Geometry) throws -> VectorOutcome {
    if found.isEmpty && expected.isEmpty { return .passed }
    let box = expected.envelope ?? Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0)
    let size = max(abs(box.minX), abs(box.minY), abs(box.maxX), abs(box.maxY), 1)
    let left = try found.normalized()
    let right = try expected.normalized()
    if left.equalsExactly(right, tolerance: 2e-12 * size) { return .passed }
    for kind in [GeometryKind.point, .lineString, .polygon] {
      let mine = try merged(found, kind)
      let its = try merged(expected, kind)
      if mine.isEmpty && its.isEmpty { continue }
      if mine.equalsExactly(its, tolerance: 2e-12 * size) { continue }
      if mine.isValid, its.isValid, try mine.equals(its) { continue }
      return .failed("is \(brief(left)), expected \(brief(right))")
    }
    return .passedAsPointSet
  }

  /// The parts of one kind as one: polygons united, lines noded and sewn, points without doubles.
  private static func merged(_ geometry: Geometry, _ kind: GeometryKind) throws -> Geometry {
    let parts = geometry.atoms.filter { $0.kind == kind && !$0.isEmpty }
    // Polygons as they are when nothing is to be united: noding could move a vertex.
    let whole =
      kind == .polygon ? try Geometry.multi(.multiPolygon, parts) : try Geometry.unaryUnion(parts)
    return try (kind == .lineString ? whole.lineMerged() : whole).normalized()
  }

  private static func brief(_ geometry: Geometry) -> String {
    let text = geometry.wkt
    return text.count > 300 ? "\(text.prefix(300))…" : text
  }
}
