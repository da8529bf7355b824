import Foundation
import Testing

/// The exit statuses that scripts rely on, each by a real case.
@Suite("Exit statuses and streams")
struct ExitStatusTests {
  private let folder: TutorialFolder

  init() throws { folder = try TutorialFolder() }

  @Test("0: done", arguments: ["run", "check", "sheet", "screen", "allocate"])
  func done(_ command: String) throws {
    let ended = try folder.entente(command, TutorialFolder.scenario)
    #expect(ended.status == 0)
    #expect(!ended.output.isEmpty)
  }

  @Test(
    "3: locks that ask for one site twice, for a site that is forbidden, or for more than there is")
  func infeasible() throws {
    let cycles: [(locks: String, named: [String])] = [
      (ClashingLocks.sameSite, ["Chaufferie", "Logements", "La Filature", "50"]),
      (
        """
        locks:
          - {demand: logements, always: A}
          - {demand: logements, always: B}
        """, ["Logements", "La Filature", "Le Clos"]
      ),
      (
        """
        locks:
          - {demand: logements, always: A, by: housing}
          - {demand: logements, never: A, by: energy}
        """, ["Logements", "La Filature"]
      ),
      (
        """
        limits: {artificialised: 1 m2}
        locks:
          - {demand: logements, always: B}
          - {demand: chaufferie, always: B}
        """, ["Chaufferie", "Logements", "Le Clos"]
      ),
    ]
    for (locks, named) in cycles {
      let folder = try TutorialFolder()
      try folder.append(locks)
      for command in ["run", "allocate"] {
        let ended = try folder.entente(command, TutorialFolder.scenario)
        #expect(ended.status == 3, "\(locks)")
        #expect(ended.output == "")
        for word in named {
          #expect(ended.errors.contains(word), "\(word) in: \(ended.errors)")
        }
      }
    }
  }

  @Test("3: nothing is written, and the results of an earlier run stay")
  func infeasibleOutput() throws {
    #expect(try folder.entente("run", TutorialFolder.scenario, "--out", "out").status == 0)
    let before = try folder.contents(of: "out")
    try folder.append(ClashingLocks.sameSite)
    #expect(try folder.entente("run", TutorialFolder.scenario, "--out", "out").status == 3)
    #expect(try folder.contents(of: "out") == before)
    #expect(try folder.entente("run", TutorialFolder.scenario, "--out", "other").status == 3)
    #expect(!folder.has("other"))
  }

  @Test(
    "64: wrong usage",
    arguments: [
      [], ["nonsense"], ["run"], ["run", "a.yaml", "b.yaml"], ["run", "a.yaml", "--nonsense"],
      ["run", TutorialFolder.scenario, "--lang", "de"],
      ["run", TutorialFolder.scenario, "--gap", "5 m"],
      ["run", TutorialFolder.scenario, "--gap=-1"],
      ["run", TutorialFolder.scenario, "--time=-1"],
      ["run", TutorialFolder.scenario, "--time=nan"],
      ["run", TutorialFolder.scenario, "--out", ""],
      ["allocate", TutorialFolder.scenario, "--rule", "lottery"],
      ["negotiate", TutorialFolder.scenario, "--rule", "nash"],
      ["explain", TutorialFolder.scenario],
      ["sheet"], ["sheet", "--sites", "a.gpkg"],
      ["sheet", TutorialFolder.scenario, "--layer", "a=b"],
      ["sheet", "--sites", "a.gpkg", "--measure", "measure: area", "--layer", "nonsense"],
      ["sheet", TutorialFolder.scenario, "--out", "fiches.shp"],
      ["screen", TutorialFolder.scenario, "--format", "xml"],
    ])
  func usage(_ arguments: [String]) throws {
    let ended = try folder.entente(arguments: arguments)
    guard !arguments.isEmpty else {
      // Without a command the help is shown, as `git` does.
      #expect(ended.output.contains("run") || ended.errors.contains("run"))
      return
    }
    #expect(ended.status == 64, "\(arguments)")
    #expect(ended.output == "")
    #expect(!ended.errors.isEmpty)
  }

