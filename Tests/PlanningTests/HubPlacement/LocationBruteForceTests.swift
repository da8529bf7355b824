import Planning
import Testing

/// Every model and every rule against the enumeration of all sets of hubs.
@Suite("Hub plans equal brute force")
struct LocationBruteForceTests {
  struct Case: CustomTestStringConvertible {
    let name: String
    let model: LocationModel
    let options: LocationSample.Options
    var service: LocationProblem.Service = .single
    var count = 25

    var testDescription: String { name }
  }

  static let cases: [Case] = [
    .init(name: "p-median", model: .pMedian(hubs: 2), options: [], count: 40),
    .init(name: "p-median, decimals", model: .pMedian(hubs: 3), options: .decimals),
    .init(name: "p-median, holes", model: .pMedian(hubs: 2), options: .holes),
    .init(
      name: "p-median, existing, apart", model: .pMedian(hubs: 3), options: [.existing, .conflicts]),
    .init(name: "p-median, equity", model: .pMedian(hubs: 2), options: [.equity, .holes]),
    .init(name: "p-median, steps", model: .pMedian(hubs: 4), options: .periods),
    .init(
      name: "p-median, steps and rules", model: .pMedian(hubs: 4),
      options: [.periods, .existing, .conflicts, .equity]),
    .init(name: "p-median, capacities", model: .pMedian(hubs: 2), options: .capacities),
    .init(
      name: "p-median, capacities, split", model: .pMedian(hubs: 2), options: .capacities,
      service: .split),
    .init(name: "facilities", model: .facilityLocation(hubs: nil), options: .openingCosts),
    .init(
      name: "facilities, at most", model: .facilityLocation(hubs: 2),
      options: [.openingCosts, .holes, .decimals]),
    .init(
      name: "facilities, rules", model: .facilityLocation(hubs: nil),
      options: [.openingCosts, .existing, .conflicts, .equity]),
    .init(
      name: "facilities, capacities", model: .facilityLocation(hubs: nil),
      options: [.openingCosts, .capacities]),
    .init(
      name: "facilities, capacities, split", model: .facilityLocation(hubs: nil),
      options: [.openingCosts, .capacities, .conflicts], service: .split),
    .init(
      name: "coverage", model: .coverage(hubs: 2, .init(within: 9)), options: .holes, count: 40),
    .init(
      name: "coverage, gradual", model: .coverage(hubs: 2, .init(within: 6, until: 20)),
      options: .holes),
    .init(
      name: "coverage, rules", model: .coverage(hubs: 3, .init(within: 9, until: 15)),
      options: [.existing, .conflicts, .equity]),
    .init(
      name: "coverage, steps", model: .coverage(hubs: 4, .init(within: 9)), options: .periods),
    .init(
      name: "coverage, capacities", model: .coverage(hubs: 2, .init(within: 15)),
      options: .capacities, count: 15),
    .init(name: "set cover", model: .setCover(within: 12), options: .holes),
    .init(
      name: "set cover, costs and rules", model: .setCover(within: 15),
      options: [.openingCosts, .existing, .conflicts]),
    .init(
      name: "set cover, capacities", model: .setCover(within: 25), options: .capacities, count: 15),
    .init(name: "p-centre", model: .pCenter(hubs: 2), options: []),
    .init(
      name: "p-centre, rules", model: .pCenter(hubs: 3), options: [.existing, .conflicts, .holes]),
    .init(
      name: "p-centre, capacities", model: .pCenter(hubs: 2), options: .capacities, count: 15),
  ]

  @Test("the objective, its bound and its certificate", arguments: cases)
  func equalsEnumeration(_ sample: Case) throws {
    var solved = 0
    for seed in 0..<UInt64(sample.count) {
      let problem = LocationSample.problem(
        seed: seed &* 7919 &+ 17, model: sample.model, sample.options, service: sample.service,
        points: sample.options.contains(.capacities) ? 5 : 7)
      let best = LocationEnumeration(problem: problem).best
      let plan: LocationPlan
      do {
        plan = try problem.solve(LocationOptions(timeLimit: 30))
      } catch LocationError.faults(let faults) {
        // Arithmetic says already that there is no plan.
        #expect(best == nil, "seed \(seed): \(faults)")
        continue
      }
      guard let best else {
        #expect(plan.status == .infeasible, "seed \(seed)")
        continue
      }
      solved += 1
      let objective = try #require(plan.objective, "seed \(seed): \(plan.status)")
      #expect(abs(objective - best) <= 1e-6 * max(1, best), "seed \(seed): \(objective), \(best)")
      #expect(plan.status == .optimal, "seed \(seed): gap \(plan.gap ?? -1)")
      #expect(PlanCheck(problem).faults(in: plan) == [], "seed \(seed)")
      if let certificate = plan.certificate {
        let proven = CertificateCheck(problem).bound(
          certificate.multipliers, radius: certificate.radius)
        #expect(proven == certificate.provenBound)
        #expect(
          sample.model.isMaximised ? proven >= best - 1e-6 : proven <= best + 1e-6,
          "seed \(seed): \(proven) is no bound of \(best)")
      }
    }
    // A case in which nothing can be solved would prove nothing.
    #expect(solved * 4 >= sample.count)
  }
}
