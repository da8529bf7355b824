public import Land

extension Measure {
  /// The measure with what only the demand knows: the destinations of its use, for land-use rights.
  public func resolved(for demand: Demand, in scenario: Scenario) -> Measure {
    guard kind == .rights, destinations.isEmpty else { return self }
    var measure = self
    measure.destinations = scenario.use(demand.use)?.destinations ?? []
    return measure
  }
}

extension SheetColumn {
  /// The columns of a scenario's site sheets: those that it asks for, then one for each further measure that its
  /// demands need, in the order of the demands, and the hub plans after them. Names are unique.
  public static func columns(of scenario: Scenario) -> [SheetColumn] {
    var columns = scenario.sheet
    var known = Set(columns.map(\.measure))
    var names = Set(columns.map(\.name))
    for demand in scenario.demands + scenario.hubs.map({ $0.demand(in: scenario) }) {
      let measures = demand.requirements.map(\.measure) + demand.preferences.map(\.measure)
      for measure in measures.map({ $0.resolved(for: demand, in: scenario) })
      where known.insert(measure).inserted {
        let base = measure.columnName
        var name = base
        var number = 2
        while !names.insert(name).inserted {
          name = "\(base)_\(number)"
          number += 1
        }
        columns.append(SheetColumn(name: name, measure: measure))
      }
    }
    return columns
  }
}

extension SiteSheets {
  /// Measures all sites of a territory.
  ///
  /// - Parameters:
  ///   - columns: What to measure, in this order.
  ///   - tasks: How many tasks share the work; the result does not depend on it.
  /// - Throws: ``Problems`` for a layer or field that the territory does not have.
  public init(
    measuring columns: [SheetColumn], of territory: Territory, tasks: Int = 2
  ) async throws(Problems) {
    let measurer = try SiteMeasurer(columns.map(\.measure), in: territory)
    let values = await measurer.values(of: territory.sites, tasks: tasks)
    self.init(
      columns: columns,
      sheets: zip(territory.sites, values).map { SiteSheet(site: $0.id, values: $1) },
      problems: measurer.problems)
  }

  /// The position of a measure's column; nil where the sheets do not have it.
  public func position(of measure: Measure) -> Int? {
    columns.firstIndex { $0.measure == measure }
  }
}
