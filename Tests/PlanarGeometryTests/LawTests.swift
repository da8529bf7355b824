import PlanarGeometry
import TestSupport
import Testing

/// Laws that hold for any two polygons, over shapes from written seeds.
struct LawTests {
  @Test("area of union plus area of intersection is the sum", arguments: 1...60)
  func inclusionExclusion(seed: UInt64) throws {
    let (a, b) = try pair(seed)
    let sum = a.area + b.area
    let both = try a.intersection(b).area
    #expect(abs(try a.union(b).area + both - sum) <= 1e-9 * sum)
    #expect(abs(try a.difference(b).area + both - a.area) <= 1e-9 * sum)
    #expect(abs(try a.symmetricDifference(b).area + 2 * both - sum) <= 1e-9 * sum)
    #expect(try a.intersects(b) == (try a.distance(to: b) == 0))
    #expect(abs(try Geometry.unaryUnion([a, b, a]).area + both - sum) <= 1e-9 * sum)
  }

  @Test(
    "predicates agree with the matrix, with their converse and with the prepared form",
    arguments: 1...60)
  func predicates(seed: UInt64) throws {
    let (a, b) = try pair(seed)
    let prepared = PreparedGeometry(a)
    for predicate in Predicate.allCases {
      let patterns: [String] =
        switch predicate {
        case .intersects: ["T********", "*T*******", "***T*****", "****T****"]
        case .contains: ["T*****FF*"]
        case .containsProperly: ["T**FF*FF*"]
        case .covers: ["T*****FF*", "*T****FF*", "***T**FF*", "****T*FF*"]
        case .coveredBy: ["T*F**F***", "*TF**F***", "**FT*F***", "**F*TF***"]
        case .within: ["T*F**F***"]
        case .touches: ["FT*******", "F**T*****", "F***T****"]
        case .crosses: []
        case .overlaps: ["T*T***T**"]
        }
      var expected = false
      for pattern in patterns where try a.relates(to: b, pattern: pattern) { expected = true }
      #expect(try prepared.test(predicate, b) == expected, "\(predicate), seed \(seed)")
    }
    #expect(try a.contains(b) == b.isWithin(a))
    #expect(try a.covers(b) == b.isCovered(by: a))
  }

  @Test(
    "a buffer holds its source, keeps its distance and grows by Steiner's formula",
    arguments: 1...30)
  func buffers(seed: UInt64) throws {
    let (a, _) = try pair(seed)
    let hull = try a.convexHull
    let grown = try hull.buffer(3, quadrantSegments: 200)
    #expect(try grown.covers(a))
    let expected = hull.area + 3 * hull.perimeter + 9 * .pi
    #expect(abs(grown.area - expected) < 1e-4 * expected)
    #expect(
      try grown.buffer(-3, quadrantSegments: 200).symmetricDifference(hull).area < 1e-3 * hull.area)
  }

  @Test("repair gives a valid geometry of the same parity area", arguments: 1...60)
  func repair(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    var ring = (0..<8).map { _ in position(&random) }
    ring.append(ring[0])
    let crossed = try Geometry.polygon(shell: ring)
    let (repaired, report) = try crossed.repaired()
    #expect(repaired.isValid)
    #expect((report == nil) == crossed.isValid)
    // Parity: a point is inside when a ray crosses the ring an odd number of times.
    for _ in 0..<40 {
      let point = position(&random)
      var isInside = false
      for (p, q) in zip(ring, ring.dropFirst()) where (p.y > point.y) != (q.y > point.y) {
        if point.x < (q.x - p.x) * (point.y - p.y) / (q.y - p.y) + p.x { isInside.toggle() }
      }
      if try repaired.distance(to: .point(point)) == 0 || isInside {
        #expect(try repaired.intersects(.point(point)) == isInside)
      }
    }
  }

  @Test("what is cut along a box adds up again", arguments: 1...30)
  func clipping(seed: UInt64) throws {
    let (a, b) = try pair(seed)
    let box = try #require(b.envelope)
    let inside = try a.clipped(to: box)
    let outside = try a.difference(.box(box))
    #expect(abs(inside.area + outside.area - a.area) < 1e-9 * a.area)
    if let envelope = inside.envelope { #expect(box.expanded(by: 1e-9).contains(envelope)) }
  }

  @Test("binary and text come back the same", arguments: 1...30)
  func roundTrips(seed: UInt64) throws {
    let (a, b) = try pair(seed)
    let both = try Geometry.collection([a, b, .point(x: 1, y: 2)])
    #expect(try Geometry(wkb: both.wkb).equalsExactly(both))
    #expect(try Geometry(wkt: both.wkt).equalsExactly(both))
    let grid = try a.reducedPrecision(grid: 0.5)
    #expect(grid.coordinates.allSatisfy { ($0.x * 2).rounded() == $0.x * 2 })
  }

  /// Two star-shaped polygons of 5 to 24 corners, the second sometimes small and with a hole.
  private func pair(_ seed: UInt64) throws -> (Geometry, Geometry) {
    var random = SeededGenerator(seed: seed)
    let a = try star(&random, radius: 40)
    let b = try star(&random, radius: seed % 3 == 0 ? 10 : 35)
    return (a, seed % 4 == 0 ? try b.difference(b.buffer(-4)) : b)
  }

  private func star(_ random: inout SeededGenerator, radius: Double) throws -> Geometry {
    let centre = position(&random)
    let corners = Int.random(in: 5...24, using: &random)
    // Directions on a square, so that no trigonometry of the platform enters the shapes.
    var ring: [Coordinate] = []
    for corner in 0..<corners {
      let along = 8 * Double(corner) / Double(corners)
      let reach = radius * Double.random(in: 0.3...1, using: &random)
      let (x, y): (Double, Double) =
        switch along {
        case ..<2: (1, along - 1)
        case ..<4: (3 - along, 1)
        case ..<6: (-1, 5 - along)
        default: (along - 7, -1)
        }
      ring.append(Coordinate(x: centre.x + reach * x, y: centre.y + reach * y))
    }
    ring.append(ring[0])
    return try .polygon(shell: ring)
  }

  private func position(_ random: inout SeededGenerator) -> Coordinate {
    Coordinate(
      x: Double.random(in: 0...100, using: &random), y: Double.random(in: 0...100, using: &random))
  }
}
