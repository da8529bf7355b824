internal import Formats
internal import Land
public import Planning

extension DataTable {
  /// `negotiation.csv`: one row for each concession, then one for each step of the single text. Points are those
  /// of `front.csv`; for each department columns `proposal_ID` and `risk_ID` before the concession, and
  /// `difference_ID` of u by it.
  public static func negotiation(_ study: CoordinationStudy) -> DataTable {
    let departments = study.ideals.all.map(\.department)
    var fields: [OutputLayer.Field] = [
      .init("procedure", .text), .init("step", .integer), .init("yields", .text),
      .init("from", .integer), .init("to", .integer), .init("changes", .text),
    ]
    for id in departments { fields.append(.init("proposal_\(id)", .integer)) }
    for id in departments { fields.append(.init("risk_\(id)", .real)) }
    for id in departments { fields.append(.init("difference_\(id)", .real)) }
    let rounds = study.negotiation?.rounds ?? []
    let steps = study.negotiation?.singleText?.steps ?? []
    return DataTable(
      name: "negotiation", fields: fields,
      rows: rounds.map { row($0, departments) }
        + steps.enumerated().map { row($1, number: $0 + 1, departments) })
  }

  private static func row(_ round: Negotiation.Round, _ departments: [String]) -> [AttributeValue] {
    var row: [AttributeValue] = [
      .text("concessions"), .number(Double(round.number)), .text(round.department),
      .number(Double(round.from)), .number(Double(round.to)),
      AttributeValue(list: codes(round.changes)),
    ]
    // A department without a voice proposes nothing.
    let proposals = departments.map { id in round.proposals.first { $0.department == id } }
    for proposal in proposals { row.append(AttributeValue(proposal.map { Double($0.point) })) }
    for proposal in proposals { row.append(AttributeValue(proposal.map { rounded($0.risk) })) }
    for difference in round.differences {
      row.append(AttributeValue(difference.map { rounded($0) }))
    }
    return row
  }

  private static func row(
    _ step: SingleText.Step, number: Int, _ departments: [String]
  ) -> [AttributeValue] {
    var row: [AttributeValue] = [
      .text("single-text"), .number(Double(number)), .missing, .missing, .missing,
      AttributeValue(list: codes(step.changes)),
    ]
    row += Array(repeating: .missing, count: 2 * departments.count)
    for difference in step.differences {
      row.append(AttributeValue(difference.map { rounded($0) }))
    }
    return row
  }

  /// `kind:demand:sites before>sites after:difference` of each change, in square metres.
  private static func codes(_ changes: [PlacementChange]) -> [String] {
    changes.map { change in
      func sites(_ placements: [Placement]) -> String {
        placements.map(\.site).joined(separator: "+")
      }
      return "\(change.kind.rawValue):\(change.demand):\(sites(change.before))>"
        + "\(sites(change.after)):\(shortestText(rounded(change.areaDifference, places: 2)))"
    }
  }
}
