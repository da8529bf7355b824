import Land
import PlanarGeometry
import Testing

@testable import Formats

@Suite struct SiteReadingTests {
  private func sites(
    _ features: [String], _ kind: Site.Kind = .holding,
    _ change: (inout SiteSource) -> Void = { _ in }
  ) throws -> Result<Territory, Problems> {
    let fixture = try TerritoryFixture(["a.geojson": Lambert.collection(features)])
    var source = SiteSource(kind: kind, source: Source(path: "a.geojson"))
    change(&source)
    do {
      return .success(try fixture.territory(sites: [source]))
    } catch let problems as Problems {
      return .failure(problems)
    }
  }

  private func errors(_ properties: String) throws -> [Problem] {
    let read = try sites([Lambert.feature(Lambert.square(0, 0), properties, id: "s1")])
    guard case .failure(let problems) = read else { return [] }
    return problems.all.errors
  }

  @Test func everyWord() throws {
    let properties =
      #""id":"h1","name":"Local","owner":"SCI","owner_type":"private","tenure":"lease","rent":"90 €/m2/year","price":120,"from":"2027-01-01","until":"31/12/2029","usable_land":"0,004 ha","usable_floor":250.5,"zae":"mitterie","artificialised":"80 %","ess":true,"jobs":12"#
    let territory = try sites([Lambert.feature(Lambert.square(0, 0), properties)]).get()
    let site = try #require(territory.site("h1"))
    #expect(site.kind == .holding)
    #expect(site.name == "Local")
    #expect(site.owner == "SCI")
    #expect(site.ownerType == "private")
    #expect(site.tenure == "lease")
    #expect(site.rent == 90)
    #expect(site.price == 120)
    #expect(site.from == CalendarDate("2027-01-01"))
    #expect(site.until == CalendarDate("2029-12-31"))
    #expect(abs(site.usableLand - 40) < 1e-9)
    #expect(site.usableFloor == 250.5)
    #expect(site.zae == "mitterie")
    #expect(site.artificialised == 0.8)
    #expect(site.attributes == ["ess": .boolean(true), "jobs": .number(12)])
    #expect(territory.problems.isEmpty)
  }

  @Test func defaultsOfWhatTheFileDoesNotSay() throws {
    let territory = try sites([Lambert.feature(Lambert.square(0, 0), id: "s1")]).get()
    let site = try #require(territory.site("s1"))
    #expect(site.usableLand == 100)
    #expect(site.usableFloor == 0)
    #expect(site.artificialised == nil)
    #expect(site.from == nil)
  }

