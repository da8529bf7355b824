import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Planning

@Suite("Travel from place to place")
struct StreetTravelTests {
  private func seconds(
    _ travel: StreetTravel, _ from: (Double, Double), _ to: (Double, Double)
  ) async -> Double {
    let places = [from, to].map { travel.place(of: Coordinate(x: $0.0, y: $0.1)) }
    let seconds = await travel.seconds(from: [places[0]], to: [places[1]])[0][0]
    // Shares of an edge carry a rounding in the last place.
    return (seconds * 1e9).rounded() / 1e9
  }

  @Test func aPointIsPutOnTheNearestStreet() throws {
    var made = MadeStreets()
    made.add([(0, 0), (60, 0), (100, 0)])
    made.add([(0, 0), (0, 100)])
    let travel = try made.travel(snap: 20)
    let place = try #require(travel.place(of: Coordinate(x: 75, y: 12)))
    #expect(place.edge == 0)
    #expect(place.share == 0.75)
    #expect(place.position == Coordinate(x: 75, y: 0))
    #expect(place.distance == 12)
    #expect(travel.place(of: Coordinate(x: 75, y: 20)) != nil)
    #expect(travel.place(of: Coordinate(x: 75, y: 20.001)) == nil)
    // As near to both: the first.
    #expect(travel.place(of: Coordinate(x: 5, y: 5))?.edge == 0)
  }

  @Test func partsOfEdgesAndTheLegsOffTheStreetCount() async throws {
    var made = MadeStreets()
    made.add([(0, 0), (100, 0)])
    made.add([(100, 0), (100, 100)])
    let travel = try made.travel()
    #expect(await seconds(travel, (30, 5), (110, 40)) == 5 + 70 + 40 + 10)
    #expect(await seconds(travel, (30, 5), (80, -5)) == 5 + 50 + 5)
    #expect(await seconds(travel, (30, 5), (30, 5)) == 10)
  }

  @Test func oneWayStreetsAreRiddenRoundTheBlock() async throws {
    var made = MadeStreets("oneway")
    made.add([(0, 0), (100, 0)], "yes")
    made.add([(100, 0), (100, 100)], "yes")
    made.add([(100, 100), (0, 100)], "yes")
    made.add([(0, 100), (0, 0)], "yes")
    let travel = try made.travel()
    #expect(await seconds(travel, (20, 0), (70, 0)) == 50)
    #expect(await seconds(travel, (70, 0), (20, 0)) == 350)
    #expect(await seconds(travel, (70, 0), (70, 100)) == 160)
  }

  @Test func scrapsOfNetworkComeAfterTheGreatestPart() throws {
    var made = MadeStreets()
    made.add([(0, 0), (100, 0)])
    made.add([(100, 0), (200, 0)])
    made.add([(50, 40), (90, 40)])
    let travel = try made.travel(snap: 60)
    // The scrap is nearer, but leads nowhere.
    let place = try #require(travel.place(of: Coordinate(x: 60, y: 35)))
    #expect((place.edge, place.component) == (0, 0))
    let far = try #require(travel.place(of: Coordinate(x: 60, y: 70)))
    #expect((far.edge, far.component) == (2, 1))
  }

  @Test func offTheStreetsNobodyIsReached() async throws {
    var made = MadeStreets()
    made.add([(0, 0), (100, 0)])
    let travel = try made.travel()
    let place = travel.place(of: Coordinate(x: 10, y: 0))
    #expect(
      await travel.seconds(from: [place, nil], to: [nil, place]) == [
        [.infinity, 0], [.infinity, .infinity],
      ])
    #expect(await travel.seconds(from: [place], to: [place], within: 5, tasks: 1) == [[0]])
  }

  /// Points become nodes of a graph of their own, in which every way is arcs: the same costs.
  @Test("partial edges are those of a graph with the points as nodes", arguments: 0..<60)
  func pointsAsNodes(seed: Int) async throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let made = RandomStreets(seed: UInt64(seed)).streets
    let travel = try made.travel(snap: 1000)
    let points = (0..<8).map { _ in
      Coordinate(
        x: .random(in: -50...450, using: &random), y: .random(in: -50...450, using: &random))
    }
    let places = points.map { travel.place(of: $0) }
    let network = travel.network
    var arcs: [StreetGraph.Arc] = []
    let count = network.nodes.count
    for edge in network.edges.indices {
      let ends = network.edges[edge]
      let on = places.indices.filter { places[$0]?.edge == edge }
        .sorted { (places[$0]!.share, $0) < (places[$1]!.share, $1) }
      let stops =
        [(Int(ends.from), 0.0)] + on.map { (count + $0, places[$0]!.share) } + [(Int(ends.to), 1.0)]
      for (first, second) in zip(stops, stops.dropFirst()) {
        let part = second.1 - first.1
        if let forward = ends.forward {
          arcs.append(.init(from: first.0, to: second.0, cost: part * forward))
        }
        if let backward = ends.backward {
          arcs.append(.init(from: second.0, to: first.0, cost: part * backward))
        }
        // Two points of one place are the same, whatever the direction of the street.
        if part == 0, first.0 >= count, second.0 >= count {
          arcs.append(.init(from: second.0, to: first.0, cost: 0))
          arcs.append(.init(from: first.0, to: second.0, cost: 0))
        }
      }
    }
    let graph = StreetGraph(nodeCount: count + places.count, arcs: arcs)
    let expected = graph.costs(
      from: places.indices.map { count + $0 }, to: places.indices.map { count + $0 })
    let found = await travel.seconds(from: places, to: places)
    for from in places.indices {
      for to in places.indices {
        let legs =
          points[from].distance(to: places[from]!.position)
          + points[to].distance(to: places[to]!.position)
        let whole = expected[from][to] + legs
        #expect(found[from][to] == whole || abs(found[from][to] - whole) < 1e-6, "\(from) to \(to)")
      }
    }
    // The nearest edge, found by looking at all of them.
    for (point, place) in zip(points, places) {
      let nearest = network.edges.indices.filter {
        network.component[Int(network.edges[$0].from)] == 0
      }
      .map { edge -> Double in
        let path = network.path(of: network.edges[edge])
        return zip(path, path.dropFirst()).map { SegmentFoot(of: point, on: $0, $1).distance }
          .min()!
      }.min()!
      #expect(place?.distance == nearest)
    }
  }
}

/// A crooked grid of streets, some missing, some one-way, with a scrap that hangs on nothing.
struct RandomStreets {
  var streets = MadeStreets("oneway")

  init(seed: UInt64, size: Int = 4, spacing: Double = 100) {
    var random = SeededGenerator(seed: seed &* 31 &+ 7)
    var places: [[(Double, Double)]] = []
    for row in 0...size {
      places.append(
        (0...size).map { column in
          (
            Double(column) * spacing + .random(in: -20...20, using: &random),
            Double(row) * spacing + .random(in: -20...20, using: &random)
          )
        })
    }
    for row in 0...size {
      for column in 0...size {
        for (down, across) in [(0, 1), (1, 0)] where row + down <= size && column + across <= size {
          guard Int.random(in: 0..<10, using: &random) < 8 else { continue }
          let direction = ["yes", "-1", nil, nil, nil].randomElement(using: &random)!
          streets.add([places[row][column], places[row + down][column + across]], direction)
        }
      }
    }
    let edge = Double(size) * spacing
    streets.add([(edge + 60, 30), (edge + 60, 120)], nil)
  }
}
