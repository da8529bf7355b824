public import Land

/// A demand on a site with an area and a period.
public struct Placement: Hashable, Sendable {
  public let demand: String
  public let department: String
  public let site: String
  /// Square metres of the resource, rounded to the square decimetre.
  public let area: Double
  public let resource: Resource
  public let period: Period
  /// Suitability of the pair, in [0, 1].
  public let score: Double
  /// importance × score × area / target, and what sharing the site adds.
  public let worth: Double

  public init(
    demand: String, department: String, site: String, area: Double, resource: Resource,
    period: Period, score: Double, worth: Double
  ) {
    self.demand = demand
    self.department = department
    self.site = site
    self.area = area
    self.resource = resource
    self.period = period
    self.score = score
    self.worth = worth
  }
}
