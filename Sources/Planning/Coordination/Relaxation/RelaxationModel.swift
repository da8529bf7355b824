import Land
import LinearProgramming

/// The elastic program: guests must come in, and every rule in their way may give at a cost.
///
/// Elastic programming after Brown and Graves (1975) and Chinneck (2008, ch. 6); formulation in
/// `docs/explanation.md` with the same letters. Areas are in square metres, money in thousands of euros.
struct RelaxationModel {
  typealias Rule = RelaxationParties.Rule

  private let parties: RelaxationParties
  private let costs: RelaxationCosts
  private let instance: AllocationInstance
  private(set) var program = LinearProgram(.minimize)
  /// By pair of the parties.
  private(set) var x: [Int] = []
  private(set) var a: [Int] = []
  /// Column of the share given up, and of whether the rule is touched at all.
  private var items: [Rule: (share: Int, touched: Int)] = [:]
  private var order: [Rule] = []
  private var pairsOfDemand: [Int: [Int]] = [:]

  /// Costs are scaled so that the smallest preference is far above the solver's tolerance.
  static let scale = 1000.0

  /// - Parameter mustPlace: Whether guests must have a site; else only where a lock says so.
  init(_ parties: RelaxationParties, _ costs: RelaxationCosts, mustPlace: Bool) {
    self.parties = parties
    self.costs = costs
    instance = parties.problem.instance
    for (index, pair) in parties.pairs.enumerated() {
      pairsOfDemand[pair.demand, default: []].append(index)
      x.append(program.addColumn("place \(index)", kind: .binary))
      a.append(program.addColumn("area \(index)", upper: metres(pair.upper)))
    }
    for (index, pair) in parties.pairs.enumerated() { addPair(index, pair) }
    for guest in parties.guests { addGuest(guest, mustPlace: mustPlace) }
    for host in parties.hosts { addHost(host) }
    addLocks()
    addCapacities()
    addDistances()
    addLimits()
  }

  private func metres(_ squareDecimetres: Int) -> Double {
    ExactNumbers.squareMetres(squareDecimetres)
  }

  // MARK: What gives

  /// The columns of a rule, made when it is first needed.
  private mutating func item(_ rule: Rule, upTo most: Double = 1) -> (share: Int, touched: Int) {
    if let known = items[rule] { return known }
    let share = program.addColumn(
      "share \(rule)", upper: most, objective: RelaxationModel.scale * weight(of: rule))
    let touched = program.addColumn(
      "touched \(rule)", kind: .binary,
      objective: RelaxationModel.scale * RelaxationCosts.perChange)
    program.addRow("touched \(rule)", [.init(1, share), .init(-most, touched)], upper: 0)
    items[rule] = (share, touched)
    order.append(rule)
    return (share, touched)
  }

  private func weight(of rule: Rule) -> Double {
    func standing(_ d: Int) -> Double {
      RelaxationCosts.standing(parties.problem.scenario.demands[d].commitment)
    }
    switch rule {
    case .requirement: return costs.weight(.requirement)
    case .charter: return costs.weight(.charter)
    case .datum: return costs.weight(.datum)
    case .lock: return costs.weight(.lock)
    case .artificialised, .budget, .totalBudget: return costs.weight(.limit)
    case .minimum: return costs.weight(.minimum)
    case .dates: return costs.weight(.dates)
    case .apart: return costs.weight(.apart)
    case .parts: return costs.weight(.parts)
    case .cede(let d): return costs.weight(.cede) * standing(d)
    case .move(let d): return costs.weight(.move) * standing(d)
    case .leave(let d): return costs.weight(.leave) * standing(d)
    }
  }

  /// The rules that a solution touches.
  func touched(by values: [Double]) -> [Rule] {
    order.filter { values[items[$0]!.touched] > 0.5 }
  }

  /// Solutions that touch all of these rules are not wanted again.
  mutating func exclude(_ rules: [Rule]) {
    program.addRow(
      "other than", rules.map { .init(1, items[$0]!.touched) }, upper: Double(rules.count - 1))
  }

  // MARK: Rows

  private mutating func addPair(_ index: Int, _ pair: RelaxationParties.Pair) {
    program.addRow(
      "upper \(index)", [.init(1, a[index]), .init(-metres(pair.upper), x[index])], upper: 0)
    for (rule, share) in pair.conditions {
      let item = item(rule)
      program.addRow("allow \(index)", [.init(1, item.share), .init(-share, x[index])], lower: 0)
    }
    var least: [LinearProgram.Term] = [
      .init(1, a[index]), .init(-metres(pair.least), x[index]),
    ]
    if pair.isGuest {
      least.append(.init(metres(pair.least), minimum(pair.demand)))
      // As little area as will do, so that a limit that is dropped is not dropped further than it must;
      // what room is left is added afterwards.
      let early = 1e-6 * Double(index) / Double(parties.pairs.count)
      program.setObjective(
        ofColumn: x[index], to: RelaxationModel.scale * (1e-4 * (1 - pair.score) + early))
      program.setObjective(
        ofColumn: a[index],
        to: RelaxationModel.scale * 1e-5 / metres(instance.demands[pair.demand].target))
    }
    program.addRow("least \(index)", least, lower: 0)
  }

