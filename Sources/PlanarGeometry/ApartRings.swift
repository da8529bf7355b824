internal import CGEOS

/// Rings of polygons of which it can be told without doubt that none meets itself or another.
///
/// GEOS takes a microsecond for each vertex to tell whether a polygon is valid, and as long again for holes. Nearly all
/// polygons of a plan or a flood map are valid in the plainest way: no two edges meet but neighbours at their common
/// end. That is told from boxes and from the sign of orientations, and only where rounding cannot have changed the sign
/// (Shewchuk, "Adaptive Precision Floating-Point Arithmetic and Fast Robust Geometric Predicates", 1997, §4.3). Whatever
/// touches, repeats a position, or is too close to tell is left to GEOS: the answer "valid" is given here, never
/// "not valid".
struct ApartRings {
  private let positions: [Coordinate]
  /// The ring that an edge belongs to, in order; edge e goes from its position to the next.
  private let ringOfEdge: [Int32]
  /// Edge e goes from `positions[starts[e]]` to the position after it.
  private let starts: [Int32]
  /// The edges of ring r are `ringEdges[r]`.
  private let ringEdges: [Range<Int>]
  /// The polygon that a ring belongs to, and whether it is its shell.
  private let partOfRing: [(part: Int, isShell: Bool)]
  private let grid: EdgeGrid

  /// - Parameters:
  ///   - positions: Of all rings, one after the other; the last of each equals its first.
  ///   - parts: For each polygon where its rings end in `positions`, the shell first.
  /// - Returns: Nil where the positions are not finite, or would fill the grid too densely to be worth it.
  init?(_ positions: [Coordinate], parts: [[Int]]) {
    guard positions.count < Int(Int32.max) else { return nil }
    var ringOfEdge: [Int32] = []
    var starts: [Int32] = []
    var ringEdges: [Range<Int>] = []
    var partOfRing: [(part: Int, isShell: Bool)] = []
    ringOfEdge.reserveCapacity(positions.count)
    starts.reserveCapacity(positions.count)
    var start = 0
    for (part, ends) in parts.enumerated() {
      for (number, end) in ends.enumerated() {
        guard end - start >= 4 else { return nil }
        let first = starts.count
        for position in start..<end - 1 {
          starts.append(Int32(position))
          ringOfEdge.append(Int32(ringEdges.count))
        }
        ringEdges.append(first..<starts.count)
        partOfRing.append((part, number == 0))
        start = end
      }
    }
    guard let grid = EdgeGrid(positions, starts) else { return nil }
    self.positions = positions
    self.ringOfEdge = ringOfEdge
    self.starts = starts
    self.ringEdges = ringEdges
    self.partOfRing = partOfRing
    self.grid = grid
  }

  /// Whether it is beyond doubt that the polygons are valid together, as one polygon or as a multi-polygon.
  var areCertainlyValid: Bool {
    guard ringEdges.allSatisfy(turnsPlainly) else { return false }
    let edgesMeet = grid.contains { one, other in !areApart(one, other) }
    return !edgesMeet && ringEdges.indices.allSatisfy(liesWell)
  }

  private func ends(_ edge: Int) -> (Coordinate, Coordinate) {
    let start = Int(starts[edge])
    return (positions[start], positions[start + 1])
  }

  /// Whether each edge of a ring meets the next at their common end alone.
  private func turnsPlainly(_ ring: Range<Int>) -> Bool {
    guard positions[Int(starts[ring.lowerBound])] == positions[Int(starts[ring.upperBound - 1]) + 1]
    else { return false }
    for edge in ring {
      let (a, b) = ends(edge)
      let (_, c) = ends(edge + 1 == ring.upperBound ? ring.lowerBound : edge + 1)
      if side(of: c, from: a, to: b) != 0 { continue }
      // In one line: it goes on where the next edge points the same way, and turns back where it does not.
      let x = (b.x - a.x) * (c.x - b.x)
      let y = (b.y - a.y) * (c.y - b.y)
      guard x + y > Self.doubt * (abs(x) + abs(y)) + Self.least else { return false }
    }
    return true
  }

