import Formats
import Land
import Testing

/// A piece of the small scenario, what is put in its place, and what the reader says of it: line, code, key path.
struct Spoiled: CustomTestStringConvertible, Sendable {
  let piece: String
  let replacement: String
  let problems: [String]

  init(_ piece: String, _ replacement: String, _ problems: String...) {
    self.piece = piece
    self.replacement = replacement
    self.problems = problems
  }

  var testDescription: String { replacement.isEmpty ? "without \(piece)" : replacement }

  var text: String {
    precondition(smallScenario.contains(piece), piece)
    return smallScenario.replacing(piece, with: replacement, maxReplacements: 1)
  }
}

@Suite("What is wrong with a scenario")
struct BadScenarioTests {
  @Test func theSmallScenarioIsRight() {
    #expect(problems(smallScenario) == [])
  }

  @Test("keys that are unknown, missing, repeated or out of place", arguments: spoiledKeys)
  func keys(_ spoiled: Spoiled) {
    #expect(problems(spoiled.text).map(\.brief) == spoiled.problems)
  }

  @Test("values of the wrong type", arguments: spoiledTypes)
  func types(_ spoiled: Spoiled) {
    #expect(problems(spoiled.text).map(\.brief) == spoiled.problems)
  }

  @Test("hub plans", arguments: spoiledHubs)
  func hubs(_ spoiled: Spoiled) {
    #expect(problems(spoiled.text).map(\.brief) == spoiled.problems)
  }

  @Test("units", arguments: spoiledUnits)
  func units(_ spoiled: Spoiled) {
    #expect(problems(spoiled.text).map(\.brief) == spoiled.problems)
  }

  @Test("words of a closed list", arguments: spoiledWords)
  func words(_ spoiled: Spoiled) {
    #expect(problems(spoiled.text).map(\.brief) == spoiled.problems)
  }

  @Test("names that nothing bears", arguments: spoiledNames)
  func names(_ spoiled: Spoiled) {
    #expect(problems(spoiled.text).map(\.brief) == spoiled.problems)
  }

  @Test("bounds that contradict each other", arguments: spoiledBounds)
  func bounds(_ spoiled: Spoiled) {
    #expect(problems(spoiled.text).map(\.brief) == spoiled.problems)
  }
}
