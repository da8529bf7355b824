import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Formats

/// Real open data, with the counts and areas of each folder's SOURCE.md (planar, Lambert-93).
@Suite struct RealTerritoryTests {
  private func layer(_ path: String, _ profile: Profile? = nil) throws -> (Layer, [Problem]) {
    let read = try TerritoryReader.readLayer(
      name: "layer", source: Source(path: path, profile: profile), folder: SharedData.path,
      workingCRS: "EPSG:2154")
    return (read.layer, read.problems)
  }

  private func hectares(_ layer: Layer) -> Double {
    layer.features.reduce(0) { $0 + ($1.geometry?.area ?? 0) } / 10_000
  }

  private func kilometres(_ layer: Layer) -> Double {
    layer.features.reduce(0) { $0 + ($1.geometry?.length ?? 0) } / 1000
  }

  @Test(
    .enabled(if: SharedData.has("ennezat-63148")),
    arguments: [
      ("PLU_Zone_U-epsg2154.geojson", 16, 184.98), ("ennezat.gpkg#parcelles", 2243, 1762.71),
      ("ennezat.gpkg#plu_zone_u", 16, 184.98), ("ennezat.gpkg#pprn_perimetre", 1, 208.70),
      ("ennezat.gpkg#unites_foncieres", 1680, 1763.59),
    ])
  func ennezat(_ path: String, _ count: Int, _ area: Double) throws {
    let (layer, problems) = try layer("ennezat-63148/" + path)
    #expect(layer.features.count == count)
    #expect(abs(hectares(layer) - area) < 0.005)
    #expect(problems.errors.isEmpty)
  }

  @Test(.enabled(if: SharedData.has("ennezat-63148")))
  func ennezatZoningUnderTheProfile() throws {
    let (layer, problems) = try layer(
      "ennezat-63148/PLU_Zone_U-epsg2154.geojson", .cnigPLU)
    let type = try #require(layer.position(of: "typezone"))
    #expect(layer.features.allSatisfy { $0.values[type] == .text("U") })
    #expect(problems.isEmpty)
  }

  @Test(.enabled(if: SharedData.has("ennezat-63148")))
  func roadsWithoutGeometryAreCounted() throws {
    let (layer, problems) = try layer("ennezat-63148/ennezat.gpkg#route_secondaire")
    #expect(layer.features.count == 669)
    #expect(abs(kilometres(layer) - 79.68) < 0.005)
    #expect(problems.count(of: "rows-without-geometry") == 1)
  }

  @Test(.enabled(if: SharedData.has("gennes-25267")))
  func gennes() throws {
    let parcels = try TerritoryReader.readSites(
      SiteSource(kind: .parcel, source: Source(path: "gennes-25267/parcel.gpkg")),
      folder: SharedData.path, workingCRS: "EPSG:2154")
    #expect(parcels.sites.count == 851)
    let area = parcels.sites.reduce(0) { $0 + $1.geometry.area } / 10_000
    #expect(abs(area - 844.70) < 0.005)
    #expect(parcels.sites.allSatisfy { abs($0.usableLand - $0.geometry.area) < 1e-6 })
    // Twenty-six zones, one without geometry; `AU` is in no list of the standard.
    let (zones, problems) = try layer("gennes-25267/zoning.gpkg", .cnigPLU)
    #expect(zones.features.count == 25)
    #expect(abs(hectares(zones) - 859.61) < 0.005)
    #expect(problems.count(of: "rows-without-geometry") == 1)
    #expect(problems.count(of: "code-unknown") == 6)
  }

  @Test(.enabled(if: SharedData.has("friches-ardennes")))
  func frichesOfTheArdennes() throws {
    let read = try TerritoryReader.readSites(
      SiteSource(
        kind: .friche,
        source: Source(path: "friches-ardennes/friches.geojson", profile: .cnigFriches)),
      folder: SharedData.path, workingCRS: "EPSG:2154")
    #expect(read.sites.count == 98)
    let area = read.sites.reduce(0) { $0 + $1.geometry.area } / 10_000
    #expect(abs(area - 151.80) < 0.05)
    let repaired = read.problems.count { $0.code.hasSuffix("-repaired") }
    #expect(repaired == 1)
    #expect(read.sites.allSatisfy { $0.artificialised == 1 })
    let rethel = try #require(read.sites.first { $0.id == "08362_04" })
    #expect(rethel.ownerType == "public")
    #expect(rethel.owner == "COMMUNE DE RETHEL")
    #expect(rethel.attribute("surf_calc") == .number(5726))
    #expect(abs(rethel.geometry.area - 5726) < 10)
    // Eleven sites whose `surf_calc`, the polygon's own area, is off by more than a half.
    #expect(read.problems.count(of: "surface-differs") == 11)
    #expect(read.sites.first { $0.id == "08368_01" }?.ownerType == "private")
  }

