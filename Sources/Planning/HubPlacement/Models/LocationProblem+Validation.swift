extension LocationProblem {
  /// All that is wrong with the problem; empty where it can be solved or found to have no plan.
  public var faults: [LocationFault] {
    guard !demand.isEmpty else { return [.noDemand] }
    guard !candidates.isEmpty else { return [.noCandidates] }
    guard travel.rowCount == demand.count else {
      return [.rowsMissing(rows: travel.rowCount, demand: demand.count)]
    }
    let found = demandFaults + candidateFaults + travelFaults + modelFaults
    return found.isEmpty ? hubFaults + capacityFaults : found
  }

  private var demandFaults: [LocationFault] {
    var seen = Set<String>()
    return demand.flatMap { point -> [LocationFault] in
      var faults: [LocationFault] = []
      if !seen.insert(point.id).inserted { faults.append(.duplicateDemand(point.id)) }
      if !(point.weight > 0 && point.weight.isFinite) {
        faults.append(.badWeight(demand: point.id, weight: point.weight))
      }
      return faults
    }
  }

  private var candidateFaults: [LocationFault] {
    var seen = Set<String>()
    return candidates.flatMap { candidate -> [LocationFault] in
      var faults: [LocationFault] = []
      if !seen.insert(candidate.id).inserted { faults.append(.duplicateCandidate(candidate.id)) }
      if let capacity = candidate.capacity, !(capacity >= 0 && capacity.isFinite) {
        faults.append(.badCapacity(candidate: candidate.id, capacity: capacity))
      }
      if !(candidate.openingCost >= 0 && candidate.openingCost.isFinite) {
        faults.append(.badOpeningCost(candidate: candidate.id, cost: candidate.openingCost))
      }
      return faults
    }
  }

  private var travelFaults: [LocationFault] {
    for row in demand.indices {
      for index in travel.range(ofRow: row)
      where !(travel.costs[index] >= 0 && travel.costs[index].isFinite) {
        return [
          .badTravel(
            demand: demand[row].id, candidate: candidates[Int(travel.candidates[index])].id,
            cost: travel.costs[index])
        ]
      }
    }
    return outOfReach.count == demand.count ? [.nothingInReach] : []
  }

  private var modelFaults: [LocationFault] {
    var faults: [LocationFault] = []
    func check(_ what: String, _ value: Double, _ isGood: Bool) {
      if !isGood { faults.append(.badNumber(what: what, value: value)) }
    }
    switch model {
    case .setCover(let within): check("within", within, within >= 0 && within.isFinite)
    case .coverage(_, let reach):
      check("within", reach.within, reach.within >= 0 && reach.within.isFinite)
      check("until", reach.until, reach.until >= reach.within && reach.until.isFinite)
    default: break
    }
    if let equity {
      check("equity within", equity.within, equity.within >= 0 && equity.within.isFinite)
      check("equity share", equity.share, (0...1).contains(equity.share))
      if equity.byGroup, demand.allSatisfy({ $0.group == nil }) { faults.append(.noGroups) }
    }
    for (index, period) in periods.enumerated() {
      check("period weight", period.weight, period.weight > 0 && period.weight.isFinite)
      if index > 0, period.hubs < periods[index - 1].hubs {
        faults.append(.shrinkingPeriod(period.name))
      }
    }
    if !periods.isEmpty {
      switch model {
      case .setCover, .pCenter: faults.append(.unsupported(.periodsWithoutSum))
      default: if isCapacitated { faults.append(.unsupported(.periodsWithCapacities)) }
      }
    }
    return faults
  }

  private var hubFaults: [LocationFault] {
    var faults: [LocationFault] = []
    let existing = candidates.indices.filter { candidates[$0].isExisting }
    let counts = periods.isEmpty ? [model.hubs].compactMap { $0 } : periods.map(\.hubs)
    for hubs in Set(counts).sorted() {
      if hubs < 1 { faults.append(.noHubs(hubs)) }
      if hubs > candidates.count, !isAtMost {
        faults.append(.tooFewCandidates(hubs: hubs, candidates: candidates.count))
      }
      if existing.count > hubs {
        faults.append(.tooManyExisting(existing: existing.count, hubs: hubs))
      }
    }
    for conflict in conflicts
    where candidates[conflict.first].isExisting && candidates[conflict.second].isExisting {
      faults.append(
        .existingInConflict(candidates[conflict.first].id, candidates[conflict.second].id))
    }
    return faults
  }

  /// Whether fewer hubs than asked for will do.
  var isAtMost: Bool {
    if case .facilityLocation = model { true } else { false }
  }

  private var capacityFaults: [LocationFault] {
    if case .coverage = model { return [] }
    guard isCapacitated else { return [] }
    let served = demand.indices.filter { !travel.range(ofRow: $0).isEmpty }
    let needed = served.reduce(0) { $0 + demand[$1].weight }
    let capacities = candidates.map { $0.capacity ?? .infinity }.sorted(by: >)
    let held = capacities.prefix(model.hubs ?? capacities.count).reduce(0, +)
    if held < needed * (1 - 1e-12) {
      return [.capacityBelowDemand(capacity: held, demand: needed)]
    }
    guard service == .single else { return [] }
    return served.compactMap { point in
      let greatest =
        travel.range(ofRow: point).map {
          candidates[Int(travel.candidates[$0])].capacity ?? .infinity
        }.max() ?? 0
      return demand[point].weight <= greatest
        ? nil
        : .pointAboveCapacity(
          demand: demand[point].id, weight: demand[point].weight, capacity: greatest)
    }
  }
}