  private mutating func minimum(_ d: Int) -> Int {
    item(.minimum(d), upTo: RelaxationCosts.greatestCut).share
  }

  private func terms(_ d: Int, _ columns: [Int], _ factor: Double = 1) -> [LinearProgram.Term] {
    (pairsOfDemand[d] ?? []).map { .init(factor, columns[$0]) }
  }

  private mutating func addGuest(_ d: Int, mustPlace: Bool) {
    let demand = instance.demands[d]
    let met = program.addColumn("met \(d)", lower: mustPlace ? 1 : 0, kind: .binary)
    for index in pairsOfDemand[d] ?? [] {
      program.addRow("met \(d)", [.init(1, x[index]), .init(-1, met)], upper: 0)
    }
    program.addRow("met \(d)", terms(d, x) + [.init(-1, met)], lower: 0)
    var most = terms(d, x)
    let choices = Set((pairsOfDemand[d] ?? []).map { parties.pairs[$0].site })
    if !mustPlace, choices.count > demand.parts {
      let item = item(.parts(d))
      most.append(.init(-Double(choices.count - demand.parts), item.touched))
      program.addRow("parts \(d)", [.init(1, item.share), .init(-1, item.touched)], lower: 0)
    }
    program.addRow("parts \(d)", most, upper: Double(demand.parts))
    for site in choices.sorted() {
      let here = (pairsOfDemand[d] ?? []).filter { parties.pairs[$0].site == site }
      if here.count > 1 {
        program.addRow("one period \(d)", here.map { .init(1, x[$0]) }, upper: 1)
      }
    }
    let least = metres(demand.minimum)
    program.addRow(
      "minimum \(d)", terms(d, a) + [.init(-least, met), .init(least, minimum(d))], lower: 0)
    program.addRow("target \(d)", terms(d, a), upper: metres(demand.target))
  }

  private mutating func addHost(_ host: RelaxationParties.Host) {
    let d = host.demand
    let demand = instance.demands[d]
    let stays = program.addColumn("stays \(d)", kind: .binary)
    let leave = item(.leave(d))
    program.addRow("leaves \(d)", [.init(1, leave.share), .init(1, stays)], lower: 1)
    program.addRow("stays \(d)", terms(d, x) + [.init(-1, stays)], lower: 0)
    program.addRow(
      "stays \(d)", terms(d, x) + [.init(-Double(demand.parts), stays)], upper: 0)
    program.addRow(
      "minimum \(d)", terms(d, a) + [.init(-metres(demand.minimum), stays)], lower: 0)
    program.addRow("held \(d)", terms(d, a) + [.init(-metres(host.area), stays)], upper: 0)
    if host.area > demand.minimum {
      let cede = item(.cede(d))
      program.addRow(
        "cede \(d)",
        terms(d, a) + [.init(metres(host.area), cede.share), .init(-metres(host.area), stays)],
        lower: 0)
    } else {
      program.addRow("held \(d)", terms(d, a) + [.init(-metres(host.area), stays)], lower: 0)
    }
  }

  private mutating func addLocks() {
    let names = Names(parties.problem.scenario, parties.problem.sites)
    for (index, lock) in parties.problem.scenario.locks.enumerated() {
      guard case .always(let sites) = lock.order, let d = names.demands[lock.demand],
        parties.guests.contains(d) || parties.hosts.contains(where: { $0.demand == d })
      else { continue }
      let item = item(.lock(index))
      for name in sites {
        let here = (pairsOfDemand[d] ?? []).filter {
          parties.pairs[$0].site == names.sites[name]
        }
        program.addRow(
          "lock \(index)", here.map { .init(1, x[$0]) } + [.init(1, item.share)], lower: 1)
      }
    }
  }

