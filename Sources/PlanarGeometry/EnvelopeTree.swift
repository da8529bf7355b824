/// A packed tree of boxes: Sort-Tile-Recursive (Leutenegger, Lopez and Edgington 1997).
///
/// Built whole, never changed, and made of arrays only, so that any number of tasks may query it at once.
public struct EnvelopeTree: Sendable {
  private static let capacity = 16

  /// All boxes, level by level: the items in tiling order first, the root last.
  private var boxes: [Envelope] = []
  /// For an item its index; for a node the index in `boxes` of its first child.
  private var references: [Int32] = []
  /// Where each level ends in `boxes`.
  private var levelEnds: [Int] = []

  /// - Parameter envelopes: Nil where there is nothing to find.
  public init(_ envelopes: [Envelope?]) {
    precondition(envelopes.count < Int32.max, "too many items for one index")
    let items = Self.tiled(envelopes)
    boxes.reserveCapacity(items.count + items.count / 8 + 4)
    for (index, box) in items {
      boxes.append(box)
      references.append(Int32(index))
    }
    levelEnds.append(boxes.count)
    var start = 0
    while boxes.count - start > 1 {
      let end = boxes.count
      for first in stride(from: start, to: end, by: Self.capacity) {
        var box = boxes[first]
        for child in first + 1..<max(first + 1, min(first + Self.capacity, end)) {
          box = box.union(boxes[child])
        }
        boxes.append(box)
        references.append(Int32(first))
      }
      start = end
      levelEnds.append(boxes.count)
    }
  }

  /// Items cut into vertical slices by centre, each slice sorted upwards; ties by index.
  private static func tiled(_ envelopes: [Envelope?]) -> [(Int, Envelope)] {
    var items: [(Int, Envelope)] = []
    items.reserveCapacity(envelopes.count)
    for (index, box) in envelopes.enumerated() {
      // A box that is not a number is found by nothing, and would break the order.
      if let box, box.isFinite { items.append((index, box)) }
    }
    items.sort { ($0.1.minX + $0.1.maxX, $0.0) < ($1.1.minX + $1.1.maxX, $1.0) }
    let leaves = (items.count + capacity - 1) / capacity
    let slices = max(1, Int(Double(leaves).squareRoot().rounded(.up)))
    let perSlice = max(capacity, (leaves + slices - 1) / slices * capacity)
    for start in stride(from: 0, to: items.count, by: perSlice) {
      items[start..<min(start + perSlice, items.count)].sort {
        ($0.1.minY + $0.1.maxY, $0.0) < ($1.1.minY + $1.1.maxY, $1.0)
      }
    }
    return items
  }

  /// Whether there is nothing to find.
  public var isEmpty: Bool { boxes.isEmpty }

  private var itemCount: Int { levelEnds[0] }

  /// The children of a node lie together on the level below.
  private func children(of node: Int) -> Range<Int> {
    let first = Int(references[node])
    let level = levelEnds.firstIndex { first < $0 }!
    return first..<min(first + Self.capacity, levelEnds[level])
  }

  /// Calls `body` with every item whose box meets `envelope`, in no particular order.
  public func forEach(meeting envelope: Envelope, _ body: (Int) -> Void) {
    guard let root = boxes.indices.last, boxes[root].intersects(envelope) else { return }
    if root < itemCount { return body(Int(references[root])) }
    var stack = [root]
    while let node = stack.popLast() {
      for child in children(of: node) where boxes[child].intersects(envelope) {
        if child < itemCount { body(Int(references[child])) } else { stack.append(child) }
      }
    }
  }

  /// Visits items by growing distance of their boxes from `envelope`, equal ones by index.
  ///
  /// - Parameter body: Takes the item and the distance of its box, and returns the distance beyond
  ///   which nothing is wanted any more.
  public func forEach<Failure: Error>(
    nearest envelope: Envelope, within limit: Double,
    _ body: (Int, Double) throws(Failure) -> Double
  ) throws(Failure) {
    guard let root = boxes.indices.last else { return }
    var limit = limit
    var queue = DistanceQueue()
    queue.push(.init(distance: boxes[root].distance(to: envelope), order: -1, position: root))
    while let next = queue.pop(), next.distance <= limit {
      if next.position < itemCount {
        limit = try min(limit, body(Int(references[next.position]), next.distance))
        continue
      }
      for child in children(of: next.position) {
        let distance = boxes[child].distance(to: envelope)
        if distance > limit { continue }
        // Nodes before items of the same distance, so that items of one distance come by index.
        let order = child < itemCount ? Int(references[child]) : -1
        queue.push(.init(distance: distance, order: order, position: child))
      }
    }
  }
}

extension EnvelopeTree {
  /// Visits items whose boxes are near `envelope`, the nearer branches first, and passes over whatever is farther than
  /// what was found so far.
  ///
  /// Where only the least distance counts, this is several times as fast as ``forEach(nearest:within:_:)``, which
  /// has to keep a queue to hand items out in order.
  ///
  /// - Parameters:
  ///   - limit: The square of the distance beyond which nothing is wanted.
  ///   - body: Takes an item and returns the square of the distance beyond which nothing is wanted any more.
  public func forEach(
    near envelope: Envelope, withinSquared limit: Double, _ body: (Int) -> Double
  ) {
    guard let root = boxes.indices.last else { return }
    var limit = limit
    visit(root, near: envelope, &limit, body)
  }

  private func visit(
    _ node: Int, near envelope: Envelope, _ limit: inout Double, _ body: (Int) -> Double
  ) {
    if node < itemCount {
      limit = min(limit, body(Int(references[node])))
      return
    }
    let children = children(of: node)
    var distances = SIMD16<Double>(repeating: .infinity)
    for (lane, child) in children.enumerated() {
      distances[lane] = boxes[child].squaredDistance(to: envelope)
    }
    for _ in children {
      let least = distances.min()
      guard least < limit else { return }
      var lane = 0
      while distances[lane] != least { lane += 1 }
      distances[lane] = .infinity
      visit(children.lowerBound + lane, near: envelope, &limit, body)
    }
  }
}

/// A binary heap of tree positions by distance.
private struct DistanceQueue {
  struct Entry {
    let distance: Double
    let order: Int
    let position: Int

    func comes(before other: Entry) -> Bool {
      distance < other.distance || (distance == other.distance && order < other.order)
    }
  }

  private var entries: [Entry] = []

  mutating func push(_ entry: Entry) {
    entries.append(entry)
    var child = entries.count - 1
    while child > 0 {
      let parent = (child - 1) / 2
      if !entries[child].comes(before: entries[parent]) { return }
      entries.swapAt(child, parent)
      child = parent
    }
  }

  mutating func pop() -> Entry? {
    guard let first = entries.first, let last = entries.popLast() else { return nil }
    if entries.isEmpty { return first }
    entries[0] = last
    var parent = 0
    while true {
      var least = parent
      for child in 2 * parent + 1...2 * parent + 2 where child < entries.count {
        if entries[child].comes(before: entries[least]) { least = child }
      }
      if least == parent { return first }
      entries.swapAt(parent, least)
      parent = least
    }
  }
}
