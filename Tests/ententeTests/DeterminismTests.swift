import Foundation
import TestSupport
import Testing

@Suite("Same inputs, same bytes")
struct DeterminismTests {
  /// Swift seeds its hashes anew for each process, so that each run iterates sets in another order.
  @Test("of every file, over several processes, on one core and on all")
  func repeatedRuns() throws {
    let folder = try TutorialFolder()
    try folder.append(Self.moreOfEverything)
    let isPinned = FileManager.default.isExecutableFile(atPath: "/usr/bin/taskset")
    var first: [String: Data] = [:]
    var said = ""
    for round in 0..<6 {
      let wrapper = isPinned && round.isMultiple(of: 2) ? ["taskset", "-c", "0"] : []
      let ended = try folder.entente(
        "run", TutorialFolder.scenario, "--out", "out", wrapper: wrapper)
      try #require(ended.status == 0, "\(ended.errors)")
      let files = try folder.contents(of: "out")
      if round == 0 {
        first = files
        said = ended.output
        #expect(files.count >= 8)
        continue
      }
      #expect(files.keys.sorted() == first.keys.sorted())
      for (name, bytes) in files { #expect(bytes == first[name], "\(name), run \(round + 1)") }
      #expect(ended.output == said)
    }
  }

  @Test("of what the commands print", arguments: ["screen", "allocate", "check", "sheet"])
  func printed(_ command: String) throws {
    let folder = try TutorialFolder()
    var seen: Set<String> = []
    for _ in 0..<3 {
      let ended = try folder.entente(command, TutorialFolder.scenario, "--json")
      #expect(ended.status == 0)
      seen.insert(ended.output)
    }
    #expect(seen.count == 1)
  }

  @Test("wherever the folder lies and however its path is written")
  func elsewhere() throws {
    let here = try TutorialFolder()
    let there = try TutorialFolder(named: "Aménagement du territoire (100%20 sûr) #2")
    #expect(try here.entente("run", TutorialFolder.scenario, "--out", "out").status == 0)
    let ended = try there.entente(
      "run", there.path + "/" + TutorialFolder.scenario, "--out", there.path + "/out")
    #expect(ended.status == 0, "\(ended.errors)")
    let (first, second) = (try here.contents(of: "out"), try there.contents(of: "out"))
    for (name, bytes) in first { #expect(bytes == second[name], "\(name)") }
  }

  /// Attributes, limits and a lock, so that more than one table is walked.
  private static let moreOfEverything = """
    limits: {artificialised: 2 ha, budget: {energy: 4 M€, housing: 3 M€}}
    locks: [{demand: chaufferie, never: C, by: housing}]
    """
}
