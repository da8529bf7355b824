import Dispatch

/// The same work on many items, on all cores.
enum Parallel {
  /// The results in the order of the items, whatever the number of cores.
  static func map<Item: Sendable, Result: Sendable>(
    _ items: [Item], _ body: @escaping @Sendable (Item) -> Result
  ) -> [Result] {
    guard items.count > 1 else { return items.map(body) }
    var results = [Result?](repeating: nil, count: items.count)
    results.withUnsafeMutableBufferPointer { buffer in
      // Each iteration writes its own element and no other, and all have ended before the buffer does.
      nonisolated(unsafe) let places = buffer
      DispatchQueue.concurrentPerform(iterations: items.count) { places[$0] = body(items[$0]) }
    }
    return results.compactMap { $0 }
  }
}