  @Test(
    "65: a status quo that no allocation reaches, with what is missing", arguments: ["fr", "en"])
  func infeasibleStatusQuo(language: String) throws {
    try folder.edit(
      "[silo, priority, utilitarian]", "[nash]\n  status_quo: {energy: 1, housing: 100 %}")
    for command in [["run"], ["negotiate"], ["allocate", "--rule", "kalai-smorodinsky"]] {
      let ended = try folder.entente(
        arguments: [command[0], TutorialFolder.scenario, "--lang", language] + command.dropFirst())
      #expect(ended.status == 65, "\(command)")
      #expect(ended.output == "")
      #expect(ended.errors.contains("coordination.status_quo"))
      #expect(ended.errors.contains(language == "fr" ? "points à un service" : "points short"))
    }
  }

  @Test("65: invalid scenario")
  func invalid() throws {
    try folder.edit("at_most: 400 m}", "at_most: 400 ha}")
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(ended.status == 65)
    let line = try folder.line(of: "- {measure: distance, layer: heat_network, at_most")
    #expect(ended.errors.contains("tutorial.yaml:\(line)"))
    #expect(!folder.has("out"))
  }

  @Test("66: a missing scenario, a missing layer, a folder in place of a file")
  func missing() throws {
    for path in ["scenarios/nowhere.yaml", "scenarios"] {
      let ended = try folder.entente("run", path, "--out", "out")
      #expect(ended.status == 66, "\(path)")
      #expect(ended.errors.contains(path))
    }
    try folder.edit("geodata/tutorial/flood.geojson", "geodata/tutorial/flod.geojson")
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(ended.status == 66)
    #expect(ended.errors.contains("flod.geojson"))
    #expect(!folder.has("out"))
  }

  @Test(
    "--quiet says nothing but errors", arguments: ["run", "check", "sheet", "screen", "allocate"])
  func quiet(_ command: String) throws {
    // Two warnings: a rule that is not there, a demand that no site can take.
    try folder.edit("[silo, priority, utilitarian]", "[silo, leximin, utilitarian]")
    try folder.edit("at_most: 400 m}", "at_most: 4 m}")
    let ended = try folder.entente(command, TutorialFolder.scenario, "--quiet")
    #expect(ended.status == 0)
    #expect(ended.errors == "")
    if command == "check" { #expect(ended.output == "") }
  }

  @Test(
    "--json prints JSON and nothing else",
    arguments: [
      ["run", TutorialFolder.scenario], ["run", TutorialFolder.scenario, "--out", "out"],
      ["check", TutorialFolder.scenario], ["sheet", TutorialFolder.scenario],
      ["screen", TutorialFolder.scenario],
      ["screen", TutorialFolder.scenario, "--demand", "logements"],
      ["allocate", TutorialFolder.scenario, "--rule", "silo"],
      ["explain", TutorialFolder.scenario, "--demand", "logements"],
      ["explain", TutorialFolder.scenario, "--demand", "logements", "--site", "A"],
    ])
  func json(_ arguments: [String]) throws {
    try folder.edit("[silo, priority, utilitarian]", "[silo, leximin, utilitarian]")
    let ended = try folder.entente(arguments: arguments + ["--json"])
    #expect(ended.status == 0)
    _ = try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
    #expect(ended.output.hasSuffix("\n"))
  }

  @Test("--json where the rules clash is JSON too, and still 3", arguments: ["run", "allocate"])
  func jsonOfClash(_ command: String) throws {
    try folder.append(ClashingLocks.sameSite)
    let ended = try folder.entente(command, TutorialFolder.scenario, "--json")
    #expect(ended.status == 3)
    _ = try JSONSerialization.jsonObject(with: Data(ended.output.utf8))
    #expect(ended.output.contains("infeasible"))
  }

  @Test("check --json tells errors as JSON, with file, line and key")
  func jsonOfErrors() throws {
    try folder.edit("importance: 2", "importance: two")
    let ended = try folder.entente("check", TutorialFolder.scenario, "--json")
    #expect(ended.status == 65)
    let problems = try #require(
      JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [[String: Any]])
    let problem = try #require(problems.first { $0["severity"] as? String == "error" })
    #expect(problem["line"] as? Int == (try folder.line(of: "importance: two")))
    #expect((problem["file"] as? String)?.hasSuffix("tutorial.yaml") == true)
    #expect((problem["key"] as? String)?.contains("importance") == true)
  }

