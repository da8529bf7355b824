import Land

extension AllocationProblem {
  /// Lets the departments negotiate over a front.
  ///
  /// - Parameter statusQuo: What each has without agreement: of ``statusQuo(ideals:options:)``.
  public func negotiation(over front: Front, from statusQuo: StatusQuo, ideals: Ideals)
    -> Negotiation
  {
    let names = scenario.departments.map(\.id)
    // A department without a voice takes no part, but nobody takes from what it has.
    let parties = names.indices.filter {
      front.parties.contains(names[$0]) && instance.voices[$0] > 0
    }
    let b = statusQuo.u.map { $0 ?? 0 }
    let acceptable = front.points.indices.filter { statusQuo.isKept(by: front.points[$0].u) }
    let talk = ConcessionProtocol(
      shares: acceptable.map { index in parties.map { front.points[index].u[$0] ?? 0 } },
      reservations: parties.map { b[$0] }, voices: parties.map { instance.voices[$0] })
    let gains = talk.shares.contains { u in
      zip(u, talk.reservations).contains { $0 - $1 > FairnessAccount.leastGain }
    }
    guard let course = talk.run(), gains, !parties.isEmpty else {
      return Negotiation(
        parties: parties.map { names[$0] }, statusQuo: statusQuo, acceptable: acceptable,
        opening: [], rounds: [],
        outcome: acceptable.isEmpty ? .nobodyCanMove : .nothingToGain, singleText: nil)
    }
    func proposals(_ points: [Int], _ risks: [Double]) -> [Negotiation.Proposal] {
      parties.indices.map {
        Negotiation.Proposal(
          department: names[parties[$0]], point: acceptable[points[$0]], risk: risks[$0])
      }
    }
    let rounds = course.rounds.enumerated().map { index, round in
      let from = acceptable[round.proposals[round.party]]
      let to = acceptable[round.concession]
      return Negotiation.Round(
        number: index + 1, proposals: proposals(round.proposals, round.risks),
        department: names[parties[round.party]], from: from, to: to,
        changes: PlacementChange.between(
          front.points[from].placements, front.points[to].placements, scenario),
        differences: differences(front.points[from].u, front.points[to].u))
    }
    let best = acceptable.indices.max {
      let first = weightedProduct(talk.shares[$0], over: talk.reservations, talk.voices)
      let second = weightedProduct(talk.shares[$1], over: talk.reservations, talk.voices)
      return (first, -$0) < (second, -$1)
    }!
    return Negotiation(
      parties: parties.map { names[$0] }, statusQuo: statusQuo, acceptable: acceptable,
      opening: proposals(
        course.opening, parties.indices.map { talk.risk(of: $0, course.opening) }),
      rounds: rounds,
      outcome: .agreement(
        point: acceptable[course.agreement], proposer: names[parties[course.proposer]]),
      singleText: singleText(to: acceptable[best], front, statusQuo, ideals))
  }

  private func singleText(
    to point: Int, _ front: Front, _ statusQuo: StatusQuo, _ ideals: Ideals
  ) -> SingleText? {
    guard let placements = statusQuo.placements else { return nil }
    let mediation = Mediation(
      problem: self, ideals: ideals, target: areas(of: front.points[point].placements))
    let steps = mediation.steps(from: areas(of: placements)).map { step in
      let changes = PlacementChange.between(
        self.placements(step.before), self.placements(step.after), scenario)
      let obstacles = zip(step.demands, step.obstacles).filter { d, _ in
        changes.contains { $0.demand == scenario.demands[d].id }
      }
      return SingleText.Step(
        changes: changes, obstacles: changes.count > 1 ? obstacles.map(\.1) : [],
        isSmallest: step.isSmallest,
        differences: differences(u(step.before, ideals), u(step.after, ideals)))
    }
    // Steps of less than a square metre are those of rounding.
    return SingleText(point: point, steps: steps.filter { !$0.changes.isEmpty })
  }

  private func u(_ areas: [Int: Int], _ ideals: Ideals) -> [Double?] {
    zip(shares(of: areas, ideals), ideals.all).map { $1.utility > 0 ? $0 : nil }
  }

  private func differences(_ before: [Double?], _ after: [Double?]) -> [Double?] {
    zip(before, after).map { before, after in
      if let before, let after { after - before } else { nil }
    }
  }
}
