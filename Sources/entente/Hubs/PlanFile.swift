import Foundation
import Land
import Planning

/// A plan of hubs as `--json` wrote it, read again by somebody who wants to check it.
struct PlanFile: Decodable {
  struct Model: Decodable {
    let name: String
    let hubs: Int?
    let within: Double?
    let until: Double?
  }

  struct Service: Decodable {
    let demand: String
    let hub: String
    let share: Double
    let cost: Double
  }

  struct Certificate: Decodable {
    let bound: Double
    let radius: Double?
    let multipliers: [String: Double]
  }

  struct Step: Decodable {
    let period: String
    let objective: Double
    let chosen: [String]
  }

  let model: Model
  let objective: Double?
  let bound: Double?
  let chosen: [String]
  let assignment: [Service]
  let steps: [Step]?
  let certificate: Certificate?

  /// - Throws: `Problems` where the file is missing or is no such plan.
  static func read(_ path: String) throws -> PlanFile {
    guard let data = FileManager.default.contents(atPath: path) else {
      throw Problems([
        Problem(
          .error, "file-missing", at: .init(file: path), fault: .file,
          fr: "ce fichier n'existe pas ou ne peut pas être lu.",
          en: "this file does not exist or cannot be read.")
      ])
    }
    do {
      return try JSONDecoder().decode(PlanFile.self, from: data)
    } catch {
      throw Problems([
        Problem(
          .error, "not-a-plan", at: .init(file: path),
          fr: "ce n'est pas un plan écrit par « entente hubs --json ».",
          en: "this is no plan written by 'entente hubs --json'.")
      ])
    }
  }

  /// Nil for a name that is no model.
  var locationModel: LocationModel? {
    switch model.name {
    case "p-median": .pMedian(hubs: model.hubs ?? 0)
    case "p-center": .pCenter(hubs: model.hubs ?? 0)
    case "coverage":
      .coverage(hubs: model.hubs ?? 0, .init(within: model.within ?? 0, until: model.until))
    case "set-cover": .setCover(within: model.within ?? 0)
    case "facility-location": .facilityLocation(hubs: model.hubs)
    default: nil
    }
  }

  /// The plan with positions for ids.
  ///
  /// - Throws: `Problems` for an id that the tables do not have.
  func plan(for problem: LocationProblem, at path: String) throws -> LocationPlan {
    let candidates = PlainTables.positions(problem.candidates.map(\.id))
    let points = PlainTables.positions(problem.demand.map(\.id))
    func position(_ id: String, _ positions: [String: Int]) throws -> Int {
      if let found = positions[id] { return found }
      throw Problems([
        Problem(
          .error, "unknown-id", at: .init(file: path, feature: id),
          fr: "« \(id) » n'est pas dans les tables : ce plan est celui d'autres données.",
          en: "'\(id)' is not in the tables: this plan is one of other data.")
      ])
    }
    var plan = LocationPlan(model: problem.model, status: .gap)
    plan.chosen = try chosen.map { try position($0, candidates) }
    plan.assignment = try assignment.map {
      .init(
        demand: try position($0.demand, points), candidate: try position($0.hub, candidates),
        share: $0.share, cost: $0.cost)
    }
    plan.steps = try (steps ?? []).map {
      .init(
        period: $0.period, chosen: try $0.chosen.map { try position($0, candidates) },
        objective: $0.objective)
    }
    plan.objective = objective
    plan.bound = bound
    if let certificate {
      var multipliers = Array(repeating: 0.0, count: problem.demand.count)
      for (id, value) in certificate.multipliers { multipliers[try position(id, points)] = value }
      plan.certificate = LocationCertificate(
        multipliers: multipliers, radius: certificate.radius, provenBound: certificate.bound)
    }
    return plan
  }
}
