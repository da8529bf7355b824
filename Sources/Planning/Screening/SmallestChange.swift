public import Land

/// The least thing that would have to change for a failed rule to allow a pair of demand and site.
public enum SmallestChange: Hashable, Sendable {
  /// The rule's upper limit would have to rise to this, in base units.
  case raiseLimit(from: Double, to: Double)
  /// The rule's lower limit would have to fall to this, in base units.
  case lowerLimit(from: Double, to: Double)
  /// The rule would have to accept this value too.
  case accept(String)
  /// The rule would have to stop excluding this value.
  case stopExcluding(String)
  /// The rule would have to accept the opposite.
  case acceptEither
  /// The site would have to be free during this period.
  case freeSite(during: Period)
  /// The demand would have to keep to this period, as the site does.
  case movePeriod(to: Period)
  /// The site would need this many more square metres of a resource.
  case addCapacity(Double, of: Resource)
  /// The demand would have to make do with parts of this many square metres.
  case shrinkPart(to: Double, of: Resource)
  /// The missing datum would have to be stated.
  case stateDatum
  /// The lock, by its position, would have to be lifted.
  case liftLock(Int)
}

extension Finding {
  /// What would have to change for the rule to allow the pair.
  ///
  /// - Returns: For availability and capacity, alternatives: the site's change, then the demand's. For a condition,
  ///   the change of each of its broken parts, all of which are needed. Empty where the rule allows the pair.
  public func changes(toOpen site: Site, for demand: Demand) -> [SmallestChange] {
    if allows { return [] }
    switch origin {
    case .availability: return periodChanges(site, demand)
    case .capacity:
      let missing = demand.leastPart - site.capacity(of: demand.resource)
      var changes: [SmallestChange] = [.addCapacity(missing, of: demand.resource)]
      if site.capacity(of: demand.resource) > 0 {
        changes.append(.shrinkPart(to: site.capacity(of: demand.resource), of: demand.resource))
      }
      return changes
    case .lock(let index): return [.liftLock(index)]
    case .requirement, .charter:
      guard outcome == .failed, let condition else { return [.stateDatum] }
      return condition.changes(toAllow: measured)
    }
  }

  private func periodChanges(_ site: Site, _ demand: Demand) -> [SmallestChange] {
    var changes: [SmallestChange] = [.freeSite(during: demand.period)]
    let from = max(demand.period.from, site.from ?? demand.period.from)
    let ends = [demand.period.until, site.until].compactMap { $0 }
    let period = Period(from: from, until: ends.min())
    if period.until.map({ from < $0 }) ?? true { changes.append(.movePeriod(to: period)) }
    return changes
  }
}

extension Condition {
  /// The changes of the condition's parts that a value breaks; all of them are needed.
  func changes(toAllow value: AttributeValue) -> [SmallestChange] {
    var changes: [SmallestChange] = []
    if let number = value.number {
      if let atMost, number > atMost { changes.append(.raiseLimit(from: atMost, to: number)) }
      if let atLeast, number < atLeast { changes.append(.lowerLimit(from: atLeast, to: number)) }
    }
    if let label = value.label {
      if let oneOf, !oneOf.contains(label) { changes.append(.accept(label)) }
      if let noneOf, noneOf.contains(label) { changes.append(.stopExcluding(label)) }
    }
    if let isTrue, value != .boolean(isTrue) { changes.append(.acceptEither) }
    return changes
  }
}
