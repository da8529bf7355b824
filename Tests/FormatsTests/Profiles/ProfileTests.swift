import Land
import PlanarGeometry
import Testing

@testable import Formats

/// Reads GeoJSON in Lambert-93 under a profile.
struct ProfileCase {
  let fixture: TerritoryFixture
  let profile: Profile

  init(_ profile: Profile, _ features: [String]) throws {
    self.profile = profile
    fixture = try TerritoryFixture(["a.geojson": Lambert.collection(features)])
  }

  func sites(_ kind: Site.Kind = .friche, _ fields: [String: String] = [:]) throws -> Territory {
    try fixture.territory(sites: [
      SiteSource(kind: kind, source: Source(path: "a.geojson", profile: profile, fields: fields))
    ])
  }

  func faults(_ kind: Site.Kind = .friche) throws -> [Problem] {
    try fixture.faults(sites: [
      SiteSource(kind: kind, source: Source(path: "a.geojson", profile: profile))
    ])
  }

  func layer() throws -> (layer: Layer, problems: [Problem]) {
    try fixture.layer("a.geojson") { $0.profile = profile }
  }
}

@Suite struct EtalabCadastreTests {
  @Test(arguments: [
    ("91216000AB0037", true), ("2A004000AB0001", true), ("0100100000A0215", false),
    ("010010000A0215", true), ("1001000AB0001", false), ("2C004000AB0001", false),
    ("91216000ab0037", false),
  ])
  func identifiers(_ text: String, _ isIdentifier: Bool) {
    #expect(EtalabCadastre.isIdentifier(text) == isIdentifier)
  }

  @Test func lostZerosComeBack() throws {
    let read = try ProfileCase(
      .etalabCadastre,
      [
        Lambert.feature(
          Lambert.square(0, 0),
          #""id":"1001000AB0012","commune":1001,"prefixe":0,"section":"AB","numero":12,"contenance":100"#
        )
      ]
    ).sites(.parcel)
    let site = try #require(read.sites.first)
    #expect(site.id == "01001000AB0012")
    #expect(site.attribute("commune") == .text("01001"))
    #expect(site.attribute("prefixe") == .text("000"))
    #expect(site.name == "AB 12")
    #expect(read.problems.map(\.code) == ["zero-restored", "zero-restored"])
  }

