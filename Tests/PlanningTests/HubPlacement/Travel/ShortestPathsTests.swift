import TestSupport
import Testing

@testable import Planning

@Suite("Shortest paths")
struct ShortestPathsTests {
  /// A random graph with parallel arcs, loops, arcs of no cost and nodes that nothing leads to.
  private struct Made {
    var count: Int
    var arcs: [StreetGraph.Arc]

    init(seed: UInt64) {
      var random = SeededGenerator(seed: seed)
      count = Int.random(in: 1...12, using: &random)
      arcs = []
      for _ in 0..<Int.random(in: 0...3 * count, using: &random) {
        arcs.append(
          .init(
            from: Int.random(in: 0..<count, using: &random),
            to: Int.random(in: 0..<count, using: &random),
            // Sixteenths: sums come out the same in any order.
            cost: Double(Int.random(in: 0...80, using: &random)) / 16))
      }
    }

    /// Floyd (1962) and Warshall (1962): every pair, through every node.
    var allPairs: [[Double]] {
      var costs = [[Double]](
        repeating: [Double](repeating: .infinity, count: count), count: count)
      for node in 0..<count { costs[node][node] = 0 }
      for arc in arcs { costs[arc.from][arc.to] = min(costs[arc.from][arc.to], arc.cost) }
      for middle in 0..<count {
        for from in 0..<count {
          for to in 0..<count {
            costs[from][to] = min(costs[from][to], costs[from][middle] + costs[middle][to])
          }
        }
      }
      return costs
    }
  }

  @Test("agree with Floyd and Warshall", arguments: 0..<300)
  func floydWarshall(seed: Int) async {
    let made = Made(seed: UInt64(seed))
    let graph = StreetGraph(nodeCount: made.count, arcs: made.arcs)
    let expected = made.allPairs
    let all = Array(0..<made.count)
    #expect(await graph.costs(from: all, to: all, tasks: 2) == expected)
    let bound = Double(seed % 7)
    let bounded = expected.map { $0.map { $0 <= bound ? $0 : .infinity } }
    #expect(await graph.costs(from: all, to: all, within: bound, tasks: 1) == bounded)
  }

  @Test func aSearchLeavesNothingOfTheOneBefore() {
    let graph = StreetGraph(
      nodeCount: 4,
      arcs: [
        .init(from: 0, to: 1, cost: 1), .init(from: 1, to: 2, cost: 1),
        .init(from: 3, to: 2, cost: 5),
      ])
    var paths = ShortestPaths(graph)
    paths.search(from: [.init(node: 0, cost: 0)])
    #expect(paths.costs == [0, 1, 2, .infinity])
    paths.search(from: [.init(node: 3, cost: 1)], within: 3)
    #expect(paths.costs == [.infinity, .infinity, .infinity, 1])
    #expect(paths.reached == [3])
  }

  @Test func severalStartsGiveTheLeast() {
    let graph = StreetGraph(
      nodeCount: 3, arcs: [.init(from: 0, to: 1, cost: 4), .init(from: 2, to: 1, cost: 1)])
    var paths = ShortestPaths(graph)
    paths.search(from: [.init(node: 0, cost: 0), .init(node: 2, cost: 2), .init(node: 0, cost: 9)])
    #expect(paths.costs == [0, 3, 2])
  }

  @Test func partsHangTogetherWhateverTheDirections() {
    let graph = StreetGraph(
      nodeCount: 6,
      arcs: [
        .init(from: 4, to: 0, cost: 1), .init(from: 4, to: 2, cost: 1),
        .init(from: 5, to: 3, cost: 0),
      ])
    let parts = graph.components
    #expect(parts.of == [0, 1, 0, 2, 0, 2])
    #expect(parts.count == 3)
  }
}
