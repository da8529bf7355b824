import Formats
import Land
import Testing

@Suite("All problems at once")
struct EveryProblemTests {
  static let text = """
    name: 12
    crs: EPSG:2154
    reference_date: 2026-02-30
    layers:
      zoning: {source: zones.geojson, profil: cnig-plu}
    sites: []
    departments:
      energy: {voice: -1}
      energy: {voice: 1}
    uses:
      plant: {apart: {plnt: 50 ha}}
    demands:
      p1:
        department: energie
        use: plant
        land: {min: 3 ha, target: 2 ha}
        until: 2020-01-01
        require:
          - {measure: distance, layer: zonig, at_most: 800}
          - {measure: area, at_least: 2 ha, at_most: 1 ha, field: x}
        prefer:
          - {measure: compactness, best: 0.5, worst: 0.5, weight: 0}
    locks:
      - {demand: p9, never: F12}
    extra: 1
    """

  @Test func inTheOrderOfTheFile() {
    #expect(
      problems(Self.text).map(\.brief) == [
        "1 wrong-type name",
        "3 no-such-day reference_date",
        "5 unknown-key layers.zoning.profil",
        "6 empty-list sites",
        "8 negative departments.energy.voice",
        "9 duplicate-key departments.energy",
        "11 unknown-name uses.plant.apart.plnt",
        "11 wrong-unit uses.plant.apart.plnt",
        "14 unknown-name demands.p1.department",
        "16 min-above-target demands.p1.land.target",
        "19 unknown-name demands.p1.require[0].layer",
        "19 missing-unit demands.p1.require[0].at_most",
        "20 at-least-above-at-most demands.p1.require[1].at_most",
        "20 key-not-for-measure demands.p1.require[1].field",
        "22 best-equals-worst demands.p1.prefer[0].worst",
        "22 not-positive demands.p1.prefer[0].weight",
        "24 unknown-name locks[0].demand",
        "25 unknown-key extra",
      ])
  }

  @Test func everyProblemHasItsPlaceAndBothLanguages() {
    for problem in problems(Self.text, file: "s.yaml") {
      #expect(problem.severity == .error)
      #expect(problem.fault == .data)
      #expect(problem.place.file == "s.yaml")
      #expect(problem.place.line != nil && problem.place.column != nil)
      #expect(!problem.message.fr.isEmpty && problem.message.fr != problem.message.en)
    }
  }

  @Test func sentences() {
    let first = problems("name: Petit\nnmae: x\n", file: "s.yaml")
      .first { $0.code == "unknown-key" }
    #expect(
      first?.sentence(in: .fr)
        == "s.yaml:2:1, nmae : clé inconnue « nmae ». Vouliez-vous dire « name » ?")
    let unit = problems(smallScenario.replacing("800 m", with: "800 ha"), file: "s.yaml").first
    #expect(
      unit?.sentence(in: .en)
        == "s.yaml:25:53, demands.p1.require[0].at_most: wrong unit: “800 ha” where a length is "
        + "expected. Write for example “800 m”.")
  }

  /// Keys are numbered to get past the first repetition; places must not move.
  @Test func columnsStayTrueBesideRepeatedKeys() {
    let text = smallScenario.replacing(
      "{voice: 1}", with: "{voice: 1, label: é, label: b, \"voice\": 2, colour: x}")
    let found = problems(text)
    #expect(
      found.map(\.brief) == [
        "12 duplicate-key departments.energy.label", "12 duplicate-key departments.energy.voice",
        "12 wrong-type departments.energy.colour",
      ])
    #expect(found.map(\.place.column) == [32, 42, 62])
  }
}
