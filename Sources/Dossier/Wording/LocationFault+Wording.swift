public import Land
public import Planning

extension LocationFault {
  /// The fault as an error of the data, with its remedy.
  public var problem: Problem {
    switch self {
    case .noDemand:
      error("no-demand", fr: "il n'y a aucun point de demande.", en: "there is no demand point.")
    case .noCandidates:
      error(
        "no-candidates", fr: "il n'y a aucun candidat : rien ne peut devenir un point logistique.",
        en: "there is no candidate: nothing can become a hub.")
    case .tooFewCandidates(let hubs, let candidates):
      error(
        "too-few-candidates",
        fr:
          "\(hubs) points logistiques sont demandés, il n'y a que \(Counted.fr(candidates, "candidat")).",
        en: "\(hubs) hubs are asked for, there are only \(Counted.en(candidates, "candidate")).",
        remedy: Message(fr: "Demandez-en moins.", en: "Ask for fewer."))
    case .noHubs(let hubs):
      error(
        "no-hubs", fr: "il faut au moins un point logistique, pas \(hubs).",
        en: "at least one hub is needed, not \(hubs).",
        remedy: Message(fr: "Donnez --hubs 1 ou plus.", en: "Give --hubs 1 or more."))
    case .tooManyExisting(let existing, let hubs):
      error(
        "too-many-existing",
        fr: "\(existing) points logistiques existent déjà, plus que les \(hubs) demandés.",
        en: "\(existing) hubs exist already, more than the \(hubs) asked for.",
        remedy: Message(
          fr: "Le nombre demandé comprend les points existants.",
          en: "The number asked for includes those that exist."))
    case .existingInConflict(let first, let second):
      error(
        "existing-in-conflict",
        fr: "« \(first) » et « \(second) » existent déjà, mais s'excluent l'un l'autre.",
        en: "'\(first)' and '\(second)' exist already, but exclude each other.")
    case .duplicateDemand(let id), .duplicateCandidate(let id):
      error(
        "duplicate-id", feature: id, fr: "l'identifiant « \(id) » est donné deux fois.",
        en: "the id '\(id)' is given twice.")
    case .badWeight(let demand, let weight):
      error(
        "weight-not-positive", feature: demand,
        fr: "le poids \(weight) n'est pas supérieur à 0.",
        en: "the weight \(weight) is not greater than 0.")
    case .badCapacity(let candidate, let capacity):
      error(
        "bad-capacity", feature: candidate, fr: "la capacité \(capacity) n'en est pas une.",
        en: "the capacity \(capacity) is none.")
    case .badOpeningCost(let candidate, let cost):
      error(
        "bad-cost", feature: candidate, fr: "le coût \(cost) n'en est pas un.",
        en: "the cost \(cost) is none.")
    case .badTravel(let demand, let candidate, let cost):
      error(
        "bad-distance", feature: demand,
        fr: "la distance à « \(candidate) » est \(cost).",
        en: "the distance to '\(candidate)' is \(cost).")
    default: other
    }
  }

  private var other: Problem {
    switch self {
    case .rowsMissing(let rows, let demand):
      error(
        "rows-missing", fr: "\(rows) lignes de distances pour \(demand) points de demande.",
        en: "\(rows) rows of distances for \(demand) demand points.")
    case .nothingInReach:
      error(
        "nothing-in-reach", fr: "aucun point de demande n'est à la portée d'un candidat.",
        en: "no demand point is in reach of any candidate.",
        remedy: Message(
          fr: "Vérifiez que les réseaux et les identifiants se correspondent.",
          en: "Check that networks and ids go together."))
    case .capacityBelowDemand(let capacity, let demand):
      error(
        "capacity-below-demand",
        fr: "les points logistiques tiennent au plus \(short(capacity)), la demande est de "
          + "\(short(demand)) : il manque \(short(demand - capacity)).",
        en: "the hubs hold \(short(capacity)) at most, the demand is \(short(demand)): "
          + "\(short(demand - capacity)) is missing.",
        remedy: Message(
          fr: "Demandez plus de points ou de plus grandes capacités.",
          en: "Ask for more hubs or larger capacities."))
    case .pointAboveCapacity(let demand, let weight, let capacity):
      error(
        "point-above-capacity", feature: demand,
        fr: "son poids \(short(weight)) dépasse la plus grande capacité à sa portée, "
          + "\(short(capacity)).",
        en: "its weight \(short(weight)) is above the largest capacity in its reach, "
          + "\(short(capacity)).",
        remedy: Message(
          fr: "Partagez la demande entre plusieurs points (--service split).",
          en: "Share its demand between hubs (--service split)."))
    case .badNumber(let what, let value):
      error(
        "bad-number", fr: "\(what) ne peut pas être \(value).", en: "\(what) cannot be \(value).")
    case .noGroups:
      error(
        "no-groups", fr: "l'équité est demandée par groupe, or aucun point de demande n'en a.",
        en: "equity is asked for by group, yet no demand point has one.",
        remedy: Message(
          fr: "Ajoutez une colonne group ou commune, ou demandez l'équité pour l'ensemble.",
          en: "Add a column group or commune, or ask for equity over all demand."))
    case .shrinkingPeriod(let name):
      error(
        "shrinking-period",
        fr: "l'étape « \(name) » a moins de points logistiques que la précédente, or chaque étape "
          + "garde ceux d'avant.",
        en:
          "the step '\(name)' has fewer hubs than the one before, yet each step keeps those before it."
      )
    case .unsupported(.periodsWithoutSum):
      error(
        "periods-unavailable",
        fr: "les étapes dans le temps valent pour p-median, coverage et facility-location.",
        en: "steps over time are for p-median, coverage and facility-location.")
    case .unsupported(.periodsWithCapacities):
      error(
        "periods-unavailable", fr: "les étapes dans le temps ne vont pas avec des capacités.",
        en: "steps over time do not go with capacities.",
        remedy: Message(
          fr: "Retirez la colonne capacity.", en: "Take the column capacity out."))
    default: error("bug", fr: "\(self)", en: "\(self)")
    }
  }

  private func error(
    _ code: String, feature: String? = nil, fr: String, en: String, remedy: Message? = nil
  ) -> Problem {
    Problem(.error, code, at: .init(feature: feature), fr: fr, en: en, remedy: remedy)
  }

  /// Whole numbers without a decimal point.
  private func short(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)"
  }
}
