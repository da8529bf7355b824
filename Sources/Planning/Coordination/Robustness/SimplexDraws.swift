/// Weights drawn uniformly from the simplex: non-negative, with sum 1.
///
/// The gaps between sorted uniform numbers (Rubinstein 1982; Tervonen and Lahdelma 2007): only comparisons
/// and subtractions, so that a seed gives the same weights on every machine, which logarithms would not.
struct SimplexDraws {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func weights(_ count: Int) -> [Double] {
    guard count > 1 else { return Array(repeating: 1, count: count) }
    let cuts = (1..<count).map { _ in random.unit() }.sorted()
    return zip(cuts + [1], [0] + cuts).map { $0 - $1 }
  }
}
