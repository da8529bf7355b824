import Foundation
import Land
import Testing

@testable import Formats

/// The contract's own example, whose layers `stops` and `monuments` the design leaves out.
let designScenario = designExample.replacing(
  "  population:   {source: ../geodata/haubourdin/population.geojson}\n",
  with: """
      population:   {source: ../geodata/haubourdin/population.geojson}
      stops:        {source: ../geodata/haubourdin/stops.geojson}
      monuments:    {source: ../geodata/haubourdin/monuments.geojson}

    """)

@Suite("The scenario of the design")
struct DesignExampleTests {
  @Test func itsTwoMissingLayersAreTold() {
    #expect(
      problems(designExample).map(\.brief) == [
        "74 unknown-name sheet[8].layer", "76 unknown-name sheet[10].layer",
      ])
  }

  @Test func header() throws {
    let scenario = try ScenarioReader.read(text: designScenario, file: "design.yaml")
    #expect(scenario.name == "Haubourdin, les derniers fonciers")
    #expect(scenario.crs == "EPSG:2154")
    #expect(scenario.referenceDate == CalendarDate("2026-01-01"))
    #expect(scenario.missingData == .low)
    #expect(scenario.language == nil)
    #expect(scenario.file == "design.yaml")
    #expect(scenario.lines["demands.chaufferie-sud.require[1]"] == 49)
  }

  @Test func sources() throws {
    let scenario = try ScenarioReader.read(text: designScenario)
    #expect(scenario.layers.count == 7)
    #expect(scenario.layers[0].name == "zoning")
    #expect(scenario.layers[0].source.path == "../geodata/haubourdin/zone_urba.geojson")
    #expect(scenario.siteSources.map(\.kind) == [.friche, .zaeLot, .holding, .landUnit])
    #expect(
      scenario.siteSources.map(\.source.profile)
        == [.cnigFriches, .cnigSitesEconomiques, nil, .etalabCadastre])
    #expect(scenario.siteSources[3].merge == .owner)
    #expect(scenario.siteSources[3].source.filter == ["owner_type": Condition(oneOf: ["public"])])
  }

  @Test func parties() throws {
    let scenario = try ScenarioReader.read(text: designScenario)
    #expect(
      scenario.charters == [
        Charter(
          id: "zae-mitterie", appliesTo: ["zae": ["mitterie"]],
          accepts: [
            .init(attribute: "jobs_per_ha", condition: Condition(atLeast: 40)),
            .init(attribute: "operator", condition: Condition(oneOf: ["ess", "craft"])),
          ])
      ])
    #expect(scenario.departments.map(\.id) == ["energy", "housing", "economy"])
    #expect(scenario.departments[2].label == "Développement économique")
    #expect(scenario.departments[0].colour == "#D55E00")
    #expect(scenario.uses[0].apart == ["housing": 50])
    #expect(scenario.uses[2].together == ["logistics-hub": 0.1])
  }

  @Test func demand() throws {
    let scenario = try ScenarioReader.read(text: designScenario)
    #expect(
      scenario.demands == [
        Demand(
          id: "chaufferie-sud", department: "energy", use: "heating-plant", resource: .land,
          minimum: 6000, target: 8000, period: Period(from: CalendarDate("2028-01-01")!),
          importance: 3, commitment: .contract, provides: ["heat_mwh": 60000, "jobs": 12],
          attributes: ["operator": .text("public")],
          requirements: [
            Requirement(Measure(.distance, layer: "heat_network"), Condition(atMost: 800)),
            Requirement(Measure(.share, layer: "flood"), Condition(atMost: 0.1)),
            Requirement(
              Measure(.majority, layer: "zoning", field: "typezone"),
              Condition(oneOf: ["U", "AUc"])),
          ],
          preferences: [
            Preference(
              Measure(.distance, layer: "heat_network"), best: 0, worst: 800, weight: 3),
            Preference(Measure(.compactness), best: 0.8, worst: 0.2),
          ])
      ])
  }

  @Test func rulesAndHubs() throws {
    let scenario = try ScenarioReader.read(text: designScenario)
    #expect(scenario.limits == Limits(artificialised: 20_000, budget: ["energy": 4e6]))
    #expect(
      scenario.locks == [
        Lock(
          demand: "chaufferie-sud", .never(["FR-59286-03"]), by: "housing",
          reason: "école à 60 m", line: 56)
      ])
    #expect(scenario.coordination.rules == Rule.allCases)
    #expect(scenario.coordination.priority == ["economy", "energy", "housing"])
    #expect(
      scenario.hubs == [
        HubPlan(
          id: "cyclo-logistics", kinds: [.holding, .zaeLot, .friche], needs: [.floor: 200],
          demandLayer: "population", weightField: "ind",
          travel: .network(layer: "streets", speed: 15 / 3.6), model: .pMedian(hubs: 4))
      ])
    #expect(scenario.sheet.count == 11)
    #expect(
      scenario.sheet[9]
        == SheetColumn(
          name: "pop_500m",
          measure: Measure(.sum, layer: "population", field: "ind", within: 500, of: .centre)))
  }
}
