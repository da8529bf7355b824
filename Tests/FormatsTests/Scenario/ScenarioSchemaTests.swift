import Foundation
import Land
import TestSupport
import Testing

@testable import Formats

/// Every scenario of the repository beside those of these tests.
private let shippedScenarios: [String] = {
  let folder = SharedData.packageRoot.appending(path: "scenarios")
  let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path())) ?? []
  return names.filter { $0.hasSuffix(".yaml") }.sorted()
}()

private func shippedText(_ name: String) throws -> String {
  try String(
    contentsOf: SharedData.packageRoot.appending(path: "scenarios/\(name)"), encoding: .utf8)
}

@Suite("The schema and the reader")
struct ScenarioSchemaTests {
  @Test("shipped scenarios are right", arguments: shippedScenarios)
  func shipped(name: String) throws {
    let text = try shippedText(name)
    #expect(problems(text, file: name).map { $0.sentence(in: .en) } == [])
    let tree = JSONTree(try YAMLComposer(file: nil).compose(text))
    #expect(try SchemaValidator(ScenarioSchema.json).accepts(tree))
  }

  @Test func theSchemaIsJSON() throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(ScenarioSchema.json.utf8))
    #expect((parsed as? [String: Any])?["additionalProperties"] as? Bool == false)
    #expect(ScenarioSchema.json.hasSuffix("}\n"))
  }

  @Test func aSpoiledLineIsSpoiledForBoth() throws {
    let validator = try SchemaValidator(ScenarioSchema.json)
    for spoiled in spoiledKeys + spoiledTypes + spoiledUnits + spoiledWords + spoiledNames
      + spoiledBounds + spoiledHubs
    {
      let codes = problems(spoiled.text).map(\.code)
      if codes.contains("yaml-syntax") || codes.contains("duplicate-key") { continue }
      // The schema's JSON knows no number beyond a Double.
      if spoiled.replacement.contains("1e999") { continue }
      let tree = JSONTree(try YAMLComposer(file: nil).compose(spoiled.text))
      #expect(validator.accepts(tree) == isRight(codes), "\(spoiled.replacement)")
    }
  }

  @Test(
    "they agree on mutants",
    arguments: [
      ("small", UInt64(1), 600), ("design", 2, 500), ("tutorial.yaml", 3, 200),
      ("haubourdin.yaml", 4, 60),
    ])
  func mutants(name: String, seed: UInt64, count: Int) throws {
    let text: String
    switch name {
    case "small": text = smallScenario
    case "design": text = designScenario
    default:
      guard shippedScenarios.contains(name) else { return }
      text = try shippedText(name)
    }
    let original = JSONTree(try YAMLComposer(file: nil).compose(text))
    let validator = try SchemaValidator(ScenarioSchema.json)
    #expect(validator.accepts(original))
    #expect(problems(original.text) == [])
    var generator = SeededGenerator(seed: seed)
    var accepted = 0
    for number in 0..<count {
      var mutant = original.mutated(with: &generator)
      if number % 4 == 0 { mutant = mutant.mutated(with: &generator) }
      let found = problems(mutant.text)
      let verdict = validator.accepts(mutant)
      if verdict { accepted += 1 }
      #expect(
        verdict == isRight(found.map(\.code)),
        "mutant \(number): \(found.map(\.brief)) \(mutant.text.prefix(3000))")
    }
    #expect(accepted > count / 20 && accepted < count * 19 / 20)
  }

  /// Whether the reader finds nothing that a schema can say.
  private func isRight(_ codes: [String]) -> Bool {
    ScenarioSchema.codesBeyond.isSuperset(of: codes)
  }
}
