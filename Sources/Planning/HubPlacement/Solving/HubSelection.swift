/// The cheapest allowed set of places for prices of places, and what it would cost to change one of them.
///
/// Only the numbers of hubs and the places that are fixed are looked at: candidates that exclude each
/// other, equity and the order of steps are left out, which can only make the answer cheaper.
struct HubSelection {
  /// Number of hubs of each step; nil for any.
  let hubsOfStep: [Int?]
  /// Whether fewer hubs will do.
  let isAtMost: Bool
  let placesPerStep: Int

  init(_ rules: HubRules) {
    hubsOfStep = rules.hubsOfStep
    isAtMost = rules.problem.isAtMost
    placesPerStep = rules.candidateCount
  }

  struct Answer {
    var value = 0.0
    var isChosen: [Bool]
    /// By place: by how much the value grows at least if the place is chosen although it is not, or not
    /// although it is. Infinite where that cannot be.
    var change: [Double]
  }

  func best(_ prices: [Double], closed: [Bool], open: [Bool]) -> Answer {
    var answer = Answer(
      isChosen: Array(repeating: false, count: prices.count),
      change: Array(repeating: .infinity, count: prices.count))
    for (step, hubs) in hubsOfStep.enumerated() {
      let range = step * placesPerStep..<(step + 1) * placesPerStep
      var forced = 0
      var free: [Int] = []
      for place in range {
        if open[place] {
          answer.isChosen[place] = true
          answer.value += prices[place]
          forced += 1
        } else if !closed[place] {
          free.append(place)
        }
      }
      free.sort { (prices[$0], $0) < (prices[$1], $1) }
      let room = hubs.map { max(0, $0 - forced) } ?? free.count
      let isExact = hubs != nil && !isAtMost
      var taken = min(room, free.count)
      if !isExact {
        taken = free.prefix(taken).firstIndex { prices[$0] >= 0 } ?? taken
      }
      for place in free.prefix(taken) {
        answer.isChosen[place] = true
        answer.value += prices[place]
      }
      // What leaves when another comes, what comes when one leaves.
      let leaving = taken == room && taken > 0 ? prices[free[taken - 1]] : 0
      let coming = taken < free.count ? prices[free[taken]] : isExact ? .infinity : 0
      for (position, place) in free.enumerated() {
        if position < taken {
          let instead = isExact ? coming : min(0, coming)
          answer.change[place] = instead - prices[place]
        } else if room == 0 {
          answer.change[place] = .infinity
        } else {
          answer.change[place] = prices[place] - (isExact || taken == room ? leaving : 0)
        }
      }
    }
    return answer
  }
}
