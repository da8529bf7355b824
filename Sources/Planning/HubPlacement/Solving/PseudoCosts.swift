/// By how much the bound grew, for each unit by which a place was closed or opened.
struct PseudoCosts {
  private var down: [Double]
  private var up: [Double]
  private var trials: [Int]

  init(count: Int) {
    down = Array(repeating: 0, count: count)
    up = down
    trials = Array(repeating: 0, count: count)
  }

  mutating func note(_ place: Int, _ value: Double, down: Double, up: Double) {
    self.down[place] += down / max(value, 1e-6)
    self.up[place] += up / max(1 - value, 1e-6)
    trials[place] += 1
  }

  func isReliable(_ place: Int) -> Bool { trials[place] >= 2 }

  func score(_ place: Int, _ value: Double) -> Double {
    let (down, up) = trials[place] > 0 ? known(place) : average
    return PseudoCosts.product(down * value, up * (1 - value))
  }

  private func known(_ place: Int) -> (Double, Double) {
    (down[place] / Double(trials[place]), up[place] / Double(trials[place]))
  }

  private var average: (Double, Double) {
    let count = Double(max(1, trials.reduce(0, +)))
    return (max(1e-6, down.reduce(0, +) / count), max(1e-6, up.reduce(0, +) / count))
  }

  static func product(_ down: Double, _ up: Double) -> Double {
    max(down, 1e-6) * max(up, 1e-6)
  }
}
