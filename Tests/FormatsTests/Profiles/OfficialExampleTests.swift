import Land
import TestSupport
import Testing

@testable import Formats

/// The « valid » example files of the CNIG standards, which show the defects of real ones.
@Suite struct OfficialExampleTests {
  private func read(_ path: String, _ profile: Profile, _ kind: Site.Kind, _ crs: String?) throws
    -> (sites: [Site], problems: [Problem])
  {
    let source = Source(path: "cnig-models/" + path, profile: profile, crs: crs)
    do {
      let read = try TerritoryReader.readSites(
        SiteSource(kind: kind, source: source), folder: SharedData.path,
        workingCRS: "EPSG:2154")
      return (read.sites, read.problems)
    } catch let problems as Problems {
      return ([], problems.all)
    }
  }

  @Test(.enabled(if: SharedData.has("cnig-models")))
  func friches() throws {
    // Its outline is cut short with `...`; the code 0202 has become 202.
    let (sites, problems) = try read(
      "friches/fichier-valide.csv", .cnigFriches, .friche, "EPSG:4326")
    #expect(sites.isEmpty)
    #expect(problems.errors.map(\.code).contains("geometry-truncated"))
    #expect(problems.count(of: "zero-restored") == 1)
  }

  @Test(.enabled(if: SharedData.has("cnig-models")))
  func terrainEco() throws {
    let path = "sites-economiques/terrain-eco/exemple-valide.csv"
    let (_, silent) = try read(path, .cnigSitesEconomiques, .zaeLot, nil)
    #expect(silent.errors.map(\.code) == ["crs-missing"])
    #expect(silent.errors.first?.remedy?.en.contains("crs: EPSG:2154") == true)

    let (sites, problems) = try read(path, .cnigSitesEconomiques, .zaeLot, "EPSG:2154")
    let plot = try #require(sites.first)
    #expect(plot.id == "80024_TERRAIN-ECO_00131")
    #expect(plot.zae == "80024_SITE-ECO_00001")
    #expect(plot.ownerType == "public")
    #expect(plot.price == 5.35)
    #expect(plot.attribute("available") == .boolean(false))
    #expect(plot.attribute("terr_maitrise_fonc") == .text("EPCI, structure intercommunale"))
    // Its ring is not closed (7 mm), and 9.9 ha are written for a sliver of less than a hundredth.
    #expect(problems.count(of: "ring-closed") == 1)
    #expect(problems.count(of: "surface-differs") == 1)
    #expect(problems.errors.isEmpty)
  }

  @Test(.enabled(if: SharedData.has("cnig-models")))
  func siteEco() throws {
    let (sites, problems) = try read(
      "sites-economiques/site-eco/exemple-valide.csv", .cnigSitesEconomiques, .zaeLot, "EPSG:2154")
    let zone = try #require(sites.first)
    #expect(zone.name == "ZAC Les Bornes du Temps")
    #expect(zone.attribute("site_vocadomi") == .text("entrepôts, logistique"))
    #expect(zone.attribute("site_etat") == .missing)
    #expect(problems.count(of: "column-split-repaired") == 1)
    // « extension » and « EPCI » are not quite what the lists have.
    #expect(problems.count(of: "code-unknown") == 1)
    #expect(problems.count(of: "code-respelled") == 1)
    #expect(problems.count(of: "usable-land-exceeds-geometry") == 1)
  }

  @Test(.enabled(if: SharedData.has("cnig-models")))
  func theTemplateHasNoRows() throws {
    let (_, problems) = try read(
      "sites-economiques/sites_economiques.gpkg#terrain_eco", .cnigSitesEconomiques, .zaeLot, nil)
    #expect(problems.errors.map(\.code) == ["no-sites"])
    #expect(problems.codes.contains("sites-empty"))
  }
}