  private mutating func addCapacities() {
    let bySite = Dictionary(grouping: parties.pairs.indices) { parties.pairs[$0].site }
    for (site, here) in bySite.sorted(by: { $0.key < $1.key }) {
      for resource in Resource.allCases {
        let own = here.filter { instance.demands[parties.pairs[$0].demand].resource == resource }
        var known: Set<[Int]> = []
        for date in Set(own.map { parties.pairs[$0].period.from }).sorted() {
          let active = own.filter { parties.pairs[$0].period.contains(date) }
          guard Set(active.map { parties.pairs[$0].demand }).count > 1,
            known.insert(active).inserted
          else { continue }
          program.addRow(
            "capacity \(site) \(resource) \(date)", active.map { .init(1, a[$0]) },
            upper: metres(instance.capacity(of: resource, at: site)))
        }
      }
    }
  }

  private mutating func addDistances() {
    for (index, p) in parties.pairs.enumerated() {
      for (other, q) in parties.pairs.enumerated().dropFirst(index + 1) where p.demand != q.demand {
        guard let (rule, share) = breach(p, q) else { continue }
        if p.isGuest || q.isGuest {
          let item = item(rule)
          program.addRow(
            "apart", [.init(1, item.share), .init(-share, x[index]), .init(-share, x[other])],
            lower: -share)
        } else {
          program.addRow("apart", [.init(1, x[index]), .init(1, x[other])], upper: 1)
        }
      }
    }
  }

  /// The distance that two pairs break, and the share of it that would have to give.
  private func breach(
    _ p: RelaxationParties.Pair, _ q: RelaxationParties.Pair
  ) -> (Rule, Double)? {
    let (u, v) = (instance.demands[p.demand].use, instance.demands[q.demand].use)
    guard let separation = parties.separations.between(u, v), p.period.overlaps(q.period),
      let near = separation.near[p.site].first(where: { $0.site == q.site })
    else { return nil }
    let share =
      p.site == q.site || separation.distance <= 0
      ? 1 : (separation.distance - near.distance) / separation.distance
    return (.apart(min(u, v), max(u, v)), share)
  }

  // MARK: Limits

  private mutating func addLimits() {
    if let limit = instance.artificialisedLimit {
      var terms: [LinearProgram.Term] = []
      for (index, pair) in parties.pairs.enumerated() {
        let share = artificialisation(pair)
        if share > 0 { terms.append(.init(Double(share) / 1e9, a[index])) }
      }
      addLimit(.artificialised, terms, ExactNumbers.squareMetres(weighted: limit))
    }
    for (k, budget) in instance.budgets.enumerated() {
      guard let budget else { continue }
      addLimit(.budget(k), spending { $0 == k }, ExactNumbers.euros(budget) / 1000)
    }
    if let budget = instance.totalBudget {
      addLimit(.totalBudget, spending { _ in true }, ExactNumbers.euros(budget) / 1000)
    }
  }

  private func artificialisation(_ pair: RelaxationParties.Pair) -> Int {
    guard instance.demands[pair.demand].resource == .land else { return 0 }
    return 1_000_000_000
      - ExactNumbers.billionths(parties.problem.sites[pair.site].artificialised ?? 0)
  }

  /// Thousands of euros of the departments that count.
  private mutating func spending(_ counts: (Int) -> Bool) -> [LinearProgram.Term] {
    var terms: [LinearProgram.Term] = []
    let scenario = parties.problem.scenario
    for d in pairsOfDemand.keys.sorted() where counts(instance.demands[d].department) {
      let fixed = ExactNumbers.euros(instance.demands[d].fixedCost) / 1000
      if fixed > 0 {
        // A demand in parts pays once.
        let paid = program.addColumn("paid \(d)", upper: 1)
        for index in pairsOfDemand[d]! {
          program.addRow("paid \(d)", [.init(1, paid), .init(-1, x[index])], lower: 0)
        }
        terms.append(.init(fixed, paid))
      }
      for index in pairsOfDemand[d]! {
        let site = parties.problem.sites[parties.pairs[index].site]
        let price = ExactNumbers.unitPrice(
          scenario.demands[d].costPerSquareMetre + (site.price ?? 0) + (site.rent ?? 0))
        if price > 0 { terms.append(.init(Double(price) / 1e9, a[index])) }
      }
    }
    return terms
  }

  /// A limit gives by a share of itself; to more than double it is to drop it.
  private mutating func addLimit(
    _ rule: Rule, _ terms: [LinearProgram.Term], _ limit: Double
  ) {
    let most = terms.reduce(0) { sum, term in
      sum + term.coefficient * min(program.columns[term.column].upper, 1e12)
    }
    guard most > limit else { return }
    let item = item(rule)
    let dropped = program.addColumn("dropped \(rule)", kind: .binary)
    program.addRow("dropped \(rule)", [.init(1, item.share), .init(-1, dropped)], lower: 0)
    program.addRow(
      "\(rule)", terms + [.init(-limit, item.share), .init(-(most - limit), dropped)],
      upper: limit)
  }
}
