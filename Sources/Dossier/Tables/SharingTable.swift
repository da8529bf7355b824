internal import Formats
internal import Land
public import Planning

extension DataTable {
  /// `sharing.csv`: one row for each contested site; columns `with_ID` and `without_ID` hold u of each department
  /// under the joint optimum, where the site may be shared and where it may not.
  public static func sharing(_ study: CoordinationStudy) -> DataTable {
    let departments = study.ideals.all.map(\.department)
    var fields: [OutputLayer.Field] = [
      .init("site", .text), .init("wanted", .text), .init("candidates", .text),
      .init("groups", .text), .init("exclusions", .text), .init("best", .text),
      .init("total_with", .real), .init("total_without", .real), .init("bound_without", .real),
      .init("lost_without", .text),
    ]
    for id in departments { fields.append(.init("with_\(id)", .real)) }
    for id in departments { fields.append(.init("without_\(id)", .real)) }
    return DataTable(
      name: "sharing", fields: fields,
      rows: (study.sharing?.sites ?? []).map { row($0, departments) })
  }

  private static func row(
    _ site: Sharing.ContestedSite, _ departments: [String]
  ) -> [AttributeValue] {
    func number(_ value: Double?) -> AttributeValue { AttributeValue(value.map { rounded($0) }) }
    let effect = site.effect
    let nothing = [Double?](repeating: nil, count: departments.count)
    return [
      .text(site.site), AttributeValue(list: site.wanted), AttributeValue(list: site.candidates),
      AttributeValue(list: site.groups.map { $0.joined(separator: "+") }),
      AttributeValue(list: site.exclusions.map(code)), AttributeValue(list: codes(site.best)),
      number(effect?.totalWith), number(effect?.totalWithout), number(effect?.boundWithout),
      AttributeValue(list: effect?.losers ?? []),
    ] + (effect?.with ?? nothing).map(number) + (effect?.without ?? nothing).map(number)
  }

  /// `apart:first+second=50` in metres, or `room:first+second=12000>8000` in square metres.
  private static func code(_ exclusion: Sharing.Exclusion) -> String {
    let pair = "\(exclusion.first)+\(exclusion.second)"
    switch exclusion.reason {
    case .apart(let distance): return "apart:\(pair)=\(shortestText(distance))"
    case .room(let asked, let held):
      return
        "room:\(pair)=\(shortestText(rounded(asked, places: 2)))>\(shortestText(rounded(held, places: 2)))"
    }
  }
}