  @Test(.enabled(if: SharedData.has("friches-ardennes")))
  func theTableOfFrichesHasPointsOnly() throws {
    var source = Source(path: "friches-ardennes/friches.csv", profile: .cnigFriches)
    source.crs = "EPSG:4326"
    let (layer, problems) = try {
      let read = try TerritoryReader.readLayer(
        name: "friches", source: source, folder: SharedData.path, workingCRS: "EPSG:2154")
      return (read.layer, read.problems)
    }()
    #expect(layer.features.count == 98)
    // « friche d’équipement public » and « friche d’habitat » with a typographic apostrophe.
    #expect(problems.count(of: "code-respelled") == 9)
    #expect(layer.features.allSatisfy { $0.geometry?.kind == .point })
    #expect(throws: Problems.self) {
      try TerritoryReader.readSites(
        SiteSource(kind: .friche, source: source), folder: SharedData.path,
        workingCRS: "EPSG:2154")
    }
    do {
      _ = try TerritoryReader.readSites(
        SiteSource(kind: .friche, source: source), folder: SharedData.path,
        workingCRS: "EPSG:2154")
    } catch let problems as Problems {
      #expect(problems.all.count(of: "friche-without-outline") == SourceLog.told + 1)
      #expect(problems.all.errors.map(\.code) == ["no-sites"])
    }
  }

  @Test(.enabled(if: SharedData.has("zae-nantes")))
  func parksOfNantesHaveNoId() throws {
    let (layer, _) = try layer("zae-nantes/zae.geojson")
    #expect(layer.features.count == 191)
    #expect(abs(hectares(layer) - 4471.86) < 0.05)
    do {
      _ = try TerritoryReader.readSites(
        SiteSource(kind: .zaeLot, source: Source(path: "zae-nantes/zae.geojson")),
        folder: SharedData.path, workingCRS: "EPSG:2154")
      Issue.record("sites without ids were read")
    } catch let problems as Problems {
      let missing = try #require(problems.all.errors.first)
      #expect(missing.code == "site-without-id")
      #expect(problems.all.errors.count == 1)
      #expect(missing.remedy?.en.contains("number its features") == true)
    }
  }

  @Test(.enabled(if: SharedData.has("epinay-sur-orge-91216")))
  func parcelsOfEpinay() throws {
    let read = try TerritoryReader.readSites(
      SiteSource(
        kind: .parcel,
        source: Source(
          path: "epinay-sur-orge-91216/cadastre-91216-parcelles.json", profile: .etalabCadastre)),
      folder: SharedData.path, workingCRS: "EPSG:2154")
    #expect(read.sites.count == 4241)
    #expect(abs(read.sites.reduce(0) { $0 + $1.geometry.area } / 10_000 - 383.47) < 0.05)
    let parcel = try #require(read.sites.first { $0.id == "91216000AB0037" })
    #expect(parcel.name == "AB 37")
    #expect(parcel.attribute("contenance") == .number(254_881))
    #expect(read.problems.count(of: "zero-restored") == 0)
    #expect(read.sites.map(\.id) == read.sites.map(\.id).sorted())
  }

  @Test(.enabled(if: SharedData.has("cornillon-confoux-13029")))
  func cornillon() throws {
    let (parcels, _) = try layer(
      "cornillon-confoux-13029/cadastre-13029-section-A.gpkg#parcelle", .etalabCadastre)
    #expect(parcels.features.count == 389)
    #expect(abs(hectares(parcels) - 174.59) < 0.005)
    let (roads, _) = try layer("cornillon-confoux-13029/roads-osm-13029.geojson")
    #expect(roads.features.count == 390)
    #expect(abs(kilometres(roads) - 115.59) < 0.05)
  }

  @Test(
    .enabled(if: SharedData.has("plu-gpu")),
    arguments: [
      ("200011781_plui_20180101.gpkg#zone_urba", 222, 11726.15),
      ("30014_plu_20171013.gpkg#zone_urba", 90, 1369.24),
    ])
  func plansOfTheGeoportail(_ path: String, _ count: Int, _ area: Double) throws {
    let (layer, problems) = try layer("plu-gpu/" + path, .cnigPLU)
    #expect(layer.features.count == count)
    #expect(abs(hectares(layer) - area) < 0.005)
    #expect(problems.isEmpty)
    if let form = layer.position(of: "formdomi") {
      // DESTDOMI `07` of the older standard is 0700 of the present one.
      #expect(layer.features.first?.values[form] == .text("0700"))
    }
  }

  @Test(.enabled(if: SharedData.has("heat-network-bondy")))
  func oneNetworkInTwoSystemsAgrees() throws {
    let (plane, _) = try layer("heat-network-bondy/heat-network-feeders.gpkg")
    let (degrees, _) = try layer("heat-network-bondy/heat-network-feeders-wgs84.geojson")
    #expect(plane.features.count == 188)
    #expect(degrees.features.count == 188)
    #expect(abs(kilometres(plane) - 17.21) < 0.005)
    for (one, other) in zip(plane.features, degrees.features) {
      let mine = try #require(one.geometry?.coordinates)
      let its = try #require(other.geometry?.coordinates)
      #expect(mine.count == its.count)
      let apart = zip(mine, its).map { $0.distance(to: $1) }.max() ?? 0
      #expect(apart < 0.02)
    }
  }
}
