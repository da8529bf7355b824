import Foundation
import TestSupport
import Testing

@testable import PlanarGeometry

/// What is told to be valid without GEOS is valid for GEOS, and the plain polygons of a map are told.
struct ApartRingsTests {
  /// A star of `count` vertices around a place, or with `spread` above 1 something that crosses itself now and then.
  private func ring(
    _ count: Int, x: Double, y: Double, radius: Double, jitter: Double = 0.5, spread: Double,
    _ random: inout SeededGenerator
  ) -> [Coordinate] {
    var ring = (0..<count).map { index in
      let turn = 2 * Double.pi * (Double(index) + spread * Double.random(in: 0..<1, using: &random))
      let reach = radius * Double.random(in: 1 - jitter...1, using: &random)
      let angle = turn / Double(count)
      return Coordinate(x: x + reach * cos(angle), y: y + reach * sin(angle))
    }
    ring.append(ring[0])
    return ring
  }

  @Test("never says valid where GEOS finds a fault: 6,000 random shapes, many broken")
  func random() throws {
    var random = SeededGenerator(seed: 1)
    var told = 0
    var valid = 0
    var broken = 0
    for number in 0..<3000 {
      let count = Int.random(in: 3...(number.isMultiple(of: 10) ? 200 : 30), using: &random)
      let spread = [0.9, 0.9, 1.3, 3.0][Int.random(in: 0...3, using: &random)]
      let grid = [0.0, 0.0, 1.0, 10.0][Int.random(in: 0...3, using: &random)]
      var rings = [ring(count, x: 700_000, y: 7_050_000, radius: 100, spread: spread, &random)]
      for _ in 0..<Int.random(in: 0...3, using: &random) {
        rings.append(
          ring(
            Int.random(in: 3...12, using: &random),
            x: 700_000 + Double.random(in: -60...60, using: &random),
            y: 7_050_000 + Double.random(in: -60...60, using: &random),
            radius: Double.random(in: 1...20, using: &random), spread: 0.9, &random))
      }
      // Rounded to a coarse grid, edges touch, overlap and vanish.
      if grid > 0 {
        rings = rings.map { ring in
          ring.map {
            Coordinate(x: ($0.x / grid).rounded() * grid, y: ($0.y / grid).rounded() * grid)
          }
        }
      }
      let polygon = try Geometry.polygon(shell: rings[0], holes: Array(rings.dropFirst()))
      let parts = try rings.map { try Geometry.polygon(shell: $0) }
      for shape in [polygon, try Geometry.multiPolygon(parts)] {
        let forGEOS = shape.isValidForGEOS
        #expect(!shape.isCertainlyValid || forGEOS, "\(shape.kind) \(number)")
        told += shape.isCertainlyValid ? 1 : 0
        valid += forGEOS ? 1 : 0
        broken += forGEOS ? 0 : 1
      }
    }
    #expect(broken > 1000 && valid > 1000)
    // Of those off the coarse grids nearly all; on them edges touch, which GEOS has to judge.
    #expect(told * 10 > valid * 7, "\(told) of \(valid)")
  }

  @Test(
    "leaves to GEOS what touches, repeats or turns back, valid or not",
    arguments: [
      // A hole that touches its shell in one position; valid.
      "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (0 2, 1 1, 1 3, 0 2))",
      // A hole that touches its shell along an edge.
      "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (0 1, 1 1, 1 3, 0 3, 0 1))",
      // A hole outside, a hole in a hole, a hole around the shell.
      "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (5 1, 6 1, 6 3, 5 1))",
      "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1), (2 2, 3 2, 3 3, 2 2))",
      "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0), (-1 -1, 5 -1, 5 5, -1 5, -1 -1))",
      // A position given twice; valid. A spike; a ring without area; a bow-tie.
      "POLYGON ((0 0, 4 0, 4 0, 4 4, 0 4, 0 0))",
      "POLYGON ((0 0, 4 0, 4 4, 4 9, 4 4, 0 4, 0 0))", "POLYGON ((0 0, 4 0, 0 0, 0 0))",
      "POLYGON ((0 0, 2 2, 2 0, 0 2, 0 0))",
      // Shells that overlap, lie one in the other, share an edge.
      "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((1 1, 5 1, 5 5, 1 5, 1 1)))",
      "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((1 1, 2 1, 2 2, 1 1)))",
      "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((4 0, 8 0, 8 4, 4 4, 4 0)))",
      "POLYGON EMPTY", "POINT (1 1)", "LINESTRING (0 0, 1 1)",
    ])
  func doubtful(_ text: String) throws {
    let shape = try Geometry(wkt: text)
    #expect(!shape.isCertainlyValid)
    #expect(shape.isValid == shape.isValidForGEOS)
  }

  @Test(
    "tells what is plainly valid",
    arguments: [
      "POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))", "POLYGON ((0 0, 2 0, 4 0, 4 4, 0 4, 0 0))",
      "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 4 1, 4 4, 1 1), (5 5, 8 5, 8 8, 5 5))",
      "MULTIPOLYGON (((0 0, 4 0, 4 4, 0 4, 0 0)), ((9 9, 12 9, 12 12, 9 9)))",
      // An island in the hole of another.
      "MULTIPOLYGON (((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 8 1, 8 8, 1 8, 1 1)), ((2 2, 3 2, 3 3, 2 2)))",
    ])
  func plain(_ text: String) throws {
    let shape = try Geometry(wkt: text)
    #expect(shape.isCertainlyValid && shape.isValidForGEOS)
  }

  @Test("tells of 100,000 vertices, and finds the one fault among them")
  func large() throws {
    var random = SeededGenerator(seed: 2)
    var shell = ring(100_000, x: 0, y: 0, radius: 50_000, jitter: 1e-4, spread: 0.5, &random)
    #expect(try Geometry.polygon(shell: shell).isCertainlyValid)
    shell[70_000] = Coordinate(x: shell[20_000].x * 1.1, y: shell[20_000].y * 1.1)
    let spoiled = try Geometry.polygon(shell: shell)
    #expect(!spoiled.isCertainlyValid && !spoiled.isValid)
  }
}