  @Test("a reader that stops after a line ends the program without a word")
  func brokenPipe() throws {
    let program = try #require(Program.path)
    for command in ["schema", "run \(TutorialFolder.scenario)"] {
      for trap in ["", "trap '' PIPE; "] {
        // More rounds than one: whether the pipe is shut in time is a race.
        try shell(
          "\(trap)for i in 1 2 3; do '\(program)' \(command) 2>>said | head -n 1 >/dev/null; done")
        #expect(try folder.read("said") == "", "\(command)")
      }
    }
  }

  @Test("66: standard output that is full; a closed one does no harm")
  func standardStreams() throws {
    let program = try #require(Program.path)
    if FileManager.default.fileExists(atPath: "/dev/full") {
      #expect(try shell("'\(program)' schema >/dev/full 2>said") == 66)
      #expect(try folder.read("said").hasPrefix("erreur :"))
    }
    let run = "'\(program)' run \(TutorialFolder.scenario) --out"
    #expect(try shell("\(run) open >said 2>&1") == 0)
    #expect(try shell("\(run) closed <&- >&- 2>&-") == 0)
    #expect(try folder.contents(of: "closed") == folder.contents(of: "open"))
  }

  @discardableResult
  private func shell(_ command: String) throws -> Int32 {
    let script = Process()
    script.executableURL = URL(filePath: "/bin/sh")
    script.arguments = ["-c", command]
    script.currentDirectoryURL = URL(filePath: folder.path)
    var environment = ProcessInfo.processInfo.environment
    environment["LC_ALL"] = "C"
    script.environment = environment
    script.standardInput = FileHandle.nullDevice
    try script.run()
    script.waitUntilExit()
    return script.terminationReason == .exit ? script.terminationStatus : -1
  }

  @Test("--version names Entente and its libraries")
  func version() throws {
    let ended = try folder.entente("--version")
    #expect(ended.status == 0)
    for name in ["Entente", "GEOS", "PROJ", "SQLite", "HiGHS"] {
      #expect(ended.output.contains(name))
    }
    #expect(ended.output.split(separator: "\n").count == 1)
  }

  @Test("schema is a JSON Schema")
  func schema() throws {
    let ended = try folder.entente("schema")
    #expect(ended.status == 0)
    let schema = try #require(
      JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any])
    #expect((schema["$schema"] as? String)?.contains("json-schema.org") == true)
    let properties = try #require(schema["properties"] as? [String: Any])
    for key in ["layers", "sites", "departments", "demands", "uses", "coordination"] {
      #expect(properties[key] != nil)
    }
  }

  @Test("completion scripts", arguments: ["bash", "zsh", "fish"])
  func completion(shell: String) throws {
    let ended = try folder.entente("--generate-completion-script", shell)
    #expect(ended.status == 0)
    #expect(ended.errors == "")
    for word in ["explain", "demand", "quiet"] { #expect(ended.output.contains(word)) }
    guard shell == "bash" else { return }
    try folder.write(ended.output, to: "completion.bash")
    let bash = Process()
    bash.executableURL = URL(filePath: "/usr/bin/env")
    bash.arguments = ["bash", "-n", folder.path + "/completion.bash"]
    try bash.run()
    bash.waitUntilExit()
    #expect(bash.terminationStatus == 0)
  }
}
