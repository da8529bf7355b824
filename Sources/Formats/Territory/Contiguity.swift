import PlanarGeometry

/// Whether two parcels share a boundary, and which parcels hang together.
///
/// Contiguous are parcels that share a stretch of boundary or overlap. Registers round vertices
/// (Etalab to seven decimals of a degree, about a centimetre), so a stretch also counts where the two
/// boundaries run no more than ``snap`` apart over at least ``leastStretch``. Touching in a corner is not
/// contiguity, nor is facing each other across a street.
enum Contiguity {
  /// Metres between two boundaries that are meant to be one.
  static let snap = 0.05
  /// Metres that such boundaries must run together: ten times the snap, so that the neighbourhood of a
  /// common corner does not pass for a common side.
  static let leastStretch = 0.5

  static func areContiguous(_ a: Geometry, _ b: Geometry) throws -> Bool {
    guard try a.isWithinDistance(snap, of: b) else { return false }
    if try a.intersects(b) {
      let matrix = Array(try a.relate(b))
      // Interiors that overlap, or boundaries that share a line (DE-9IM).
      if matrix[0] == "2" || matrix[4] == "1" { return true }
    }
    let near = try a.boundary.intersection(b.buffer(snap))
    return near.length >= leastStretch
  }

  /// The groups of contiguous geometries: each list ascending, lists by their first member.
  static func components(of geometries: [Geometry]) throws -> [[Int]] {
    var parent = Array(geometries.indices)
    func root(_ item: Int) -> Int {
      var item = item
      while parent[item] != item {
        parent[item] = parent[parent[item]]
        item = parent[item]
      }
      return item
    }
    let index = SpatialIndex(geometries)
    for (item, geometry) in geometries.enumerated() {
      guard let box = geometry.envelope else { continue }
      for other in index.query(box.expanded(by: snap)) where other > item {
        let (mine, its) = (root(item), root(other))
        // What already hangs together through others need not be measured.
        if mine == its { continue }
        if try areContiguous(geometry, geometries[other]) {
          parent[max(mine, its)] = min(mine, its)
        }
      }
    }
    var members: [Int: [Int]] = [:]
    for item in geometries.indices { members[root(item), default: []].append(item) }
    return members.keys.sorted().map { members[$0] ?? [] }
  }
}
