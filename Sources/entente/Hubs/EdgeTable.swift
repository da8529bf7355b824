import Formats
import Land
import Planning

/// The edges of a plain table as a network whose nodes have ids.
struct EdgeTable {
  /// In the order in which the table first names them.
  let ids: [String]
  private let network: StreetGraph
  private let positions: [String: Int]
  private let path: String

  /// - Throws: `Problems` where edges between the same two nodes have different lengths and nobody said
  ///   which of them holds.
  init(
    _ edges: [HubTables.Edge], path: String, isDirected: Bool, repeated: PlainTables.Repeated?
  ) throws {
    self.path = path
    var ids: [String] = []
    var positions: [String: Int] = [:]
    func position(_ id: String) -> Int {
      if let known = positions[id] { return known }
      positions[id] = ids.count
      ids.append(id)
      return ids.count - 1
    }
    var known: [[Int]: Int] = [:]
    var arcs: [(from: Int, to: Int, length: Double)] = []
    var clashes: [(edge: HubTables.Edge, other: Double)] = []
    for edge in edges {
      let (from, to) = (position(edge.from), position(edge.to))
      let key = isDirected ? [from, to] : [min(from, to), max(from, to)]
      guard let index = known[key] else {
        known[key] = arcs.count
        arcs.append((from, to, edge.length))
        continue
      }
      if arcs[index].length != edge.length { clashes.append((edge, arcs[index].length)) }
      arcs[index].length =
        repeated == .last ? edge.length : min(edge.length, arcs[index].length)
    }
    if repeated == nil, let first = clashes.first {
      throw Problems([EdgeTable.contradiction(first.edge, first.other, clashes.count, path)])
    }
    self.ids = ids
    self.positions = positions
    let there = arcs.map { StreetGraph.Arc(from: $0.from, to: $0.to, cost: $0.length) }
    let back =
      isDirected ? [] : there.map { StreetGraph.Arc(from: $0.to, to: $0.from, cost: $0.cost) }
    network = StreetGraph(nodeCount: ids.count, arcs: there + back)
  }

  private static func contradiction(
    _ edge: HubTables.Edge, _ other: Double, _ count: Int, _ path: String
  ) -> Problem {
    Problem(
      .error, "asymmetric-length", at: .init(file: path, feature: "\(edge.from)–\(edge.to)"),
      fr: "cette arête a deux longueurs, \(other) et \(edge.length) (\(count) en tout).",
      en: "this edge has two lengths, \(other) and \(edge.length) (\(count) in all).",
      remedy: Message(
        fr:
          "Dites laquelle vaut : --repeated last ou --repeated shortest ; --directed si la longueur "
          + "dépend du sens.",
        en:
          "Say which holds: --repeated last or --repeated shortest; --directed if the length depends "
          + "on the direction."))
  }

  /// Shortest paths from every candidate to every demand point.
  ///
  /// - Throws: `Problems` where a demand point or a candidate is no node.
  func costs(
    demand: [String], in demandPath: String, candidates: [String], in candidatePath: String
  ) throws -> TravelCosts {
    let points = try nodes(demand, demandPath)
    let sources = try nodes(candidates, candidatePath)
    var rows = Array(repeating: [TravelCosts.Entry](), count: demand.count)
    for (candidate, distances) in network.costs(from: sources, to: points).enumerated() {
      for (row, distance) in distances.enumerated() where distance.isFinite {
        rows[row].append(.init(candidate: candidate, cost: distance))
      }
    }
    return TravelCosts(rows: rows)
  }

  private func nodes(_ names: [String], _ file: String) throws -> [Int] {
    let strangers = names.filter { positions[$0] == nil }
    if let first = strangers.first {
      throw Problems([
        Problem(
          .error, "not-a-node", at: .init(file: file, feature: first),
          fr: "« \(first) » n'est pas un nœud de \(path) (\(strangers.count) en tout).",
          en: "'\(first)' is no node of \(path) (\(strangers.count) in all).",
          remedy: Message(
            fr: "Les identifiants doivent être ceux des colonnes from et to.",
            en: "Ids must be those of the columns from and to."))
      ])
    }
    return names.map { positions[$0]! }
  }
}
