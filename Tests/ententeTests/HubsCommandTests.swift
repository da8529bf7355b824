import Foundation
import TestSupport
import Testing

/// `entente hubs` on plain tables, as a researcher or a script runs it.
@Suite("Hubs on plain tables")
struct HubsCommandTests {
  private struct Plan: Decodable {
    struct Service: Decodable {
      let demand: String
      let hub: String
      let share: Double
      let cost: Double
    }

    let status: String
    let objective: Double?
    let bound: Double?
    let gap: Double?
    let chosen: [String]
    let assignment: [Service]
    let uncovered: [String]
    let outOfReach: [String]
    let seconds: [String: Double]

    enum CodingKeys: String, CodingKey {
      case status, objective, bound, gap, chosen, assignment, uncovered, seconds
      case outOfReach = "out_of_reach"
    }
  }

  private func plan(_ ended: Program.Ending) throws -> Plan {
    #expect(ended.status == 0, "\(ended.errors)")
    return try JSONDecoder().decode(Plan.self, from: Data(ended.output.utf8))
  }

  @Test("every model on four points of a line, by hand")
  func models() throws {
    let folder = try HubFolder()
    try folder.writeLine()
    // b and d: a and c walk 10 each.
    let median = try plan(folder.line("--hubs", "2", "--json"))
    #expect(median.objective == 20 && median.gap == 0 && median.status == "optimal")
    #expect(median.chosen == ["b", "d"])
    #expect(median.assignment.map(\.hub) == ["b", "b", "b", "d"])
    #expect(!median.seconds.isEmpty)
    let center = try plan(folder.line("--model", "p-center", "--hubs", "1", "--json"))
    #expect(center.objective == 90 && center.chosen == ["b"])
    let coverage = try plan(
      folder.line("--model", "coverage", "--within", "10", "--hubs", "1", "--json"))
    #expect(coverage.objective == 7 && coverage.uncovered == ["d"])
    // From 1 at 5 to 0 at 15 a length of 10 counts one half.
    let gradual = try plan(
      folder.line("--model", "mclp", "--within", "5", "--until", "15", "--hubs", "1", "--json"))
    #expect(gradual.objective == 6 && gradual.chosen == ["b"])
    let cover = try plan(folder.line("--model", "set-cover", "--within", "10", "--json"))
    #expect(cover.objective == 2 && cover.chosen == ["b", "d"])
  }

  @Test("straight lines, a matrix and a list of distances give the same plan as the network")
  func sources() throws {
    let folder = try HubFolder()
    try folder.writeLine()
    let tables = [
      "--demand", "demand.csv", "--candidates", "candidates.csv", "--hubs", "2", "--json",
    ]
    try folder.write("id;a;b;d\na;0;10;100\nb;10;0;90\nc;20;10;80\nd;100;90;0\n", to: "matrix.csv")
    try folder.write(
      "demand,candidate,distance\n"
        + ["a,a,0", "a,b,10", "b,b,0", "c,b,10", "d,d,0"].joined(separator: "\n") + "\n",
      to: "list.csv")
    for source in [
      ["--detour", "1"], ["--distances", "matrix.csv"], ["--distances", "list.csv"],
    ] {
      let found = try plan(Program.run(["hubs"] + tables + source, in: folder.path))
      #expect(found.objective == 20 && found.chosen == ["b", "d"], "\(source)")
    }
    // Without tables of points every node is one, and weighs 1.
    let nodes = try plan(folder.hubs("--network", "edges.csv", "--hubs", "2", "--json"))
    #expect(nodes.objective == 20)
  }

  @Test("points out of reach are named and counted")
  func outOfReach() throws {
    let folder = try HubFolder()
    try folder.writeLine()
    try folder.write("from,to,length\na,b,10\nb,c,10\nd,e,1\n", to: "edges.csv")
    try folder.write("id\na\nb\n", to: "candidates.csv")
    let found = try plan(folder.line("--hubs", "1", "--json"))
    #expect(found.outOfReach == ["d"] && found.objective == 20)
    let told = try folder.line("--hubs", "1", "--lang", "fr").output
    #expect(told.contains("Hors de portée") && told.contains("d"))
  }

