import Land
import PlanarGeometry
import Planning
import Testing

private typealias Small = SmallTerritory

@Suite("Measures of a site, by hand")
struct MeasureTests {
  @Test(
    "own shape",
    arguments: [
      (Measure.Kind.area, SmallTerritory.square, 100.0),
      (.perimeter, SmallTerritory.square, 40),
      (.compactness, SmallTerritory.square, Double.pi / 4),
      (.area, "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))", 96),
      (.perimeter, "POLYGON((0 0,10 0,10 10,0 10,0 0),(2 2,4 2,4 4,2 4,2 2))", 48),
      (.area, "MULTIPOLYGON(((0 0,1 0,1 1,0 1,0 0)),((5 0,7 0,7 1,5 1,5 0)))", 3),
    ])
  func ownShape(kind: Measure.Kind, wkt: String, expected: Double) throws {
    #expect(try Small.value(Measure(kind), of: wkt).isClose(to: expected))
  }

  @Test(
    "distance is edge to edge, 0 where they meet or one holds the other",
    arguments: [
      ("POINT(13 14)", 5.0),
      ("POINT(5 5)", 0),
      ("POINT(10 5)", 0),
      ("LINESTRING(-5 20,15 20)", 10),
      ("LINESTRING(-5 5,15 5)", 0),
      ("LINESTRING(4 4,6 6)", 0),
      ("LINESTRING(12 -5,12 15)", 2),
      ("POLYGON((-50 -50,50 -50,50 50,-50 50,-50 -50))", 0),
      ("POLYGON((-50 -50,50 -50,50 50,-50 50,-50 -50),(-3 -3,13 -3,13 13,-3 13,-3 -3))", 3),
      ("MULTIPOINT((100 0),(10 12))", 2),
      ("GEOMETRYCOLLECTION(POINT(100 0),LINESTRING(0 11,10 11))", 1),
    ] as [(String, Double)])
  func distance(wkt: String, expected: Double) throws {
    let layer = try Small.layer("l", [], [("1", "POINT(1000 1000)", []), ("2", wkt, [])])
    let value = try Small.value(Measure(.distance, layer: "l"), of: Small.square, among: [layer])
    #expect(value.isClose(to: expected))
  }

