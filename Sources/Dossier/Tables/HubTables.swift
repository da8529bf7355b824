internal import Formats
internal import Land
public import Planning

extension DataTable {
  /// `hubs.csv`: one row for each hub of each plan, with owner and tenure.
  public static func hubs(_ placements: [HubPlacement]) -> DataTable {
    DataTable(
      name: "hubs_table",
      fields: [
        .init("plan", .text), .init("site", .text), .init("name", .text), .init("kind", .text),
        .init("owner", .text), .init("owner_type", .text), .init("tenure", .text),
        .init("rent", .real), .init("from", .text), .init("until", .text),
        .init("usable_floor", .real), .init("usable_land", .real), .init("existing", .boolean),
        .init("step", .text), .init("points", .integer), .init("weight", .real),
        .init("mean_s", .real), .init("longest_s", .real), .init("cost", .real),
      ],
      rows: placements.flatMap { placement in
        let served = HubServed(placement)
        let steps = placement.firstStep
        return (placement.location?.chosen ?? []).map { index in
          let hub = placement.instance.candidates[index]
          let sum = served.byHub[index] ?? .init()
          return [.text(placement.plan.id), .text(hub.site.id)]
            + [
              "name", "kind", "owner", "owner_type", "tenure", "rent", "from", "until",
              "usable_floor", "usable_land",
            ].map { roundedValue(hub.site.attribute($0)) }
            + [
              .boolean(hub.isExisting), AttributeValue(steps[index]),
              .number(Double(sum.points)), .number(rounded(sum.weight)),
              AttributeValue(sum.mean.map { rounded($0, places: 1) }),
              .number(rounded(sum.longest, places: 1)),
              hub.cost > 0 ? .number(rounded(hub.cost, places: 2)) : .missing,
            ]
        }
      })
  }

  /// `hub_candidates.csv`: why a hub here, and why not there.
  public static func hubCandidates(_ placements: [HubPlacement]) -> DataTable {
    DataTable(
      name: "hub_candidates",
      fields: [
        .init("plan", .text), .init("site", .text), .init("status", .text),
        .init("change", .text), .init("worse_least", .real), .init("worse_most", .real),
        .init("proof", .text), .init("joins", .text), .init("leaves", .text),
        .init("reasons", .text),
      ],
      rows: placements.flatMap { placement -> [[AttributeValue]] in
        let chosen = Set(placement.hubs.map(\.site.id))
        let rehearsals = Dictionary(
          placement.rehearsals.map { ($0.site, $0) }, uniquingKeysWith: { first, _ in first })
        func row(_ site: String, _ status: String, _ reasons: [String]) -> [AttributeValue] {
          let rehearsal = rehearsals[site]
          func list(_ sites: [String]?) -> AttributeValue {
            AttributeValue((sites ?? []).isEmpty ? nil : sites?.joined(separator: ";"))
          }
          return [
            .text(placement.plan.id), .text(site), .text(status),
            AttributeValue(rehearsal?.change.rawValue),
            AttributeValue(rehearsal?.least.map { rounded($0, places: 3) }),
            AttributeValue(rehearsal?.most.map { rounded($0, places: 3) }),
            AttributeValue(rehearsal?.proof.rawValue), list(rehearsal?.joins),
            list(rehearsal?.leaves), list(reasons),
          ]
        }
        return placement.instance.candidates.map { candidate in
          let id = candidate.site.id
          return row(
            id, candidate.isExisting ? "existing" : chosen.contains(id) ? "chosen" : "eligible", [])
        }
          + placement.instance.refusals.map { row($0.site.id, "refused", $0.reasons.map(\.code)) }
      })
  }

  /// `hub_communes.csv`: who is served how well, by commune; one row for all where the plan names no communes.
  public static func hubCommunes(_ placements: [HubPlacement]) -> DataTable {
    let times = Set(placements.flatMap(\.plan.isochrones)).sorted()
    return DataTable(
      name: "hub_communes",
      fields: [
        .init("plan", .text), .init("commune", .text), .init("demand", .real),
        .init("served", .real), .init("mean_s", .real), .init("longest_s", .real),
      ] + times.map { .init("within_\(Int($0.rounded()))_s", .real) },
      rows: placements.flatMap { placement -> [[AttributeValue]] in
        guard placement.location?.objective != nil else { return [] }
        return HubServed(placement).communes.map { commune in
          [
            .text(placement.plan.id), AttributeValue(commune.name),
            .number(rounded(commune.demand)), .number(rounded(commune.served.weight)),
            AttributeValue(commune.served.mean.map { rounded($0, places: 1) }),
            .number(rounded(commune.served.longest, places: 1)),
          ]
            + times.map { time in
              placement.plan.isochrones.firstIndex(of: time).map {
                .number(rounded(commune.within[$0]))
              } ?? .missing
            }
        }
      })
  }
}
