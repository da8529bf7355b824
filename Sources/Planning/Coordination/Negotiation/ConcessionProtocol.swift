/// Monotonic concessions among several parties over a finite list of agreements (Rosenschein and Zlotkin 1994,
/// Endriss 2006 for many parties), with Zeuthen's (1930) measure of who has more to lose by a breakdown.
///
/// Each party proposes the agreement that is best for it. While no proposal suits everybody, the party whose
/// voice × risk is least yields, as little as is needed for another to be the one who must yield. It never takes
/// back what it gave, so that there are at most Σ (agreements − 1) rounds; a party that has given all it can finds every
/// agreement acceptable, so that the rounds end in an agreement.
struct ConcessionProtocol {
  /// u by agreement and party.
  let shares: [[Double]]
  /// What each party has without agreement; no agreement gives less.
  let reservations: [Double]
  let voices: [Double]
  /// Agreements from best to worst by party; equals by the product of gains.
  private let orders: [[Int]]

  init(shares: [[Double]], reservations: [Double], voices: [Double]) {
    self.shares = shares
    self.reservations = reservations
    self.voices = voices
    let products = shares.map { weightedProduct($0, over: reservations, voices) }
    orders = reservations.indices.map { party in
      shares.indices.sorted {
        (shares[$1][party], products[$1], $0) < (shares[$0][party], products[$0], $1)
      }
    }
  }

  struct Round {
    /// Proposals before it: an agreement by party.
    let proposals: [Int]
    /// Zeuthen's risk by party, in [0, 1].
    let risks: [Double]
    /// Who yields, and to what.
    let party: Int
    let concession: Int
  }

  struct Course {
    /// By party.
    let opening: [Int]
    let rounds: [Round]
    /// By party, at the end.
    let closing: [Int]
    let agreement: Int
    /// Whose proposal it is.
    let proposer: Int
  }

  private static let tolerance = 1e-9

  /// - Returns: Nil without an agreement to talk about.
  func run() -> Course? {
    guard !shares.isEmpty else { return nil }
    let parties = reservations.indices
    let opening = parties.map { k in orders[k][0] }
    var proposals = opening
    var rounds: [Round] = []
    while true {
      if let (proposer, agreement) = acceptable(proposals) {
        return Course(
          opening: opening, rounds: rounds, closing: proposals, agreement: agreement,
          proposer: proposer)
      }
      let risks = parties.map { risk(of: $0, proposals) }
      let able = parties.filter { !concessions(of: $0, from: proposals[$0]).isEmpty }
      let party = able.min { (voices[$0] * risks[$0], $0) < (voices[$1] * risks[$1], $1) }!
      let concession = smallest(of: party, proposals)
      rounds.append(
        Round(proposals: proposals, risks: risks, party: party, concession: concession))
      proposals[party] = concession
    }
  }

  /// A proposal that gives every other party at least what its own does; of several the one with the greatest
  /// product of gains.
  private func acceptable(_ proposals: [Int]) -> (proposer: Int, agreement: Int)? {
    let good = proposals.indices.filter { k in
      proposals.indices.allSatisfy { j in
        shares[proposals[k]][j] >= shares[proposals[j]][j] - ConcessionProtocol.tolerance
      }
    }
    let best = good.max { (product(proposals[$0]), -$0) < (product(proposals[$1]), -$1) }
    return best.map { ($0, proposals[$0]) }
  }

  private func concessions(of party: Int, from proposal: Int) -> [Int] {
    let own = shares[proposal][party]
    return orders[party].filter { shares[$0][party] < own - ConcessionProtocol.tolerance }
  }

  /// The least loss after which another party is the one to yield; the least of all where none suffices.
  private func smallest(of party: Int, _ proposals: [Int]) -> Int {
    let possible = concessions(of: party, from: proposals[party])
    let sufficient = possible.first { concession in
      var after = proposals
      after[party] = concession
      if acceptable(after) != nil { return true }
      let own = voices[party] * risk(of: party, after)
      return after.indices.contains { other in
        other != party && !concessions(of: other, from: after[other]).isEmpty
          && (voices[other] * risk(of: other, after), other) < (own, party)
      }
    }
    return sufficient ?? possible[0]
  }

  /// What a party would lose by the proposal that suits it least, as a part of what it would lose by a breakdown.
  func risk(of party: Int, _ proposals: [Int]) -> Double {
    let own = shares[proposals[party]][party]
    let gain = own - reservations[party]
    guard gain > ConcessionProtocol.tolerance else { return 1 }
    let worst = proposals.map { shares[$0][party] }.min()!
    return min(1, max(0, (own - worst) / gain))
  }

  /// Σ voice × log of the gains; gains below a millionth count as one.
  private func product(_ agreement: Int) -> Double {
    weightedProduct(shares[agreement], over: reservations, voices)
  }
}
