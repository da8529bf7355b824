import Foundation
import Planning
import TestSupport
import Testing

/// Public benchmark instances against their published optima; `Benchmarks/hubs` runs the large ones.
@Suite("Hub plans reach published optima")
struct PublishedOptimaTests {
  private static func numbers(_ path: String) throws -> [Double] {
    try String(contentsOf: SharedData.url(path), encoding: .utf8)
      .split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
  }

  private static func table(_ path: String) throws -> [[String]] {
    try String(contentsOf: SharedData.url(path), encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst()
      .map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
  }

  private func expect(_ problem: LocationProblem, _ optimum: Double, _ name: String) throws {
    let plan = try problem.solve(LocationOptions(timeLimit: 60))
    let objective = try #require(plan.objective, "\(name)")
    #expect(abs(objective - optimum) <= 1e-6 * optimum, "\(name): \(objective), not \(optimum)")
    #expect(plan.status == .optimal, "\(name): gap \(plan.gap ?? -1)")
  }

  @Test(
    "OR-Library warehouses with capacities, shared demand",
    .enabled(if: SharedData.has("locate-cwlp/optima.csv")))
  func warehouses() throws {
    for row in try Self.table("locate-cwlp/optima.csv")
    where ["cap41", "cap62", "cap71", "cap74"].contains(row[0]) {
      let numbers = try Self.numbers("locate-cwlp/\(row[0]).txt")
      let (hubs, points) = (Int(numbers[0]), Int(numbers[1]))
      let candidates = (0..<hubs).map {
        LocationProblem.Candidate(
          id: "\($0)", capacity: numbers[2 + 2 * $0], openingCost: numbers[3 + 2 * $0])
      }
      var place = 2 + 2 * hubs
      var demand: [LocationProblem.DemandPoint] = []
      var rows: [[TravelCosts.Entry]] = []
      for point in 0..<points {
        let weight = numbers[place]
        demand.append(.init(id: "\(point)", weight: weight))
        rows.append(
          (0..<hubs).map { .init(candidate: $0, cost: numbers[place + 1 + $0] / weight) })
        place += 1 + hubs
      }
      let problem = LocationProblem(
        demand: demand, candidates: candidates, travel: TravelCosts(rows: rows),
        model: .facilityLocation(hubs: nil), service: .split)
      try expect(problem, try #require(Double(row[4])), row[0])
    }
  }

  @Test(
    "Holmberg's facilities with capacities, whole service",
    .enabled(if: SharedData.has("locate-sscflp-holmberg/optima.csv")))
  func facilities() throws {
    for row in try Self.table("locate-sscflp-holmberg/optima.csv")
    where ["p1", "p3", "p15"].contains(row[0]) {
      let numbers = try Self.numbers("locate-sscflp-holmberg/\(row[0]).txt")
      let (hubs, points) = (Int(numbers[0]), Int(numbers[1]))
      let weights = (0..<points).map { numbers[2 + 2 * hubs + $0] }
      let first = 2 + 2 * hubs + points
      let problem = LocationProblem(
        demand: (0..<points).map { .init(id: "\($0)", weight: weights[$0]) },
        candidates: (0..<hubs).map {
          .init(id: "\($0)", capacity: numbers[2 + $0], openingCost: numbers[2 + hubs + $0])
        },
        travel: TravelCosts(
          rows: (0..<points).map { point in
            (0..<hubs).map {
              .init(candidate: $0, cost: numbers[first + point * hubs + $0] / weights[point])
            }
          }), model: .facilityLocation(hubs: nil))
      try expect(problem, try #require(Double(row[3])), row[0])
    }
  }

  /// The header's first number is how many nodes there are, one a line; in the G&R file the lines of a network follow.
  /// Place and weight are the last three columns: G&R's nodes have a number before them.
  @Test("maximal coverage", .enabled(if: SharedData.has("locate-mclp/optima.csv")))
  func coverage() throws {
    // All 39 hold; the wider radii and SJC402 would take minutes without optimisation.
    for row in try Self.table("locate-mclp/optima.csv")
    where row[0] == "GR100" || (row[0] == "SJC324" && row[2] == "800") {
      let lines = try String(
        contentsOf: SharedData.url("locate-mclp/\(row[0]).txt"), encoding: .utf8
      )
      .split(whereSeparator: \.isNewline)
      .map { $0.split(whereSeparator: \.isWhitespace).compactMap { Double($0) } }
      let count = try #require(Int(row[1]))
      #expect(lines[0].first == Double(count), "\(row[0])")
      let nodes = lines.dropFirst().prefix(count).map { Array($0.suffix(3)) }
      try #require(nodes.count == count && nodes.allSatisfy { $0.count == 3 }, "\(row[0])")
      let places = nodes.map { (x: $0[0], y: $0[1]) }
      let weights = nodes.map { $0[2] }
      #expect(abs(weights.reduce(0, +) - (Double(row[4]) ?? 0)) < 1e-6, "\(row[0])")
      let problem = LocationProblem(
        demand: weights.enumerated().filter { $1 > 0 }.map { .init(id: "\($0)", weight: $1) },
        candidates: places.indices.map { .init(id: "\($0)") },
        travel: TravelCosts(
          straight: zip(places, weights).filter { $1 > 0 }.map(\.0), places, factor: 1),
        model: .coverage(
          hubs: try #require(Int(row[3])), .init(within: try #require(Double(row[2])))))
      try expect(problem, try #require(Double(row[5])), row[0...3].joined(separator: " "))
    }
  }

  @Test(
    "spopt's stores of San Francisco",
    .enabled(if: SharedData.has("locate-spopt-san-francisco/optima.csv")))
  func sanFrancisco() throws {
    let folder = "locate-spopt-san-francisco/"
    let pairs = try Self.table(
      folder + "SF_network_distance_candidateStore_16_censusTract_205_new.csv")
    let stores = Set(pairs.map { $0[1] }).sorted()
    var rows: [String: [TravelCosts.Entry]] = [:]
    var weights: [String: Double] = [:]
    for pair in pairs {
      let store = try #require(stores.firstIndex(of: pair[1]))
      rows[pair[2], default: []].append(
        .init(candidate: store, cost: try #require(Double(pair[0]))))
      weights[pair[2]] = Double(pair[3])
    }
    let tracts = rows.keys.sorted().filter { weights[$0] ?? 0 > 0 }
    for row in try Self.table(folder + "optima.csv") {
      let hubs = Int(row[2]) ?? 0
      let within = Double(row[1]) ?? 0
      let model: LocationModel =
        switch row[0].prefix(4) {
        case "p-me": .pMedian(hubs: hubs)
        case "MCLP": .coverage(hubs: hubs, .init(within: within))
        case "LSCP": .setCover(within: within)
        default: .pCenter(hubs: hubs)
        }
      let problem = LocationProblem(
        demand: tracts.map { .init(id: $0, weight: weights[$0] ?? 0) },
        candidates: stores.map { .init(id: $0) },
        travel: TravelCosts(rows: tracts.map { rows[$0] ?? [] }), model: model)
      try expect(problem, try #require(Double(row[3])), row[0...2].joined(separator: " "))
    }
  }
}
