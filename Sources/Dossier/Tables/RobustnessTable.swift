internal import Formats
public import Land
public import Planning

extension DataTable {
  /// `robustness.csv`: one row for each demand and site that is best under some weighting.
  public static func robustness(_ robustness: Robustness, of scenario: Scenario) -> DataTable {
    let voices = robustness.voices.placements
    let preferences = robustness.preferences?.placements ?? []
    func key(_ placement: Robustness.Acceptability) -> [String] {
      [placement.demand, placement.site]
    }
    let known = Set(voices.map(key))
    let all = voices + preferences.filter { !known.contains(key($0)) }
    return DataTable(
      name: "robustness",
      fields: [
        .init("demand", .text), .init("site", .text), .init("department", .text),
        .init("commitment", .text), .init("chosen", .boolean), .init("voices_share", .real),
        .init("voices_low", .real), .init("voices_high", .real),
        .init("preferences_share", .real), .init("preferences_low", .real),
        .init("preferences_high", .real),
      ],
      rows: all.map { placement in
        let demand = scenario.demand(placement.demand)
        return [
          .text(placement.demand), .text(placement.site), AttributeValue(demand?.department),
          AttributeValue(demand?.commitment?.rawValue), .boolean(placement.isChosen),
        ] + figures(placement, in: voices, of: robustness.voices)
          + figures(placement, in: preferences, of: robustness.preferences)
      })
  }

  /// Share with its interval; 0 of all draws where a study does not list the pair.
  private static func figures(
    _ placement: Robustness.Acceptability, in listed: [Robustness.Acceptability],
    of study: Robustness.Study?
  ) -> [AttributeValue] {
    guard let study, study.draws > 0 else { return [.missing, .missing, .missing] }
    let own = listed.first { $0.demand == placement.demand && $0.site == placement.site }
    let share = own?.share ?? Proportion(0, of: study.draws)
    return [share.value, share.low, share.high].map { .number(rounded($0)) }
  }
}
