import TestSupport
import Testing

@testable import Planning

@Suite("cuts of three demands or sites")
struct TripleCutTests {
  @Test("half of each pair of three demands is too much")
  func halves() {
    let mixture = [([1, 2], 0.5), ([1, 3], 0.5), ([2, 3], 0.5)].map { (members: $0.0, share: $0.1) }
    let cut = TripleCut(members: [1, 2, 3])
    #expect(TripleCut.broken(by: mixture, known: [], count: 5) == [cut])
    #expect(TripleCut.broken(by: mixture, known: [cut], count: 5) == [])
  }

  @Test("all three in one pattern count once")
  func together() {
    let mixture = [([1, 2, 3], 0.5), ([1, 2], 0.5), ([3], 0.5)]
      .map { (members: $0.0, share: $0.1) }
    #expect(TripleCut.broken(by: mixture, known: [], count: 5) == [])
  }

  @Test("choices of whole patterns break no cut, seeds 0 to 99")
  func wholeChoices() {
    for seed in 0..<100 {
      var random = SeededGenerator(seed: UInt64(seed))
      var patterns = [[Int]](repeating: [], count: 6)
      for demand in 0..<20 { patterns[Int.random(in: 0..<6, using: &random)].append(demand) }
      let mixture = patterns.map { (members: $0, share: 1.0) }
      #expect(TripleCut.broken(by: mixture, known: [], count: 100) == [], "seed \(seed)")
    }
  }

  /// Site 10: half of {1}, half of {2}; another site, 11: half of {1, 2}. Each row of a demand or a site holds.
  @Test("a site counts like a demand")
  func site() {
    let mixture = [([1, 10], 0.5), ([2, 10], 0.5), ([1, 2, 11], 0.5)]
      .map { (members: $0.0, share: $0.1) }
    let broken = TripleCut.broken(by: mixture, known: [], count: 5)
    #expect(broken == [TripleCut(members: [1, 2, 10])])
  }

  /// Mixtures of whole choices that the demands' own rows allow, some of which no mixture of choices gives.
  @Test("a broken cut is broken by as much as is said, seeds 0 to 99")
  func broken() {
    var count = 0
    for seed in 0..<100 {
      var random = SeededGenerator(seed: UInt64(seed))
      let mixture = (0..<30).map { _ in
        (
          members: (0..<8).filter { _ in Bool.random(using: &random) },
          share: Double.random(in: 0...0.2, using: &random)
        )
      }
      for cut in TripleCut.broken(by: mixture, known: [], count: 10) {
        count += 1
        let sum = mixture.filter { pattern in
          cut.members.count(where: pattern.members.contains) > 1
        }.reduce(0) { $0 + $1.share }
        #expect(sum > 1.03, "seed \(seed)")
      }
    }
    #expect(count > 50)
  }
}
