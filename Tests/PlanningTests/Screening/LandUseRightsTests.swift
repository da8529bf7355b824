import Land
import PlanarGeometry
import Planning
import Testing

@Suite("Land-use rights of a plan")
struct LandUseRightsTests {
  /// A zone with DESTOUI, DESTCDT and DESTNON.
  private func right(
    _ allowed: String, _ conditional: String, _ forbidden: String, to destinations: [String]
  ) throws -> LandUseRights.Right? {
    let layer = try SmallTerritory.layer(
      "zoning", ["DESTOUI", "DESTCDT", "DESTNON"],
      [("1", nil, [.text(allowed), .text(conditional), .text(forbidden)])])
    return LandUseRights(layer).right(of: layer.features[0], to: destinations)
  }

  @Test(
    "what the three lists say",
    arguments: [
      ("21-22-51", "", "", ["51"], "allowed"),
      ("21-22", "51", "52", ["51"], "conditional"),
      ("21-22", "51", "52", ["52"], "forbidden"),
      // A whole destination covers its sous-destinations, in the lists and in what is asked.
      ("20", "", "50", ["21"], "allowed"),
      ("20", "", "50", ["54"], "forbidden"),
      ("21-22", "", "", ["20"], "allowed"),
      ("21", "22", "", ["20"], "conditional"),
      ("21", "", "", ["20"], nil),
      // The code itself says more than its whole destination; else the most restrictive counts.
      ("50", "", "52", ["52"], "forbidden"),
      ("50", "", "52", ["51"], "allowed"),
      ("52", "", "50", ["52"], "allowed"),
      ("52", "", "52", ["52"], "forbidden"),
      // Several destinations at once.
      ("31-51", "", "", ["31", "51"], "allowed"),
      ("31", "51", "", ["31", "51"], "conditional"),
      ("31", "", "51", ["31", "51"], "forbidden"),
      ("31", "", "", ["31", "51"], nil),
      ("", "31", "51", ["99", "51"], "forbidden"),
      // Silence is no permission.
      ("", "", "", ["21"], nil),
      ("21", "", "", ["51"], nil),
      ("99", "", "", ["21"], nil),
      ("99", "", "", ["99"], "allowed"),
      ("21", "", "", [], nil),
      (" 21 - 22 ", "", "", ["22"], "allowed"),
    ] as [(String, String, String, [String], String?)])
  func lists(
    allowed: String, conditional: String, forbidden: String, to: [String], expected: String?
  ) throws {
    #expect(try right(allowed, conditional, forbidden, to: to)?.rawValue == expected)
  }

  @Test("the right with the largest overlap; equal overlaps go to the most restrictive")
  func overlay() throws {
    let layer = try SmallTerritory.layer(
      "zoning", ["destoui", "destcdt", "destnon", "destdomi"],
      [
        ("1", SmallTerritory.box(0, 0, 3, 10), [.text("21"), .missing, .missing]),
        ("2", SmallTerritory.box(3, 0, 5, 10), [.text("20"), .missing, .missing]),
        ("3", SmallTerritory.box(5, 0, 10, 10), [.missing, .missing, .text("21-22")]),
        ("4", SmallTerritory.box(20, 0, 30, 10), [.missing, .missing, .missing, .text("01")]),
      ])
    func value(_ wkt: String, _ code: String) throws -> AttributeValue {
      try SmallTerritory.value(
        Measure(.rights, layer: "zoning", destinations: [code]), of: wkt, among: [layer])
    }
    #expect(try value(SmallTerritory.square, "21") == .text("forbidden"))
    #expect(try value(SmallTerritory.box(0, 0, 9.9, 10), "21") == .text("allowed"))
    #expect(try value(SmallTerritory.box(22, 0, 24, 10), "21") == .missing)
    #expect(try value(SmallTerritory.square, "51") == .missing)
  }

  @Test("a plan without the columns leaves all rights unknown, and says so")
  func olderPlan() throws {
    let site = try SmallTerritory.site("s", SmallTerritory.square)
    let layer = try SmallTerritory.layer(
      "zoning", ["destdomi"], [("1", SmallTerritory.square, [.text("01")])])
    let measurer = try SiteMeasurer(
      [Measure(.rights, layer: "zoning", destinations: ["21"])],
      in: SmallTerritory.territory([site], [layer]))
    #expect(measurer.values(of: site) == [.missing])
    #expect(measurer.problems.map(\.code) == ["rights-not-stated"])
  }
}
