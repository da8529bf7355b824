import Land
import PlanarGeometry
import Testing

@testable import Planning

@Suite("A street network made of lines")
struct StreetNetworkTests {
  /// A long street, one that ends on it at a vertex, one that crosses it at a shared vertex, one that crosses it without.
  private func streets() -> MadeStreets {
    var made = MadeStreets()
    made.add([(0, 0), (10, 0), (20, 0), (30, 0)])
    made.add([(10, 0), (10, 10)])
    made.add([(20, -10), (20, 0), (20, 10)])
    made.add([(25, -10), (25, 10)])
    return made
  }

  @Test func endsAloneJoinOnlyWhatEndsTogether() throws {
    let network = try streets().network(.ends)
    #expect(network.nodes.count == 8)
    #expect(network.edgeCount == 4)
    #expect(network.report.components == [2, 2, 2, 2])
  }

  @Test func sharedVerticesJoin() throws {
    let network = try streets().network(.vertices)
    #expect(network.seconds((0, 0), (10, 10)) == 20)
    #expect(network.seconds((20, -10), (30, 0)) == 20)
    #expect(network.seconds((0, 0), (25, 10)) == .infinity)
    #expect(network.report.components == [7, 2])
    #expect(network.report.length == 80)
  }

  @Test func crossingsJoinOnRequest() throws {
    let network = try streets().network(.crossings)
    #expect(network.seconds((0, 0), (25, 10)) == 35)
    #expect(network.report.components == [10])
    #expect(network.report.length == 80)
  }

  @Test func aStreetThatEndsOnTheMiddleOfAnotherTouchesItOnRequest() throws {
    var made = MadeStreets()
    made.add([(0, 0), (30, 0)])
    made.add([(12, 0.05), (12, 10)])
    #expect(try made.network(.vertices).report.components == [2, 2])
    let joined = try made.network(.crossings)
    #expect(joined.report.components == [4])
    let way = try #require(joined.seconds((0, 0), (12, 10)))
    #expect(abs(way - 21.95) < 0.01)
  }

  @Test func bridgesPassOver() throws {
    var made = MadeStreets("highway", "bridge", "layer")
    made.add([(0, 0), (10, 0), (20, 0)], "primary", nil, nil)
    made.add([(10, -5), (10, 5)], "primary", "yes", nil)
    made.add([(10, 5), (10, 20)], "primary", nil, nil)
    made.add([(15, -5), (15, 5)], "primary", nil, "1")
    let network = try made.network(.crossings)
    // The bridge goes on into the street at its end, but does not meet the one under it.
    #expect(network.seconds((10, -5), (10, 20)) == 25)
    #expect(network.seconds((0, 0), (10, 5)) == .infinity)
    #expect(
      network.seconds((0, 0), (15, 5)) == nil || network.seconds((0, 0), (15, 5)) == .infinity)
    #expect(network.report.components == [3, 2, 2])
  }

  @Test func waysInPassingAtDifferentLevelsDoNotJoinAtASharedVertex() throws {
    var made = MadeStreets("layer")
    made.add([(0, 0), (10, 0), (20, 0)], nil)
    made.add([(10, -5), (10, 0), (10, 5)], "1")
    #expect(try made.network().report.components == [2, 2])
  }

  @Test func endsThatDoNotQuiteTouchAreJoinedWithinTheTolerance() throws {
    var made = MadeStreets()
    made.add([(0, 0), (10, 0)])
    made.add([(10.4, 0), (20, 0)])
    #expect(try made.network().report.components == [2, 2])
    let joined = try made.network(tolerance: 0.5)
    #expect(joined.report.components == [3])
    // Lengths stay those of the lines.
    #expect(try #require(joined.seconds((0, 0), (20, 0))) == 10 + (20 - 10.4))
  }

  @Test func oneWayAndClosedStreetsAreKeptApart() throws {
    var made = MadeStreets("highway", "oneway", "cycleway")
    made.add([(0, 0), (10, 0)], "residential", "yes", nil)
    made.add([(10, 0), (20, 0)], "residential", "yes", "opposite")
    made.add([(20, 0), (30, 0)], "motorway", nil, nil)
    made.add([(20, 0), (20, 10)], "residential", "-1", nil)
    let network = try made.network()
    #expect(network.seconds((0, 0), (20, 0)) == 20)
    #expect(network.seconds((20, 0), (10, 0)) == 10)
    #expect(network.seconds((10, 0), (0, 0)) == .infinity)
    #expect(network.node(30, 0) == nil)
    #expect(network.seconds((20, 0), (20, 10)) == .infinity)
    #expect(network.seconds((20, 10), (20, 0)) == 10)
    #expect(network.report.ways == 3)
    #expect(network.report.closed == 1)
    #expect(network.report.hasClasses)
  }

  @Test func uphillAndDownhillDiffer() throws {
    var made = MadeStreets("pente")
    made.add([(0, 0), (100, 0)], "5")
    made.add([(100, 0), (200, 0)], nil)
    let network = try made.network(gradient: "pente")
    let up = try #require(network.seconds((0, 0), (100, 0)))
    let down = try #require(network.seconds((100, 0), (0, 0)))
    // 1 m/s is below walking pace already: uphill no slower, downhill by 5 × 0.86 / 21.6 faster.
    #expect(up == 100)
    #expect(abs(down - 100 / (1 + 5 * 0.86 / 21.6)) < 1e-9)
    #expect(network.report.withoutGradient == 1)
  }

  @Test func whatIsNoLineIsCounted() throws {
    let layer = Layer(
      name: "streets", fields: [],
      features: [
        Feature(id: "a", geometry: nil, values: []),
        Feature(id: "b", geometry: .point(x: 1, y: 1), values: []),
        Feature(
          id: "c",
          geometry: try .multiLineString([
            [.init(x: 0, y: 0), .init(x: 5, y: 0)], [.init(x: 5, y: 0), .init(x: 9, y: 0)],
          ]),
          values: []),
      ])
    let network = StreetNetwork(layer, StreetOptions(speeds: CyclingSpeeds(base: 1)))
    #expect(network.report.withoutLine == 2)
    #expect(network.edgeCount == 2)
    #expect(network.report.components == [3])
  }
}
