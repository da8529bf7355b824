extension StreetGraph {
  /// The least cost from `source` to every node; infinity beyond `bound` or where no way leads.
  public func costs(from source: Int, within bound: Double = .infinity) -> [Double] {
    var paths = ShortestPaths(self)
    paths.search(from: [.init(node: source, cost: 0)], within: bound)
    return paths.costs
  }

  /// The least cost from each source to each target: one row for each source, infinity beyond `bound` or
  /// where no way leads.
  ///
  /// - Parameter tasks: How many tasks share the sources; the result does not depend on it.
  public func costs(
    from sources: [Int], to targets: [Int], within bound: Double = .infinity, tasks: Int
  ) async -> [[Double]] {
    await rows(sources.count, tasks: tasks) { paths, source in
      paths.search(from: [.init(node: sources[source], cost: 0)], within: bound)
      return targets.map { paths.costs[$0] }
    }
  }

  /// The same without tasks, for callers that cannot wait.
  public func costs(
    from sources: [Int], to targets: [Int], within bound: Double = .infinity
  ) -> [[Double]] {
    var paths = ShortestPaths(self)
    return sources.map { source in
      paths.search(from: [.init(node: source, cost: 0)], within: bound)
      return targets.map { paths.costs[$0] }
    }
  }

  /// Fills rows on several tasks, each of which keeps its own ``ShortestPaths``.
  func rows<Row: Sendable>(
    _ count: Int, tasks: Int, _ row: @escaping @Sendable (inout ShortestPaths, Int) -> Row
  ) async -> [Row] {
    let tasks = max(1, min(tasks, count))
    return await withTaskGroup(of: [(Int, Row)].self) { group in
      for task in 0..<tasks {
        group.addTask {
          var paths = ShortestPaths(self)
          return stride(from: task, to: count, by: tasks).map { ($0, row(&paths, $0)) }
        }
      }
      var rows = [Row?](repeating: nil, count: count)
      for await part in group {
        for (index, filled) in part { rows[index] = filled }
      }
      return rows.compactMap { $0 }
    }
  }
}
