/// Swaps an open place for a closed one, opens one or closes one, as long as that helps (Teitz and Bart
/// 1968), with the gain, loss and correction of Resende and Werneck (2004) for all pairs at once.
struct Interchange {
  let instance: AssignmentInstance
  let selection: HubSelection
  /// Whether a set of open places keeps the rules that the numbers of hubs do not say.
  let isAllowed: (([Bool]) -> Bool)?
  /// Places that stay open.
  let kept: [Bool]

  /// A cost above all others, for clients that must be served and are not.
  private let penalty: Double

  init(
    _ instance: AssignmentInstance, _ selection: HubSelection, kept: [Bool],
    isAllowed: (([Bool]) -> Bool)?
  ) {
    self.instance = instance
    self.selection = selection
    self.kept = kept
    self.isAllowed = isAllowed
    penalty = Double(instance.clientCount + 1) * ((instance.costs.max() ?? 0) + 1)
  }

  /// Improves the open places until no exchange helps; they stay within the rules if they were.
  func improve(_ open: inout [Bool], until isOver: () -> Bool = { false }) {
    while !isOver(), let better = bestMove(open) { open = better }
  }

  /// Opens one place after the other where it helps most, until the numbers of hubs are reached.
  func greedy(from start: [Bool], closed: [Bool]) -> [Bool] {
    var open = start
    for (step, hubs) in selection.hubsOfStep.enumerated() {
      let range = step * selection.placesPerStep..<(step + 1) * selection.placesPerStep
      if step > 0 {
        for place in range where open[place - selection.placesPerStep] { open[place] = true }
      }
      var count = range.count { open[$0] }
      while count < hubs ?? range.count {
        let gains = self.gains(open)
        let order = range.filter { !open[$0] && !closed[$0] }
          .sorted { (gains[$0], -$0) > (gains[$1], -$1) }
        let isNeeded = !selection.isAtMost || gains.isEmpty
        guard
          let place = order.first(where: { place in
            guard let isAllowed else { return true }
            open[place] = true
            defer { open[place] = false }
            return isAllowed(open)
          }), isNeeded || gains[place] > 0 || count == 0
        else { break }
        open[place] = true
        count += 1
      }
    }
    return open
  }

  /// By place: what opening it takes off.
  private func gains(_ open: [Bool]) -> [Double] {
    var gains = instance.opening.map { -$0 }
    for client in 0..<instance.clientCount {
      let near = nearest(client, open).first.cost
      for index in instance.starts[client]..<instance.starts[client + 1] {
        guard instance.costs[index] < near else { break }
        gains[Int(instance.places[index])] += near - instance.costs[index]
      }
    }
    return gains
  }

  private func nearest(
    _ client: Int, _ open: [Bool]
  ) -> (first: (place: Int, cost: Double), second: Double) {
    let missed = instance.missed[client].isFinite ? instance.missed[client] : penalty
    var first: (place: Int, cost: Double) = (-1, missed)
    for index in instance.starts[client]..<instance.starts[client + 1]
    where open[Int(instance.places[index])] {
      if first.place >= 0 { return (first, instance.costs[index]) }
      first = (Int(instance.places[index]), instance.costs[index])
    }
    return (first, missed)
  }

  /// The open places after the best move that helps and is allowed; nil where none is.
  private func bestMove(_ open: [Bool]) -> [Bool]? {
    let openPlaces = open.indices.filter { open[$0] }
    var rank = Array(repeating: -1, count: open.count)
    for (position, place) in openPlaces.enumerated() { rank[place] = position }
    var gain = instance.opening.map { -$0 }
    var loss = openPlaces.map { -instance.opening[$0] }
    var both = Array(repeating: 0.0, count: openPlaces.count * open.count)
    let width = open.count
    for client in 0..<instance.clientCount {
      let (first, second) = nearest(client, open)
      let row = first.place < 0 ? -1 : rank[first.place]
      if row >= 0 { loss[row] += second - first.cost }
      var index = instance.starts[client]
      let end = instance.starts[client + 1]
      while index < end, instance.costs[index] < second {
        let place = Int(instance.places[index])
        if !open[place] {
          if instance.costs[index] < first.cost {
            gain[place] += first.cost - instance.costs[index]
          }
          if row >= 0 {
            both[row * width + place] += second - max(instance.costs[index], first.cost)
          }
        }
        index += 1
      }
    }
    return best(of: moves(open, openPlaces, gain, loss, both), open)
  }

