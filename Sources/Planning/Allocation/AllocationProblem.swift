public import Land
import LinearProgramming

/// Which demands go on which sites: demands, sites and what screening said of each pair, checked.
///
/// A pure value. The formulation is in `docs/allocation.md`; ``solve(_:ideals:options:)`` applies a rule,
/// ``ideals(options:)`` says what each department would get alone, ``swap(_:onto:from:ideals:options:)``
/// what another choice would cost.
public struct AllocationProblem: Sendable {
  public let scenario: Scenario
  public let sites: [Site]
  public let suitabilities: [Suitability]
  /// Pairs that the question asks for, on top of the scenario's locks.
  public let forced: [ForcedPlacement]

  /// The same in positions and whole numbers.
  let instance: AllocationInstance
  let separations: Separations

  /// A demand put on a site to see what it would cost.
  public struct ForcedPlacement: Hashable, Sendable {
    public let demand: String
    public let site: String
  }

  /// - Parameter suitabilities: Pairs that are not in it count as not eligible.
  /// - Throws: `Problems` with all that makes no sense: names that nothing bears, ids used twice,
  ///   numbers that are negative, not finite or out of range.
  public init(scenario: Scenario, sites: [Site], suitabilities: [Suitability]) throws(Problems) {
    let problems = AllocationProblem.problems(scenario, sites, suitabilities)
    if !problems.isEmpty { throw Problems(problems) }
    let separations = try Separations(scenario: scenario, sites: sites, suitabilities)
    self.init(
      scenario: scenario, sites: sites, suitabilities: suitabilities, forced: [],
      separations: separations)
  }

  private init(
    scenario: Scenario, sites: [Site], suitabilities: [Suitability], forced: [ForcedPlacement],
    separations: Separations
  ) {
    self.scenario = scenario
    self.sites = sites
    self.suitabilities = suitabilities
    self.forced = forced
    self.separations = separations
    instance = AllocationInstance(
      scenario: scenario, sites: sites, suitabilities: suitabilities, forced: forced,
      separations: separations)
  }

  /// The same problem with a demand put on a site, whatever it costs. Ideals stay those of the problem
  /// without it, so that the cost can be seen.
  ///
  /// - Throws: ``AllocationError/unknown(demand:site:)``.
  public func forcing(demand: String, site: String) throws(AllocationError) -> AllocationProblem {
    guard scenario.demand(demand) != nil, sites.contains(where: { $0.id == site }) else {
      throw .unknown(demand: demand, site: site)
    }
    return AllocationProblem(
      scenario: scenario, sites: sites, suitabilities: suitabilities,
      forced: forced + [ForcedPlacement(demand: demand, site: site)], separations: separations)
  }

  /// The problem as it was before any ``forcing(demand:site:)``.
  var unforced: AllocationProblem {
    forced.isEmpty
      ? self
      : AllocationProblem(
        scenario: scenario, sites: sites, suitabilities: suitabilities, forced: [],
        separations: separations)
  }
}

extension AllocationProblem {
  /// How large the program is: eligible pairs, columns and rows.
  public var modelSize: (pairs: Int, columns: Int, rows: Int) {
    let model = AllocationModel(instance, Labels(self))
    return (instance.pairs.count, model.program.columns.count, model.program.rows.count)
  }
}
