import Land
import Testing

@Suite("Conditions, preferences, attributes")
struct ConditionTests {
  @Test(
    "conditions",
    arguments: [
      (Condition(atLeast: 2), .number(2), true), (Condition(atLeast: 2), .number(1.9), false),
      (Condition(atMost: 2), .number(2), true), (Condition(atMost: 2), .number(2.1), false),
      (Condition(atLeast: 1, atMost: 2), .number(3), false),
      (Condition(atMost: 2), .text("1,5"), true), (Condition(atMost: 2), .text("few"), nil),
      (Condition(atMost: 2), .missing, nil), (Condition(oneOf: ["U"]), .missing, nil),
      (Condition(oneOf: ["U", "AU"]), .text("AU"), true),
      (Condition(oneOf: ["U"]), .text("u"), false),
      (Condition(oneOf: ["3"]), .number(3), true), (Condition(noneOf: ["N"]), .text("N"), false),
      (Condition(noneOf: ["N"]), .text("U"), true), (Condition(isTrue: true), .boolean(true), true),
      (Condition(isTrue: false), .boolean(true), false),
      (Condition(isTrue: true), .text("yes"), nil),
      (Condition(atLeast: 2, oneOf: ["1", "3"]), .number(3), true),
      (Condition(atLeast: 2, oneOf: ["1", "3"]), .number(1), false),
      (Condition(), .number(1), true),
    ] as [(Condition, AttributeValue, Bool?)])
  func holds(condition: Condition, value: AttributeValue, expected: Bool?) {
    #expect(condition.holds(for: value) == expected)
  }

  @Test(
    "linear from worst to best, clamped",
    arguments: [
      (0, 800, 0, 1), (0, 800, 200, 0.75), (0, 800, 800, 0), (0, 800, 900, 0), (0, 800, -1, 1),
      (0.8, 0.2, 0.5, 0.5), (10, 5, 20, 1),
    ] as [(Double, Double, Double, Double)])
  func preference(best: Double, worst: Double, number: Double, expected: Double) {
    let preference = Preference(Measure(.area), best: best, worst: worst)
    #expect(abs(preference.value(of: number) - expected) < 1e-12)
  }

  @Test func attributesOfADemand() {
    let demand = Demand(
      id: "d", department: "x", use: "y", minimum: 5000, target: 20_000,
      period: Period(from: CalendarDate(dayNumber: 0)), provides: ["jobs": 12, "noise": 3],
      attributes: ["noise": .text("low"), "jobs_per_floor": .number(4)])
    #expect(demand.attribute("noise") == .text("low"), "stated before provided")
    #expect(demand.attribute("jobs") == .number(12))
    #expect(demand.attribute("jobs_per_ha") == .number(6))
    #expect(demand.attribute("jobs_per_floor") == .number(4))
    #expect(demand.attribute("heat_per_ha") == .missing)
  }

  @Test(
    "labels and numbers of values",
    arguments: [
      (.number(3), "3", 3), (.number(2.5), "2.5", 2.5), (.text("2,5"), "2,5", 2.5),
      (.text("01004"), "01004", 1004), (.text("U"), "U", nil), (.boolean(true), "true", nil),
      (.missing, nil, nil), (.number(.infinity), "inf", nil), (.text("1,000.5"), "1,000.5", nil),
    ] as [(AttributeValue, String?, Double?)])
  func values(value: AttributeValue, label: String?, number: Double?) {
    #expect(value.label == label)
    #expect(value.number == number)
  }

  @Test func separationIsTheGreaterOfBoth() {
    let scenario = Scenario(
      name: "s", crs: "EPSG:2154", referenceDate: CalendarDate(dayNumber: 0),
      uses: [
        Use(id: "plant", apart: ["homes": 50]), Use(id: "homes", apart: ["plant": 80, "homes": 5]),
        Use(id: "shop"),
      ])
    #expect(scenario.separation("plant", "homes") == 80)
    #expect(scenario.separation("homes", "plant") == 80)
    #expect(scenario.separation("homes", "homes") == 5)
    #expect(scenario.separation("plant", "shop") == nil)
  }
}
