import PlanarGeometry

/// The vectors whose answer is a number.
enum XMLMeasures {
  static func run(_ test: XMLTest) throws -> VectorOutcome {
    let a = try VectorGeometry.read(test.a)
    switch test.operation {
    case "unionarea": return compare(try a.unaryUnion().area, test)
    case "unionlength": return compare(try a.unaryUnion().length, test)
    case "minclearance": return compare(try a.minimumClearance, test)
    default:
      guard let text = test.b else { return .skipped("an operand is missing in the file") }
      let b = try VectorGeometry.read(text)
      // The suites accept a given difference (`areatest`), or a millionth (`overlayareatest`).
      let error = try areaError(a, b)
      let allowed = test.operation == "areatest" ? Double(test.expected) ?? 0 : 1e-6
      return error <= allowed ? .passed : .failed("areas differ by \(error)")
    }
  }

  /// The greatest violation of |A| = |A∩B| + |A−B| and its kin, relative to the greater of |A| and |B|.
  private static func areaError(_ a: Geometry, _ b: Geometry) throws -> Double {
    let (areaA, areaB) = (a.area, b.area)
    if areaA == 0 || areaB == 0 { return 0 }
    let both = try a.intersection(b).area
    let either = try a.union(b).area
    let onlyA = try a.difference(b).area
    let onlyB = try b.difference(a).area
    let one = try a.symmetricDifference(b).area
    let errors = [
      areaA - both - onlyA, areaB - both - onlyB, one - onlyA - onlyB, either - both - one,
      either - areaA - areaB + both,
    ]
    return errors.map(abs).max()! / max(areaA, areaB)
  }

  private static func compare(_ found: Double, _ test: XMLTest) -> VectorOutcome {
    // `1.7976931348623157E308` stands for infinity in the files.
    guard let expected = Double(test.expected) else { return .skipped("the answer is no number") }
    if found == expected || (found.isInfinite && expected > 1e300) { return .passed }
    // Half a unit of the last decimal that the file gives.
    let decimals = test.expected.split(separator: ".").dropFirst().first?.count ?? 0
    var unit = 1.0
    for _ in 0..<min(decimals, 15) { unit /= 10 }
    return abs(found - expected) <= max(unit * 0.51, 1e-9 * abs(expected))
      ? .passed : .failed("is \(found), expected \(expected)")
  }
}
