internal import Formats
internal import Land
public import Planning

extension DataTable {
  /// `suitability.csv`: one row for each demand and site.
  public static func suitability(_ screening: Screening) -> DataTable {
    DataTable(
      name: "suitability",
      fields: [
        .init("demand", .text), .init("site", .text), .init("eligible", .boolean),
        .init("score", .real), .init("score_low", .real), .init("score_high", .real),
        .init("reasons", .text),
      ],
      rows: screening.suitabilities.map { pair in
        [
          .text(pair.demand), .text(pair.site), .boolean(pair.isEligible),
          .number(rounded(pair.score)), .number(rounded(pair.scoreLow)),
          .number(rounded(pair.scoreHigh)),
          AttributeValue(
            pair.failures.isEmpty ? nil : pair.failures.map(\.code).joined(separator: ";")),
        ]
      })
  }

  /// `allocation.csv`: one row for each placement of each rule.
  public static func placements(_ allocations: [Allocation]) -> DataTable {
    DataTable(
      name: "placements",
      fields: [
        .init("rule", .text), .init("demand", .text), .init("department", .text),
        .init("site", .text), .init("area_m2", .real), .init("resource", .text),
        .init("from", .text), .init("until", .text), .init("score", .real), .init("worth", .real),
      ],
      rows: allocations.flatMap { allocation in
        allocation.placements.map { placement in
          [
            .text(allocation.rule.rawValue), .text(placement.demand), .text(placement.department),
            .text(placement.site), .number(rounded(placement.area, places: 2)),
            .text(placement.resource.rawValue), .text(placement.period.from.description),
            AttributeValue(placement.period.until?.description), .number(rounded(placement.score)),
            .number(rounded(placement.worth)),
          ]
        }
      })
  }

  /// `departments.csv`: what each department gets under each rule; `met` and `unmet` count demands.
  public static func departments(_ allocations: [Allocation]) -> DataTable {
    DataTable(
      name: "departments",
      fields: [
        .init("rule", .text), .init("department", .text), .init("utility", .real),
        .init("ideal", .real), .init("u", .real), .init("met", .integer), .init("unmet", .integer),
        .init("unmet_demands", .text),
      ],
      rows: allocations.flatMap { allocation in
        allocation.shares.map { share in
          [
            .text(allocation.rule.rawValue), .text(share.department),
            .number(rounded(share.utility)), .number(rounded(share.ideal)),
            AttributeValue(share.u.map { rounded($0) }), .number(Double(share.met.count)),
            .number(Double(share.unmet.count)),
            AttributeValue(share.unmet.isEmpty ? nil : share.unmet.joined(separator: ";")),
          ]
        }
      })
  }

  /// `sheets.csv`: the sheet of every site.
  public static func sheets(_ sheets: SiteSheets) -> DataTable {
    DataTable(
      name: "sheets",
      fields: [.init("id", .text)] + sheets.columns.map { .init($0.name, .text) },
      rows: sheets.sheets.map { [.text($0.site)] + $0.values.map(roundedValue) })
  }
}

/// Rounded for print: what lies beyond a millionth is noise of the last bit, and would differ between machines.
func rounded(_ value: Double, places: Int = 6) -> Double {
  var scale = 1.0
  for _ in 0..<places { scale *= 10 }
  let scaled = (value * scale).rounded()
  return scaled.isFinite ? scaled / scale : value
}

func roundedValue(_ value: AttributeValue) -> AttributeValue {
  if case .number(let number) = value { .number(rounded(number)) } else { value }
}
