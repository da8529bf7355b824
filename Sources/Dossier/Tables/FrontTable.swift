internal import Formats
internal import Land
public import Planning

extension DataTable {
  /// `front.csv`: one row for each point of the front, numbered as in the negotiation; a column `u_ID` for each
  /// department. Without a front no rows.
  public static func front(_ study: CoordinationStudy) -> DataTable {
    let departments = study.ideals.all.map(\.department)
    let acceptable = Set(study.negotiation?.acceptable ?? [])
    var fields: [OutputLayer.Field] = [
      .init("point", .integer), .init("assignment", .integer), .init("total", .real),
      .init("acceptable", .boolean), .init("agreement", .boolean), .init("extreme", .boolean),
      .init("rules", .text),
      .init("merged", .integer),
    ]
    for id in departments { fields.append(.init("u_\(id)", .real)) }
    fields.append(.init("placements", .text))
    let points = study.front?.points ?? []
    return DataTable(
      name: "front", fields: fields,
      rows: points.enumerated().map { index, point in
        var row: [AttributeValue] = [
          .number(Double(index)), .number(Double(point.assignment)),
          .number(rounded(point.total)), .boolean(acceptable.contains(index)),
          .boolean(study.negotiation?.agreement == index), .boolean(point.isExtreme),
          AttributeValue(list: point.rules.map(\.rawValue)), .number(Double(point.merged)),
        ]
        for u in point.u { row.append(AttributeValue(u.map { rounded($0) })) }
        row.append(AttributeValue(list: codes(point.placements)))
        return row
      })
  }

  /// `demand@site=area` of each placement, in square metres.
  static func codes(_ placements: [Placement]) -> [String] {
    placements.map { "\($0.demand)@\($0.site)=\(shortestText(rounded($0.area, places: 2)))" }
  }
}

extension Negotiation {
  /// Position in ``Front/points`` of what was agreed on; nil after a breakdown.
  fileprivate var agreement: Int? {
    if case .agreement(let point, _) = outcome { point } else { nil }
  }
}

extension AttributeValue {
  /// Names joined by semicolons; missing where there are none.
  init(list: [String]) { self.init(list.isEmpty ? nil : list.joined(separator: ";")) }
}

/// The shortest text that reads back the same, whole numbers without a point.
func shortestText(_ number: Double) -> String {
  let text = number.description
  return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
}
