import Land
import PlanarGeometry
import Planning

/// What each hub of a plan serves, added up from its assignment.
struct HubServed {
  struct Sum {
    var points = 0
    var weight = 0.0
    /// Σ weight × seconds.
    var travel = 0.0
    var longest = 0.0

    var mean: Double? { weight > 0 ? travel / weight : nil }

    mutating func add(_ weight: Double, _ seconds: Double) {
      points += 1
      self.weight += weight
      travel += weight * seconds
      longest = max(longest, seconds)
    }
  }

  /// By position of the candidate.
  private(set) var byHub: [Int: Sum] = [:]
  /// Everything that is served.
  private(set) var all = Sum()
  /// By commune, sorted; the last, without a name, is what lies in none.
  private(set) var communes:
    [(name: String?, demand: Double, served: Sum, within: [Double], hubs: Int)] = []
  /// Seconds to each demand point from the hub that serves it; nil where none does.
  private(set) var seconds: [Double?]

  init(_ placement: HubPlacement) {
    let instance = placement.instance
    let location = placement.location
    seconds = Array(repeating: nil, count: instance.demand.count)
    for part in location?.assignment ?? [] {
      let weight = instance.demand[part.demand].weight * part.share
      byHub[part.candidate, default: Sum()].add(weight, part.cost)
      all.add(weight, part.cost)
      seconds[part.demand] = max(seconds[part.demand] ?? 0, part.cost)
    }
    let times = placement.plan.isochrones
    let names = Set(instance.demand.compactMap(\.commune)).sorted()
    let groups: [String?] = names.map { $0 } + [nil]
    for name in groups {
      var served = Sum()
      var demand = 0.0
      var within = times.map { _ in 0.0 }
      for (row, point) in instance.demand.enumerated() where point.commune == name {
        demand += point.weight
        guard let seconds = seconds[row] else { continue }
        served.add(point.weight, seconds)
        for (index, time) in times.enumerated() where seconds <= time {
          within[index] += point.weight
        }
      }
      guard demand > 0 else { continue }
      let hubs = placement.hubsInCommune(name)
      communes.append((name, demand, served, within.map { $0 / demand }, hubs))
    }
  }
}

extension HubPlacement {
  /// How many hubs lie nearest to a demand point of a commune: hubs carry no commune of their own.
  fileprivate func hubsInCommune(_ name: String?) -> Int {
    hubs.count { hub in
      let nearest = instance.demand.min {
        ($0.position.distance(to: hub.position), $0.id) < (
          $1.position.distance(to: hub.position), $1.id
        )
      }
      return nearest?.commune == name
    }
  }

  /// The step at which each chosen candidate becomes a hub; empty where there are no steps.
  var firstStep: [Int: String] {
    var first: [Int: String] = [:]
    for step in location?.steps ?? [] {
      for hub in step.chosen where first[hub] == nil { first[hub] = step.period }
    }
    return first
  }

  /// Demand points that no hub serves or that a hub covers too late, and why.
  var unserved: [(point: HubDemandPoint, reason: String, seconds: Double?)] {
    let bound = plan.isochrones.last ?? .infinity
    let uncovered = Set(location?.uncovered ?? [])
    let chosen = location?.chosen ?? []
    let nearest = instance.seconds(toNearestOf: chosen)
    return instance.demand.enumerated().compactMap { row, point in
      if instance.travel != nil, point.street == nil { return (point, "off-street", nil) }
      if instance.problem.travel.range(ofRow: row).isEmpty { return (point, "out-of-reach", nil) }
      if uncovered.contains(row) {
        return (point, "uncovered", nearest[row].isFinite ? nearest[row] : nil)
      }
      return nearest[row] > bound
        ? (point, "beyond", nearest[row].isFinite ? nearest[row] : nil) : nil
    }
  }
}
