internal import Formats
internal import Land
internal import Planning

extension CoordinationDocument {
  /// `sharing`: for each contested site who could share it and what that brings.
  static func sharing(_ study: CoordinationStudy, _ wording: Wording) -> JSONValue {
    guard let sharing = study.sharing else { return .null }
    func names(_ ids: [String]) -> JSONValue { .array(ids.map(JSONValue.string)) }
    return .array(
      sharing.sites.map { site in
        JSONValue([
          "site": .string(site.site), "wanted": names(site.wanted),
          "candidates": names(site.candidates), "groups": .array(site.groups.map(names)),
          "exclusions": .array(
            site.exclusions.map {
              JSONValue([
                "first": .string($0.first), "second": .string($0.second),
                "reason": reason($0.reason),
              ])
            }),
          "best": placements(site.best),
          "effect": site.effect.map { effect in
            JSONValue([
              "with": byDepartment(effect.with, wording),
              "without": byDepartment(effect.without, wording),
              "total_with": .number(rounded(effect.totalWith)),
              "total_without": .number(rounded(effect.totalWithout)),
              "bound_without": .number(rounded(effect.boundWithout)),
              "demands_lost_without": names(effect.losers),
            ])
          } ?? .null,
          "text": message(wording.sentence(site)),
        ])
      })
  }

  private static func reason(_ reason: Sharing.Exclusion.Reason) -> JSONValue {
    switch reason {
    case .apart(let distance): JSONValue(["apart_m": .number(distance)])
    case .room(let asked, let held):
      JSONValue(["asked_m2": .number(asked), "held_m2": .number(held)])
    }
  }
}
