import Land
import Testing

@testable import Planning

/// Cases whose answers are known by hand, from the literature on bankruptcy, cakes and matching.
@Suite("known cases of fair division")
struct LiteratureTests {
  /// An estate of land and claims on it: each department's demand can take any part of its claim.
  private func estate(_ land: Double, claims: [Double], b: [String: Double] = ["k0": 0]) throws
    -> HandMade
  {
    var made = HandMade(departments: claims.indices.map { "k\($0)" })
    try made.site("estate", land: land)
    for (k, claim) in claims.enumerated() {
      made.demand("d\(k)", "k\(k)", min: 0.01, target: claim)
    }
    made.scenario.coordination.statusQuo = .shares(b)
    return made
  }

  private func areas(_ made: HandMade, _ rule: Rule) throws -> [Double] {
    let allocation = try made.solve(rule)
    return made.scenario.demands.map { demand in
      allocation.placements.filter { $0.demand == demand.id }.reduce(0) { $0 + $1.area }
    }
  }

  private func expect(_ found: [Double], _ expected: [Double], _ what: Comment) {
    for (x, y) in zip(found, expected) { #expect(abs(x - y) <= 0.021, what) }
  }

  /// Land, and what each rule gives.
  private static let estates: [(Double, [Double], [Double])] = [
    (100, [33.33, 33.33, 33.33], [33.33, 33.33, 33.33]),
    (200, [66.67, 66.67, 66.67], [40, 80, 80]),
    (300, [100, 100, 100], [50, 100, 150]),
    (500, [100, 200, 200], [83.33, 166.67, 250]),
  ]

  /// The estate of the Mishnah (Ketubot 93a): claims of 100, 200 and 300. Dagan and Volij (Mathematical Social
  /// Sciences 26, 1993): Nash gives constrained equal awards, Kalai-Smorodinsky shares in proportion to claims
  /// cut at the estate.
  @Test(
    "bankruptcy: Nash gives constrained equal awards, Kalai-Smorodinsky proportional ones",
    arguments: estates)
  func bankruptcy(land: Double, nash: [Double], proportional: [Double]) throws {
    let made = try estate(land, claims: [100, 200, 300])
    expect(try areas(made, .nash), nash, "Nash, estate \(land)")
    expect(try areas(made, .kalaiSmorodinsky), proportional, "Kalai-Smorodinsky, estate \(land)")
    // From nothing, the worst-off share is greatest where all shares are equal.
    expect(try areas(made, .leximin), proportional, "leximin, estate \(land)")
  }

  /// The contested garment (Mishnah, Bava Metzia 2a; Aumann and Maschler, Journal of Economic Theory 36, 1985):
  /// one claims all of 100, the other half. What is not contested goes to the first; the contested half is
  /// shared equally: 75 and 25. It is Nash's answer from what each concedes.
  @Test("the contested garment") func contestedGarment() throws {
    let made = try estate(100, claims: [100, 50], b: ["k0": 0.5])
    expect(try areas(made, .nash), [75, 25], "contested garment")
  }

  /// Two layers of a cake, one of which only the first wants: a market with equal incomes, which is Nash's
  /// answer (Eisenberg and Gale 1959, Varian 1974), lets the other keep the layer that nobody contests and the
  /// first all of the one it wants; leximin levels the shares at two thirds.
  @Test("a cake of two layers") func cake() throws {
    var made = HandMade(departments: ["k0", "k1"])
    try made.site("chocolate", land: 100)
    try made.site("vanilla", land: 100, x: 100)
    made.demand("d0", "k0", min: 0.01, target: 100)
    made.demand("d1", "k1", min: 0.02, target: 200, parts: 2)
    made.failures["d0 vanilla"] = [Finding(origin: .requirement(0), outcome: .failed)]
    made.scenario.coordination.statusQuo = .shares(["k0": 0])
    // A part has at least its hundredth of a square metre, so the first gives that much up.
    expect(try areas(made, .nash), [100, 100], "equal incomes")
    expect(try areas(made, .leximin), [200 / 3.0, 400 / 3.0], "equal shares")
    expect(try areas(made, .utilitarian), [100, 100], "greatest sum")
  }

  /// Sites for one programme each: the greatest sum is an optimal assignment (Kuhn 1955), the worst-off first a
  /// bottleneck assignment (Gross 1959).
  @Test("matching: optimal and bottleneck assignment") func matching() throws {
    var made = HandMade(departments: ["k0", "k1", "k2"])
    for (index, site) in ["a", "b", "c"].enumerated() {
      try made.site(site, land: 100, x: Double(index) * 100)
    }
    // Shares by department and site; each could have 1 alone.
    let shares = [[1.0, 0.9, 0.4], [1.0, 0.2, 0.3], [1.0, 0.8, 0.7]]
    for (k, row) in shares.enumerated() {
      made.demand("d\(k)", "k\(k)", min: 100)
      for (site, share) in zip(["a", "b", "c"], row) { made.scores["d\(k) \(site)"] = share }
    }
    // k1 on a; then 0.9 + 0.7 beats 0.4 + 0.8. It is the bottleneck optimum as well.
    #expect(try made.solve(.utilitarian).summary == ["d0@b:100", "d1@a:100", "d2@c:100"])
    #expect(try made.solve(.leximin).summary == ["d0@b:100", "d1@a:100", "d2@c:100"])
    // Now 1 + 0.6 + 0.99 is the greatest sum, and 0.65 in 0.9, 1, 0.65 the greatest least share.
    made.scores["d1 c"] = 0.6
    made.scores["d2 b"] = 0.99
    made.scores["d2 c"] = 0.65
    #expect(try made.solve(.utilitarian).summary == ["d0@a:100", "d1@c:100", "d2@b:100"])
    #expect(try made.solve(.leximin).summary == ["d0@b:100", "d1@a:100", "d2@c:100"])
  }

  /// Where sites cannot be divided, fixing the department that is worst-off in the first answer can exclude the
  /// better second level (Ogryczak and Śliwiński 2006): here (0.2, 1, 0.5) and (1, 0.2, 1) share the first.
  @Test("leximin without convexity") func nonConvex() throws {
    var made = HandMade(
      departments: ["k0", "k1", "k2"],
      uses: [Use(id: "any"), Use(id: "loud"), Use(id: "quiet", apart: ["loud": 50])])
    for (site, x) in [("a", 0.0), ("b", 1000), ("c", 1030), ("d", 5000)] {
      try made.site(site, land: 100, x: x)
    }
    made.demand("d0", "k0", min: 100)
    made.demand("d1", "k1", use: "loud", min: 100)
    made.demand("d2", "k2", use: "quiet", min: 100)
    let scores: [String: [String: Double]] = [
      "d0": ["a": 0.2, "b": 1], "d1": ["a": 0.2, "b": 1], "d2": ["c": 1, "d": 0.5],
    ]
    for demand in ["d0", "d1", "d2"] {
      for site in ["a", "b", "c", "d"] {
        if let score = scores[demand]![site] {
          made.scores["\(demand) \(site)"] = score
        } else {
          made.failures["\(demand) \(site)"] = [
            Finding(origin: .requirement(0), outcome: .failed)
          ]
        }
      }
    }
    #expect(try made.solve(.leximin).summary == ["d0@b:100", "d1@a:100", "d2@c:100"])
  }

  /// Voices: twice the voice, twice the share (leximin, Kalai-Smorodinsky) or twice the gain (Nash).
  @Test("voices weigh", arguments: [Rule.leximin, .nash, .kalaiSmorodinsky])
  func voices(rule: Rule) throws {
    var made = try estate(300, claims: [300, 300])
    made.scenario.departments[1].voice = 2
    expect(try areas(made, rule), [100, 200], "\(rule)")
  }
}
