/// Clients that share one column of cost in a ``BendersMaster``: neighbours, so that the cuts of a group name few places.
struct ClientGroups {
  /// By group, ascending within it.
  let clients: [[Int]]

  /// - Parameters:
  ///   - open: The places of a good plan: clients of one hub, and among them those nearest to one place, come together.
  ///   - size: Of the groups.
  init(_ instance: AssignmentInstance, open: [Bool], size: Int) {
    let keys = (0..<instance.clientCount).map { client in
      let range = instance.starts[client]..<instance.starts[client + 1]
      let hub = range.first { open[Int(instance.places[$0])] }.map { Int(instance.places[$0]) }
      return (
        step: instance.origins[client].step, hub: hub ?? -1,
        nearest: range.isEmpty ? -1 : Int(instance.places[range.lowerBound])
      )
    }
    let order = keys.indices.sorted {
      (keys[$0].step, keys[$0].hub, keys[$0].nearest, $0)
        < (keys[$1].step, keys[$1].hub, keys[$1].nearest, $1)
    }
    var groups: [[Int]] = []
    for client in order {
      if let last = groups.last?.last, groups[groups.count - 1].count < size,
        keys[last].step == keys[client].step, keys[last].hub == keys[client].hub
      {
        groups[groups.count - 1].append(client)
      } else {
        groups.append([client])
      }
    }
    clients = groups.map { $0.sorted() }
  }
}
