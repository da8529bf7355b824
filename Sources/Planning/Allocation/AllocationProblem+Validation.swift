import Land

extension AllocationProblem {
  /// Everything that makes no sense. Readers of scenario files find most of it earlier, with line numbers;
  /// a problem may also be built by a program.
  static func problems(
    _ scenario: Scenario, _ sites: [Site], _ suitabilities: [Suitability]
  ) -> [Problem] {
    var checker = Checker()
    checker.unique(scenario.departments.map(\.id), "departments")
    checker.unique(scenario.uses.map(\.id), "uses")
    checker.unique(scenario.demands.map(\.id), "demands")
    checker.unique(sites.map(\.id), "sites")
    let siteIDs = Set(sites.map(\.id))
    let demandIDs = Set(scenario.demands.map(\.id))
    let departments = Set(scenario.departments.map(\.id))
    let uses = Set(scenario.uses.map(\.id))

    for department in scenario.departments {
      checker.number(department.voice, "departments.\(department.id).voice", 0...1e9)
    }
    for use in scenario.uses {
      for (other, distance) in use.apart.sorted(by: { $0.key < $1.key }) {
        checker.known(other, uses, "uses.\(use.id).apart")
        checker.number(distance, "uses.\(use.id).apart.\(other)", 0...1e9)
      }
      for (other, bonus) in use.together.sorted(by: { $0.key < $1.key }) {
        checker.known(other, uses, "uses.\(use.id).together")
        checker.number(bonus, "uses.\(use.id).together.\(other)", 0...1e6)
      }
    }
    for demand in scenario.demands {
      let key = "demands.\(demand.id)"
      checker.known(demand.department, departments, "\(key).department")
      checker.known(demand.use, uses, "\(key).use")
      checker.number(demand.minimum, "\(key).min", 0.01...greatestArea)
      checker.number(demand.target, "\(key).target", max(0.01, demand.minimum)...greatestArea)
      checker.number(demand.importance, "\(key).importance", 1e-9...1e9)
      checker.number(demand.fixedCost, "\(key).fixed_cost", 0...1e12)
      checker.number(demand.costPerSquareMetre, "\(key).cost", 0...1e6)
      checker.number(Double(demand.parts), "\(key).parts", 1...1e6)
    }
    for site in sites {
      checker.number(site.usableLand, "\(site.id).usable_land", 0...greatestArea)
      checker.number(site.usableFloor, "\(site.id).usable_floor", 0...greatestArea)
      checker.number(site.artificialised ?? 0, "\(site.id).artificialised", 0...1)
      checker.number(site.price ?? 0, "\(site.id).price", 0...1e6)
      checker.number(site.rent ?? 0, "\(site.id).rent", 0...1e6)
    }
    let limits = scenario.limits
    checker.number(limits.artificialised ?? 0, "limits.artificialised", 0...1e12)
    checker.number(limits.totalBudget ?? 0, "limits.budget", 0...1e15)
    for (department, budget) in limits.budget.sorted(by: { $0.key < $1.key }) {
      checker.known(department, departments, "limits.budget")
      checker.number(budget, "limits.budget.\(department)", 0...1e15)
    }
    for (index, lock) in scenario.locks.enumerated() {
      checker.known(lock.demand, demandIDs, "locks.\(index)", line: lock.line)
      let named =
        switch lock.order {
        case .never(let names), .always(let names): names
        }
      for name in named { checker.known(name, siteIDs, "locks.\(index)", line: lock.line) }
    }
    for department in scenario.coordination.priority {
      checker.known(department, departments, "coordination.priority")
    }
    if case .shares(let shares) = scenario.coordination.statusQuo {
      for (department, share) in shares.sorted(by: { $0.key < $1.key }) {
        checker.known(department, departments, "coordination.status_quo")
        checker.number(share, "coordination.status_quo.\(department)", 0...1)
      }
    }
    if !scenario.departments.isEmpty, scenario.departments.allSatisfy({ $0.voice == 0 }) {
      checker.noVoice()
    }
    var pairs: Set<[String]> = []
    for suitability in suitabilities {
      let key = "suitability of \(suitability.demand) on \(suitability.site)"
      checker.known(suitability.demand, demandIDs, key)
      checker.known(suitability.site, siteIDs, key)
      checker.number(suitability.score, key, 0...1)
      if !pairs.insert([suitability.demand, suitability.site]).inserted {
        checker.unique([key, key], "suitability")
      }
    }
    return checker.problems
  }

  /// Square metres: 100,000 km², more than any department of France.
  private static var greatestArea: Double { 1e11 }
}

private struct Checker {
  var problems: [Problem] = []

  mutating func unique(_ ids: [String], _ key: String) {
    var seen: Set<String> = []
    for id in ids where !seen.insert(id).inserted {
      problems.append(
        Problem(
          .error, "duplicate-id", at: .init(key: key), fr: "« \(id) » figure deux fois.",
          en: "'\(id)' is there twice."))
    }
  }

  mutating func noVoice() {
    problems.append(
      Problem(
        .error, "all-voices-zero", at: .init(key: "departments"),
        fr: "aucun service n’a de voix.", en: "no department has a voice.",
        remedy: Message(
          fr: "Donnez à un service au moins une voix positive.",
          en: "Give at least one department a positive voice.")))
  }

  mutating func known(_ name: String, _ names: Set<String>, _ key: String, line: Int? = nil) {
    guard !names.contains(name) else { return }
    let nearest = nearestWord(to: name, among: names.sorted())
    problems.append(
      Problem(
        .error, "unknown-name", at: .init(line: line, key: key),
        fr: "« \(name) » ne désigne rien.", en: "nothing is called '\(name)'.",
        remedy: nearest.map {
          Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
        }))
  }

  mutating func number(_ value: Double, _ key: String, _ range: ClosedRange<Double>) {
    guard !(value.isFinite && range.contains(value)) else { return }
    problems.append(
      Problem(
        .error, "number-out-of-range", at: .init(key: key),
        fr: "\(value) n'est pas entre \(range.lowerBound) et \(range.upperBound).",
        en: "\(value) is not between \(range.lowerBound) and \(range.upperBound)."))
  }
}