  @Test("distance to a layer without geometry is missing")
  func noDistance() throws {
    for rows: [(String, String?, [AttributeValue])] in [[], [("1", nil, [])]] {
      let layer = try Small.layer("l", [], rows)
      #expect(
        try Small.value(Measure(.distance, layer: "l"), of: Small.square, among: [layer])
          == .missing)
    }
  }

  @Test(
    "share counts ground under several features once",
    arguments: [
      ([], 0.0),
      ([SmallTerritory.box(0, 0, 5, 10)], 0.5),
      ([SmallTerritory.box(0, 0, 5, 10), SmallTerritory.box(3, 0, 8, 10)], 0.8),
      ([SmallTerritory.box(0, 0, 5, 10), SmallTerritory.box(0, 0, 5, 10)], 0.5),
      ([SmallTerritory.box(-9, -9, 19, 19), SmallTerritory.box(3, 0, 8, 10)], 1),
      ([SmallTerritory.box(10, 0, 20, 10)], 0),
      (["POLYGON((0 0,10 10,0 10,0 0))", "POLYGON((0 0,10 0,0 10,0 0))"], 0.75),
      (["POLYGON((-5 -5,15 -5,15 15,-5 15,-5 -5),(2 2,8 2,8 8,2 8,2 2))"], 0.64),
      (["MULTIPOLYGON(((0 0,2 0,2 2,0 2,0 0)),((8 8,12 8,12 12,8 12,8 8)))"], 0.08),
      (["LINESTRING(0 0,10 10)", "POINT(5 5)"], 0),
    ] as [([String], Double)])
  func share(shapes: [String], expected: Double) throws {
    let rows = shapes.enumerated().map { ("\($0)", String?.some($1), [AttributeValue]()) }
    let layer = try Small.layer("l", [], rows)
    let value = try Small.value(Measure(.share, layer: "l"), of: Small.square, among: [layer])
    #expect(value.isClose(to: expected))
  }

  /// Columns of the square: 0–3 U, 3–5 N, 5–9 U, 9–10 without a value.
  private func zoning() throws -> Layer {
    try Small.layer(
      "zoning", ["typezone", "rank"],
      [
        ("11", Small.box(0, -1, 3, 11), [.text("U"), .number(1)]),
        ("9", Small.box(3, -1, 5, 11), [.text("N"), .number(2)]),
        ("10", Small.box(5, -1, 9, 11), [.text("U"), .number(3)]),
        ("12", Small.box(9, -1, 10, 11), [.text("  "), .missing]),
      ])
  }

  @Test("majority adds up the features of one value; largest takes one feature")
  func majorityAndLargest() throws {
    let layer = try zoning()
    func value(_ kind: Measure.Kind, _ field: String? = nil) throws -> AttributeValue {
      try Small.value(
        Measure(kind, layer: "zoning", field: field), of: Small.square, among: [layer])
    }
    #expect(try value(.majority, "TypeZone") == .text("U"))
    #expect(try value(.majorityShare, "typezone").isClose(to: 0.7))
    #expect(try value(.largest, "rank") == .number(3))
    #expect(try value(.largestShare).isClose(to: 0.4))
    #expect(try value(.majority, "rank") == .number(3))
  }

  @Test(
    "equal overlaps go to the least label, and to the least id as a number",
    arguments: [
      (["10", "9"], "Z"),
      (["a10", "a9"], "A"),
    ])
  func ties(ids: [String], largest: String) throws {
    let layer = try Small.layer(
      "zoning", ["typezone"],
      [
        (ids[0], Small.box(0, 0, 5, 10), [.text("A")]),
        (ids[1], Small.box(5, 0, 10, 10), [.text("Z")]),
      ])
    let site = try Small.site("s", Small.square)
    let values = try SiteMeasurer(
      [
        Measure(.majority, layer: "zoning", field: "typezone"),
        Measure(.largest, layer: "zoning", field: "typezone"),
      ], in: Small.territory([site], [layer])
    ).values(of: site)
    #expect(values == [.text("A"), .text(largest)])
  }

  @Test("where most of the covered ground has no value, majority is missing")
  func majorityMissing() throws {
    let layer = try Small.layer(
      "zoning", ["typezone"],
      [
        ("1", Small.box(0, 0, 4, 10), [.text("U")]),
        ("2", Small.box(4, 0, 10, 10), [.missing]),
      ])
    for kind in [Measure.Kind.majority, .majorityShare] {
      let measure = Measure(kind, layer: "zoning", field: "typezone")
      #expect(try Small.value(measure, of: Small.square, among: [layer]) == .missing)
    }
  }

  @Test("no overlap: no value, and share 0")
  func majorityOfNothing() throws {
    let layer = try Small.layer(
      "zoning", ["typezone"], [("1", Small.box(10, 0, 20, 10), [.text("U")])])
    func value(_ kind: Measure.Kind) throws -> AttributeValue {
      let measure = Measure(kind, layer: "zoning", field: "typezone")
      return try Small.value(measure, of: Small.square, among: [layer])
    }
    #expect(try value(.majority) == .missing)
    #expect(try value(.largest) == .missing)
    #expect(try value(.majorityShare) == .number(0))
    #expect(try value(.largestShare) == .number(0))
  }

  @Test("count, sum and any look at any part of a feature, or at its centre")
  func around() throws {
    // Edge to edge 2, 4 and 5 m; centres 4, 14 and 5 m away.
    let layer = try Small.layer(
      "people", ["pop"],
      [
        ("1", Small.box(12, 0, 16, 4), [.number(7)]),
        ("2", Small.box(14, 0, 34, 4), [.text("3,5")]),
        ("3", "POINT(13 14)", [.number(1)]),
        ("4", nil, [.missing]),
      ])
    func value(
      _ kind: Measure.Kind, _ radius: Double, _ target: Measure.Target = .anyPart
    ) throws -> AttributeValue {
      let measure = Measure(kind, layer: "people", field: "pop", within: radius, of: target)
      return try Small.value(measure, of: Small.square, among: [layer])
    }
    #expect(try value(.count, 1.9) == .number(0))
    #expect(try value(.count, 2) == .number(1))
    #expect(try value(.count, 5) == .number(3))
    #expect(try value(.count, 5, .centre) == .number(2))
    #expect(try value(.sum, 5) == .number(11.5))
    #expect(try value(.sum, 5, .centre) == .number(8))
    #expect(try value(.sum, 1) == .number(0))
    #expect(try value(.any, 1.9) == .boolean(false))
    #expect(try value(.any, 2) == .boolean(true))
  }

  @Test("within 0 counts what touches; what holds the site or lies in it is within")
  func touching() throws {
    let layer = try Small.layer(
      "l", [],
      [
        ("1", Small.box(10, 0, 20, 10), []), ("2", Small.box(-90, -90, 90, 90), []),
        ("3", "LINESTRING(4 4,6 6)", []), ("4", "POINT(10.001 5)", []),
      ])
    #expect(
      try Small.value(Measure(.count, layer: "l", within: 0), of: Small.square, among: [layer])
        == .number(3))
  }

  @Test("a sum is missing as soon as one of its numbers is")
  func sumMissing() throws {
    let layer = try Small.layer(
      "l", ["pop"], [("1", "POINT(1 1)", [.number(3)]), ("2", "POINT(11 1)", [.missing])])
    func sum(_ radius: Double) throws -> AttributeValue {
      try Small.value(
        Measure(.sum, layer: "l", field: "pop", within: radius), of: Small.square, among: [layer])
    }
    #expect(try sum(0.5) == .number(3))
    #expect(try sum(1) == .missing)
  }

  @Test("a column of the site, as the file has it")
  func attribute() throws {
    let site = try Small.site("s", Small.square, attributes: ["Bati_Surface": .number(1200)])
    let values = try SiteMeasurer(
      [Measure(.attribute, field: "bati_surface"), Measure(.attribute, field: "tenure")],
      in: Small.territory([site])
    )
    #expect(values.values(of: site) == [.number(1200), .missing])
    #expect(values.problems.map(\.code) == ["attribute-of-no-site"])
  }

  @Test("an unknown layer and an unknown field are errors, told together with the nearest word")
  func unknownNames() throws {
    let layer = try zoning()
    let site = try Small.site("s", Small.square)
    let error = #expect(throws: Problems.self) {
      try SiteMeasurer(
        [
          Measure(.share, layer: "zonning"),
          Measure(.majority, layer: "zoning", field: "typzone"),
        ], in: Small.territory([site], [layer]))
    }
    #expect(error?.all.map(\.code) == ["unknown-layer", "unknown-field"])
    #expect(
      error?.all.compactMap(\.remedy?.en) == ["Did you mean 'zoning'?", "Did you mean 'typezone'?"])
  }

  @Test("a share of points is 0, and a warning says why")
  func shareOfPoints() throws {
    let site = try Small.site("s", Small.square)
    let layer = try Small.layer("stops", [], [("1", "POINT(5 5)", [])])
    let measurer = try SiteMeasurer(
      [Measure(.share, layer: "stops")], in: Small.territory([site], [layer]))
    #expect(measurer.values(of: site) == [.number(0)])
    #expect(measurer.problems.map(\.code) == ["layer-without-polygons"])
  }
}
