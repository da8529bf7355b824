import PlanarGeometry

/// What came of one vector.
enum VectorOutcome {
  case passed
  /// The same set of points with other vertices or structure; only where the suites compare so too.
  case passedAsPointSet
  case skipped(String)
  case failed(String)
}

/// Carries out vectors with this module's own operations.
enum XMLOperations {
  static func run(_ test: XMLTest) -> VectorOutcome {
    if test.name.contains("/failure/") { return .skipped("its own project does not pass it") }
    if let reason = unoffered[test.operation] { return .skipped(reason) }
    for operand in [test.a, test.b ?? "", test.expected] where isCurved(operand) {
      return .skipped("curves, which GEOS 3.11 cannot read")
    }
    do {
      let outcome = try execute(test)
      return test.expected == "exception" ? .failed("no error, though one is expected") : outcome
    } catch {
      if test.expected == "exception" { return .passed }
      if "\(error)".contains("different dimensions") {
        return .skipped("relations of a collection of mixed dimensions, which this module refuses")
      }
      return .failed("\(error)")
    }
  }

  private static let unoffered = [
    "intersectionsin": "snapping noder, not in the C API",
    "samedirection": "orientation of line segments, not offered",
  ]

  private static func isCurved(_ text: String) -> Bool {
    ["CURVE", "CIRCULARSTRING", "MULTISURFACE"].contains { text.uppercased().contains($0) }
  }

  private static func execute(_ test: XMLTest) throws -> VectorOutcome {
    if isPredicate(test.operation) { return try predicate(test) }
    if test.operation == "isvalid" {
      return verdict(try VectorGeometry.read(test.a).isValid, test)
    }
    switch test.operation {
    case "areatest", "overlayareatest", "unionarea", "unionlength", "minclearance":
      return try XMLMeasures.run(test)
    default: return try XMLShapes.run(test)
    }
  }

  private static func isPredicate(_ operation: String) -> Bool {
    [
      "intersects", "contains", "covers", "coveredby", "crosses", "disjoint", "equalstopo",
      "overlaps", "touches", "within", "relate", "iswithindistance",
    ].contains(operation)
  }

  /// Every predicate is asked of the plain and, where there is one, of the prepared geometry.
  private static func predicate(_ test: XMLTest) throws -> VectorOutcome {
    guard let left = test.operand(0), let right = test.operand(1) else {
      return .skipped("an operand is missing in the file")
    }
    let a = try VectorGeometry.read(left)
    let b = try VectorGeometry.read(right)
    if test.prepared { return verdict(try prepared(test, PreparedGeometry(a), b), test) }
    let plain = try unprepared(test, a, b)
    if case .failed(let reason) = verdict(plain, test) { return .failed(reason) }
    guard let fast = try prepared(test, PreparedGeometry(a), b) else { return .passed }
    if fast != plain { return .failed("prepared says \(fast), plain says otherwise") }
    return .passed
  }

  private static func unprepared(_ test: XMLTest, _ a: Geometry, _ b: Geometry) throws -> Bool? {
    if let answer = try predicateAnswer(test.operation, a, b) { return answer }
    return switch test.operation {
    case "equalstopo": try a.equals(b)
    case "relate": try a.relates(to: b, pattern: test.arguments[2])
    default:
      try a.isWithinDistance(Double(test.arguments[2]) ?? .nan, of: b)
    }
  }

  private static func prepared(
    _ test: XMLTest, _ a: borrowing PreparedGeometry, _ b: Geometry
  ) throws -> Bool? {
    if test.operation == "iswithindistance" {
      return try a.isWithinDistance(Double(test.arguments[2]) ?? .nan, of: b)
    }
    return try predicateAnswer(test.operation, a, b)
  }

  private static func verdict(_ found: Bool?, _ test: XMLTest) -> VectorOutcome {
    guard let found else { return .skipped("prepared geometries do not offer it") }
    return String(found) == test.expected.lowercased()
      ? .passed : .failed("is \(found), expected \(test.expected)")
  }
}
