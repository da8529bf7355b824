/// The columns that plain tables of hubs may have, by their usual names.
enum HubColumn {
  case id, x, y, weight, group, capacity, cost, existing
  case from, to, length
  case demandPoint, candidate, other, distance

  /// In small letters; the first is the one that messages and documents use.
  var names: [String] {
    switch self {
    case .id: ["id", "identifiant", "node", "noeud", "nœud", "name", "nom"]
    case .x: ["x", "lon", "long", "longitude", "lng"]
    case .y: ["y", "lat", "latitude"]
    case .weight: ["weight", "poids", "demand", "demande", "population", "pop", "ind"]
    case .group: ["group", "groupe", "commune"]
    case .capacity: ["capacity", "capacité", "capacite"]
    case .cost: ["cost", "coût", "cout", "rent", "loyer"]
    case .existing: ["existing", "existant"]
    case .from: ["from", "de", "source", "i", "node_a"]
    case .to: ["to", "vers", "target", "j", "node_b"]
    case .length: ["length", "longueur", "distance", "cost", "time", "durée", "duree"]
    case .demandPoint: ["demand", "demande", "destinationname"]
    case .candidate: ["candidate", "candidat", "hub", "name"]
    case .other: ["other", "autre"]
    case .distance: ["distance", "cost", "time", "coût", "cout", "durée", "duree", "length"]
    }
  }
}