  @Test func anIdIsComposedWhereThereIsNone() throws {
    let read = try ProfileCase(
      .etalabCadastre,
      [
        Lambert.feature(
          Lambert.square(0, 0),
          #""commune":"91216","prefixe":"000","section":"A","numero":"7""#)
      ]
    ).sites(.parcel)
    #expect(read.sites.map(\.id) == ["912160000A0007"])
    #expect(read.problems.map(\.code) == ["parcel-id-composed"])
  }

  @Test func contenanceFarFromTheAreaIsTold() throws {
    let read = try ProfileCase(
      .etalabCadastre,
      [
        Lambert.feature(Lambert.square(0, 0), #""id":"91216000AB0001","contenance":140"#),
        Lambert.feature(Lambert.square(20, 0), #""id":"91216000AB0002","contenance":240"#),
      ]
    ).sites(.parcel)
    #expect(read.problems.map(\.code) == ["contenance-differs"])
    #expect(read.problems.first?.severity == .notice)
    // The two surfaces are shown apart, never merged.
    #expect(read.sites.map(\.usableLand) == [100, 100])
  }

  @Test func theColumnsOfThePCI() throws {
    let read = try ProfileCase(
      .etalabCadastre,
      [Lambert.feature(Lambert.square(0, 0), #""IDU":"91216000AB0001","SUPF":100"#)]
    ).sites(.parcel)
    #expect(read.sites.map(\.id) == ["91216000AB0001"])
    #expect(read.sites.first?.attribute("contenance") == .number(100))
    #expect(read.sites.first?.attribute("SUPF") == .number(100))
  }
}

@Suite struct CNIGFrichesTests {
  @Test func theWordsOfAFriche() throws {
    let read = try ProfileCase(
      .cnigFriches,
      [
        Lambert.feature(
          Lambert.square(0, 0),
          #""id":17,"site_id":"59286_a","site_nom":"Filature","proprio_type":"P5a|P4a","proprio_personne":"personne morale","proprio_nom":"Commune","bati_surface":2400,"comm_insee":"59286","unite_fonciere_surface":100,"site_type":"friche industrielle""#
        )
      ]
    ).sites()
    let site = try #require(read.site("59286_a"))
    #expect(site.name == "Filature")
    #expect(site.owner == "Commune")
    #expect(site.ownerType == "public")
    #expect(site.usableFloor == 2400)
    #expect(site.usableLand == 100)
    #expect(site.artificialised == 1)
    #expect(site.attribute("site_type") == .text("friche industrielle"))
    #expect(site.attribute("id_") == .number(17))
    #expect(read.problems.isEmpty)
  }

  @Test func theFilesOwnWordsGoFirst() throws {
    let read = try ProfileCase(
      .cnigFriches,
      [
        Lambert.feature(
          Lambert.square(0, 0),
          #""site_id":"59286_a","artificialised":0.4,"usable_land":80,"owner_type":"ofs","from":"2027-01-01""#
        )
      ]
    ).sites()
    let site = try #require(read.sites.first)
    #expect(site.artificialised == 0.4)
    #expect(site.usableLand == 80)
    #expect(site.ownerType == "ofs")
    #expect(site.from == CalendarDate("2027-01-01"))
  }

  @Test func shapefileNamesAndLostZeros() throws {
    let read = try ProfileCase(
      .cnigFriches,
      [
        Lambert.feature(
          Lambert.square(0, 0),
          #""SITEID":"8190_01","SITENOM":"Forge","COMMINSEE":"8190","URBZONDOMI":"202","PROPTYPE":"X1a","BATISURF":50,"SITESTATUT":"Friche  sans projet""#
        )
      ]
    ).sites()
    let site = try #require(read.sites.first)
    #expect(site.id == "08190_01")
    #expect(site.name == "Forge")
    #expect(site.ownerType == "private")
    #expect(site.usableFloor == 50)
    #expect(site.attribute("comm_insee") == .text("08190"))
    #expect(site.attribute("urba_zone_formdomi") == .text("0202"))
    #expect(site.attribute("site_statut") == .text("friche sans projet"))
    #expect(site.attribute("SITENOM") == .text("Forge"))
    #expect(read.problems.count(of: "zero-restored") == 3)
    #expect(read.problems.count(of: "code-respelled") == 1)
  }

  @Test func unknownCodesNameTheNearest() throws {
    let read = try ProfileCase(
      .cnigFriches,
      [
        Lambert.feature(
          Lambert.square(0, 0),
          #""site_id":"59286_a","site_statut":"friche sans projets","urba_zone_type":"ZC","urba_doc_type":"99","bati_type":"industriel|Commercial|usine","site_occupation":"NA""#
        )
      ]
    ).sites()
    let unknown = read.problems.filter { $0.code == "code-unknown" }
    #expect(unknown.count == 2)
    #expect(unknown.first?.remedy?.en == "The nearest is 'friche sans projet'.")
    let site = try #require(read.sites.first)
    #expect(site.attribute("urba_zone_type") == .text("Zc"))
    #expect(site.attribute("urba_doc_type") == .text("sans objet"))
    #expect(site.attribute("bati_type") == .text("industriel|commercial|usine"))
    #expect(site.attribute("site_occupation") == .missing)
  }

  @Test func outlinesInText() throws {
    let (x, y) = Lambert.corner
    let ring = "\(x) \(y), \(x + 10) \(y), \(x + 10) \(y + 10), \(x) \(y + 10)"
    let read = try ProfileCase(
      .cnigFriches,
      [
        Lambert.feature(
          "null", #""site_id":"a","geomsurf":"POLYGON((\#(ring), \#(x) \#(y)))""#),
        Lambert.feature("null", #""site_id":"b","geomsurf":"POLYGON((\#(ring)))""#),
        Lambert.feature("null", #""site_id":"c","geompoint":"POINT(\#(x) \#(y))""#),
      ]
    ).sites()
    #expect(read.sites.map(\.id) == ["a", "b"])
    #expect(read.sites.allSatisfy { $0.geometry.area == 100 })
    #expect(read.problems.map(\.code) == ["ring-closed", "friche-without-outline"])
  }

  @Test func aFricheWithoutOutlineIsToldUnlessFilteredOut() throws {
    let (x, y) = Lambert.corner
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([
        Lambert.feature(Lambert.square(0, 0), #""site_id":"a","keep":"yes""#),
        Lambert.feature("null", #""site_id":"b","keep":"yes","geompoint":"POINT(\#(x) \#(y))""#),
        Lambert.feature("null", #""site_id":"c","keep":"no","geompoint":"POINT(\#(x) \#(y))""#),
      ]),
      "z.geojson": Lambert.collection([Lambert.feature(Lambert.square(0, 0, 50))]),
    ])
    let territory = try fixture.territory(
      layers: [("zone", Source(path: "z.geojson"))],
      sites: [
        SiteSource(
          kind: .friche,
          source: Source(
            path: "a.geojson", profile: .cnigFriches,
            filter: ["keep": Condition(oneOf: ["yes"])], within: "zone"))
      ])
    #expect(territory.sites.map(\.id) == ["a"])
    #expect(territory.problems.map(\.code) == ["friche-without-outline"])
    #expect(territory.problems.first?.place.feature == "#2")
  }

  @Test func aTruncatedOutlineIsAnError() throws {
    let faults = try ProfileCase(
      .cnigFriches,
      [
        Lambert.feature(
          "null", #""site_id":"a","geomsurf":"POLYGON((49.33 3.95, 49.38 3.89, ...))""#,
          id: "7")
      ]
    ).faults()
    #expect(faults.errors.map(\.code).contains("geometry-truncated"))
    #expect(faults.errors.first?.place.feature == "7")
  }
}

@Suite struct CNIGSitesEconomiquesTests {
  @Test func theWordsOfAPlot() throws {
    let read = try ProfileCase(
      .cnigSitesEconomiques,
      [
        Lambert.feature(
          Lambert.square(0, 0, 100),
          #""terr_id":"T1","site_id":"Z1","terr_surf_brute":1,"terr_utile":"oui","terr_maitrise_fonc":"structure intercommunale","terr_stade_comm":"En vente","terr_etat_occup":"vacant","terr_m2_prix":35"#
        ),
        Lambert.feature(
          Lambert.square(200, 0, 100),
          #""terr_id":"T2","site_id":"Z1","terr_surf_brute":1,"terr_utile":"non","terr_maitrise_fonc":"personne physique","terr_stade_comm":"vendu, commercialisation achevée","terr_acquereur":"SA X""#
        ),
      ]
    ).sites(.zaeLot)
    let (first, second) = (try #require(read.site("T1")), try #require(read.site("T2")))
    #expect(first.zae == "Z1")
    #expect(first.ownerType == "public")
    #expect(first.price == 35)
    #expect(first.attribute("available") == .boolean(true))
    #expect(first.attribute("terr_surf_brute_m2") == .number(10_000))
    #expect(first.attribute("terr_stade_comm") == .text("en vente"))
    #expect(first.usableLand == 10_000)
    #expect(second.ownerType == "private")
    #expect(second.owner == "SA X")
    #expect(second.usableLand == 0)
    #expect(second.attribute("available") == .boolean(false))
    #expect(read.problems.count(of: "code-respelled") == 2)
    #expect(read.problems.count(of: "land-not-usable") == 1)
  }

  @Test func squareMetresWhereHectaresAreDue() throws {
    let read = try ProfileCase(
      .cnigSitesEconomiques,
      [
        Lambert.feature(Lambert.square(0, 0, 100), #""terr_id":"ha","terr_surf_brute":1.02"#),
        Lambert.feature(Lambert.square(200, 0, 100), #""terr_id":"m2","terr_surf_brute":10200"#),
        Lambert.feature(Lambert.square(400, 0, 100), #""terr_id":"odd","terr_surf_brute":42"#),
      ]
    ).sites(.zaeLot)
    #expect(read.site("ha")?.attribute("terr_surf_brute_m2") == .number(10_200))
    #expect(read.site("m2")?.attribute("terr_surf_brute_m2") == .number(10_200))
    #expect(read.site("m2")?.attribute("terr_surf_brute") == .number(10_200))
    #expect(read.site("odd")?.attribute("terr_surf_brute_m2") == .number(420_000))
    #expect(read.problems.count(of: "hectares-repaired") == 1)
    #expect(read.problems.count(of: "surface-differs") == 1)
    #expect(read.sites.allSatisfy { $0.usableLand == 10_000 })
  }

  @Test func splitColumnsOfTheOfficialExample() throws {
    let read = try ProfileCase(
      .cnigSitesEconomiques,
      [
        Lambert.feature(
          Lambert.square(0, 0, 100),
          #""site_id":"80024_SITE-ECO_00001","site_nom":"ZAC","site_vocadomi":"entrepôts","site_etat":"logistique","site_surf_brute":1,"site_surf_utile":0.9,"site_surf_comm_dispo":0.3"#
        )
      ]
    ).sites(.zaeLot)
    let site = try #require(read.sites.first)
    #expect(site.name == "ZAC")
    #expect(site.zae == "80024_SITE-ECO_00001")
    #expect(site.attribute("site_vocadomi") == .text("entrepôts, logistique"))
    #expect(site.attribute("site_etat") == .missing)
    #expect(abs(site.usableLand - 3000) < 1e-9)
    #expect(read.problems.map(\.code) == ["column-split-repaired"])
  }

  @Test func aRowWithOneCellTooManyIsJoined() {
    let header = ["site_vocadomi", "site_etat", "n"]
    #expect(
      SplitCells.joined(
        header: header, values: ["Entrepôts", " logistique", "existant et actif", "3"],
        SplitCells.economicSites) == ["Entrepôts, logistique", "existant et actif", "3"])
    #expect(
      SplitCells.joined(header: header, values: ["a", "b", "c", "d"], SplitCells.economicSites)
        == nil)
  }

  /// The outline of the official example: GeoJSON whose ring misses its first position by 7 mm.
  @Test func outlinesInJSON() throws {
    let outline =
      #"{\"type\": \"Polygon\", \"coordinates\": [[[656589.70,6425785.32],[656655.02,6425866.31],[656663.55,6425874.43],[656589.707,6425785.32]]]}"#
    let read = try ProfileCase(
      .cnigSitesEconomiques,
      [Lambert.feature("null", #""terr_id":"T1","terr_geomsurf":"\#(outline)""#)]
    ).sites(.zaeLot)
    #expect(read.problems.map(\.code).contains("ring-closed"))
    let site = try #require(read.sites.first)
    #expect(site.geometry.isValid)
    #expect(site.geometry.area > 70)
  }
}

@Suite struct CNIGPLUTests {
  private func values(_ column: String, _ properties: [String]) throws -> (
    [AttributeValue], [Problem]
  ) {
    let features = properties.enumerated().map { number, text in
      Lambert.feature(Lambert.square(Double(number) * 20, 0), text)
    }
    let (layer, problems) = try ProfileCase(.cnigPLU, features).layer()
    let position = try #require(layer.position(of: column))
    return (
      layer.features.map { position < $0.values.count ? $0.values[position] : .missing }, problems
    )
  }

  @Test func olderZoneTypes() throws {
    let (types, problems) = try values(
      "typezone",
      [
        #""TYPEZONE":"Ah""#, #""TYPEZONE":"Nd""#, #""TYPEZONE":"AUC""#, #""TYPEZONE":"U""#,
        #""TYPEZONE":"ZZ""#,
      ])
    #expect(types == [.text("A"), .text("N"), .text("AUc"), .text("U"), .text("ZZ")])
    #expect(problems.count(of: "zone-type-mapped") == 2)
    #expect(problems.count(of: "code-respelled") == 1)
    #expect(problems.count(of: "code-unknown") == 1)
  }

  @Test func dominantForms() throws {
    let (forms, problems) = try values(
      "formdomi",
      [
        #""typezone":"U","destdomi":"202""#, #""typezone":"U","destdomi":"07""#,
        #""typezone":"U","destdomi":201"#, #""typezone":"U","destdomi":"0100""#,
        #""typezone":"U","destdomi":null"#,
      ])
    #expect(
      forms == [.text("0202"), .text("0700"), .text("0201"), .text("0100"), .missing])
    #expect(problems.count(of: "zero-restored") == 2)
  }

  @Test func destinations() throws {
    let (open, problems) = try values(
      "destoui",
      [
        #""TYPEZONE":"U","DESTOUI":"21-22-31""#, #""TYPEZONE":"U","DESTOUI":52"#,
        #""TYPEZONE":"U","DESTOUI":"21, 22|77""#,
      ])
    #expect(open == [.text("21-22-31"), .text("52"), .text("21-22-77")])
    #expect(problems.count(of: "separator-repaired") == 1)
    #expect(problems.count(of: "code-unknown") == 1)
  }

  @Test func aZoningWithoutZoneTypesIsDoubted() throws {
    let (layer, problems) = try ProfileCase(
      .cnigPLU, [Lambert.feature(Lambert.square(0, 0), #""LIBELLE":"UA""#)]
    ).layer()
    #expect(layer.features.count == 1)
    #expect(problems.map(\.code) == ["column-missing"])
  }
}

@Suite struct GeometryTextTests {
  @Test(arguments: [
    ("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0))", 100.0, false),
    ("polygon ((0 0, 10 0, 10 10, 0 10))", 100, true),
    ("MULTIPOLYGON(((0 0, 10 0, 10 10, 0 10)), ((20 0, 30 0, 30 10, 20 10, 20 0)))", 200, true),
    ("POLYGON((0 0, 10 0, 10 10, 0 10, 0 0), (2 2, 4 2, 4 4, 2 4))", 96, true),
    (#"{"type":"Polygon","coordinates":[[[0,0],[10,0],[10,10],[0,10],[0,0]]]}"#, 100, false),
    (#"{"type":"MultiPolygon","coordinates":[[[[0,0],[10,0],[10,10],[0,10]]]]}"#, 100, true),
    ("3.9815, 49.2527", 0, false), ("Point (4.48 49.52)", 0, false),
  ])
  func readable(_ text: String, _ area: Double, _ closed: Bool) throws {
    let reading = try GeometryText.read(text)
    #expect(reading.geometry.area == area)
    #expect(reading.closedRing == closed)
  }

  @Test(arguments: [
    "POLYGON((49.33 3.95, 49.38 3.89, 49.42 3.96, ...))", "POLYGON((0 0, 1 1", "zone 3",
    #"{"type":"Polygon","coordinates":[[[0,0],["a",0]]]}"#, #"{"type":"Polygon"}"#,
    #"{"type":"Circle","coordinates":[]}"#, String(repeating: "[", count: 5000), "{",
    #"{"a":"# + String(repeating: "[", count: 100_000),
  ])
  func unreadable(_ text: String) {
    #expect(throws: GeometryText.Fault.self) { try GeometryText.read(text) }
  }
}

@Suite struct OwnerClassTests {
  @Test(arguments: [
    ("P5a", OwnerClass.public), ("P1b", .public), ("F2a", .public), ("F7b", .private),
    ("F7a", .public), ("G1a", .private), ("G2a", .coOwnership), ("X1a", .private),
    ("R2a", .network), ("M1a", .private), ("M2a", .public), ("S2e", .institution),
    ("p4a", .public),
  ])
  func codesOfTheLandRegister(_ code: String, _ owner: OwnerClass) {
    #expect(OwnerClass.ofLandRegister(code) == owner)
  }

  @Test func severalOwners() {
    #expect(OwnerClass.together([.public, .public]) == .public)
    #expect(OwnerClass.together([.public, .private]) == .mixed)
    #expect(OwnerClass.together([]) == nil)
    #expect(OwnerClass.ofLandRegister("?") == nil)
  }

  /// Every value of the standard's list that names an owner has a class.
  @Test func everyKindOfLandControl() throws {
    let list = try #require(
      CNIGSitesEconomiques.codeLists.first { $0.column == "terr_maitrise_fonc" })
    let open = list.values.filter { OwnerClass.ofEconomicSite($0) == nil }
    #expect(open == ["inconnu", "autre", "sans objet"])
  }
}
