/// What a hub plan may say beyond the example of the design, right and wrong.
let spoiledHubs: [Spoiled] = [
  Spoiled("{p-median: {hubs: 4}}", "{coverage: {hubs: 4, within: 10 min, until: 15 min}}"),
  Spoiled(
    "{p-median: {hubs: 4}}", "{coverage: {hubs: 4, within: 10 min, until: 5 min}}",
    "38 until-before-within hubs.h1.model.coverage.until"),
  Spoiled(
    "{p-median: {hubs: 4}}", "{p-median: {hubs: 4, until: 5 min}}",
    "38 unknown-key hubs.h1.model.p-median.until"),
  Spoiled(
    "model: {p-median: {hubs: 4}}",
    "model: {facility-location: {}}\n    costs: {opening: 12 k€, rent: true, minute: 0.5 €}"),
  Spoiled(
    "model: {p-median: {hubs: 4}}", "model: {facility-location: {hubs: 9}}",
    "38 costs-missing hubs.h1.model"),
  Spoiled(
    "model: {p-median: {hubs: 4}}", "model: {facility-location: {}}\n    costs: {opening: 12 k€}",
    "39 missing-key hubs.h1.costs.minute"),
  Spoiled(
    "detour: 1.3",
    "detour: 1.3, speeds: {cycleway: 18 km/h}, snap: 100 m, noded: crossings, tolerance: 1 m, "
      + "gradient: pente, limit: 20 min"),
  Spoiled("detour: 1.3", "detour: 1.3, noded: everywhere", "37 unknown-word hubs.h1.travel.noded"),
  Spoiled(
    "detour: 1.3", "detour: 1.3, speeds: {path: 10 m}", "37 wrong-unit hubs.h1.travel.speeds.path"),
  Spoiled(
    "{kinds: [holding]}",
    "{kinds: [holding], where: {owner: [A, B], rent: {at_most: 80}}, use: plant, from: 2027-01-01, "
      + "attributes: {operator: ess}, existing: F1, excluded: [F2], exclusive: [[F3, F4]], "
      + "forbidden: [{site: F3, demand: 7}], require: [{measure: area, at_least: 1 ha}]}"),
  Spoiled(
    "{kinds: [holding]}", "{kinds: [holding], use: plants}",
    "35 unknown-name hubs.h1.candidates.use"),
  Spoiled(
    "{kinds: [holding]}", "{from: 2028-01-01, until: 2027-01-01}",
    "35 until-before-from hubs.h1.candidates.until"),
  Spoiled(
    "{kinds: [holding]}", "{require: [{measure: area}]}",
    "35 missing-one-of hubs.h1.candidates.require[0]"),
  Spoiled("{layer: flood}", "{layer: flood, name: nom, communes: zoning, commune_name: libelle}"),
  Spoiled(
    "{layer: flood}", "{layer: flood, communes: towns}", "36 unknown-name hubs.h1.demand.communes"),
  Spoiled(
    "model: {p-median",
    "equity: {within: 10 min, share: 10 %}\n    apart: 300 m\n    model: {p-median"),
  Spoiled(
    "model: {p-median", "equity: {within: 10 min, share: 120 %}\n    model: {p-median",
    "38 out-of-range hubs.h1.equity.share"),
  Spoiled(
    "model: {p-median",
    "equity: {within: 10 min, share: 10 %, by_commune: true}\n    model: {p-median",
    "38 communes-missing hubs.h1.equity.by_commune"),
  Spoiled(
    "model: {p-median",
    "periods: [{name: 2026, hubs: 3}, {name: 2028, hubs: 8, weight: 2}]\n    model: {p-median"),
  Spoiled(
    "model: {p-median",
    "periods: [{name: 2026, hubs: 3}, {name: 2028, hubs: 2}]\n    model: {p-median",
    "38 fewer-hubs-later hubs.h1.periods[1].hubs"),
  Spoiled(
    "model: {p-median",
    "isochrones: [4 min, 8 min]\n    capacity_field: places\n    service: split\n    label: Points\n"
      + "    model: {p-median"),
  Spoiled(
    "model: {p-median", "service: both\n    model: {p-median", "38 unknown-word hubs.h1.service"),
]
