/// Of three things that whole patterns use once at most — demands that are on one site each, or a site — two
/// are used together only once: Σ over patterns with two or three of them ≤ 1 holds for every choice of whole
/// patterns, though not for every mixture.
///
/// Half the sum of the rows of the three, rounded down: a Chvátal-Gomory cut (subset-row inequalities: Jepsen,
/// Petersen, Spoorendonk and Pisinger, Operations Research 56, 2008). With a site s and demands d, e: the patterns
/// of s with d or e, and those of other sites with both.
struct TripleCut: Hashable {
  /// Ascending. Sites follow the demands: site s is the number of demands plus s.
  let members: [Int]

  /// By how much a cut must be broken to be worth its row.
  private static let least = 0.03

  /// The cuts that a mixture of patterns breaks most.
  ///
  /// - Parameters:
  ///   - mixture: What each pattern uses, ascending, and how much of it is in the mixture.
  ///   - known: Left out.
  ///   - count: At most so many; nothing is in more than a fifth of them.
  static func broken(
    by mixture: [(members: [Int], share: Double)], known: Set<TripleCut>, count: Int
  ) -> [TripleCut] {
    var together: [[Int]: Double] = [:]
    var neighbours: [Int: Set<Int>] = [:]
    for pattern in mixture {
      for (index, d) in pattern.members.enumerated() {
        for (offset, e) in pattern.members[(index + 1)...].enumerated() {
          together[[d, e], default: 0] += pattern.share
          neighbours[d, default: []].insert(e)
          neighbours[e, default: []].insert(d)
          for f in pattern.members[(index + offset + 2)...] {
            together[[d, e, f], default: 0] += pattern.share
          }
        }
      }
    }
    func share(_ d: Int, _ e: Int) -> Double { together[[min(d, e), max(d, e)]] ?? 0 }
    var sums: [TripleCut: Double] = [:]
    for (d, around) in neighbours {
      let others = around.sorted()
      for (index, e) in others.enumerated() {
        for f in others[(index + 1)...] {
          let cut = TripleCut(members: [d, e, f].sorted())
          guard sums[cut] == nil, !known.contains(cut) else { continue }
          sums[cut] =
            share(d, e) + share(d, f) + share(e, f) - 2 * (together[cut.members] ?? 0)
        }
      }
    }
    let broken = sums.filter { $0.value > 1 + least }.sorted {
      $0.value != $1.value
        ? $0.value > $1.value : $0.key.members.lexicographicallyPrecedes($1.key.members)
    }
    var result: [TripleCut] = []
    var uses: [Int: Int] = [:]
    for (cut, _) in broken where result.count < count {
      guard cut.members.allSatisfy({ uses[$0] ?? 0 < max(1, count / 5) }) else { continue }
      for d in cut.members { uses[d, default: 0] += 1 }
      result.append(cut)
    }
    return result
  }
}
