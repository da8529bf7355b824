internal import Formats
internal import Land
internal import Planning

extension CoordinationDocument {
  /// `orders`: u of each department in every order of priority, and what going first is worth.
  static func orders(_ study: CoordinationStudy) -> JSONValue {
    guard let orders = study.orders else { return .null }
    let names = orders.places.map(\.department)
    func json(_ order: PriorityOrders.Order) -> JSONValue {
      JSONValue([
        "order": .array(order.departments.map(JSONValue.string)),
        "u": .object(zip(names, order.u).map { .init($0, share($1)) }),
        "total": .number(rounded(order.total)), "proven": .boolean(order.isProven),
      ])
    }
    return JSONValue([
      "complete": .boolean(orders.isComplete), "given": json(orders.given),
      "departments": .object(
        orders.places.map {
          .init($0.department, JSONValue(["first": share($0.first), "last": share($0.last)]))
        }),
      "orders": .array(orders.orders.map(json)),
    ])
  }
}
