/// A polyhedron {u : λ·u ≤ h} with λ ≥ 0, open downwards, and its vertices, kept as facets are added.
struct OuterShape {
  struct Vertex {
    let u: [Double]
    /// Facets that go through it, ascending.
    let facets: [Int]
  }

  private(set) var facets: [UtilityRegion.Facet]
  private(set) var vertices: [Vertex]

  /// Rounding that is forgiven, in u.
  private static let tolerance = 1e-9

  /// - Parameter axes: One facet for each axis.
  init(_ axes: [UtilityRegion.Facet]) {
    facets = axes
    vertices = [Vertex(u: axes.map(\.bound), facets: Array(axes.indices))]
  }

  /// Cuts off what lies beyond a facet. A new vertex lies where an edge that led to a lost one meets the facet:
  /// on all but one of the facets through the lost vertex.
  mutating func cut(_ facet: UtilityRegion.Facet) {
    let index = facets.count
    facets.append(facet)
    let lost = vertices.filter { facet.height(of: $0.u) > facet.bound + OuterShape.tolerance }
    vertices.removeAll { facet.height(of: $0.u) > facet.bound + OuterShape.tolerance }
    vertices = vertices.map { Vertex(u: $0.u, facets: through($0.u)) }
    for vertex in lost {
      for edge in subsets(of: vertex.facets, count: facet.normal.count - 1) {
        guard let u = meeting(edge + [index]), isInside(u), !isKnown(u) else { continue }
        vertices.append(Vertex(u: u, facets: through(u)))
      }
    }
  }

  /// Positive in every coordinate, and highest at the vertex alone.
  func meanNormal(of vertex: Vertex) -> [Double] {
    let sum = vertex.facets.reduce([Double](repeating: 0, count: vertex.u.count)) { sum, facet in
      zip(sum, facets[facet].normal).map { $0 + $1 }
    }
    return sum.map { $0 / Double(vertex.facets.count) }
  }

  private func isInside(_ u: [Double]) -> Bool {
    facets.allSatisfy { $0.height(of: u) <= $0.bound + OuterShape.tolerance }
  }

  private func isKnown(_ u: [Double]) -> Bool {
    vertices.contains { zip($0.u, u).allSatisfy { abs($0 - $1) <= 1e-8 } }
  }

  private func through(_ u: [Double]) -> [Int] {
    facets.indices.filter { facets[$0].height(of: u) >= facets[$0].bound - 1e-8 }
  }

  private func subsets(of items: [Int], count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    guard items.count >= count, let first = items.first else { return [] }
    let rest = Array(items.dropFirst())
    return subsets(of: rest, count: count - 1).map { [first] + $0 }
      + subsets(of: rest, count: count)
  }

  /// The point that lies on all of as many facets as there are dimensions: elimination with the greatest pivot.
  private func meeting(_ chosen: [Int]) -> [Double]? {
    var rows = chosen.map { facets[$0].normal + [facets[$0].bound] }
    let count = rows.count
    for column in 0..<count {
      let pivot = (column..<count).max { abs(rows[$0][column]) < abs(rows[$1][column]) }!
      guard abs(rows[pivot][column]) > 1e-10 else { return nil }
      rows.swapAt(column, pivot)
      for row in 0..<count where row != column {
        let factor = rows[row][column] / rows[column][column]
        guard factor != 0 else { continue }
        for k in column...count { rows[row][k] -= factor * rows[column][k] }
      }
    }
    return rows.indices.map { rows[$0][count] / rows[$0][$0] }
  }
}
