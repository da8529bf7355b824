import Land
import LinearProgramming
import TestSupport

@testable import Planning

/// The Pareto front by enumeration: one polytope for each assignment, and its extreme points as maxima of
/// many positive weightings.
struct EnumeratedFront {
  let set: UtilitySet
  /// Every assignment that keeps locks and distances, by its seats.
  private let pieces: [Set<Front.Seat>: UtilitySet.Piece]
  private let random: RandomScenario
  private let ideals: [Double]

  init(_ random: RandomScenario, ideals: [Double]) throws {
    let brute = random.bruteForce
    var pieces: [Set<Front.Seat>: UtilitySet.Piece] = [:]
    var all: [UtilitySet.Piece] = []
    try brute.visitAssignments { here in
      let piece = UtilitySet.Piece(here, brute, ideals: ideals)
      let seats = here.map {
        Front.Seat(demand: random.scenario.demands[$0.d].id, site: random.sites[$0.s].id)
      }
      pieces[Set(seats)] = piece
      all.append(piece)
    }
    self.random = random
    self.ideals = ideals
    self.pieces = pieces
    set = UtilitySet(all, count: ideals.count)
  }

  /// The greatest t for which somebody could give all parties t more than u at once: along every facet of a
  /// region, whose λ sum to 1, that is as far.
  func evenGain(on u: [Double], parties: [Int]) throws -> Double {
    var best = 0.0
    let slopes: [Double?] = u.indices.map { parties.contains($0) ? 1.0 : nil }
    for piece in set.pieces where UtilitySet.isAtLeast(piece.top, u) {
      let most = parties.map { piece.top[$0] - u[$0] }.min() ?? 0
      guard most > best else { continue }
      if piece.reachesTop {
        best = most
      } else if let found = try set.solve(piece, floors: u, extra: (1, 2, slopes)) {
        best = max(best, found.extra)
      }
    }
    return best
  }

  /// What the seats allow; nil where they break a lock or a distance.
  func piece(_ seats: [Front.Seat]) -> UtilitySet.Piece? { pieces[Set(seats)] }

  /// By how much placements break a rule on areas (m², €); nil where they break a lock or a distance.
  func violation(of placements: [Placement]) -> Double? {
    let seats = placements.map { Front.Seat(demand: $0.demand, site: $0.site) }
    guard let piece = piece(seats) else { return nil }
    // Columns are in the order of demands, then of sites; so are placements.
    return piece.program.violation(of: placements.map(\.area))
  }

  /// u from the placements alone.
  func shares(of placements: [Placement]) -> [Double] {
    let placed = placements.map { placement in
      BruteForce.Placed(
        demand: random.scenario.demands.firstIndex { $0.id == placement.demand }!,
        site: random.sites.firstIndex { $0.id == placement.site }!, area: placement.area)
    }
    return zip(random.bruteForce.utilities(placed), ideals).map { $1 > 0 ? $0 / $1 : 0 }
  }

  /// Extreme points of a piece that nothing in it dominates.
  func extremes(of piece: UtilitySet.Piece, parties: [Int], seed: UInt64) throws -> [[Double]] {
    if piece.reachesTop { return [piece.top] }
    var generator = SeededGenerator(seed: seed)
    var found: [[Double]] = []
    // Near the axes, then all over: cubes make small weights as likely as great ones.
    for round in 0..<(16 * parties.count) {
      var weights = [Double](repeating: 0, count: set.count)
      for (index, k) in parties.enumerated() {
        let draw = Double.random(in: 0.05...1, using: &generator)
        weights[k] = round < parties.count && round != index ? 1e-3 * draw : draw * draw * draw
      }
      guard let point = try set.solve(piece, weights: weights) else { return [] }
      if !found.contains(where: { EnumeratedFront.distance($0, point.u) < 1e-6 }) {
        found.append(point.u)
      }
    }
    return found
  }

  /// Whether a piece has a point that gives everybody at least u less `slack`.
  func reaches(_ u: [Double], in piece: UtilitySet.Piece, slack: Double) throws -> Bool {
    let floors = u.map { $0 - slack }
    guard UtilitySet.isAtLeast(piece.top, floors) else { return false }
    return try piece.reachesTop || set.solve(piece, floors: floors) != nil
  }

  var all: [UtilitySet.Piece] { self.set.pieces }

  static func distance(_ a: [Double], _ b: [Double]) -> Double {
    zip(a, b).reduce(0) { max($0, abs($1.0 - $1.1)) }
  }
}
