/// What each department would get if it were alone: U*, with the placements that give it.
public struct Ideals: Hashable, Sendable {
  public struct Ideal: Hashable, Sendable {
    public let department: String
    /// U*.
    public let utility: Double
    /// Proven: alone it could not get more.
    public let bound: Double
    public let placements: [Placement]

    public init(department: String, utility: Double, bound: Double, placements: [Placement]) {
      self.department = department
      self.utility = utility
      self.bound = bound
      self.placements = placements
    }
  }

  /// In the scenario's order of departments.
  public let all: [Ideal]

  public init(all: [Ideal]) {
    self.all = all
  }

  public subscript(department: String) -> Ideal? { all.first { $0.department == department } }
}
