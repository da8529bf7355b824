import Foundation
import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Formats

/// The scenarios that come with the package are read whole, without an error.
@Suite struct DemoTerritoryTests {
  @Test(arguments: ["haubourdin", "tutorial"])
  func scenario(_ name: String) throws {
    let folder = SharedData.packageRoot.appending(path: "scenarios").path(percentEncoded: false)
    let scenario = try ScenarioReader.read(path: folder + "/\(name).yaml")
    let territory = try TerritoryReader.read(scenario: scenario, folder: folder)
    #expect(territory.layers.map(\.name) == scenario.layers.map(\.name))
    #expect(territory.layers.allSatisfy { !$0.features.isEmpty })
    #expect(!territory.sites.isEmpty)
    #expect(Set(territory.sites.map(\.id)).count == territory.sites.count)
    #expect(territory.sites.allSatisfy { $0.geometry.isValid && $0.geometry.kind.isPolygonal })
    #expect(territory.problems.errors.isEmpty)
    #expect(ScenarioReader.check(scenario, against: territory).errors.isEmpty)
    if name == "haubourdin" {
      #expect(Set(territory.sites.map(\.kind)) == Set(Site.Kind.allCases))
      #expect(territory.sites.contains { $0.parcels.count > 1 })
    }
  }

  @Test func faultsOfTheScenarioHaveItsFileAndLine() throws {
    let text = """
      name: x
      crs: EPSG:2154
      reference_date: 2026-01-01
      layers:
        zones:
          source: a.geojson
          where: {NIVAU: 1}
      sites:
        - {kind: parcel, source: a.geojson}
      departments: {d: {label: D}}
      uses: {u: {label: U}}
      demands:
        one: {department: d, use: u, land: {min: 10 m2}}
      """
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0), #""NIVEAU":1"#, id: "1")
      ])
    ])
    let scenario = try ScenarioReader.read(text: text, file: "s.yaml")
    do {
      _ = try TerritoryReader.read(scenario: scenario, folder: fixture.scratch.path)
      Issue.record("an unknown column was read")
    } catch let problems as Problems {
      let fault = try #require(problems.all.errors.first)
      #expect(fault.code == "unknown-column")
      #expect(fault.place.file == "s.yaml")
      #expect(fault.place.line == 7)
    }
  }
}
