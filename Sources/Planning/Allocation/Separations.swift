import Land
import PlanarGeometry

/// Which sites are nearer to each other than two uses must be.
///
/// Distances are edge to edge, in metres, measured only between sites that demands of both uses could
/// take and whose envelopes are near enough.
struct Separations: Sendable {
  struct Separation: Sendable {
    /// Metres.
    let distance: Double
    /// For each site the sites nearer than `distance`, itself first, with their distance.
    let near: [[(site: Int, distance: Double)]]
  }

  /// By positions of both uses, lesser first.
  private var byUses: [[Int]: Separation] = [:]

  func between(_ first: Int, _ second: Int) -> Separation? {
    byUses[first < second ? [first, second] : [second, first]]
  }

  init(
    scenario: Scenario, sites: [Site], _ suitabilities: [Suitability]
  ) throws(Problems) {
    var wanted: Set<[Int]> = []
    let uses = scenario.uses
    for (u, use) in uses.enumerated() {
      for other in use.apart.keys {
        guard let v = uses.firstIndex(where: { $0.id == other }) else { continue }
        wanted.insert([min(u, v), max(u, v)])
      }
    }
    guard !wanted.isEmpty else { return }
    let taken = Separations.sitesByUse(scenario, sites, suitabilities)
    let envelopes = sites.map(\.geometry.envelope)
    var known: [Int: Double] = [:]
    for pair in wanted.sorted(by: { ($0[0], $0[1]) < ($1[0], $1[1]) }) {
      guard let required = scenario.separation(uses[pair[0]].id, uses[pair[1]].id) else { continue }
      var near: [[(site: Int, distance: Double)]] = sites.indices.map { [($0, 0)] }
      let candidates = Separations.pairs(
        taken[pair[0]], taken[pair[1]], nearer: required, envelopes)
      for (a, b) in candidates {
        let key = a * sites.count + b
        let distance: Double
        if let measured = known[key] {
          distance = measured
        } else {
          distance = try Separations.distance(sites[a], sites[b])
          known[key] = distance
        }
        if distance < required {
          near[a].append((b, distance))
          near[b].append((a, distance))
        }
      }
      byUses[pair] = Separation(distance: required, near: near)
    }
  }

  /// Pairs of different sites, one of each set, whose envelopes are nearer than `required`; each once,
  /// lesser position first, found by a sweep from west to east.
  private static func pairs(
    _ first: Set<Int>, _ second: Set<Int>, nearer required: Double, _ envelopes: [Envelope?]
  ) -> [(Int, Int)] {
    let boxes = first.union(second).compactMap { site in envelopes[site].map { (site, $0) } }
      .sorted { ($0.1.minX, $0.0) < ($1.1.minX, $1.0) }
    var result: [(Int, Int)] = []
    for (index, (a, here)) in boxes.enumerated() {
      for (b, there) in boxes[(index + 1)...] {
        if there.minX - here.maxX >= required { break }
        guard here.distance(to: there) < required,
          (first.contains(a) && second.contains(b)) || (second.contains(a) && first.contains(b))
        else { continue }
        result.append((min(a, b), max(a, b)))
      }
    }
    return result.sorted { ($0.0, $0.1) < ($1.0, $1.1) }
  }

  private static func distance(_ a: Site, _ b: Site) throws(Problems) -> Double {
    do {
      return try a.geometry.distance(to: b.geometry)
    } catch {
      throw Problems([
        Problem(
          .error, "distance-failed", at: .init(feature: a.id),
          fr: "La distance au site « \(b.id) » ne se calcule pas : \(error).",
          en: "the distance to site '\(b.id)' cannot be computed: \(error).")
      ])
    }
  }

  /// Sites that some demand of each use could take, or is locked on.
  private static func sitesByUse(
    _ scenario: Scenario, _ sites: [Site], _ suitabilities: [Suitability]
  ) -> [Set<Int>] {
    var positions: [String: Int] = [:]
    for (index, site) in sites.enumerated() { positions[site.id] = index }
    var useOfDemand: [String: Int] = [:]
    for demand in scenario.demands {
      useOfDemand[demand.id] = scenario.uses.firstIndex { $0.id == demand.use }
    }
    var result = [Set<Int>](repeating: [], count: scenario.uses.count)
    for suitability in suitabilities where suitability.isEligible {
      guard let use = useOfDemand[suitability.demand], let site = positions[suitability.site] else {
        continue
      }
      result[use].insert(site)
    }
    for lock in scenario.locks {
      guard case .always(let names) = lock.order, let use = useOfDemand[lock.demand] else {
        continue
      }
      for name in names { if let site = positions[name] { result[use].insert(site) } }
    }
    return result
  }
}