  @Test(arguments: [
    (#""usable_land":-5"#, "negative-number"), (#""rent":-1"#, "negative-number"),
    (#""usable_floor":"beaucoup""#, "not-a-number"), (#""rent":"90 m2""#, "not-a-number"),
    (#""usable_land":true"#, "not-a-number"), (#""from":"2027-13-01""#, "bad-date"),
    (#""until":"demain""#, "bad-date"), (#""from":2027"#, "bad-date"),
    (#""artificialised":80"#, "not-a-share"), (#""artificialised":"peu""#, "not-a-share"),
    (#""from":"2028-01-01","until":"2027-01-01""#, "period-reversed"),
    (#""from":"2028-01-01","until":"2028-01-01""#, "period-reversed"),
  ])
  func wrongValues(_ properties: String, _ code: String) throws {
    let errors = try errors(properties)
    #expect(errors.map(\.code) == [code])
    #expect(errors.first?.place.feature == "s1")
  }

  @Test(arguments: [
    ("true", 1.0), ("false", 0), (#""oui""#, 1), (#""Non""#, 0), ("0.25", 0.25),
    (#""0,25""#, 0.25), ("null", nil), (#""NA""#, nil),
  ])
  func artificialisedInManyWords(_ text: String, _ share: Double?) throws {
    let territory = try sites([
      Lambert.feature(Lambert.square(0, 0), #""artificialised":\#(text)"#, id: "s1")
    ]).get()
    #expect(territory.site("s1")?.artificialised == share)
  }

  @Test func moreUsableLandThanThereIs() throws {
    let territory = try sites([
      Lambert.feature(Lambert.square(0, 0), #""usable_land":500"#, id: "s1")
    ]).get()
    #expect(territory.problems.map(\.code) == ["usable-land-exceeds-geometry"])
    #expect(territory.problems.first?.severity == .warning)
  }

  @Test func sitesMustBePolygons() throws {
    let point = #"{"type":"Point","coordinates":[699000,7057000]}"#
    let read = try sites([
      Lambert.feature(Lambert.square(0, 0), id: "s1"), Lambert.feature(point, id: "p1"),
      Lambert.feature("null", id: "n1"),
    ])
    guard case .failure(let problems) = read else {
      Issue.record("a point was read as a site")
      return
    }
    #expect(problems.all.errors.map(\.code) == ["site-not-polygonal", "site-without-geometry"])
    #expect(problems.all.errors.compactMap(\.place.feature) == ["p1", "n1"])
  }

  @Test func collectionsKeepTheirPolygons() throws {
    let mixed =
      #"{"type":"GeometryCollection","geometries":[\#(Lambert.square(0, 0)),{"type":"Point","coordinates":[699000,7057000]}]}"#
    let territory = try sites([Lambert.feature(mixed, id: "s1")]).get()
    #expect(territory.sites.first?.geometry.kind == .polygon)
    #expect(territory.problems.map(\.code) == ["site-parts-dropped"])
  }

  @Test func doubleIdsNameBothRows() throws {
    let read = try sites([
      Lambert.feature(Lambert.square(0, 0), #""id":"x""#),
      Lambert.feature(Lambert.square(20, 0), #""id":"x""#),
    ])
    guard case .failure(let problems) = read else {
      Issue.record("double ids were read")
      return
    }
    let fault = try #require(problems.all.errors.first)
    #expect(fault.code == "duplicate-id")
    #expect(fault.place.feature == "#2")
    #expect(fault.message.en.contains("#1"))
  }

  @Test func prefixesTellSourcesApart() throws {
    let fixture = try TerritoryFixture([
      "a.geojson": Lambert.collection([Lambert.feature(Lambert.square(0, 0), #""id":"1""#)]),
      "b.geojson": Lambert.collection([Lambert.feature(Lambert.square(20, 0), #""id":"1""#)]),
    ])
    let plain = [
      SiteSource(kind: .parcel, source: Source(path: "a.geojson")),
      SiteSource(kind: .holding, source: Source(path: "b.geojson")),
    ]
    let faults = try fixture.faults(sites: plain)
    #expect(faults.errors.map(\.code) == ["duplicate-id"])
    #expect(faults.errors.first?.remedy?.en.contains("id_prefix") == true)
    var prefixed = plain
    prefixed[1].idPrefix = "h-"
    #expect(try fixture.territory(sites: prefixed).sites.map(\.id) == ["1", "h-1"])
  }

  @Test func missingIdsAskForAColumn() throws {
    let read = try sites([Lambert.feature(Lambert.square(0, 0), #""code":"A""#)])
    guard case .failure(let problems) = read else {
      Issue.record("a site without id was read")
      return
    }
    #expect(problems.all.errors.map(\.code) == ["site-without-id"])
    #expect(problems.all.errors.first?.remedy?.en.contains("fields: {id: COLUMN}") == true)
    let named = try sites([Lambert.feature(Lambert.square(0, 0), #""code":"A""#)]) {
      $0.source.fields = ["id": "CODE"]
    }
    #expect(try named.get().sites.map(\.id) == ["A"])
  }

  @Test func noSiteAtAll() throws {
    let read = try sites([])
    guard case .failure(let problems) = read else {
      Issue.record("an empty file gave a territory")
      return
    }
    #expect(problems.all.codes.isSuperset(of: ["sites-empty", "no-sites"]))
  }

  @Test func bowTiesAreRepairedAndTold() throws {
    let (x, y) = Lambert.corner
    let tie =
      #"{"type":"Polygon","coordinates":[[[\#(x),\#(y)],[\#(x + 10),\#(y + 10)],[\#(x + 10),\#(y)],[\#(x),\#(y + 10)],[\#(x),\#(y)]]]}"#
    let territory = try sites([Lambert.feature(tie, id: "tie")]).get()
    let site = try #require(territory.site("tie"))
    #expect(site.geometry.isValid)
    #expect(abs(site.geometry.area - 50) < 1e-6)
    let notice = try #require(territory.problems.first)
    #expect(notice.code == "bow-tie-repaired")
    #expect(notice.place.feature == "tie")
    #expect(notice.message.fr.contains("699005"))
  }

  @Test func longListsAreCutAndCounted() throws {
    let (x, y) = Lambert.corner
    let features = (0..<57).map { number in
      let left = x + Double(number) * 20
      return Lambert.feature(
        #"{"type":"Polygon","coordinates":[[[\#(left),\#(y)],[\#(left + 10),\#(y + 10)],[\#(left + 10),\#(y)],[\#(left),\#(y + 10)],[\#(left),\#(y)]]]}"#,
        id: "t\(number)")
    }
    let territory = try sites(features).get()
    #expect(territory.sites.count == 57)
    #expect(territory.problems.count == 21)
    #expect(territory.problems.last?.message.en.contains("37 more") == true)
  }

  @Test func aFilteredRowIsNotSpokenOf() throws {
    let read = try sites([
      Lambert.feature(Lambert.square(0, 0), #""id":"a","keep":"yes""#),
      Lambert.feature(Lambert.square(0, 0), #""id":"a","keep":"no","rent":-5"#),
      Lambert.feature("null", #""id":"b","keep":"no""#),
    ]) { $0.source.filter = ["keep": Condition(oneOf: ["yes"])] }
    #expect(try read.get().problems.isEmpty)
  }
}
