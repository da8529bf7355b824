import Foundation
import PlanarGeometry
import TestSupport
import Testing

/// The overlay and predicate cases of polygon-clipping, martinez and turf.
@Suite(.enabled(if: SharedData.has("peer-overlay")))
struct OverlayVectorTests {
  @Test func polygonClipping() throws {
    var tally = VectorTally()
    for folder in try children(of: "peer-overlay/polygon-clipping") {
      let arguments = try OverlayGeoJSON(folder.appending(path: "args.geojson")).features
        .map { try RingRules.unitedPolygons($0.polygons) }
      for file in try FileManager.default.contentsOfDirectory(
        at: folder, includingPropertiesForKeys: nil
      ).sorted(by: { $0.path() < $1.path() }) {
        let name = file.deletingPathExtension().lastPathComponent
        if name == "args" { continue }
        let expected = try OverlayGeoJSON(file).features.map {
          try RingRules.unitedPolygons($0.polygons)
        }
        for operation in name == "all" ? ["difference", "intersection", "union", "xor"] : [name] {
          tally.add(
            "\(folder.lastPathComponent)/\(operation)", operation,
            outcome(of: operation, arguments, expected: expected[0]))
        }
      }
    }
    verify(tally, "polygon-clipping", atLeast: 80)
  }

  @Test func martinez() throws {
    var tally = VectorTally()
    for file in try children(of: "peer-overlay/martinez") {
      let features = try OverlayGeoJSON(file).features
      let arguments = try features.prefix(2).map { try RingRules.parity($0.polygons) }
      for (number, feature) in features.enumerated().dropFirst(2) {
        let operation = feature.properties["operation"] as? String ?? ""
        let operands = operation == "diff_ba" ? arguments.reversed() : arguments
        tally.add(
          "\(file.lastPathComponent)#\(number)", operation,
          outcome(of: operation, operands, expected: try RingRules.parity(feature.polygons)))
      }
    }
    verify(tally, "martinez", atLeast: 30)
  }

  @Test(arguments: ["intersect", "difference", "union"])
  func turfOverlays(operation: String) throws {
    var tally = VectorTally()
    for file in try children(of: "peer-overlay/turf/turf-\(operation)/in") {
      let arguments = try OverlayGeoJSON(file).features.map { try $0.geometry() }
      let answer = file.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "out/\(file.lastPathComponent)")
      let name = file.lastPathComponent
      guard FileManager.default.fileExists(atPath: answer.path()) else {
        // Written for a crash: whatever the result, it must come and be valid.
        tally.add(name, operation, try valid(of: operation, arguments))
        continue
      }
      let features = try OverlayGeoJSON(answer).features
      // Apart from `union`, the answer repeats the arguments before the result, which may be nothing.
      let result = operation == "union" ? features.first : features.dropFirst(2).first
      tally.add(
        name, operation,
        outcome(of: operation, arguments, expected: try result?.geometry() ?? .empty(.polygon)))
    }
    verify(tally, "turf \(operation)", atLeast: 3)
  }

  @Test func turfConvexHulls() throws {
    for file in try children(of: "peer-overlay/turf/turf-convex/in") {
      let points = try OverlayGeoJSON(file).features.map { try $0.geometry() }
      let answer = file.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "out/\(file.lastPathComponent)")
      let expected = try #require(try OverlayGeoJSON(answer).features.last?.geometry())
      let found = try Geometry.collection(points).convexHull
      #expect(try found.equals(expected), "\(file.lastPathComponent)")
    }
  }

  private func outcome(
    of operation: String, _ arguments: [Geometry], expected: Geometry
  ) -> VectorOutcome {
    do {
      let found = try overlay(operation, arguments)
      let wrong = try found.polygonalParts().symmetricDifference(expected).area
      // The other libraries round where GEOS does not: borders may differ by a few last bits.
      let size = arguments.compactMap(\.envelope).reduce(1) { size, box in
        max(size, abs(box.minX), abs(box.minY), abs(box.maxX), abs(box.maxY))
      }
      let allowed = 1e-9 * expected.area + 1e-12 * size * max(found.length, expected.length)
      return wrong <= allowed
        ? .passed : .failed("area of the difference is \(wrong) of \(expected.area)")
    } catch {
      return .failed("\(error)")
    }
  }

  private func valid(of operation: String, _ arguments: [Geometry]) throws -> VectorOutcome {
    // Some of these operands are not valid; the program repairs before it overlays.
    let repaired = try arguments.map { try $0.repaired().geometry }
    return try overlay(operation, repaired).isValid ? .passed : .failed("the result is not valid")
  }

  private func overlay(_ operation: String, _ arguments: [Geometry]) throws -> Geometry {
    let rest = arguments.dropFirst()
    switch operation {
    case "union": return try Geometry.unaryUnion(arguments)
    case "intersection", "intersect":
      return try rest.reduce(arguments[0]) { try $0.intersection($1) }
    case "xor": return try rest.reduce(arguments[0]) { try $0.symmetricDifference($1) }
    default: return try rest.reduce(arguments[0]) { try $0.difference($1) }
    }
  }

  private func verify(_ tally: VectorTally, _ title: String, atLeast count: Int) {
    tally.printSummary(title)
    #expect(tally.executed >= count)
    let unexpected = tally.failures.filter { KnownDifferences.overlay[$0.name] == nil }
    #expect(unexpected.isEmpty, "\(unexpected.map { "\($0.name): \($0.reason)" })")
  }

  private func children(of path: String) throws -> [URL] {
    try FileManager.default.contentsOfDirectory(
      at: SharedData.url(path), includingPropertiesForKeys: nil
    ).sorted { $0.path() < $1.path() }
  }
}
