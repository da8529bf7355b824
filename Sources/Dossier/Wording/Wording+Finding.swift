public import Land
public import Planning

extension Wording {
  /// A rule applied to a demand on a site, with what was measured.
  public func sentence(_ finding: Finding, demand id: String, site: String) -> Message {
    guard let demand = scenario.demand(id), let place = sites[site] else {
      return Message(fr: finding.code, en: finding.code)
    }
    return both { finding.sentence(for: demand, on: place, in: scenario, $0) }
  }

  /// The changes that would open a site: alternatives for availability and capacity, all needed elsewhere.
  func sentence(_ changes: [SmallestChange], opening finding: Finding) -> Message {
    let areAlternatives = finding.origin == .availability || finding.origin == .capacity
    return both { language in
      let joint =
        switch (language, areAlternatives) {
        case (.fr, true): " ou "
        case (.fr, false): " et "
        case (.en, true): " or "
        case (.en, false): " and "
        }
      return changes.map { $0.sentence(opening: finding, language) }.joined(separator: joint)
    }
  }
}
