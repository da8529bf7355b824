internal import Formats
internal import Land
internal import Planning

/// Puts a comparison into sentences, with the names that the two scenarios give things.
struct ComparisonWording {
  let before: RunRecord
  let after: RunRecord

  func demand(_ id: String) -> String { (after.demand(id) ?? before.demand(id))?.label ?? id }

  func department(_ id: String) -> String {
    (after.departments + before.departments).first { $0.id == id }?.label ?? id
  }

  func site(_ id: String) -> String { (after.site(id) ?? before.site(id))?.name ?? id }

  func rule(_ name: String, _ language: Language) -> String {
    Rule(rawValue: name)?.label[language] ?? name
  }

  func both(_ make: (Language) -> String) -> Message { Message(fr: make(.fr), en: make(.en)) }

  /// What became of a demand, and why.
  func sentence(_ move: Comparison.Move) -> Message {
    let resource = (after.demand(move.demand) ?? before.demand(move.demand))?.resource ?? .land
    return both { language in
      func spots(_ all: [RunRecord.Spot]) -> String {
        all.map { "\(site($0.site)) (\(Figure.amount($0.area, of: resource, in: language)))" }
          .joined(separator: ", ")
      }
      let was = spots(move.before)
      let now = spots(move.after)
      let name = demand(move.demand)
      let what =
        switch (move.kind, language) {
        case (.placed, .fr): "\(name) trouve un site\u{A0}: \(now)"
        case (.placed, .en): "\(name) finds a site: \(now)"
        case (.lost, .fr): "\(name) n'a plus de site (avant\u{A0}: \(was))"
        case (.lost, .en): "\(name) has no site any more (before: \(was))"
        case (.moved, _): "\(name)\(language.colon)\(was) → \(now)"
        case (.resized, _): "\(name)\(language.colon)\(was) → \(now)"
        case (.rescheduled, _):
          "\(name)\(language.colon)\(dates(move.before, language)) → \(dates(move.after, language))"
        }
      let causes = move.causes.map { sentence($0)[language] }
      let why =
        causes.isEmpty
        ? Message(
          fr: "suite de ce qui change pour les autres", en: "follows from what changed for others")[
            language] : causes.joined(separator: language.semicolon)
      return "\(what) — \(why)"
    }
  }

  private func dates(_ spots: [RunRecord.Spot], _ language: Language) -> String {
    spots.map { spot in
      guard let from = CalendarDate(spot.from) else { return spot.from }
      return Figure.period(
        Period(from: from, until: spot.until.flatMap { CalendarDate($0) }), in: language)
    }.joined(separator: ", ")
  }

  func sentence(_ cause: Cause) -> Message {
    switch cause {
    case .scenario(let change): return sentence(change)
    case .eligibility(let change): return sentence(change, namesDemand: false)
    case .score(let site, let was, let now):
      return both { language in
        let figures =
          "\(Figure.share(was, in: language)) → \(Figure.share(now, in: language))"
        return language == .fr
          ? "son aptitude sur \(self.site(site))\u{A0}: \(figures)"
          : "its suitability on \(self.site(site)): \(figures)"
      }
    case .taken(let site, let others):
      let names = others.map(demand).joined(separator: ", ")
      return Message(
        fr: "\(self.site(site)) accueille davantage\u{A0}: \(names)",
        en: "\(self.site(site)) now holds more of: \(names)")
    case .freed(let site, let others):
      let names = others.map(demand).joined(separator: ", ")
      return Message(
        fr: "\(self.site(site)) accueille moins\u{A0}: \(names)",
        en: "\(self.site(site)) now holds less of: \(names)")
    case .unmet(let reason): return reason
    }
  }

  func sentence(_ change: EligibilityChange, namesDemand: Bool) -> Message {
    let locks = (change.isEligible ? before : after).locks ?? []
    return both { language in
      let reasons = change.reasons.map { code in
        ReasonCode(code).sentence(in: language) { number in
          locks.indices.contains(number - 1) ? lock(locks[number - 1])[language] : nil
        }
      }.joined(separator: language.semicolon)
      let place = site(change.site)
      let subject = namesDemand ? "\(demand(change.demand)) @ \(place)" : place
      switch (change.isEligible, language) {
      case (true, .fr): return "\(subject) convient désormais (avant\u{A0}: \(reasons))"
      case (true, .en): return "\(subject) will do now (before: \(reasons))"
      case (false, .fr): return "\(subject) ne convient plus\u{A0}: \(reasons)"
      case (false, .en): return "\(subject) will not do any more: \(reasons)"
      }
    }
  }
}
