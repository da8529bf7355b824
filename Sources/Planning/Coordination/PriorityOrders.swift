/// What each department gets under ``Rule/priority`` in every order of choosing: who gains from going first.
public struct PriorityOrders: Hashable, Sendable {
  public struct Order: Hashable, Sendable {
    /// Who chooses, first to last.
    public let departments: [String]
    /// By department, in the scenario's order; nil where U* = 0.
    public let u: [Double?]
    /// Σ voice × u.
    public let total: Double
    public let isProven: Bool
  }

  /// What a place in the order is worth to a department.
  public struct Place: Hashable, Sendable {
    public let department: String
    /// Mean u over the orders in which it chooses first, and last; nil where U* = 0.
    public let first: Double?
    public let last: Double?
  }

  /// Departments up to which all orders are tried.
  public static let greatestCount = 6

  /// In lexicographic order of positions.
  public let orders: [Order]
  /// The scenario's own order.
  public let given: Order
  /// Whether no order is missing for want of time.
  public let isComplete: Bool
  /// In the scenario's order of departments.
  public let places: [Place]

  init(orders: [Order], given: Order, isComplete: Bool, departments: [String]) {
    self.orders = orders
    self.given = given
    self.isComplete = isComplete
    places = departments.enumerated().map { k, name in
      func mean(_ isThere: (Order) -> Bool) -> Double? {
        let values = orders.filter(isThere).compactMap { $0.u[k] }
        return values.isEmpty ? nil : values.reduce(0, +) / Double(values.count)
      }
      return Place(
        department: name, first: mean { $0.departments.first == name },
        last: mean { $0.departments.last == name })
    }
  }

  /// The orders with the greatest and the least Σ voice × u; the first of equals.
  public var best: Order { orders.reduce(orders[0]) { $1.total > $0.total + 1e-9 ? $1 : $0 } }
  public var worst: Order { orders.reduce(orders[0]) { $1.total < $0.total - 1e-9 ? $1 : $0 } }
}
