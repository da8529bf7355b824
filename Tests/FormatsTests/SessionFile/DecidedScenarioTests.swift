import TestSupport
import Testing

@testable import Formats
@testable import Land

@Suite("A scenario rewritten as decided")
struct DecidedScenarioTests {
  private func plain(_ scenario: Scenario) -> Scenario {
    var scenario = scenario
    scenario.lines = [:]
    scenario.locks = scenario.locks.map { lock in
      var lock = lock
      lock.line = nil
      return lock
    }
    scenario.layers = scenario.layers.map { layer in
      var layer = layer
      layer.source.line = nil
      return layer
    }
    scenario.siteSources = scenario.siteSources.map { sites in
      var sites = sites
      sites.source.line = nil
      return sites
    }
    return scenario
  }

  @Test("reads back as the state says, over 40 sessions of 15 random decisions (seeds 1 to 40)")
  func agreement() throws {
    let original = try ScenarioReader.read(text: SessionExample.scenario)
    var changed = 0
    for seed in 1...40 {
      var generator = SeededGenerator(seed: UInt64(seed))
      var entries: [SessionEntry] = []
      while entries.count < 15 {
        let state = SessionState(after: entries)
        let decision = SessionExample.decision(&generator, original, state)
        let check = DecisionCheck(scenario: original, sites: SessionExample.sites, state: state)
        guard check.problems(of: decision).isEmpty else { continue }
        entries.append(
          SessionEntry(
            number: entries.count + 2, content: .decision(decision), scenario: "", hash: ""))
      }
      let state = SessionState(after: entries)
      let text = try DecidedScenario.text(
        SessionExample.scenario, after: state, heading: ["décidé"], moved: { $0 })
      let decided = state.applied(to: original)
      #expect(plain(try ScenarioReader.read(text: text)) == plain(decided), "seed \(seed)\n\(text)")
      if plain(decided) != plain(original) { changed += 1 }
    }
    #expect(changed > 30)
  }

  @Test("says the same where nothing was decided, and finds its files from another folder")
  func moved() throws {
    let original = try ScenarioReader.read(text: SessionExample.scenario)
    let text = try DecidedScenario.text(
      SessionExample.scenario, after: SessionState(after: []), heading: ["une", "deux"],
      moved: { "../la/" + $0 })
    #expect(text.hasPrefix("# une\n# deux\n"))
    let read = try ScenarioReader.read(text: text)
    #expect(read.layers.map(\.source.path) == ["../la/../data/stops.gpkg#arrets"])
    #expect(read.siteSources.map(\.source.path) == ["../la/sites.geojson"])
    var same = plain(read)
    same.layers = plain(original).layers
    same.siteSources = plain(original).siteSources
    #expect(same == plain(original))
  }

  @Test("relative paths lead from one folder to a file of another")
  func relativePaths() {
    #expect(RelativePath.from(folder: "/a/b", to: "/a/c/d.yaml") == "../c/d.yaml")
    #expect(RelativePath.from(folder: "/a", to: "/a/b/d.gpkg#t") == "b/d.gpkg#t")
    #expect(RelativePath.from(folder: "/a/b/c", to: "/d") == "../../../d")
    #expect(RelativePath.folder(of: "x.yaml") == ".")
    #expect(RelativePath.folder(of: "a/x.yaml") == "a")
    #expect(RelativePath.resolve("/x", in: "a") == "/x")
    #expect(RelativePath.resolve("x", in: "a") == "a/x")
  }
}
