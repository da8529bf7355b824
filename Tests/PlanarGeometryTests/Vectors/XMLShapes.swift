import PlanarGeometry

/// The vectors whose answer is a geometry.
enum XMLShapes {
  static func run(_ test: XMLTest) throws -> VectorOutcome {
    let a = try VectorGeometry.read(test.operand(0) ?? test.a)
    let grid = test.scale.map { 1 / $0 }
    let found: Geometry
    switch test.operation {
    case "intersection", "intersectionng":
      found = try a.intersection(second(test), grid: grid)
    case "union", "unionng":
      found =
        test.arguments.count < 2
        ? try a.unaryUnion(grid: grid) : try a.union(second(test), grid: grid)
    case "difference", "differenceng": found = try a.difference(second(test), grid: grid)
    case "symdifference", "symdifferenceng":
      found = try a.symmetricDifference(second(test), grid: grid)
    case "intersectionsr": found = try a.intersection(second(test), grid: scale(test))
    case "unionsr": found = try a.union(second(test), grid: scale(test))
    case "differencesr": found = try a.difference(second(test), grid: scale(test))
    case "symdifferencesr": found = try a.symmetricDifference(second(test), grid: scale(test))
    case "simplifydp":
      found = try a.simplified(tolerance: number(test), preservingTopology: false)
    case "simplifytp": found = try a.simplified(tolerance: number(test))
    case "densify": found = try a.densified(maximumSegment: number(test))
    case "minclearanceline": found = try a.minimumClearanceLine
    case "polygonize": found = try Geometry.polygonize([a])
    case "getcentroid": found = try a.centroid.map(Geometry.point) ?? .empty(.point)
    case "buffer", "buffermitredjoin":
      if test.scale != nil { return .skipped("buffer in a fixed precision, not in the C API") }
      return try buffer(test, a)
    default: return .skipped("'\(test.operation)' is not offered")
    }
    // Without an answer in the file the vector asks that the operation succeeds.
    if test.expected.isEmpty {
      return found.isValid ? .passed : .failed("the result is not valid")
    }
    return try VectorGeometry.compare(found, with: VectorGeometry.read(test.expected))
  }

  private static func second(_ test: XMLTest) throws -> Geometry {
    try VectorGeometry.read(test.operand(1) ?? "")
  }

  private static func number(_ test: XMLTest) -> Double { Double(test.arguments[1]) ?? .nan }

  /// The third argument of the snap-rounding overlays is the number of cells in a unit.
  private static func scale(_ test: XMLTest) -> Double { 1 / (Double(test.arguments[2]) ?? .nan) }

  /// Buffers are compared as both suites do: by area and by the distance of their boundaries.
  private static func buffer(_ test: XMLTest, _ a: Geometry) throws -> VectorOutcome {
    let distance = number(test)
    let join = test.operation == "buffer" ? BufferJoin.round : .mitre
    let segments = test.arguments.count > 2 ? Int(test.arguments[2]) : nil
    let found = try a.buffer(distance, quadrantSegments: segments ?? 8, join: join)
    if test.expected.isEmpty { return .skipped("the file expects nothing") }
    let expected = try VectorGeometry.read(test.expected)
    if found.isEmpty && expected.isEmpty { return .passed }
    let difference = try found.symmetricDifference(expected).area
    if expected.area > 0 && difference / expected.area > 1e-3 {
      return .failed("area of the difference is \(difference) of \(expected.area)")
    }
    return .passed
  }
}
