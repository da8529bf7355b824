import PlanarGeometry

/// An R-tree over boxes, packed into flat arrays by sort-tile-recursive (Leutenegger, Lopez and Edgington 1997).
///
/// Unlike the tree of GEOS it is a value that several threads may search at once.
struct PackedTree: Sendable {
  static let fanout = 16

  /// The items' boxes in tree order, then each level above them.
  private(set) var boxes: [Envelope] = []
  /// The item at each of the first places.
  private(set) var items: [Int32] = []
  /// Where each level starts in `boxes`; one more entry ends the last.
  private(set) var levels: [Int] = [0]

  var isEmpty: Bool { items.isEmpty }

  /// - Parameter entries: Items with their boxes; items without a box are left out by the caller.
  init(_ entries: [(item: Int32, box: Envelope)]) {
    struct Key {
      let value: Double
      let entry: Int32
    }
    let count = entries.count
    guard count > 0 else { return }
    var keys = entries.indices.map {
      Key(value: entries[$0].box.minX + entries[$0].box.maxX, entry: Int32($0))
    }
    // Entry numbers break ties, so that equal boxes always end in the same order.
    func sort(_ range: Range<Int>) {
      keys[range].sort { ($0.value, $0.entry) < ($1.value, $1.entry) }
    }
    sort(0..<count)
    let leaves = (count + Self.fanout - 1) / Self.fanout
    let slice = Int(Double(leaves).squareRoot().rounded(.up)) * Self.fanout
    for start in stride(from: 0, to: count, by: slice) {
      let range = start..<min(start + slice, count)
      for place in range {
        let entry = keys[place].entry
        let box = entries[Int(entry)].box
        keys[place] = Key(value: box.minY + box.maxY, entry: entry)
      }
      sort(range)
    }
    items = keys.map { entries[Int($0.entry)].item }
    boxes = keys.map { entries[Int($0.entry)].box }
    levels.append(count)
    while levels[levels.count - 1] - levels[levels.count - 2] > 1 {
      let range = levels[levels.count - 2]..<levels[levels.count - 1]
      for first in stride(from: range.lowerBound, to: range.upperBound, by: Self.fanout) {
        var box = boxes[first]
        for place in first..<min(first + Self.fanout, range.upperBound) {
          box = box.union(boxes[place])
        }
        boxes.append(box)
      }
      levels.append(boxes.count)
    }
  }

  /// Appends the items whose boxes meet `box`, in tree order.
  func query(_ box: Envelope, stack: inout [Step], into hits: inout [Int32]) {
    guard !isEmpty else { return }
    stack.removeAll(keepingCapacity: true)
    stack.append(Step(level: levels.count - 2, place: boxes.count - 1, squaredDistance: 0))
    while let step = stack.popLast() {
      guard boxes[step.place].intersects(box) else { continue }
      if step.level == 0 {
        hits.append(items[step.place])
      } else {
        for place in children(of: step).reversed() {
          stack.append(Step(level: step.level - 1, place: place, squaredDistance: 0))
        }
      }
    }
  }

  /// Visits items by growing distance of their boxes from `box`, roughly, and leaves out those that are not
  /// nearer than the least squared distance that `measure` has returned so far.
  ///
  /// - Parameter measure: Gives the squared distance of an item, or anything not less than `bound` where it is
  ///   not nearer.
  /// - Returns: The least squared distance, or `bound` where nothing is nearer.
  func nearest(
    to box: Envelope, bound: Double, stack: inout [Step],
    _ measure: (_ item: Int32, _ bound: Double, _ boxDistance: Double) -> Double
  ) -> Double {
    var best = bound
    guard !isEmpty else { return best }
    stack.removeAll(keepingCapacity: true)
    let root = boxes.count - 1
    stack.append(
      Step(
        level: levels.count - 2, place: root,
        squaredDistance: boxes[root].squaredDistance(to: box)))
    while let step = stack.popLast() {
      guard step.squaredDistance < best else { continue }
      if step.level == 0 {
        best = min(best, measure(items[step.place], best, step.squaredDistance))
        if best == 0 { return 0 }
        continue
      }
      let base = stack.count
      for place in children(of: step) {
        let distance = boxes[place].squaredDistance(to: box)
        guard distance < best else { continue }
        // Insertion keeps the nearest child on top of the stack.
        var at = stack.count
        stack.append(Step(level: step.level - 1, place: place, squaredDistance: distance))
        while at > base, stack[at - 1].squaredDistance < distance {
          stack.swapAt(at, at - 1)
          at -= 1
        }
      }
    }
    return best
  }

  /// A box still to be looked at.
  struct Step {
    let level: Int
    let place: Int
    let squaredDistance: Double
  }

  private func children(of step: Step) -> Range<Int> {
    let below = levels[step.level - 1]..<levels[step.level]
    let first = below.lowerBound + (step.place - levels[step.level]) * Self.fanout
    return first..<min(first + Self.fanout, below.upperBound)
  }
}
