import Formats
import Foundation
import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Planning

/// Real streets of OpenStreetMap, noded and ridden by Entente and by networkx, one-way streets respected.
@Suite("Real streets against networkx", .serialized)
struct StreetPeerTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var path: String
    var testDescription: String { path }
  }

  private static let cases = [
    Case(path: "epinay-sur-orge-91216/roads-osm-91216.geojson"),
    Case(path: "cornillon-confoux-13029/roads-osm-13029.geojson"),
    Case(path: "arcachon-population/roads-osm.geojson"),
  ].filter { SharedData.has($0.path) }

  @Test("least ways are the same", arguments: cases)
  func networkx(streets: Case) throws {
    let layer = try self.layer(streets.path)
    // At 1 m/s seconds are metres. Nodes are exact positions, as for the peer.
    let options = StreetOptions(
      tolerance: 1e-6,
      speeds: CyclingSpeeds(
        base: 1,
        classes: Dictionary(uniqueKeysWithValues: CyclingSpeeds.shares.keys.map { ($0, 1) })))
    let network = StreetNetwork(layer, options)
    #expect(network.report.hasClasses)
    #expect(network.report.ways > 200)
    let count = network.nodes.count
    let sources = stride(from: 0, to: count, by: max(1, count / 12)).map { $0 }
    guard let found = try peer(layer, network.nodes, sources) else { return }
    #expect(found.count == sources.count)
    var compared = 0
    for (source, theirs) in zip(sources, found) {
      #expect(theirs.count == count)
      let costs = network.graph.costs(from: source)
      // Counted rather than expected one by one: a wrong graph is wrong at thousands of nodes.
      let wrong = zip(costs, theirs).enumerated().filter { _, pair in
        let expected = pair.1 ?? .infinity
        return !(pair.0 == expected || abs(pair.0 - expected) < 1e-6 * max(1, expected))
      }
      #expect(
        wrong.isEmpty,
        "from node \(source): \(wrong.count) of \(count), first \(wrong.first.map { "\($0)" } ?? "")"
      )
      compared += zip(costs, theirs).count { $0 < .infinity && $1 != nil }
    }
    // Most ways lead somewhere.
    #expect(compared > sources.count * count / 2)
  }

  /// The layer in Lambert-93, read as a scenario reads it.
  private func layer(_ path: String) throws -> Layer {
    let scenario = try ScenarioReader.read(
      text: """
        name: streets
        crs: EPSG:2154
        reference_date: 2026-01-01
        layers: {streets: {source: \(path)}}
        sites: [{kind: parcel, source: none.geojson}]
        departments: {}
        uses: {}
        demands: {}
        """)
    let folder = try #require(SharedData.folder).path(percentEncoded: false)
    var alone = scenario
    alone.siteSources = []
    let territory = try TerritoryReader.read(scenario: alone, folder: folder)
    return try #require(territory.layer("streets"))
  }

  /// Metres from each source to each node, by place among `nodes`, as networkx finds them; nil where no way leads.
  ///
  /// - Returns: Nil, with a message, where networkx is not installed.
  private func peer(
    _ layer: Layer, _ nodes: [Coordinate], _ sources: [Int]
  ) throws -> [[Double?]]? {
    let ways: [[String: Any]] = layer.features.flatMap { feature -> [[String: Any]] in
      var tags: [String: String] = [:]
      for (field, value) in zip(layer.fields, feature.values) { tags[field] = value.label }
      var lines: [[String: Any]] = []
      feature.geometry?.forEachPath { path in
        lines.append(["line": path.coordinates.map { [$0.x, $0.y] }, "tags": tags])
      }
      return lines
    }
    let input = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).json")
    defer { try? FileManager.default.removeItem(at: input) }
    try JSONSerialization.data(
      withJSONObject: [
        "ways": ways, "nodes": nodes.map { [$0.x, $0.y] }, "sources": sources,
      ] as [String: Any]
    ).write(to: input)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [
      "python3",
      SharedData.packageRoot.appending(path: "Tests/peers/streets_networkx.py")
        .path(percentEncoded: false), input.path(percentEncoded: false),
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    if process.terminationStatus == 9 || process.terminationStatus == 127 {
      FileHandle.standardError.write(Data("skipped: python3 with networkx is not here\n".utf8))
      return nil
    }
    #expect(process.terminationStatus == 0)
    return try String(decoding: data, as: UTF8.self).split(separator: "\n").map {
      try JSONDecoder().decode([Double?].self, from: Data($0.utf8))
    }
  }
}
