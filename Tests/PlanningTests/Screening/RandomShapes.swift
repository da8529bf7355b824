import PlanarGeometry
import TestSupport

/// Seeded shapes that overlap, nest and touch as those of a territory do.
struct RandomShapes {
  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  mutating func number(_ range: ClosedRange<Double>) -> Double {
    Double.random(in: range, using: &generator)
  }

  mutating func integer(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  /// A star-shaped polygon around a place, jagged, sometimes with a hole.
  mutating func polygon(around x: Double, _ y: Double, radius: Double, vertices: Int) throws
    -> Geometry
  {
    func ring(_ inner: Double, _ outer: Double, _ count: Int) -> [Coordinate] {
      var positions = (0..<count).map { index in
        let angle = 2 * Double.pi * (Double(index) + 0.2 * number(0...1)) / Double(count)
        let distance = number(inner...outer)
        return Coordinate(x: x + distance * cosine(angle), y: y + distance * sine(angle))
      }
      positions.append(positions[0])
      return positions
    }
    let shell = ring(radius * 0.5, radius, vertices)
    // With fewer vertices an edge of the shell could cut the hole.
    let holes = vertices >= 8 && integer(0...2) == 0 ? [ring(radius * 0.1, radius * 0.4, 5)] : []
    return try Geometry.polygon(shell: shell, holes: holes)
  }

  /// A polygon somewhere in a square of side 1000 at Lambert-93 coordinates.
  mutating func polygon(radius: ClosedRange<Double>, vertices: ClosedRange<Int>) throws -> Geometry
  {
    try polygon(
      around: 700_000 + number(0...1000), 7_050_000 + number(0...1000), radius: number(radius),
      vertices: integer(vertices))
  }

  mutating func line() throws -> Geometry {
    var x = 700_000 + number(0...1000)
    var y = 7_050_000 + number(0...1000)
    return try Geometry.lineString(
      (0..<integer(2...40)).map { _ in
        x += number(-30...30)
        y += number(-30...30)
        return Coordinate(x: x, y: y)
      })
  }

  mutating func point() -> Geometry {
    .point(x: 700_000 + number(0...1000), y: 7_050_000 + number(0...1000))
  }
}

// Taylor series, so that shapes are the same to the last bit on every machine and libm.
private func sine(_ angle: Double) -> Double {
  var x = angle
  while x > Double.pi { x -= 2 * Double.pi }
  var term = x
  var sum = x
  for k in 1...12 {
    term *= -x * x / Double((2 * k) * (2 * k + 1))
    sum += term
  }
  return sum
}

private func cosine(_ angle: Double) -> Double { sine(angle + Double.pi / 2) }
