/// What all placements together may use.
public struct Limits: Hashable, Sendable {
  /// Square metres of land newly artificialised: Σ area × (1 − the site's artificialised share) over placements
  /// on land.
  public var artificialised: Double?
  /// Euros, by department: Σ fixed cost + area × (cost per m² + price of the site + its rent of one year).
  public var budget: [String: Double]
  /// Euros for all departments together.
  public var totalBudget: Double?

  public init(
    artificialised: Double? = nil, budget: [String: Double] = [:], totalBudget: Double? = nil
  ) {
    self.artificialised = artificialised
    self.budget = budget
    self.totalBudget = totalBudget
  }
}
