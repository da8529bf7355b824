/// A scenario that is right; tests spoil one line of it.
let smallScenario = """
  name: Petit
  crs: EPSG:2154
  reference_date: 2026-01-01
  layers:
    zoning: {source: zones.geojson}
    flood: {source: flood.gpkg#alea}
  sites:
    - {kind: friche, source: friches.geojson, where: {statut: [1, 2]}}
  charters:
    zae: {applies_to: {zae: sud}, accepts: [{attribute: jobs_per_ha, at_least: 40}]}
  departments:
    energy: {voice: 1}
    housing: {voice: 2, colour: "#0072B2"}
  uses:
    plant: {}
    homes: {apart: {plant: 50 m}}
  demands:
    p1:
      department: energy
      use: plant
      land: {min: 1 ha, target: 2 ha}
      from: 2027-01-01
      until: 2030-01-01
      require:
        - {measure: distance, layer: zoning, at_most: 800 m}
        - {measure: majority, layer: zoning, field: typezone, in: [U]}
      prefer:
        - {measure: area, best: 2 ha, worst: 1 ha}
  limits: {artificialised: 2 ha, budget: {energy: 4 M€}}
  locks:
    - {demand: p1, never: F12, by: housing}
  coordination: {rules: [silo], priority: [housing, energy]}
  hubs:
    h1:
      candidates: {kinds: [holding]}
      demand: {layer: flood}
      travel: {detour: 1.3, speed: 15 km/h}
      model: {p-median: {hubs: 4}}
  sheet:
    - {as: stops, measure: count, layer: flood, within: 500 m}

  """
