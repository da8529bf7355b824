/// The example of the scenario file in the design, both blocks, letter for letter.
let designExample = #"""
  name: Haubourdin, les derniers fonciers
  crs: EPSG:2154                      # working CRS: projected, metres
  reference_date: 2026-01-01

  layers:                             # GeoJSON, GeoJSON text sequence or GeoPackage (file.gpkg#table), any CRS
    zoning:       {source: ../geodata/haubourdin/zone_urba.geojson}
    flood:        {source: ../geodata/haubourdin/flood.geojson}
    heat_network: {source: ../geodata/haubourdin/heat_network.geojson}
    streets:      {source: ../geodata/haubourdin/streets.geojson}
    population:   {source: ../geodata/haubourdin/population.geojson}

  sites:                              # one list, several sources; profile maps a known schema to the words above
    - {kind: friche,   source: ../geodata/haubourdin/friches.geojson, profile: cnig-friches}
    - {kind: zae-lot,  source: ../geodata/haubourdin/terrains.geojson, profile: cnig-sites-economiques}
    - {kind: holding,  source: ../geodata/haubourdin/holdings.geojson}
    - {kind: land-unit, source: ../geodata/haubourdin/parcelles.geojson, profile: etalab-cadastre, merge: owner, where: {owner_type: public}}

  charters:
    zae-mitterie:
      applies_to: {zae: mitterie}
      accepts:
        - {attribute: jobs_per_ha, at_least: 40}
        - {attribute: operator, in: [ess, craft]}

  departments:
    energy:  {label: Énergie, voice: 1, colour: "#D55E00"}
    housing: {label: Habitat, voice: 1, colour: "#0072B2"}
    economy: {label: Développement économique, voice: 1, colour: "#009E73"}

  uses:
    heating-plant: {label: Chaufferie, apart: {housing: 50 m}}
    housing:       {label: Logements}
    workshop:      {label: Ateliers, together: {logistics-hub: 0.1}}

  demands:
    chaufferie-sud:
      department: energy
      use: heating-plant
      land: {min: 6000 m2, target: 8000 m2}     # or floor:
      from: 2028-01-01                          # until: for a temporary use
      importance: 3
      commitment: contract                      # idea | study | funded | contract
      provides: {heat_mwh: 60000, jobs: 12}
      attributes: {operator: public}
      require:
        - {measure: distance, layer: heat_network, at_most: 800 m}
        - {measure: share, layer: flood, at_most: 10 %}
        - {measure: majority, layer: zoning, field: typezone, in: [U, AUc]}
      prefer:
        - {measure: distance, layer: heat_network, best: 0 m, worst: 800 m, weight: 3}
        - {measure: compactness, best: 0.8, worst: 0.2}

  limits: {artificialised: 2 ha, budget: {energy: 4 M€}}
  locks:  [{demand: chaufferie-sud, never: FR-59286-03, by: housing, reason: "école à 60 m"}]

  coordination: {rules: [silo, priority, utilitarian, leximin, nash, kalai-smorodinsky], priority: [economy, energy, housing]}

  hubs:
    cyclo-logistics:
      candidates: {kinds: [holding, zae-lot, friche], floor: {min: 200 m2}}
      demand: {layer: population, weight: ind}
      travel: {network: streets, speed: 15 km/h}   # or {detour: 1.3, speed: 15 km/h}
      model: {p-median: {hubs: 4}}                 # | {coverage: {hubs: 4, within: 10 min}} | {set-cover: {within: 10 min}} | {p-center: {hubs: 4}}; capacity: optional

  sheet:                              # optional: the columns of the site sheets, beyond what demands need
    - {as: area_m2,         measure: area}
    - {as: compactness,     measure: compactness}                                  # 4πA/P²
    - {as: zone,            measure: majority, layer: zoning, field: typezone}     # value with the largest overlap, features of one value added up
    - {as: zone_share,      measure: majority-share, layer: zoning, field: typezone}
    - {as: main_zone,       measure: largest, layer: zoning, field: libelle}       # value of the one feature with the largest overlap (ties: least id)
    - {as: main_zone_share, measure: largest-share, layer: zoning}
    - {as: flood_share,     measure: share, layer: flood}                          # union semantics
    - {as: heat_distance_m, measure: distance, layer: heat_network}                # edge to edge, planar metres
    - {as: stops_500m,      measure: count, layer: stops, within: 500 m}           # of the site's geometry
    - {as: pop_500m,        measure: sum, layer: population, field: ind, within: 500 m, of: centre}   # features whose centre is within; without `of`: any part
    - {as: near_monument,   measure: any, layer: monuments, within: 500 m}
  """#
