import TestSupport
import Testing

@testable import Planning

@Suite("concessions over a list of agreements")
struct ConcessionProtocolTests {
  /// A list on which no agreement dominates another, with reservations that all respect.
  private struct Draw {
    var talk: ConcessionProtocol

    init(seed: UInt64, parties: Int, voices: [Double]? = nil) {
      var random = SeededGenerator(seed: seed)
      func draw(_ range: ClosedRange<Double>) -> Double { .random(in: range, using: &random) }
      let reservations = (0..<parties).map { _ in draw(0...0.3) }
      var shares: [[Double]] = []
      // A third of the lists on a grid of tenths, so that there are ties.
      let isCoarse = seed.isMultiple(of: 3)
      for _ in 0..<Int.random(in: 1...25, using: &random) {
        let u = reservations.map { b in
          isCoarse ? b + (draw(0...1) * (1 - b) * 10).rounded() / 10 : draw(b...1)
        }
        shares.append(u)
      }
      func dominates(_ a: [Double], _ b: [Double]) -> Bool {
        a != b && zip(a, b).allSatisfy { $0 >= $1 }
      }
      talk = ConcessionProtocol(
        shares: shares.filter { u in !shares.contains { dominates($0, u) } },
        reservations: reservations, voices: voices ?? (0..<parties).map { _ in draw(0.2...3) })
    }
  }

  @Test("ends in an agreement, by strict concessions, within the bound", arguments: 2...5)
  func laws(parties: Int) throws {
    for seed in 0..<250 {
      let talk = Draw(seed: UInt64(seed * 10 + parties), parties: parties).talk
      let course = try #require(talk.run())
      // No party yields twice over one agreement.
      #expect(course.rounds.count <= parties * (talk.shares.count - 1), "seed \(seed)")
      var proposals = course.opening
      for k in 0..<parties {
        #expect(
          talk.shares.allSatisfy { $0[k] <= talk.shares[proposals[k]][k] }, "opening, seed \(seed)")
      }
      for round in course.rounds {
        #expect(round.proposals == proposals, "seed \(seed)")
        #expect(round.risks.allSatisfy { (0...1).contains($0) }, "seed \(seed)")
        #expect(
          talk.shares[round.concession][round.party]
            < talk.shares[proposals[round.party]][round.party], "seed \(seed): no concession")
        // Whoever could yield and did not had no less to lose.
        for k in 0..<parties where k != round.party {
          let own = talk.shares[proposals[k]][k]
          if talk.shares.contains(where: { $0[k] < own - 1e-9 }) {
            #expect(
              talk.voices[round.party] * round.risks[round.party] <= talk.voices[k]
                * round.risks[k], "seed \(seed): the wrong party yields")
          }
        }
        proposals[round.party] = round.concession
      }
      #expect(course.closing == proposals, "seed \(seed)")
      #expect(course.closing[course.proposer] == course.agreement, "seed \(seed)")
      for k in 0..<parties {
        let u = talk.shares[course.agreement][k]
        #expect(u >= talk.shares[proposals[k]][k] - 1e-9, "seed \(seed): not acceptable to \(k)")
        #expect(u >= talk.reservations[k], "seed \(seed): below the reservation of \(k)")
      }
      #expect(talk.run()?.agreement == course.agreement)
    }
  }

  /// Zeuthen's two parties end where Nash's product is greatest (Harsanyi 1956): risk a ≤ risk b says nothing
  /// but product a ≤ product b, and whoever stands at the greatest product never yields.
  @Test("two equal voices end at the greatest product of gains")
  func nashProduct() throws {
    for seed in 0..<500 {
      let talk = Draw(seed: UInt64(seed), parties: 2, voices: [1, 1]).talk
      let course = try #require(talk.run())
      func product(_ u: [Double]) -> Double {
        (u[0] - talk.reservations[0]) * (u[1] - talk.reservations[1])
      }
      let greatest = talk.shares.map(product).max()!
      #expect(
        product(talk.shares[course.agreement]) >= greatest - 1e-9,
        "seed \(seed): \(talk.shares[course.agreement])")
    }
  }

  /// Five agreements on a line, from nothing. Both open at their best, which leaves the other nothing: risks of
  /// 1. The first yields to (3/4, 1/4): the second now risks 3/4 and yields to (1/4, 3/4); 2/3 each; the first
  /// goes to the middle, and so does the second.
  @Test("a line of five ends in the middle") func collinear() throws {
    let line = [[1, 0], [0.75, 0.25], [0.5, 0.5], [0.25, 0.75], [0, 1]]
    let course = try #require(
      ConcessionProtocol(shares: line, reservations: [0, 0], voices: [1, 1]).run())
    #expect(course.opening == [0, 4])
    #expect(course.agreement == 2)
    #expect(course.rounds.first?.risks == [1, 1])
    #expect(course.rounds.first.map { [$0.party, $0.concession] } == [0, 1])
  }

  /// A louder voice lets the other yield: the agreement is at least as good for it, in all lists on a line.
  @Test("on a line a louder voice gains") func voices() throws {
    for count in [5, 9, 17] {
      let line = (0...count).map { [Double($0) / Double(count), 1 - Double($0) / Double(count)] }
      func own(_ voice: Double) throws -> Double {
        let talk = ConcessionProtocol(shares: line, reservations: [0, 0], voices: [voice, 1])
        return line[try #require(talk.run()).agreement][0]
      }
      let quiet = try own(0.25)
      let equal = try own(1)
      let loud = try own(4)
      #expect(quiet < equal && equal < loud, "\(quiet) \(equal) \(loud)")
    }
  }

  @Test("one agreement needs no round, none has no course") func fewest() throws {
    let course = try #require(
      ConcessionProtocol(shares: [[0.4, 0.2]], reservations: [0.1, 0.1], voices: [1, 1]).run())
    #expect(course.rounds.isEmpty && course.agreement == 0)
    #expect(ConcessionProtocol(shares: [], reservations: [0, 0], voices: [1, 1]).run() == nil)
  }
}
