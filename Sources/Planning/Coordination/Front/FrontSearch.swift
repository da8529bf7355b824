import Land
import LinearProgramming

/// Finds the assignments that no other dominates.
///
/// What is not yet known to be dominated is a union of zones (after Klamroth, Lacour and Vanderpooten 2015, whose
/// zones are boxes; here they are cut by the facets of regions too, as areas make fronts of pieces of planes). The
/// largest zone is searched first: a known region that reaches into it splits it at no cost; else a program
/// either finds an assignment in it or proves it empty. When no zone is left, no allocation lies beyond the known
/// regions by more than the margin, measured along any facet.
struct FrontSearch {
  let instance: AllocationInstance
  let labels: Labels
  /// Positions of departments.
  let parties: [Int]
  /// U* by department.
  let ideals: [Double]
  let limits: FrontLimits

  /// An assignment that was found.
  struct Seating {
    /// Pairs, ascending.
    let chosen: [Int]
    let region: UtilityRegion
    /// The best point of the zone in which it was found, which nothing dominates but for the tolerance; nil for a
    /// known allocation.
    let found: UtilityRegion.Corner?
  }

  private(set) var regions: [Seating] = []
  private(set) var programCount = 0
  private(set) var stop: Front.Stop?
  private var zones: [SearchZone] = []
  private var emptyZones: [SearchZone] = []
  private(set) var unsettled: [SearchZone] = []
  /// Proven, by party.
  private(set) var greatest: [Double] = []
  private let program: LinearProgram
  private let model: AllocationModel
  private let firstShare: Int
  private let started = ContinuousClock.now

  /// Rows hold thousandths of u, so that the solver's tolerance of 10⁻⁶ is one of 10⁻⁹.
  private static let scale = 1e3
  /// Zones that may wait: a guard against fronts that shatter.
  private static let greatestZones = 20_000

  init(
    _ instance: AllocationInstance, _ labels: Labels, parties: [Int], ideals: [Double],
    limits: FrontLimits
  ) {
    self.instance = instance
    self.labels = labels
    self.parties = parties
    self.ideals = ideals
    self.limits = limits
    model = AllocationModel(instance, labels)
    var program = model.program
    firstShare = program.columns.count
    for k in parties {
      let share = program.addColumn("u \(labels.department(k))")
      program.addRow(
        "share \(labels.department(k))",
        model.utility(of: k, times: FrontSearch.scale / ideals[k]) + [.init(-1, share)], lower: 0,
        upper: 0)
    }
    self.program = program
  }

  /// - Parameter known: Allocations to begin with: square decimetres by pair.
  mutating func run(known: [[Int: Int]]) throws(AllocationError) {
    for areas in known { _ = try add(areas.keys.sorted(), else: nil) }
    for k in parties.indices { try findGreatest(of: k) }
    zones = [SearchZone(corner: parties.map { _ in 0 })]
    while let zone = takeLargest() {
      if zones.count > FrontSearch.greatestZones { stop = stop ?? .points }
      if secondsLeft <= 0 { stop = stop ?? .time }
      if stop != nil {
        unsettled.append(zone)
      } else if let region = regions.first(where: { $0.region.reaches(into: zone) }) {
        split(zone, by: region.region)
      } else {
        try search(zone)
      }
    }
  }

  /// What a party could have if it alone counted, and an assignment that gives it that.
  private mutating func findGreatest(of k: Int) throws(AllocationError) {
    var weights = [Double](repeating: 1e-3, count: parties.count)
    weights[k] = 1
    let solution = try solve(program, weights)
    guard !solution.values.isEmpty else {
      greatest.append(.infinity)
      return
    }
    greatest.append(solution.bound / FrontSearch.scale)
    _ = try add(of: solution)
  }

  private mutating func search(_ zone: SearchZone) throws(AllocationError) {
    guard programCount < limits.programs else {
      stop = .programs
      return unsettled.append(zone)
    }
    var program = program
    for (k, corner) in zone.corner.enumerated() {
      program.setBounds(
        ofColumn: firstShare + k, lower: FrontSearch.scale * corner, upper: .infinity)
    }
    for slope in zone.slopes {
      let terms = slope.normal.enumerated().filter { $0.element > 0 }.map {
        LinearProgram.Term($0.element, firstShare + $0.offset)
      }
      program.addRow("beyond a facet", terms, lower: FrontSearch.scale * slope.bound)
    }
    let solution = try solve(program, parties.map { _ in 1 })
    switch solution.status {
    case .infeasible(confirmed: true): emptyZones.append(zone)
    case .optimal, .gap:
      split(zone, by: try add(of: solution))
      if regions.count >= limits.points { stop = .points }
    default: unsettled.append(zone)
    }
  }

