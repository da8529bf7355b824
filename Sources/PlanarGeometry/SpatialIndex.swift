/// Finds geometries by place: which meet a box, are related to a geometry, lie within a distance, or nearest.
///
/// Built up front over the envelopes and immutable from then on, so that tasks may share one. Every
/// answer is a list of indices into the array it was made from, ascending; empty geometries are never found.
public struct SpatialIndex: Sendable {
  /// What was indexed.
  public let geometries: [Geometry]
  let tree: EnvelopeTree

  /// Indexes the envelopes of these geometries.
  public init(_ geometries: [Geometry]) {
    self.geometries = geometries
    tree = EnvelopeTree(geometries.map(\.envelope))
  }

  /// An index of boxes: relations and distances are those of rectangles.
  public init(envelopes: [Envelope]) {
    self.init(envelopes.map(Geometry.box))
  }

  /// How many geometries were given, empty ones included.
  public var count: Int { geometries.count }

  /// The items whose envelope meets the box.
  public func query(_ envelope: Envelope) -> [Int] {
    var found: [Int] = []
    tree.forEach(meeting: envelope) { found.append($0) }
    found.sort()
    return found
  }

  /// The items to which `geometry` is so related: `query(zone, .contains)` gives what lies in the zone.
  public func query(
    _ geometry: Geometry, _ predicate: Predicate = .intersects
  ) throws(TopologyError) -> [Int] {
    guard let envelope = geometry.envelope else { return [] }
    let candidates = query(envelope)
    if candidates.isEmpty { return [] }
    let prepared = PreparedGeometry(geometry)
    var found: [Int] = []
    for candidate in candidates where try prepared.test(predicate, geometries[candidate]) {
      found.append(candidate)
    }
    return found
  }

  /// The same for many geometries: one list of items for each. The geometries asked with are the prepared side,
  /// so index the many small ones and ask with the few large ones where the choice is free.
  public func query(
    _ geometries: [Geometry], _ predicate: Predicate = .intersects
  ) throws(TopologyError) -> [[Int]] {
    var answers: [[Int]] = []
    answers.reserveCapacity(geometries.count)
    for geometry in geometries { answers.append(try query(geometry, predicate)) }
    return answers
  }

  /// The items at most `distance` away, edge to edge.
  public func query(
    within distance: Double, of geometry: Geometry
  ) throws(TopologyError) -> [Int] {
    guard let envelope = geometry.envelope else { return [] }
    let candidates = query(envelope.expanded(by: distance))
    if candidates.isEmpty { return [] }
    let prepared = PreparedGeometry(geometry)
    var found: [Int] = []
    for candidate in candidates
    where try prepared.isWithinDistance(distance, of: geometries[candidate]) {
      found.append(candidate)
    }
    return found
  }

  /// The item nearest to `geometry` and its exact distance; of equally near ones the least index.
  ///
  /// - Parameters:
  ///   - limit: Nothing farther than this is looked for.
  ///   - accept: Items it refuses are passed over: the geometry itself, for instance.
  /// - Returns: Nil where nothing accepted lies within the limit.
  public func nearest(
    to geometry: Geometry, within limit: Double = .infinity,
    where accept: (Int) -> Bool = { _ in true }
  ) throws(TopologyError) -> (index: Int, distance: Double)? {
    guard let envelope = geometry.envelope else { return nil }
    let prepared = PreparedGeometry(geometry)
    var best: (index: Int, distance: Double)?
    try tree.forEach(nearest: envelope, within: limit) {
      (item, _) throws(TopologyError) -> Double in
      guard accept(item) else { return limit }
      let distance = try prepared.distance(to: geometries[item])
      if distance <= limit,
        best.map({ (distance, item) < ($0.distance, $0.index) }) ?? true
      {
        best = (item, distance)
      }
      return best?.distance ?? limit
    }
    return best
  }
}
