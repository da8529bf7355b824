import Dossier
import Formats
import Land
import Planning

/// The plain tables of a command, brought together: who is where, and what it costs to go there.
struct PlainTables {
  /// How two edges between the same nodes with different lengths are taken.
  enum Repeated: String, CaseIterable {
    case last, shortest
  }

  /// Where travel costs come from.
  enum Travel {
    case network(path: String, isDirected: Bool, repeated: Repeated?)
    case distances(path: String)
    /// Straight lines × a factor.
    case detour(Double)
  }

  let demand: [HubTables.Demand]
  let candidates: [HubTables.Candidate]
  let travel: TravelCosts
  private(set) var problems: [Problem]
  let candidatePath: String
  let demandPath: String

  /// - Parameter demand, candidates: Paths; nil only with a network: every node is one.
  /// - Throws: `Problems`.
  init(demand demandPath: String?, candidates candidatePath: String?, travel: Travel) throws {
    var problems: [Problem] = []
    var network: EdgeTable?
    if case .network(let path, let isDirected, let repeated) = travel {
      let edges = try HubTables.edges(path: path)
      problems += edges.problems
      network = try EdgeTable(edges.rows, path: path, isDirected: isDirected, repeated: repeated)
    }
    let nodes = network?.ids ?? []
    let read = try demandPath.map { try HubTables.demand(path: $0) }
    demand =
      read?.rows ?? nodes.map { HubTables.Demand(id: $0) }
    let offered = try candidatePath.map { try HubTables.candidates(path: $0) }
    candidates =
      offered?.rows
      ?? nodes.map {
        HubTables.Candidate(id: $0)
      }
    problems += (read?.problems ?? []) + (offered?.problems ?? [])
    self.demandPath = demandPath ?? "--network"
    self.candidatePath = candidatePath ?? "--network"
    try PlainTables.checkIds(demand.map(\.id), self.demandPath)
    try PlainTables.checkIds(candidates.map(\.id), self.candidatePath)
    switch travel {
    case .network:
      self.travel = try network!.costs(
        demand: demand.map(\.id), in: self.demandPath, candidates: candidates.map(\.id),
        in: self.candidatePath)
    case .distances(let path):
      let pairs = try HubTables.distances(path: path)
      problems += pairs.problems
      self.travel = try PlainTables.costs(
        pairs.rows, path: path, demand: demand.map(\.id), candidates: candidates.map(\.id))
    case .detour(let factor):
      if read?.isGeographic == true || offered?.isGeographic == true {
        throw Problems([PlainTables.degrees(self.demandPath)])
      }
      self.travel = TravelCosts(
        straight: try PlainTables.places(demand.map(\.place), self.demandPath),
        try PlainTables.places(candidates.map(\.place), self.candidatePath), factor: factor)
    }
    self.problems = problems
  }

  private static func checkIds(_ ids: [String], _ path: String) throws {
    var seen: [String: Int] = [:]
    var problems: [Problem] = []
    for (index, id) in ids.enumerated() {
      if let first = seen.updateValue(index, forKey: id) {
        problems.append(
          Problem(
            .error, "duplicate-id", at: .init(file: path, feature: "#\(index + 1)"),
            fr: "l'identifiant « \(id) » est déjà celui de la ligne \(first + 1).",
            en: "the id '\(id)' is already that of row \(first + 1).",
            remedy: Message(fr: "Retirez l'une des deux.", en: "Take one of them out.")))
      }
    }
    if !problems.isEmpty { throw Problems(Array(problems.prefix(20))) }
  }

  private static func places(_ places: [HubTables.Place?], _ path: String) throws
    -> [(x: Double, y: Double)]
  {
    try places.map { place in
      guard let place else {
        throw Problems([
          Problem(
            .error, "no-places", at: .init(file: path),
            fr: "sans colonnes « x » et « y », ni --network ni --distances, "
              + "aucune distance n'est connue.",
            en: "without columns 'x' and 'y', --network or --distances, no distance is known.")
        ])
      }
      return (place.x, place.y)
    }
  }

  private static func degrees(_ path: String) -> Problem {
    Problem(
      .error, "geographic-coordinates", at: .init(file: path),
      fr: "longitude et latitude ne donnent pas de distances.",
      en: "longitude and latitude give no distances.",
      remedy: Message(
        fr: "Donnez x et y en mètres (Lambert-93 par exemple), --network ou --distances.",
        en: "Give x and y in metres (Lambert-93 for example), --network or --distances."))
  }

  private static func costs(
    _ pairs: [HubTables.Pair], path: String, demand: [String], candidates: [String]
  ) throws -> TravelCosts {
    let rowOf = positions(demand)
    let columnOf = positions(candidates)
    var rows = Array(repeating: [TravelCosts.Entry](), count: demand.count)
    var strangers: [String] = []
    for pair in pairs {
      guard let row = rowOf[pair.demand] else {
        strangers.append(pair.demand)
        continue
      }
      guard let column = columnOf[pair.candidate] else {
        strangers.append(pair.candidate)
        continue
      }
      rows[row].append(.init(candidate: column, cost: pair.distance))
    }
    if let first = strangers.first {
      throw Problems([
        Problem(
          .error, "unknown-id", at: .init(file: path, feature: first),
          fr: "« \(first) » n'est ni un point de demande ni un candidat "
            + "(\(Counted.fr(Set(strangers).count, "identifiant inconnu", plural: "identifiants inconnus"))).",
          en: "'\(first)' is neither a demand point nor a candidate "
            + "(\(Counted.en(Set(strangers).count, "unknown id"))).",
          remedy: Message(
            fr: "Les identifiants des tables doivent être les mêmes.",
            en: "The ids of the tables must be the same."))
      ])
    }
    return TravelCosts(rows: rows)
  }

  static func positions(_ ids: [String]) -> [String: Int] {
    Dictionary(
      ids.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}
