internal import Formats
internal import Land
public import Planning

extension DataTable {
  /// `rules.csv`: one row for each rule; a column `provides_NAME` for everything that demands provide.
  public static func rules(_ study: CoordinationStudy) -> DataTable {
    let provided = study.comparison.totals.first?.provides.map(\.name) ?? []
    var fields: [OutputLayer.Field] = [
      .init("rule", .text), .init("status", .text), .init("objective", .real),
      .init("bound", .real), .init("gap", .real), .init("met", .integer),
      .init("unmet", .integer), .init("land_m2", .real), .init("floor_m2", .real),
      .init("artificialised_m2", .real), .init("cost_eur", .real),
    ]
    for name in provided { fields.append(.init("provides_\(name)", .real)) }
    fields.append(.init("dissatisfied", .text))
    return DataTable(
      name: "rules", fields: fields,
      rows: zip(study.allocations, study.comparison.totals).map { row($0, $1) })
  }

  private static func row(
    _ allocation: Allocation, _ totals: RuleComparison.Totals
  ) -> [AttributeValue] {
    var row: [AttributeValue] = [
      .text(totals.rule.rawValue), .text(allocation.status.rawValue),
      .number(rounded(allocation.objective)), .number(rounded(allocation.bound)),
      .number(rounded(allocation.gap)), .number(Double(totals.met)),
      .number(Double(totals.unmet)), .number(rounded(totals.land, places: 2)),
      .number(rounded(totals.floor, places: 2)),
      .number(rounded(totals.artificialised, places: 2)),
      .number(rounded(totals.cost, places: 2)),
    ]
    for provision in totals.provides { row.append(.number(rounded(provision.amount))) }
    let names = totals.dissatisfied.joined(separator: ";")
    row.append(AttributeValue(names.isEmpty ? nil : names))
    return row
  }
}
