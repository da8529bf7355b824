let spoiledKeys: [Spoiled] = [
  Spoiled("layers:", "layer:", "4 unknown-key layer"),
  Spoiled("demands:", "demand:", "17 unknown-key demand"),
  Spoiled("department: energy", "departement: energy", "19 unknown-key demands.p1.departement"),
  Spoiled("name: Petit\n", "", "1 missing-key name"),
  Spoiled("crs: EPSG:2154\n", "", "1 missing-key crs"),
  Spoiled("reference_date: 2026-01-01\n", "", "1 missing-key reference_date"),
  Spoiled("kind: friche,", "", "8 missing-key sites[0].kind"),
  Spoiled(
    "sites:\n  - {kind: friche, source: friches.geojson, where: {statut: [1, 2]}}\n", "",
    "1 missing-key sites"),
  Spoiled("measure: distance,", "", "25 missing-key demands.p1.require[0].measure"),
  Spoiled("layer: zoning, at_most", "at_most", "25 missing-key demands.p1.require[0].layer"),
  Spoiled(", at_most: 800 m", "", "25 missing-one-of demands.p1.require[0]"),
  Spoiled(", field: typezone", "", "26 missing-key demands.p1.require[1].field"),
  Spoiled(", in: [U]", "", "26 missing-one-of demands.p1.require[1]"),
  Spoiled(", worst: 1 ha", "", "28 missing-key demands.p1.prefer[0].worst"),
  Spoiled("within: 500 m", "within_m: 500", "40 unknown-key sheet[0].within_m"),
  Spoiled("    land: {min: 1 ha, target: 2 ha}\n", "", "18 missing-one-of demands.p1"),
  Spoiled(
    "    land: {min: 1 ha, target: 2 ha}", "    land: {target: 2 ha}",
    "21 missing-key demands.p1.land.min"),
  Spoiled(
    "    land: {min: 1 ha, target: 2 ha}", "    land: {min: 1 ha}\n    floor: {min: 1 m2}",
    "22 exclusive-keys demands.p1"),
  Spoiled(
    "    land: {min: 1 ha, target: 2 ha}", "    land: {min: 1 ha}\n    land: {min: 2 ha}",
    "22 duplicate-key demands.p1.land"),
  Spoiled("{voice: 1}", "{voice: 1, voice: 2}", "12 duplicate-key departments.energy.voice"),
  Spoiled(
    "  energy: {voice: 1}", "  energy: {voice: 1}\n  energy: {voice: 1}",
    "13 duplicate-key departments.energy"),
  Spoiled(
    "{measure: area, best", "{measure: area, field: x, best",
    "28 key-not-for-measure demands.p1.prefer[0].field"),
  Spoiled(
    "{measure: area, best", "{measure: area, layr: x, best",
    "28 unknown-key demands.p1.prefer[0].layr"),
  Spoiled("never: F12", "never: F12, always: F13", "31 exclusive-keys locks[0]"),
  Spoiled("never: F12,", "", "31 missing-one-of locks[0]"),
  Spoiled("never: F12", "nevr: F12", "31 unknown-key locks[0].nevr"),
  Spoiled("detour: 1.3", "detour: 1.3, network: flood", "37 exclusive-keys hubs.h1.travel"),
  Spoiled(
    "{p-median: {hubs: 4}}", "{p-median: {hubs: 4}, coverage: {hubs: 4, within: 10 min}}",
    "38 exclusive-keys hubs.h1.model"),
  Spoiled(
    "{p-median: {hubs: 4}}", "{coverage: {hubs: 4}}", "38 missing-key hubs.h1.model.coverage.within"
  ),
  Spoiled(
    "{p-median: {hubs: 4}}", "{p-median: {hubs: 4, within: 10 min}}",
    "38 unknown-key hubs.h1.model.p-median.within"),
  Spoiled(
    "at_least: 40", "weight: 40", "10 missing-one-of charters.zae.accepts[0]",
    "10 unknown-key charters.zae.accepts[0].weight"),
]

