internal import Formats
internal import Land
internal import Planning

extension CoordinationDocument {
  /// `relaxations`: for each demand without a site the cheapest ways to let it in.
  static func relaxations(_ study: CoordinationStudy, _ wording: Wording) -> JSONValue {
    guard let relaxations = study.relaxations else { return .null }
    return .array(
      relaxations.map { entry in
        JSONValue([
          "demand": .string(entry.demand), "department": .string(entry.department),
          "ways": .array(entry.ways.map { wording.json($0, for: entry.demand) }),
        ])
      })
  }

  /// `lock_prices`: what each department would gain if a lock were lifted.
  static func lockPrices(_ study: CoordinationStudy, _ wording: Wording) -> JSONValue {
    guard let prices = study.lockPrices else { return .null }
    return .array(
      prices.map { price in
        let lock = wording.scenario.locks[price.lock]
        let order =
          switch lock.order {
          case .never(let sites): ("never", sites)
          case .always(let sites): ("always", sites)
          }
        return JSONValue([
          "lock": .integer(price.lock + 1), "demand": .string(lock.demand),
          "order": .string(order.0), "sites": .array(order.1.map(JSONValue.string)),
          "by": lock.by.map(JSONValue.string) ?? .null, "rule": .string(price.rule.rawValue),
          "status": .string(price.status.rawValue), "gain": .number(rounded(price.gain)),
          "departments": .object(
            price.changes.map { change in
              .init(
                change.department,
                JSONValue(["with": share(change.before), "without": share(change.after)]))
            }),
          "text": JSONValue(wording.sentence(price)),
        ])
      })
  }

  /// `robustness`: how often placements stay when weights vary, and where voices turn them.
  static func robustness(_ study: CoordinationStudy) -> JSONValue {
    guard let robustness = study.robustness else { return .null }
    return JSONValue([
      "rule": .string(Rule.utilitarian.rawValue), "seed": .integer(Int(robustness.seed)),
      "confidence": .number(0.95),
      "voices": json(robustness.voices),
      "preferences": robustness.preferences.map(json) ?? .null,
      "flips": .array(
        robustness.flips.map { flip in
          JSONValue([
            "department": .string(flip.department), "demand": .string(flip.demand),
            "site": .string(flip.site), "below": json(flip.below), "above": json(flip.above),
          ])
        }),
    ])
  }

  private static func json(_ study: Robustness.Study) -> JSONValue {
    JSONValue([
      "draws": .integer(study.draws), "tolerance": .number(study.tolerance),
      "proven_draws": .integer(study.provenDraws),
      "greatest_gap": .number(rounded(study.greatestGap)),
      "allocations": .integer(study.allocationCount),
      "placements": .array(
        study.placements.map {
          JSONValue([
            "demand": .string($0.demand), "site": .string($0.site),
            "chosen": .boolean($0.isChosen), "count": .integer($0.count),
            "share": .number(rounded($0.share.value)), "low": .number(rounded($0.share.low)),
            "high": .number(rounded($0.share.high)),
          ])
        }),
    ])
  }

  private static func json(_ point: Robustness.Point?) -> JSONValue {
    guard let point else { return .null }
    return JSONValue([
      "low": .number(rounded(point.low)), "high": .number(rounded(point.high)),
      "exact": .boolean(point.isExact), "sites": .array(point.sites.map(JSONValue.string)),
    ])
  }
}

extension Wording {
  /// A relaxation for programs: what gives, in codes and words, and where the demand would go.
  func json(_ way: Relaxation, for demand: String?) -> JSONValue {
    JSONValue([
      "cost": .number(rounded(way.cost)), "proven": .boolean(way.isProven),
      "text": JSONValue(sentence(way, for: demand)),
      "changes": .array(
        way.changes.map { change in
          JSONValue([
            "code": .string(change.code), "text": JSONValue(sentence(change)),
          ])
        }),
      "placements": .array(
        way.placements.map {
          JSONValue([
            "demand": .string($0.demand), "site": .string($0.site),
            "area_m2": .number(rounded($0.area, places: 2)),
            "from": .string($0.period.from.description),
            "until": $0.period.until.map { .string($0.description) } ?? .null,
          ])
        }),
    ])
  }
}
