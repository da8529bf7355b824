import PlanarGeometry
import TestSupport
import Testing

@testable import Planning

@Suite("Catchments")
struct CatchmentTests {
  private static let shape = CatchmentShape(buffer: 10, closing: 60, simplification: 1)

  private struct Made {
    var travel: StreetTravel
    var places: [StreetPlace]
    var catchments: Catchments
    let times = [80.0, 160, 300]

    init(seed: Int) throws {
      var random = SeededGenerator(seed: UInt64(seed))
      travel = try RandomStreets(seed: UInt64(seed)).streets.travel(snap: 1000)
      let network = travel
      places = (0..<3).compactMap { _ in
        network.place(
          of: Coordinate(
            x: .random(in: 0...400, using: &random), y: .random(in: 0...400, using: &random)))
      }
      catchments = try Catchments(travel, from: places, within: times, shape: CatchmentTests.shape)
    }

    /// Seconds to each node from the nearest place, by another way than the catchments': every pair.
    func seconds() async -> [[Double]] {
      let nodes = travel.network.nodes.map { travel.place(of: $0) }
      return await travel.seconds(from: places, to: nodes)
    }
  }

  @Test("isochrones contain exactly the nodes in reach", arguments: 0..<40)
  func exactlyTheReachableNodes(seed: Int) async throws {
    let made = try Made(seed: seed)
    let reach = StreetReach(made.travel, from: made.places, within: 300)
    for isochrone in made.catchments.isochrones {
      #expect(isochrone.area.isValid)
      let kept = reach.lines(within: isochrone.within).filter { $0.key != nil }.flatMap(\.value)
      let streets = try Geometry.multiLineString(kept)
      for (node, position) in made.travel.network.nodes.enumerated() {
        let point = Geometry.point(position)
        let isInside = try isochrone.area.intersects(point)
        if reach.seconds[node] <= isochrone.within {
          #expect(isInside, "node \(node) is reached in \(reach.seconds[node]) s")
        } else if isInside {
          // Only because a reached street is nearer than the buffer.
          #expect(try streets.distance(to: point) <= Self.shape.buffer, "node \(node)")
        }
      }
    }
    for (inner, outer) in zip(made.catchments.isochrones, made.catchments.isochrones.dropFirst()) {
      // Overlay rounds corners: a sliver of a square millimetre is nothing.
      #expect(try inner.area.difference(outer.area).area < 1e-6)
    }
  }

  @Test(
    "the land of each hub is valid, apart from the others', and holds the nodes nearest to it",
    arguments: 0..<40)
  func partition(seed: Int) async throws {
    let made = try Made(seed: seed)
    let areas = made.catchments.hubs
    let reach = StreetReach(made.travel, from: made.places, within: 300)
    let lines = reach.lines(within: 300)
    for (hub, area) in areas.enumerated() {
      #expect(area.isValid)
      for other in areas[..<hub] { #expect(try area.intersection(other).area < 1e-6) }
      let others = lines.filter { $0.key != hub && $0.key != nil }.flatMap(\.value)
      let foreign = others.isEmpty ? nil : try Geometry.multiLineString(others)
      for (node, position) in made.travel.network.nodes.enumerated() where reach.hubs[node] == hub {
        let point = Geometry.point(position)
        let isNearOther = try foreign?.distance(to: point) ?? .infinity <= Self.shape.buffer
        #expect(try area.intersects(point) || isNearOther, "node \(node) of hub \(hub)")
      }
    }
  }

  @Test("every node's hub is the nearest of all", arguments: 0..<40)
  func nearestHub(seed: Int) async throws {
    let made = try Made(seed: seed)
    let reach = StreetReach(made.travel, from: made.places, within: 300)
    var paths = ShortestPaths(made.travel.network.graph)
    var least = [Double](repeating: .infinity, count: made.travel.network.nodes.count)
    for place in made.places {
      paths.search(from: made.travel.starts(at: place), within: 300)
      for node in least.indices { least[node] = min(least[node], paths.costs[node]) }
    }
    #expect(reach.seconds == least)
    // Pieces of every edge follow each other from end to end.
    for edge in made.travel.network.edges.indices {
      let portions = reach.portions(of: edge, within: 200)
      #expect(portions.first?.range.lowerBound == 0)
      #expect(portions.last?.range.upperBound == 1)
      for (first, second) in zip(portions, portions.dropFirst()) {
        #expect(first.range.upperBound == second.range.lowerBound)
        #expect(first.hub != second.hub)
      }
    }
  }

  @Test func anEdgeIsCutWhereTheTimeRunsOut() throws {
    var made = MadeStreets()
    made.add([(0, 0), (100, 0)])
    let travel = try made.travel()
    let place = try #require(travel.place(of: Coordinate(x: 40, y: 0)))
    let reach = StreetReach(travel, from: [place], within: 30)
    #expect(
      reach.portions(of: 0, within: 30) == [
        .init(range: 0...0.1, hub: nil), .init(range: 0.1...0.7, hub: 0),
        .init(range: 0.7...1, hub: nil),
      ])
    #expect(reach.lines(within: 30)[0] == [[Coordinate(x: 10, y: 0), Coordinate(x: 70, y: 0)]])
  }

  @Test func twoHubsOfOneStreetMeetHalfWay() throws {
    var made = MadeStreets()
    made.add([(0, 0), (100, 0)])
    let travel = try made.travel()
    let places = [20.0, 80].map { travel.place(of: Coordinate(x: $0, y: 0)) }
    let reach = StreetReach(travel, from: places, within: 500)
    #expect(
      reach.portions(of: 0, within: 500) == [
        .init(range: 0...0.5, hub: 0), .init(range: 0.5...1, hub: 1),
      ])
  }

  @Test func straightLinesGiveDiscsCutHalfWay() throws {
    let catchments = try Catchments(
      around: [Coordinate(x: 0, y: 0), Coordinate(x: 100, y: 0)], radii: [(60, 80), (30, 40)])
    #expect(catchments.isochrones.map(\.within) == [30, 60])
    // Two discs of 40 m that do not meet; GEOS's have 64 corners.
    #expect(abs(catchments.isochrones[0].area.area - 2 * .pi * 1600) < 2 * 1600 * .pi * 0.01)
    #expect(try catchments.hubs[0].intersection(catchments.hubs[1]).area < 1e-9)
    #expect(try catchments.hubs[0].contains(.point(x: 49, y: 0)))
    #expect(try catchments.hubs[1].contains(.point(x: 51, y: 0)))
    #expect(try !catchments.hubs[1].contains(.point(x: 49, y: 0)))
  }
}