let spoiledTypes: [Spoiled] = [
  Spoiled("name: Petit", "name: 2030", "1 wrong-type name"),
  Spoiled("name: Petit", "name: [Petit]", "1 wrong-type name"),
  Spoiled("name: Petit", "name:", "1 empty-value name"),
  Spoiled("name: Petit", "name: \"\"", "1 empty-text name"),
  Spoiled("crs: EPSG:2154", "crs: 2154", "2 wrong-type crs"),
  Spoiled(
    "layers:\n  zoning: {source: zones.geojson}\n  flood: {source: flood.gpkg#alea}\n",
    "layers: [zoning, flood]\n", "4 wrong-type layers"),
  Spoiled("plant: {}", "plant:", "15 empty-value uses.plant"),
  Spoiled("plant: {}", "plant: Chaufferie", "15 wrong-type uses.plant"),
  Spoiled("kinds: [holding]", "kinds: holding", "35 wrong-type hubs.h1.candidates.kinds"),
  Spoiled("kinds: [holding]", "kinds: []", "35 empty-list hubs.h1.candidates.kinds"),
  Spoiled("in: [U]", "in: U", "26 wrong-type demands.p1.require[1].in"),
  Spoiled("in: [U]", "in: []", "26 empty-list demands.p1.require[1].in"),
  Spoiled("in: [U]", "in: [[U]]", "26 wrong-type demands.p1.require[1].in[0]"),
  Spoiled("hubs: 4", "hubs: 4.5", "38 not-a-count hubs.h1.model.p-median.hubs"),
  Spoiled("hubs: 4", "hubs: 0", "38 not-a-count hubs.h1.model.p-median.hubs"),
  Spoiled("hubs: 4", "hubs: four", "38 wrong-type hubs.h1.model.p-median.hubs"),
  Spoiled("voice: 1", "voice: \"1\"", "12 wrong-type departments.energy.voice"),
  Spoiled(
    "from: 2027-01-01", "from: 2027-01-01\n    importance: 0,5",
    "23 wrong-type demands.p1.importance"),
  Spoiled("voice: 1", "voice: -1", "12 negative departments.energy.voice"),
  Spoiled("voice: 1", "voice: .inf", "12 wrong-type departments.energy.voice"),
  Spoiled("voice: 1", "voice: 1e999", "12 out-of-range departments.energy.voice"),
  Spoiled("from: 2027-01-01", "from: 2027", "22 wrong-type demands.p1.from"),
  Spoiled("from: 2027-01-01", "from: 01/02/2027", "22 wrong-type demands.p1.from"),
  Spoiled("from: 2027-01-01", "from: 2027-13-01", "22 wrong-type demands.p1.from"),
  Spoiled("from: 2027-01-01", "from: 2028-02-30", "22 no-such-day demands.p1.from"),
  Spoiled("from: 2027-01-01", "from: 2027-02-29", "22 no-such-day demands.p1.from"),
  Spoiled(
    "colour: \"#0072B2\"", "colour: #0072B2\n  ", "13 empty-value departments.housing.colour"),
  Spoiled("colour: \"#0072B2\"", "colour: blue", "13 wrong-type departments.housing.colour"),
  Spoiled("apart: {plant: 50 m}", "apart: [plant]", "16 wrong-type uses.homes.apart"),
  Spoiled("p1:\n", "p1: [\n", "20 yaml-syntax"),
  Spoiled("target: 2 ha", "target: [2 ha]", "21 wrong-type demands.p1.land.target"),
]

