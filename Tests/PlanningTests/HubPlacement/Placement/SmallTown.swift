import Land
import PlanarGeometry

@testable import Planning

/// One street of 1,000 m from west to east, ridden at 10 m/s, four sites along it and five demand points on it:
/// every figure can be checked by hand.
///
///     x:       0      200     400     600     800     1000
///     demand:  a(1)           b(2)    c(1)            d(4)     e: 500 m north of the street
///     sites:   W(100)         M(400)          E(800)  N(900, not to let before 2030)
struct SmallTown {
  var plan: HubPlan
  var scenario: Scenario
  var sites: [Site]
  var demand: [Feature]
  var communes: Layer?

  init() throws {
    plan = HubPlan(
      id: "hubs", kinds: [.holding], needs: [.floor: 100], demandLayer: "people",
      weightField: "ind", travel: .network(layer: "streets", speed: 10), model: .pMedian(hubs: 1),
      isochrones: [20.5, 60])
    plan.terms.period = Period(from: CalendarDate("2026-01-01")!)
    scenario = Scenario(
      name: "Town", crs: "EPSG:2154", referenceDate: CalendarDate("2026-01-01")!, hubs: [plan])
    sites = [
      Self.site("W", at: 100, floor: 150), Self.site("M", at: 400, floor: 150),
      Self.site("E", at: 800, floor: 150),
      Self.site("N", at: 900, floor: 150, from: CalendarDate("2030-01-01")),
    ]
    demand = [
      Self.point("a", 0, 0, 1), Self.point("b", 400, 0, 2), Self.point("c", 600, 0, 1),
      Self.point("d", 1000, 0, 4), Self.point("e", 500, 500, 3),
    ]
  }

  static func site(
    _ id: String, at x: Double, floor: Double, from: CalendarDate? = nil, rent: Double? = nil,
    kind: Site.Kind = .holding
  ) -> Site {
    Site(
      id: id, kind: kind, name: "Site \(id)",
      geometry: .box(Envelope(minX: x - 5, minY: -5, maxX: x + 5, maxY: 5)), owner: "Foncière",
      tenure: "bail", rent: rent, from: from, usableFloor: floor)
  }

  static func point(_ id: String, _ x: Double, _ y: Double, _ weight: Double?) -> Feature {
    Feature(
      id: id, geometry: .point(x: x, y: y),
      values: [weight.map(AttributeValue.number) ?? .missing])
  }

  func territory() throws -> Territory {
    let street = try Geometry.lineString(
      stride(from: 0.0, through: 1000, by: 200).map { Coordinate(x: $0, y: 0) })
    let layers =
      [
        Layer(
          name: "streets", fields: [],
          features: [Feature(id: "s", geometry: street, values: [])]),
        Layer(name: "people", fields: ["ind"], features: demand),
      ] + (communes.map { [$0] } ?? [])
    return Territory(sites: sites, layers: layers, problems: [], inputs: [])
  }

  func instance() async throws -> HubInstance {
    let territory = try territory()
    var scenario = scenario
    scenario.hubs = [plan]
    let sheets = try await SiteSheets(
      measuring: SheetColumn.columns(of: scenario), of: territory, tasks: 1)
    return try await HubInstance(plan, of: scenario, territory, sheets: sheets)
  }

  func placement(_ allocations: [Allocation] = []) async throws -> HubPlacement {
    try HubPlacement(try await instance(), of: scenario, allocations: allocations)
  }
}
