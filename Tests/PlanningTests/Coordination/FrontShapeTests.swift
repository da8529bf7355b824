import Land
import Testing

@testable import Planning

@Suite("shapes of which a front is made")
struct FrontShapeTests {
  typealias Facet = UtilityRegion.Facet

  private func axes(_ bounds: [Double]) -> [Facet] {
    bounds.indices.map { k in
      Facet(normal: bounds.indices.map { $0 == k ? 1 : 0 }, bound: bounds[k])
    }
  }

  private func expect(_ shape: OuterShape, _ vertices: [[Double]]) {
    let found = shape.vertices.map(\.u)
    #expect(found.count == vertices.count, "\(found)")
    for u in vertices {
      #expect(found.contains { EnumeratedFront.distance($0, u) < 1e-9 }, "\(u) among \(found)")
    }
  }

  /// Two want a field of which both together would take 3/2: u + v ≤ 1 within [0, 1] × [0, 1/2].
  @Test("a line cuts a corner into two") func line() {
    var shape = OuterShape(axes([1, 0.5]))
    expect(shape, [[1, 0.5]])
    shape.cut(Facet(normal: [0.5, 0.5], bound: 0.5))
    expect(shape, [[1, 0], [0.5, 0.5]])
    // 3u + v ≤ 2 goes through the second corner and takes the first off. Shapes are open downwards: the side
    // u = 1 begins below nothing now.
    shape.cut(Facet(normal: [0.75, 0.25], bound: 0.5))
    expect(shape, [[1, -1], [0.5, 0.5]])
  }

  @Test("what touches a vertex or nothing changes no vertex") func touching() {
    var shape = OuterShape(axes([1, 0.5]))
    shape.cut(Facet(normal: [0.5, 0.5], bound: 0.75))
    shape.cut(Facet(normal: [0.9, 0.1], bound: 5))
    expect(shape, [[1, 0.5]])
    // The cut through the vertex counts among its facets.
    #expect(shape.vertices[0].facets == [0, 1, 2])
  }

  /// The unit cube less its corner beyond u + v + w = 2: a triangle.
  @Test("a plane cuts a corner of a cube into three") func plane() {
    var shape = OuterShape(axes([1, 1, 1]))
    shape.cut(Facet(normal: [1.0 / 3, 1.0 / 3, 1.0 / 3], bound: 2.0 / 3))
    expect(shape, [[1, 1, 0], [1, 0, 1], [0, 1, 1]])
    // u + v ≤ 3/2 takes (1, 1, 0) off; its edges meet it in (1, 1/2, 1/2) and (1/2, 1, 1/2), and the edge
    // of the cube that goes down from it in nothing.
    shape.cut(Facet(normal: [0.5, 0.5, 0], bound: 0.75))
    expect(shape, [[1, 0, 1], [0, 1, 1], [1, 0.5, 0.5], [0.5, 1, 0.5]])
  }

  /// Both facets through a vertex look up; their mean is highest there alone.
  @Test("the mean of facets singles a vertex out") func meanNormal() {
    var shape = OuterShape(axes([1, 1]))
    shape.cut(Facet(normal: [0.5, 0.5], bound: 0.75))
    for vertex in shape.vertices {
      let normal = shape.meanNormal(of: vertex)
      #expect(normal.allSatisfy { $0 > 0 })
      let facet = Facet(normal: normal, bound: 0)
      for other in shape.vertices where other.u != vertex.u {
        #expect(facet.height(of: other.u) < facet.height(of: vertex.u) - 0.1)
      }
    }
  }

  @Test("a region holds what lies below it") func region() {
    let point = UtilityRegion(below: .init(u: [0.4, 0.6], areas: [:]))
    #expect(point.contains([0.4, 0.6], tolerance: 0))
    #expect(point.contains([0, 0.6], tolerance: 0))
    #expect(!point.contains([0.41, 0], tolerance: 0.001))
    #expect(point.facets.map(\.axis) == [0, 1])
    #expect(Facet(normal: [0.3, 0.7], bound: 1).axis == nil)
  }

  /// A point above an inclined facet is dominated by what the facet touches, one on it by nothing of it.
  @Test("a region dominates what lies strictly below its facets") func domination() throws {
    let region = UtilityRegion(
      facets: axes([1, 1]) + [Facet(normal: [0.5, 0.5], bound: 0.6)],
      corners: [.init(u: [1, 0.2], areas: [:]), .init(u: [0.2, 1], areas: [:])])
    #expect(try FrontPoints.dominates(region, [0.5, 0.5]))
    #expect(try !FrontPoints.dominates(region, [0.6, 0.6]))
    #expect(try !FrontPoints.dominates(region, [0.7, 0.6]))
    // On the side u = 1, but for more v.
    #expect(try FrontPoints.dominates(region, [1, 0.1]))
    #expect(try !FrontPoints.dominates(region, [1, 0.2]))
  }

  @Test("a zone lies beyond facets by the margin") func zone() {
    let zone = SearchZone(corner: [0.1, 0.1])
    let beyond = zone.beyond(Facet(normal: [1, 0], bound: 0.4), margin: 0.02)
    #expect(abs(beyond.corner[0] - 0.42) < 1e-12 && beyond.corner[1] == 0.1)
    let slope = zone.beyond(Facet(normal: [0.5, 0.5], bound: 0.5), margin: 0.02)
    #expect(slope.corner == [0.1, 0.1])
    #expect(slope.contains([0.53, 0.53]))
    #expect(!slope.contains([0.51, 0.51]))
    #expect(!slope.contains([1, 0.05]))
    // The slope says nothing that the corner does not, once that lies beyond it.
    let both = slope.beyond(Facet(normal: [1, 0], bound: 0.94), margin: 0.02)
    #expect(both.slopes.isEmpty)
    #expect(slope.includes(both) && !both.includes(slope))
    #expect(zone.includes(slope) && !slope.includes(zone))
    #expect(slope.isEmpty(upTo: [0.5, 0.5]) && !slope.isEmpty(upTo: [0.6, 0.5]))
  }
}