  @Test("a plan is verified without a solver, and a forged one is not")
  func verification() throws {
    let folder = try HubFolder()
    try folder.writeLine()
    let written = try folder.line("--hubs", "2", "--json").output
    try folder.write(written, to: "plan.json")
    let verified = try folder.line("--verify", "plan.json", "--lang", "en")
    #expect(verified.status == 0 && verified.output.contains("20"))
    #expect(verified.output.contains("without a solver"))
    try folder.write(
      written.replacing("\"objective\": 20", with: "\"objective\": 19"), to: "forged.json")
    #expect(try folder.line("--verify", "forged.json").status == 65)
    try folder.write("[]", to: "none.json")
    #expect(try folder.line("--verify", "none.json").status == 65)
    #expect(try folder.line("--verify", "absent.json").status == 66)
  }

  @Test("the curve tells what each hub brings, and groups what lies beyond the limit")
  func curve() throws {
    let folder = try HubFolder()
    try folder.writeLine()
    struct Point: Decodable {
      let hubs: Int
      let objective: Double
      let gain: Double?
    }
    let points = try JSONDecoder().decode(
      [Point].self, from: Data(folder.line("--hubs", "3", "--curve", "--json").output.utf8))
    #expect(points.map(\.objective) == [200, 20, 10])
    #expect(points.map(\.gain) == [nil, 180, 10])
    let told = try folder.line("--hubs", "1", "--within", "10", "--lang", "fr").output
    #expect(told.contains("Sud") && told.contains("66,7"))
  }

  struct BadInput: CustomTestStringConvertible {
    let name: String
    var files: [String: String] = [:]
    var arguments = ["--hubs", "2"]
    var status: Int32 = 65
    let says: String

    var testDescription: String { name }
  }

  static let badInputs: [BadInput] = [
    .init(name: "zero weight", files: ["demand.csv": "id,weight\na,1\nb,0\n"], says: "b"),
    .init(name: "negative weight", files: ["demand.csv": "id,weight\na,-3\n"], says: "-3"),
    .init(name: "no number", files: ["demand.csv": "id,weight\na,beaucoup\n"], says: "beaucoup"),
    .init(name: "duplicate id", files: ["demand.csv": "id,weight\na,1\na,2\n"], says: "« a »"),
    .init(
      name: "duplicate candidate", files: ["candidates.csv": "id\nb\nb\n"], says: "candidates.csv"),
    .init(name: "no column", files: ["demand.csv": "point,weight\na,1\n"], says: "« id »"),
    .init(name: "no rows", files: ["candidates.csv": "id\n"], says: "aucune ligne"),
    .init(name: "too few candidates", arguments: ["--hubs", "4"], says: "3\u{A0}candidats"),
    .init(name: "no hub", arguments: ["--hubs", "0"], says: "au moins un"),
    .init(
      name: "negative length", files: ["edges.csv": "from,to,length\na,b,-1\nb,c,1\nc,d,1\n"],
      says: "-1"),
    .init(
      name: "asymmetric length",
      files: ["edges.csv": "from,to,length\na,b,10\nb,a,12\nb,c,10\nc,d,80\n"],
      says: "deux longueurs"),
    .init(name: "no node", files: ["candidates.csv": "id\nb\nz\n"], says: "« z »"),
    .init(
      name: "nothing in reach",
      files: [
        "edges.csv": "from,to,length\na,b,1\nc,d,1\n", "demand.csv": "id\na\nb\n",
        "candidates.csv": "id\nc\nd\n",
      ], says: "à la portée"),
    .init(
      name: "capacity below demand", files: ["candidates.csv": "id,capacity\na,2\nb,3\nd,1\n"],
      says: "il manque"),
    .init(
      name: "point above capacity", files: ["candidates.csv": "id,capacity\na,4\nb,4\nd,4\n"],
      arguments: ["--hubs", "3"], says: "--service split"),
    .init(
      name: "equity by group without groups",
      files: ["demand.csv": "id\na\nb\nc\nd\n"],
      arguments: ["--hubs", "1", "--equity", "0.1@5", "--equity-by-group"], says: "group ou commune"
    ),
    .init(
      name: "no model limit", arguments: ["--model", "coverage", "--hubs", "1"], status: 64,
      says: "--within"),
    .init(
      name: "missing file", arguments: ["--hubs", "1", "--forbidden", "absent.csv"], status: 66,
      says: "absent.csv"),
    .init(
      name: "infeasible", files: ["pairs.csv": "candidate,other\na,b\na,d\nb,d\n"],
      arguments: ["--hubs", "2", "--forbidden", "pairs.csv"], status: 3, says: ""),
  ]

