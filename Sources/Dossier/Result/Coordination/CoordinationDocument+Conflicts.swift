internal import Formats
internal import Land
internal import Planning

extension CoordinationDocument {
  /// `conflicts`: the clashes of rule silo with site, dates and figures, and what each department loses.
  static func conflicts(_ study: CoordinationStudy, _ wording: Wording) -> JSONValue {
    guard let conflicts = study.conflicts else { return .null }
    return JSONValue([
      "clashes": .array(conflicts.clashes.map { clash($0, wording) }),
      "departments": .object(
        conflicts.losses.map { loss in
          .init(
            loss.department,
            JSONValue([
              "hoped": .number(rounded(loss.hoped)), "left": .number(rounded(loss.left)),
              "u": share(loss.u), "lost": .array(loss.lost.map(JSONValue.string)),
            ]))
        }),
    ])
  }

  private static func clash(_ clash: Clash, _ wording: Wording) -> JSONValue {
    let sentence = wording.sentence(clash)
    var members: [JSONValue.Member] = [
      .init("code", .string(clash.cause.code)),
      .init("sites", .array(Set(clash.placements.map(\.site)).sorted().map(JSONValue.string))),
      .init("from", clash.period.map { .string($0.from.description) } ?? .null),
      .init("until", clash.period?.until.map { .string($0.description) } ?? .null),
    ]
    func add(_ name: String, _ value: Double) {
      members.append(.init(name, .number(rounded(value, places: 2))))
    }
    switch clash.cause {
    case .capacity(_, let resource, _, let asked, let held):
      members.append(.init("resource", .string(resource.rawValue)))
      add("asked_m2", asked)
      add("held_m2", held)
    case .apart(let distance, let required):
      add("distance_m", distance)
      add("required_m", required)
    case .artificialised(let asked, let limit):
      add("asked_m2", asked)
      add("limit_m2", limit)
    case .totalBudget(let asked, let limit):
      add("asked_eur", asked)
      add("limit_eur", limit)
    case .remainder(_, let left, let minimum):
      add("left_m2", left)
      add("minimum_m2", minimum)
    }
    members += [
      .init("text", JSONValue(["fr": .string(sentence.fr), "en": .string(sentence.en)])),
      .init(
        "placements",
        .array(
          clash.placements.map {
            JSONValue([
              "demand": .string($0.demand), "department": .string($0.department),
              "site": .string($0.site), "area_m2": .number(rounded($0.area, places: 2)),
            ])
          })),
    ]
    return .object(members)
  }
}