  /// Places that close and places that open: one of each at a step, or at every step from one on.
  private struct Move {
    var closes: [Int] = []
    var opens: [Int] = []
    var profit: Double
  }

  private func moves(
    _ open: [Bool], _ openPlaces: [Int], _ gain: [Double], _ loss: [Double], _ both: [Double]
  ) -> [Move] {
    var found = Moves(keepsAll: isAllowed != nil)
    var rank = Array(repeating: -1, count: open.count)
    for (row, place) in openPlaces.enumerated() { rank[place] = row }
    func profit(_ leaving: Int, _ coming: Int) -> Double {
      gain[coming] - loss[rank[leaving]] + both[rank[leaving] * open.count + coming]
    }
    let steps = selection.hubsOfStep.count
    guard steps == 1 else { return nestedMoves(open, openPlaces, profit) }
    for leaving in openPlaces where !kept[leaving] {
      for place in open.indices where !open[place] {
        let gained = profit(leaving, place)
        if found.wants(gained) {
          found.note(Move(closes: [leaving], opens: [place], profit: gained))
        }
      }
    }
    // Where the number of hubs is free.
    let hubs = selection.hubsOfStep[0]
    if hubs == nil || selection.isAtMost {
      if openPlaces.count < hubs ?? open.count {
        for place in open.indices where !open[place] {
          found.note(Move(opens: [place], profit: gain[place]))
        }
      }
      for (row, leaving) in openPlaces.enumerated() where !kept[leaving] {
        found.note(Move(closes: [leaving], profit: -loss[row]))
      }
    }
    return found.all
  }

  /// Over several steps a hub that has come stays: another takes its place in all its steps, or two hubs
  /// change the steps at which they come.
  private func nestedMoves(
    _ open: [Bool], _ openPlaces: [Int], _ profit: (Int, Int) -> Double
  ) -> [Move] {
    var found = Moves(keepsAll: isAllowed != nil)
    let (width, steps) = (selection.placesPerStep, selection.hubsOfStep.count)
    func entry(_ candidate: Int) -> Int {
      (0..<steps).first { open[$0 * width + candidate] } ?? steps
    }
    let entries = (0..<width).map(entry)
    for leaving in 0..<width where entries[leaving] < steps && !kept[leaving] {
      for coming in 0..<width where entries[coming] > entries[leaving] {
        let span = entries[leaving]..<entries[coming]
        let gained = span.reduce(0) { $0 + profit($1 * width + leaving, $1 * width + coming) }
        if found.wants(gained) {
          found.note(
            Move(
              closes: span.map { $0 * width + leaving }, opens: span.map { $0 * width + coming },
              profit: gained))
        }
      }
    }
    return found.all
  }

  /// The best move, or all that help where not all are allowed.
  private struct Moves {
    let keepsAll: Bool
    private(set) var all: [Move] = []

    init(keepsAll: Bool) {
      self.keepsAll = keepsAll
    }

    func wants(_ profit: Double) -> Bool {
      profit > 1e-9 && (keepsAll || profit > all.first?.profit ?? 0)
    }

    mutating func note(_ move: Move) {
      guard wants(move.profit) else { return }
      if keepsAll { all.append(move) } else { all = [move] }
    }
  }

  private func best(of moves: [Move], _ open: [Bool]) -> [Bool]? {
    let sorted = moves.enumerated().sorted {
      ($0.element.profit, -$0.offset) > ($1.element.profit, -$1.offset)
    }
    for (_, move) in sorted.prefix(400) {
      var next = open
      for place in move.closes { next[place] = false }
      for place in move.opens { next[place] = true }
      if isAllowed?(next) ?? true { return next }
    }
    return nil
  }
}