  private mutating func solve(
    _ given: LinearProgram, _ weights: [Double]
  ) throws(AllocationError) -> Solution {
    var program = given
    for (k, weight) in weights.enumerated() {
      program.setObjective(ofColumn: firstShare + k, to: weight)
    }
    programCount += 1
    do {
      return try program.solve(
        SolveOptions(
          relativeGap: 0, absoluteGap: FrontSearch.scale * limits.tolerance / 4,
          timeLimit: max(0.1, secondsLeft), isLean: instance.isSmall))
    } catch {
      throw .solver(error.description)
    }
  }

  private mutating func add(of solution: Solution) throws(AllocationError) -> UtilityRegion {
    let areas = model.areas(of: solution.values)
    let shares = parties.indices.map { solution.values[firstShare + $0] / FrontSearch.scale }
    return try add(areas.keys.sorted(), else: UtilityRegion.Corner(u: shares, areas: areas))
  }

  /// The region of an assignment; where its shape is too intricate what lies below `corner`.
  private mutating func add(_ chosen: [Int], else corner: UtilityRegion.Corner?)
    throws(AllocationError) -> UtilityRegion
  {
    let known = regions.first { seating in
      seating.chosen == chosen
        && (corner.map { seating.region.contains($0.u, tolerance: 1e-6) } ?? true)
    }
    if let known { return known.region }
    let seated = SeatedAreas(instance, parties: parties, ideals: ideals, chosen: chosen)
    do {
      var region = try seated.region()
      if region == nil, let corner { region = UtilityRegion(below: corner) }
      if region == nil, let best = try seated.best(parties.map { _ in 1 / Double(parties.count) }) {
        let areas = Dictionary(uniqueKeysWithValues: zip(chosen, best.areas))
        region = UtilityRegion(below: .init(u: seated.u(best.areas), areas: areas))
      }
      guard let region else { throw AllocationError.brokenSolution(["no areas on chosen sites"]) }
      regions.append(Seating(chosen: chosen, region: region, found: corner))
      return region
    } catch let error as LinearProgramError {
      throw .solver(error.description)
    } catch {
      throw error as! AllocationError
    }
  }

  // MARK: Zones

  private mutating func takeLargest() -> SearchZone? {
    var best: Int?
    var greatestVolume = -1.0
    for (index, zone) in zones.enumerated() {
      let volume = zone.volume(upTo: greatest)
      if volume > greatestVolume { (best, greatestVolume) = (index, volume) }
    }
    return best.map { zones.remove(at: $0) }
  }

  private mutating func split(_ zone: SearchZone, by region: UtilityRegion) {
    for facet in region.facets {
      let child = zone.beyond(facet, margin: limits.tolerance)
      guard !child.isEmpty(upTo: greatest),
        !emptyZones.contains(where: { $0.includes(child) }),
        !zones.contains(where: { $0.includes(child) })
      else { continue }
      zones.removeAll { child.includes($0) }
      zones.append(child)
    }
  }

  private var secondsLeft: Double {
    limits.time - (ContinuousClock.now - started) / .seconds(1)
  }
}

extension UtilityRegion {
  /// Whether a corner lies in a zone.
  fileprivate func reaches(into zone: SearchZone) -> Bool {
    corners.contains { zone.contains($0.u) }
  }
}

extension FrontSearch {
  /// The part of the box from nothing to the greatest shares that lies in no zone left open, by points drawn with
  /// a fixed seed.
  var settledShare: Double {
    guard !unsettled.isEmpty else { return 1 }
    var random = SplitMix64(seed: 0x5EED)
    var open = 0
    for _ in 0..<Front.samples {
      let u = greatest.map { Double(random.next() >> 11) / Double(1 << 53) * min($0, 2) }
      if unsettled.contains(where: { $0.contains(u) }) { open += 1 }
    }
    return 1 - Double(open) / Double(Front.samples)
  }
}
