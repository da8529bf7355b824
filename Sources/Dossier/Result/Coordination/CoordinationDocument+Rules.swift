internal import Formats
internal import Land
internal import Planning

extension CoordinationDocument {
  /// `rules`: what each rule hands out to all together, and who would rather have another.
  static func rules(_ study: CoordinationStudy) -> JSONValue {
    JSONValue([
      "totals": .object(
        study.comparison.totals.map { totals in
          .init(
            totals.rule.rawValue,
            JSONValue([
              "met": .integer(totals.met), "unmet": .integer(totals.unmet),
              "land_m2": .number(rounded(totals.land, places: 2)),
              "floor_m2": .number(rounded(totals.floor, places: 2)),
              "artificialised_m2": .number(rounded(totals.artificialised, places: 2)),
              "cost_eur": .number(rounded(totals.cost, places: 2)),
              "provides": .object(
                totals.provides.map { .init($0.name, .number(rounded($0.amount))) }),
              "dissatisfied": .array(totals.dissatisfied.map(JSONValue.string)),
            ]))
        }),
      "preferred": .object(
        study.comparison.preferences.map {
          .init($0.department, .array($0.rules.map { .string($0.rawValue) }))
        }),
    ])
  }

  /// What a rule of fairness says of its result: `fairness` of an allocation.
  static func fairness(_ allocation: Allocation) -> JSONValue {
    let names = allocation.shares.map(\.department)
    func byDepartment(_ values: [Double?]) -> JSONValue {
      .object(zip(names, values).map { .init($0, share($1)) })
    }
    func statusQuo(_ statusQuo: StatusQuo) -> JSONValue {
      let source =
        switch statusQuo.source {
        case .priority: "priority"
        case .silo: "silo"
        case .committed(let level): level.rawValue
        case .shares: "shares"
        }
      return JSONValue(["source": .string(source), "u": byDepartment(statusQuo.u)])
    }
    switch allocation.fairness {
    case nil: return .null
    case .leximin(let levels):
      return JSONValue([
        "levels": .array(
          levels.map {
            JSONValue([
              "rank": .integer($0.rank), "value": .number(rounded($0.value)),
              "bound": .number(rounded($0.bound)), "proven": .boolean($0.isProven),
            ])
          })
      ])
    case .nash(let start, let gaining, let cannotGain):
      return JSONValue([
        "status_quo": statusQuo(start), "gaining": .array(gaining.map(JSONValue.string)),
        "cannot_gain": .array(cannotGain.map(JSONValue.string)),
      ])
    case .kalaiSmorodinsky(let start, let beyond):
      return JSONValue(["status_quo": statusQuo(start), "beyond": byDepartment(beyond)])
    }
  }
}
