let spoiledNames: [Spoiled] = [
  Spoiled("department: energy", "department: enrgy", "19 unknown-name demands.p1.department"),
  Spoiled("department: energy", "department: culture", "19 unknown-name demands.p1.department"),
  Spoiled("use: plant", "use: plante", "20 unknown-name demands.p1.use"),
  Spoiled(
    "layer: zoning, at_most", "layer: zonig, at_most", "25 unknown-name demands.p1.require[0].layer"
  ),
  Spoiled("demand: p1", "demand: p2", "31 unknown-name locks[0].demand"),
  Spoiled("demand: p1", "demand: chaufferie", "31 unknown-name locks[0].demand"),
  Spoiled("by: housing", "by: hosing", "31 unknown-name locks[0].by"),
  Spoiled(
    "apart: {plant: 50 m}", "apart: {plants: 50 m}", "16 unknown-name uses.homes.apart.plants"),
  Spoiled("apart: {plant: 50 m}", "together: {logistics-hub: 0.2}"),
  Spoiled(
    "apart: {plant: 50 m}", "together: {logistics-hubs: 0.2}",
    "16 unknown-name uses.homes.together.logistics-hubs"),
  Spoiled("{energy: 4 M€}", "{enrgie: 4 M€}", "29 unknown-name limits.budget.enrgie"),
  Spoiled("[housing, energy]", "[housing, enrgy]", "32 unknown-name coordination.priority[1]"),
  Spoiled("[housing, energy]", "[housing, housing]", "32 duplicate-value coordination.priority[1]"),
  Spoiled("[housing, energy]", "[housing, energy], status_quo: silo"),
  Spoiled("[housing, energy]", "[housing, energy], status_quo: {energy: 30 %, housing: 0.2}"),
  Spoiled(
    "[housing, energy]", "[housing, energy], status_quo: {enrgy: 0.3}",
    "32 unknown-name coordination.status_quo.enrgy"),
  Spoiled(
    "[housing, energy]", "[housing, energy], status_quo: {energy: 130 %}",
    "32 out-of-range coordination.status_quo.energy"),
  Spoiled(
    "[housing, energy]", "[housing, energy], status_quo: {energy: -0.1}",
    "32 out-of-range coordination.status_quo.energy"),
  Spoiled(
    "[housing, energy]", "[housing, energy], status_quo: {energy: 3 ha}",
    "32 out-of-range coordination.status_quo.energy"),
  Spoiled(
    "demand: {layer: flood}", "demand: {layer: floods}", "36 unknown-name hubs.h1.demand.layer"),
  Spoiled("detour: 1.3", "network: streets", "37 unknown-name hubs.h1.travel.network"),
  Spoiled("layer: flood, within", "layer: stops, within", "40 unknown-name sheet[0].layer"),
  Spoiled(
    "{source: zones.geojson}", "{source: zones.geojson, within: communes}",
    "5 unknown-name layers.zoning.within"),
  Spoiled(
    "{source: zones.geojson}", "{source: zones.geojson, within: zoning}",
    "5 within-cycle layers.zoning.within"),
  Spoiled(
    "{source: zones.geojson}\n  flood: {source: flood.gpkg#alea}",
    "{source: zones.geojson, within: flood}\n  flood: {source: flood.gpkg#alea, within: zoning}",
    "5 within-cycle layers.zoning.within", "6 within-cycle layers.flood.within"),
  Spoiled("kind: friche,", "kind: friche, within: zone,", "8 unknown-name sites[0].within"),
]