  /// Whether two edges have no point in common; neighbours, which ``turnsPlainly`` has seen, count as apart.
  private func areApart(_ one: Int, _ other: Int) -> Bool {
    let (a, b) = ends(one)
    let (c, d) = ends(other)
    if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x)
      || max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y)
    {
      return true
    }
    if areNeighbours(one, other) { return true }
    let toC = side(of: c, from: a, to: b)
    if toC != 0, toC == side(of: d, from: a, to: b) { return true }
    let toA = side(of: a, from: c, to: d)
    return toA != 0 && toA == side(of: b, from: c, to: d)
  }

  private func areNeighbours(_ one: Int, _ other: Int) -> Bool {
    guard ringOfEdge[one] == ringOfEdge[other] else { return false }
    let ring = ringEdges[Int(ringOfEdge[one])]
    let (low, high) = (min(one, other), max(one, other))
    return high - low == 1 || (low == ring.lowerBound && high == ring.upperBound - 1)
  }

  /// Whether a ring that meets no other lies where it must: a hole inside its shell and in no other hole; a shell in no
  /// other polygon. One position tells, as the ring crosses nothing.
  private func liesWell(_ ring: Int) -> Bool {
    let place = positions[Int(starts[ringEdges[ring].lowerBound])]
    var around: Set<Int32> = []
    var isCertain = true
    grid.forEach(inRowLeftOf: place) { edge in
      let (a, b) = ends(edge)
      guard ringOfEdge[edge] != Int32(ring), (a.y > place.y) != (b.y > place.y) else { return }
      let side = side(of: place, from: a, to: b)
      if side == 0 { isCertain = false }
      // Right of an edge that goes down is left of it seen upwards.
      if (side < 0) == (b.y > a.y) {
        let other = ringOfEdge[edge]
        if around.remove(other) == nil { around.insert(other) }
      }
    }
    guard isCertain else { return false }
    let own = partOfRing[ring]
    // Of each other polygon either nothing or its shell and the one hole that the ring lies in.
    var inside: [Int: Int] = [:]
    for other in around {
      let (part, isShell) = partOfRing[Int(other)]
      if part == own.part { guard isShell, !own.isShell else { return false } }
      inside[part, default: 0] += 1
    }
    if !own.isShell, inside[own.part] != 1 { return false }
    return own.isShell ? inside.allSatisfy { $0.value.isMultiple(of: 2) } : true
  }

  /// Three roundings of an orientation, relative to the sum of its two products: (3 + 16 ε) ε with ε = 2⁻⁵³.
  private static let doubt = 3.3306690738754716e-16
  /// More than what underflow can hide.
  private static let least = 1e-290

  /// 1 where `place` lies to the left of a line, -1 to the right, 0 where rounding leaves a doubt.
  private func side(of place: Coordinate, from a: Coordinate, to b: Coordinate) -> Int {
    let one = (b.x - a.x) * (place.y - a.y)
    let other = (b.y - a.y) * (place.x - a.x)
    let bound = Self.doubt * (abs(one) + abs(other)) + Self.least
    let value = one - other
    return value > bound ? 1 : value < -bound ? -1 : 0
  }
}

extension Geometry {
  /// Whether ``ApartRings`` can tell that a polygon or multi-polygon is valid; false for all others.
  var isCertainlyValid: Bool {
    guard kind.isPolygonal, !isEmpty else { return false }
    let context = unsafe GEOSContext.current.handle
    var positions: [Coordinate] = []
    var parts: [[Int]] = []
    if kind == .polygon {
      parts.append(
        unsafe GeometryBuilder.appendRings(of: storage.pointer, to: &positions, context))
    } else {
      for index in 0..<(unsafe GEOSGetNumGeometries_r(context, storage.pointer)) {
        guard let part = unsafe GEOSGetGeometryN_r(context, storage.pointer, index) else {
          return false
        }
        parts.append(unsafe GeometryBuilder.appendRings(of: part, to: &positions, context))
      }
    }
    return ApartRings(positions, parts: parts)?.areCertainlyValid ?? false
  }
}
