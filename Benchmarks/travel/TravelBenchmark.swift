import Foundation
import Land
import PlanarGeometry
import Planning
import TestSupport

/// Travel times of 500 candidates on generated streets, within 15 minutes by cargo bike, and the same by scipy and
/// networkx on a sample.
///
///     swift run -c release TravelBenchmark [blocks]
///
/// A crooked grid of `blocks` × `blocks` (default 387: 300,000 edges), 90 m apart, some streets one-way. PYTHON names
/// an interpreter with scipy and networkx; without them only Entente's figures are printed.
@main
enum TravelBenchmark {
  static func main() async throws {
    let blocks = CommandLine.arguments.dropFirst().first.flatMap(Int.init) ?? 387
    let clock = ContinuousClock()
    let layer = try streets(blocks)
    let options = StreetOptions(speeds: CyclingSpeeds(base: 15 / 3.6))
    var network: StreetNetwork?
    let building = clock.measure { network = StreetNetwork(layer, options) }
    guard let network else { return }
    let travel = StreetTravel(network, options)
    print(
      "\(network.edgeCount) edges, \(network.graph.arcCount) arcs, \(network.nodes.count) nodes: "
        + "network made in \(seconds(building)) s")

    var random = SeededGenerator(seed: 3)
    let side = Double(blocks) * 90
    func place() -> Coordinate {
      Coordinate(x: .random(in: 0...side, using: &random), y: .random(in: 0...side, using: &random))
    }
    let candidates = (0..<500).map { _ in place() }
    let demand = (0..<5000).map { _ in place() }
    var origins: [StreetPlace?] = []
    var destinations: [StreetPlace?] = []
    let snapping = clock.measure {
      origins = candidates.map(travel.place)
      destinations = demand.map(travel.place)
    }
    print("\(origins.count + destinations.count) points put on streets in \(seconds(snapping)) s")
    var matrices: [[[Double]]] = []
    for tasks in [1, 2] {
      let start = clock.now
      matrices.append(
        await travel.seconds(from: origins, to: destinations, within: 900, tasks: tasks))
      print(
        "500 candidates × 5,000 points within 15 min, \(tasks) tasks: \(seconds(clock.now - start)) s"
      )
    }
    let reached = matrices[0].reduce(0) { $0 + $1.count(where: \.isFinite) }
    print("\(reached) pairs in reach; one task and two agree: \(matrices[0] == matrices[1])")
    try await compare(network, clock)
  }

  /// From node to node, so that the peers need no partial edges.
  private static func compare(_ network: StreetNetwork, _ clock: ContinuousClock) async throws {
    let graph = network.graph
    let count = 20
    let sources = (0..<count).map { $0 * (graph.nodeCount / count) + graph.nodeCount / (2 * count) }
    let all = Array(0..<graph.nodeCount)
    _ = await graph.costs(from: sources, to: all, within: 900, tasks: 1)
    let start = clock.now
    let rows = await graph.costs(from: sources, to: all, within: 900, tasks: 1)
    let own = seconds(clock.now - start) / Double(count)
    print("one origin to all nodes within 15 min, one task: \(own * 1000) ms")

    let folder = FileManager.default.temporaryDirectory.appending(
      path: "entente-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var text = "from,to,cost\n"
    for arc in graph.arcs { text += "\(arc.from),\(arc.to),\(arc.cost)\n" }
    try text.write(to: folder.appending(path: "arcs.csv"), atomically: true, encoding: .utf8)
    let sums = rows.map { row in row.filter(\.isFinite).reduce(0, +) }
    try
      (sources.map(String.init).joined(separator: ",") + "\n"
      + sums.map { "\($0)" }.joined(separator: ",") + "\n")
      .write(to: folder.appending(path: "sources.csv"), atomically: true, encoding: .utf8)
    let python = Process()
    python.executableURL = URL(filePath: "/usr/bin/env")
    python.arguments = [
      ProcessInfo.processInfo.environment["PYTHON"] ?? "python3",
      SharedData.packageRoot.appending(path: "Benchmarks/travel/peers.py").path(
        percentEncoded: false),
      folder.path(percentEncoded: false), "\(own)", "900",
    ]
    try python.run()
    python.waitUntilExit()
  }

  private static func streets(_ blocks: Int) throws -> Layer {
    var random = SeededGenerator(seed: 1)
    let places = (0...blocks).map { row in
      (0...blocks).map { column in
        Coordinate(
          x: Double(column) * 90 + .random(in: -20...20, using: &random),
          y: Double(row) * 90 + .random(in: -20...20, using: &random))
      }
    }
    var features: [Feature] = []
    for row in 0...blocks {
      for column in 0...blocks {
        for (down, across) in [(0, 1), (1, 0)]
        where row + down <= blocks && column + across <= blocks {
          let oneway = Int.random(in: 0..<7, using: &random) == 0
          features.append(
            Feature(
              id: "\(features.count)",
              geometry: try .lineString([places[row][column], places[row + down][column + across]]),
              values: [.text("residential"), .text(oneway ? "yes" : "no")]))
        }
      }
    }
    return Layer(name: "streets", fields: ["highway", "oneway"], features: features)
  }

  private static func seconds(_ duration: Duration) -> Double {
    let (whole, attoseconds) = duration.components
    return ((Double(whole) + Double(attoseconds) * 1e-18) * 10_000).rounded() / 10_000
  }
}