  @Test("bad input is told with its place and its remedy", arguments: badInputs)
  func badInput(_ sample: BadInput) throws {
    let folder = try HubFolder()
    try folder.writeLine()
    for (name, text) in sample.files { try folder.write(text, to: name) }
    let ended = try Program.run(
      [
        "hubs", "--demand", "demand.csv", "--candidates", "candidates.csv", "--network",
        "edges.csv",
      ]
        + sample.arguments, in: folder.path, locale: "fr_FR.UTF-8")
    #expect(ended.status == sample.status, "\(ended.output)\(ended.errors)")
    #expect(ended.errors.contains(sample.says) || sample.says.isEmpty, "\(ended.errors)")
  }

  @Test("streets in pieces: how many hubs it takes")
  func streetsInPieces() throws {
    let folder = try HubFolder()
    try folder.writeLine()
    // a–b and c–d, nothing between: one hub cannot serve both.
    try folder.write("from,to,length\na,b,1\nc,d,1\n", to: "edges.csv")
    for (locale, sentence) in [
      ("fr_FR.UTF-8", "il en faut au moins 2."), ("en_GB.UTF-8", "it takes at least 2."),
    ] {
      let ended = try Program.run(
        [
          "hubs", "--demand", "demand.csv", "--candidates", "candidates.csv", "--network",
          "edges.csv", "--hubs", "1",
        ], in: folder.path, locale: locale)
      #expect(ended.status == 3)
      #expect(ended.output.contains(sentence), "\(ended.output)\(ended.errors)")
    }
  }

  @Test(
    "OR-Library's p-medians, proven: the smaller ones of those that Benchmarks/hubs runs",
    .enabled(if: SharedData.has("pmed/pmedopt.txt")),
    arguments: ["pmed1", "pmed3", "pmed5", "pmed7", "pmed9"])
  func orLibrary(_ name: String) throws {
    let numbers = try String(contentsOf: SharedData.url("pmed/\(name).txt"), encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).compactMap { Int($0) }
    let published = try String(contentsOf: SharedData.url("pmed/pmedopt.txt"), encoding: .utf8)
      .split(whereSeparator: \.isNewline).map { $0.split(whereSeparator: \.isWhitespace) }
      .first { $0.first.map(String.init) == name }
    let optimum = try #require(published.flatMap { $0.last }.flatMap { Double($0) })
    var edges = "from,to,length\n"
    for index in stride(from: 3, to: numbers.count - 2, by: 3) {
      edges += "\(numbers[index]),\(numbers[index + 1]),\(numbers[index + 2])\n"
    }
    let folder = try HubFolder()
    try folder.write(edges, to: "edges.csv")
    // The author's convention: of edges given twice the later one holds.
    let found = try plan(
      folder.hubs(
        "--network", "edges.csv", "--repeated", "last", "--model", "p-median", "--hubs",
        "\(numbers[2])", "--json"))
    #expect(found.objective == optimum && found.gap == 0 && found.status == "optimal")
  }
}
