public import ArgumentParser
import Land
public import Planning

/// The plain tables of a location problem, on the command line.
struct HubTableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        fr: "Table des points de demande : id, weight, x, y, group (CSV).",
        en: "Table of demand points: id, weight, x, y, group (CSV)."), valueName: "file"),
    completion: .file())
  var demand: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Table des candidats : id, x, y, capacity, cost, existing (CSV).",
        en: "Table of candidates: id, x, y, capacity, cost, existing (CSV)."), valueName: "file"),
    completion: .file())
  var candidates: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr:
          "Table des arêtes d'un réseau : from, to, length (CSV) ; sans --demand ou --candidates, "
          + "chaque nœud en est un.",
        en: "Table of the edges of a network: from, to, length (CSV); without --demand or "
          + "--candidates each node is one."), valueName: "file"), completion: .file())
  var network: String?

  @Flag(
    help: ArgumentHelp(
      say(
        fr: "Les arêtes ne vont que de from à to.", en: "Edges lead only from from to to.")))
  var directed = false

  @Option(
    help: ArgumentHelp(
      say(
        fr: "De deux arêtes entre les mêmes nœuds, laquelle vaut : last ou shortest.",
        en: "Of two edges between the same nodes, which holds: last or shortest.")))
  var repeated: PlainTables.Repeated?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Table des distances : demand, candidate, distance, ou une matrice (CSV).",
        en: "Table of distances: demand, candidate, distance, or a matrix (CSV)."),
      valueName: "file"), completion: .file())
  var distances: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Facteur du vol d'oiseau quand il n'y a ni réseau ni distances.",
        en: "Factor of the straight line where there is neither network nor distances.")))
  var detour = 1.3

  @Option(
    help: ArgumentHelp(
      say(
        fr:
          "Paires interdites : demand, candidate (ne le sert pas) ou candidate, other (pas ensemble).",
        en: "Forbidden pairs: demand, candidate (does not serve it) or candidate, other (not both)."
      ),
      valueName: "file"), completion: .file())
  var forbidden: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Distance minimale, à vol d'oiseau, entre deux points logistiques.",
        en: "Least straight distance between two hubs.")))
  var apart: Double?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Sous capacités : single (chaque point servi par un seul) ou split.",
        en: "Under capacities: single (each point served by one hub) or split.")))
  var service: LocationProblem.Service = .single

  /// For a plan on plain tables; with a scenario none of these is asked for.
  func check() throws {
    if network != nil, distances != nil {
      throw ValidationError(
        say(
          fr: "--network et --distances s'excluent.",
          en: "--network and --distances exclude each other."
        ))
    }
    if network == nil, demand == nil || candidates == nil {
      throw ValidationError(
        say(
          fr: "il faut --demand et --candidates, ou --network.",
          en: "--demand and --candidates are needed, or --network."))
    }
    if !(detour > 0 && detour.isFinite) {
      throw ValidationError(
        say(fr: "--detour attend un nombre positif.", en: "--detour takes a positive number."))
    }
    if let apart, !(apart > 0 && apart.isFinite) {
      throw ValidationError(
        say(fr: "--apart attend une distance positive.", en: "--apart takes a positive distance."))
    }
  }

  /// Whether a table is named.
  var areGiven: Bool {
    [demand, candidates, network, distances, forbidden].contains { $0 != nil }
  }

  var travel: PlainTables.Travel {
    if let network { return .network(path: network, isDirected: directed, repeated: repeated) }
    return distances.map { .distances(path: $0) } ?? .detour(detour)
  }
}

extension PlainTables.Repeated: ExpressibleByArgument {}
extension LocationProblem.Service: ExpressibleByArgument {}