let spoiledUnits: [Spoiled] = [
  Spoiled("at_most: 800 m", "at_most: 800", "25 missing-unit demands.p1.require[0].at_most"),
  Spoiled("at_most: 800 m", "at_most: 800 ha", "25 wrong-unit demands.p1.require[0].at_most"),
  Spoiled("at_most: 800 m", "at_most: 800 metres", "25 unknown-unit demands.p1.require[0].at_most"),
  Spoiled("at_most: 800 m", "at_most: 800 mm", "25 unknown-unit demands.p1.require[0].at_most"),
  Spoiled("at_most: 800 m", "at_most: -800 m", "25 negative demands.p1.require[0].at_most"),
  Spoiled("at_most: 800 m", "at_most: far", "25 not-a-quantity demands.p1.require[0].at_most"),
  Spoiled("at_most: 800 m", "at_most: \"\"", "25 not-a-quantity demands.p1.require[0].at_most"),
  Spoiled("at_most: 800 m", "at_most: 1-2 m", "25 not-a-quantity demands.p1.require[0].at_most"),
  Spoiled("at_most: 800 m", "at_most: true", "25 wrong-type demands.p1.require[0].at_most"),
  Spoiled("min: 1 ha", "min: -1 ha", "21 negative demands.p1.land.min"),
  Spoiled("min: 1 ha", "min: 0 m2", "21 not-positive demands.p1.land.min"),
  Spoiled("min: 1 ha", "min: 6000", "21 missing-unit demands.p1.land.min"),
  Spoiled("min: 1 ha", "min: 100 m", "21 wrong-unit demands.p1.land.min"),
  Spoiled(
    "at_most: 800 m}", "at_most: 800 m}\n      - {measure: share, layer: flood, at_most: 0.1}",
    "26 missing-unit demands.p1.require[1].at_most"),
  Spoiled(
    "at_most: 800 m}", "at_most: 800 m}\n      - {measure: share, layer: flood, at_most: \"0\"}",
    "26 missing-unit demands.p1.require[1].at_most"),
  Spoiled(
    "at_most: 800 m}", "at_most: 800 m}\n      - {measure: compactness, at_least: 30 %}",
    "26 wrong-unit demands.p1.require[1].at_least"),
  Spoiled(
    "at_most: 800 m}",
    "at_most: 800 m}\n      - {measure: count, layer: flood, within: 10 min, at_least: 3 m}",
    "26 wrong-unit demands.p1.require[1].within", "26 wrong-unit demands.p1.require[1].at_least"),
  Spoiled("energy: 4 M€", "energy: 4000000", "29 missing-unit limits.budget.energy"),
  Spoiled("energy: 4 M€", "energy: 4 ha", "29 wrong-unit limits.budget.energy"),
  Spoiled("speed: 15 km/h", "speed: 15 km", "37 wrong-unit hubs.h1.travel.speed"),
  Spoiled(
    "{p-median: {hubs: 4}}", "{coverage: {hubs: 4, within: 10 m}}",
    "38 wrong-unit hubs.h1.model.coverage.within"),
  Spoiled(
    "from: 2027-01-01", "from: 2027-01-01\n    cost: 300 €/m2/year", "23 wrong-unit demands.p1.cost"
  ),
  Spoiled("at_least: 40", "at_least: 40 jobs", "10 unknown-unit charters.zae.accepts[0].at_least"),
]

let spoiledWords: [Spoiled] = [
  Spoiled("kind: friche", "kind: friches", "8 unknown-word sites[0].kind"),
  Spoiled("kind: friche", "kind: forest", "8 unknown-word sites[0].kind"),
  Spoiled(
    "kind: friche,", "kind: friche, profile: cnig_friches,", "8 unknown-word sites[0].profile"),
  Spoiled("kind: friche,", "kind: friche, merge: owner,", "8 merge-needs-land-unit sites[0].merge"),
  Spoiled("kind: friche,", "kind: friche, merge: owners,", "8 unknown-word sites[0].merge"),
  Spoiled(
    "measure: distance", "measure: distence", "25 unknown-word demands.p1.require[0].measure"),
  Spoiled("measure: area", "measure: majority", "28 unknown-word demands.p1.prefer[0].measure"),
  Spoiled("rules: [silo]", "rules: [silo, utilitarain]", "32 unknown-word coordination.rules[1]"),
  Spoiled("rules: [silo]", "rules: [silo, leximin, nash, kalai-smorodinsky]"),
  Spoiled(
    "rules: [silo]", "rules: [silo], status_quo: silos", "32 unknown-word coordination.status_quo"),
  Spoiled(
    "rules: [silo]", "rules: [silo], status_quo: {}", "32 empty-list coordination.status_quo"),
  Spoiled("rules: [silo]", "rules: [silo, silo]", "32 duplicate-value coordination.rules[1]"),
  Spoiled("reference_date:", "lang: de\nreference_date:", "3 unknown-word lang"),
  Spoiled("reference_date:", "missing: high\nreference_date:", "3 unknown-word missing"),
  Spoiled(
    "from: 2027-01-01", "from: 2027-01-01\n    commitment: signed",
    "23 unknown-word demands.p1.commitment"),
  Spoiled("within: 500 m", "within: 500 m, of: center", "40 unknown-word sheet[0].of"),
]