let spoiledBounds: [Spoiled] = [
  Spoiled(
    "min: 1 ha, target: 2 ha", "min: 3 ha, target: 2 ha",
    "21 min-above-target demands.p1.land.target"),
  Spoiled("until: 2030-01-01", "until: 2027-01-01", "23 until-before-from demands.p1.until"),
  Spoiled("until: 2030-01-01", "until: 2026-12-31", "23 until-before-from demands.p1.until"),
  Spoiled(
    "    from: 2027-01-01\n    until: 2030-01-01", "    until: 2026-01-01",
    "22 until-before-from demands.p1.until"),
  Spoiled(
    "at_most: 800 m", "at_least: 900 m, at_most: 800 m",
    "25 at-least-above-at-most demands.p1.require[0].at_most"),
  Spoiled(
    "at_least: 40", "at_least: 40, at_most: 20",
    "10 at-least-above-at-most charters.zae.accepts[0].at_most"),
  Spoiled(
    "at_least: 40", "at_least: 40, at_most: 20 %", "10 mixed-units charters.zae.accepts[0].at_most"),
  Spoiled(
    "statut: [1, 2]", "statut: {at_least: 3, at_most: 2}",
    "8 at-least-above-at-most sites[0].where.statut.at_most"),
  Spoiled("statut: [1, 2]", "statut: {}", "8 missing-one-of sites[0].where.statut"),
  Spoiled("worst: 1 ha", "worst: 20000 m2", "28 best-equals-worst demands.p1.prefer[0].worst"),
  Spoiled("worst: 1 ha", "worst: 1 ha, weight: 0", "28 not-positive demands.p1.prefer[0].weight"),
  Spoiled("worst: 1 ha", "worst: 1 ha, weight: -1", "28 negative demands.p1.prefer[0].weight"),
  Spoiled(
    "{voice: 1}\n  housing: {voice: 2,", "{voice: 0}\n  housing: {voice: 0,",
    "11 all-voices-zero departments"),
  Spoiled(
    "from: 2027-01-01", "from: 2027-01-01\n    importance: 0",
    "23 not-positive demands.p1.importance"),
  Spoiled("from: 2027-01-01", "from: 2027-01-01\n    parts: 0", "23 not-a-count demands.p1.parts"),
  Spoiled(
    "at_most: 800 m}", "at_most: 800 m}\n      - {measure: share, layer: flood, at_most: 150 %}",
    "26 out-of-range demands.p1.require[1].at_most"),
  Spoiled(
    "at_most: 800 m}", "at_most: 800 m}\n      - {measure: compactness, at_least: 1.5}",
    "26 out-of-range demands.p1.require[1].at_least"),
  Spoiled(
    "at_most: 800 m}", "at_most: 800 m}\n      - {measure: rights, layer: zoning, in: [allowed]}",
    "26 destination-missing demands.p1.require[1]"),
  Spoiled(
    "at_most: 800 m}",
    "at_most: 800 m}\n      - {measure: rights, layer: zoning, in: [allowed], destination: 21}"),
  Spoiled(
    "at_most: 800 m}",
    "at_most: 800 m}\n      - {measure: rights, layer: zoning, in: [alowed], destination: [\"21\", 22]}",
    "26 unknown-word demands.p1.require[1].in[0]"),
  Spoiled("at_most: 800 m}", "at_most: 800 m}\n      - {measure: any, layer: flood, within: 0 m}"),
  Spoiled(
    "at_most: 800 m}", "at_most: 800 m}\n      - {measure: any, layer: flood, within: 0 m, is: no}",
    "26 wrong-type demands.p1.require[1].is"),
  Spoiled(
    "at_most: 800 m}", "at_most: 800 m}\n      - {measure: attribute, field: pollution}",
    "26 missing-one-of demands.p1.require[1]"),
  Spoiled("detour: 1.3", "detour: 0.9", "37 out-of-range hubs.h1.travel.detour"),
  Spoiled(
    "- {as: stops, measure: count, layer: flood, within: 500 m}",
    "- {as: a, measure: area}\n  - {as: a, measure: perimeter}", "41 duplicate-value sheet[1].as"),
  Spoiled(
    "  energy: {voice: 1}", "  total: {}\n  energy: {voice: 1}",
    "12 reserved-name departments.total"),
  Spoiled("hubs: 4}", "hubs: 4, capacity: 100}"),
  Spoiled(
    "model: {p-median: {hubs: 4}}", "capacity: 10\n    model: {p-median: {hubs: 4, capacity: 10}}",
    "39 duplicate-value hubs.h1.model.p-median.capacity"),
  Spoiled(
    "model: {p-median: {hubs: 4}}", "capacity: 0\n    model: {p-median: {hubs: 4}}",
    "38 not-positive hubs.h1.capacity"),
]
