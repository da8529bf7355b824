public import Formats
public import Land
public import Planning

/// `result.json`: everything that a run found out, for programs and for a later check.
public enum ResultDocument {
  public static func json(of outcome: Outcome, wording: Wording) -> JSONValue {
    let scenario = outcome.scenario
    let stages = JSONValue([
      "entente": .string(outcome.versions.first { $0.name == "entente" }?.version ?? ""),
      "versions": .object(outcome.versions.map { .init($0.name, .string($0.version)) }),
      "inputs": .array(
        outcome.territory.inputs.map {
          JSONValue(["path": .string($0.path), "sha256": .string($0.sha256)])
        }),
      "scenario": summary(of: scenario),
      "problems": .array(outcome.territory.problems.map { json(of: $0) }),
      "sites": .array(outcome.territory.sites.map(json)),
      "sheets": DataTable.sheets(outcome.screening.sheets).json,
      "suitability": DataTable.suitability(outcome.screening).json,
      "allocations": .object(
        outcome.allocations.map {
          .init($0.rule.rawValue, json(of: $0, wording: wording))
        }),
      "hubs": HubDocument.json(of: outcome.hubs, wording: wording),
    ])
    guard let study = outcome.study, case .object(let members) = stages else { return stages }
    return .object(members + CoordinationDocument.members(of: study, wording: wording))
  }

  /// One allocation, as in `allocations`.
  public static func json(of allocation: Allocation, wording: Wording) -> JSONValue {
    JSONValue([
      "status": .string(allocation.status.rawValue),
      "objective": .number(rounded(allocation.objective)),
      "bound": .number(rounded(allocation.bound)),
      "gap": .number(rounded(allocation.gap)),
      "placements": DataTable.placements([allocation]).json,
      "unmet": .array(
        allocation.unmet.map { unmet in
          JSONValue([
            "demand": .string(unmet.demand), "department": .string(unmet.department),
            "reasons": .array(
              unmet.reasons.map {
                json(wording.sentence($0, demand: unmet.demand, in: allocation), code: $0.code)
              }),
          ])
        }),
      "clashes": .array(
        allocation.clashes.map { clash in
          JSONValue([
            "code": .string(clash.cause.code),
            "text": json(wording.sentence(clash)),
            "placements": .array(
              clash.placements.map {
                JSONValue([
                  "demand": .string($0.demand), "site": .string($0.site),
                  "area_m2": .number(rounded($0.area, places: 2)),
                ])
              }),
          ])
        }),
      "fairness": CoordinationDocument.fairness(allocation),
      "clashing_rules": allocation.infeasibility.map { infeasibility in
        .array(infeasibility.rules.map { json(wording.sentence($0), code: $0.code) })
      } ?? .null,
      "departments": .object(
        allocation.shares.map { share in
          .init(
            share.department,
            JSONValue([
              "utility": .number(rounded(share.utility)), "ideal": .number(rounded(share.ideal)),
              "u": share.u.map { .number(rounded($0)) } ?? .null,
              "met": .array(share.met.map(JSONValue.string)),
              "unmet": .array(share.unmet.map(JSONValue.string)),
            ]))
        }),
    ])
  }

  private static func summary(of scenario: Scenario) -> JSONValue {
    let members: KeyValuePairs<String, JSONValue> = [
      "name": .string(scenario.name), "crs": .string(scenario.crs),
      "reference_date": .string(scenario.referenceDate.description),
      "departments": .object(
        zip(scenario.departments, departmentColours(scenario)).map { department, colour in
          .init(
            department.id,
            JSONValue([
              "label": .string(department.label), "voice": .number(department.voice),
              "colour": .string(colour),
            ]))
        }),
      "demands": .object(
        scenario.demands.map { demand in
          .init(
            demand.id,
            JSONValue([
              "label": .string(demand.label), "department": .string(demand.department),
              "use": .string(demand.use), "resource": .string(demand.resource.rawValue),
              "minimum_m2": .number(demand.minimum), "target_m2": .number(demand.target),
              "from": .string(demand.period.from.description),
              "until": demand.period.until.map { .string($0.description) } ?? .null,
              "importance": .number(demand.importance),
            ]))
        }),
      "rules": .array(scenario.coordination.rules.map { .string($0.rawValue) }),
      "priority": .array(scenario.coordination.priority.map(JSONValue.string)),
    ]
    return .object(members.map { .init($0.key, $0.value) } + rules(of: scenario))
  }

  private static func json(_ site: Site) -> JSONValue {
    JSONValue([
      "id": .string(site.id), "kind": .string(site.kind.rawValue),
      "name": site.name.map(JSONValue.string) ?? .null,
      "usable_land_m2": .number(rounded(site.usableLand, places: 2)),
      "usable_floor_m2": .number(rounded(site.usableFloor, places: 2)),
    ])
  }

  /// A problem with its place, for `problems` and `entente check --json`.
  public static func json(of problem: Problem) -> JSONValue {
    func text(_ value: String?) -> JSONValue { value.map(JSONValue.string) ?? .null }
    func count(_ value: Int?) -> JSONValue { value.map(JSONValue.integer) ?? .null }
    let place = problem.place
    return JSONValue([
      "severity": .string(problem.severity.rawValue), "code": .string(problem.code),
      "file": text(place.file), "line": count(place.line), "column": count(place.column),
      "key": text(place.key), "layer": text(place.layer), "feature": text(place.feature),
      "message": json(problem.message), "remedy": problem.remedy.map { json($0) } ?? .null,
    ])
  }

  private static func json(_ message: Message, code: String? = nil) -> JSONValue {
    var members = [
      JSONValue.Member("fr", .string(message.fr)), JSONValue.Member("en", .string(message.en)),
    ]
    if let code { members.insert(.init("code", .string(code)), at: 0) }
    return .object(members)
  }
}
