internal import CGEOS

extension Geometry {
  /// The same figure with shells counter-clockwise and holes clockwise (RFC 7946 §3.1.6); itself where
  /// they already are, and where there is no polygon.
  public func orientedForGeoJSON() throws(TopologyError) -> Geometry {
    switch kind {
    case .point, .lineString, .linearRing, .multiPoint, .multiLineString:
      return self
    case .polygon:
      return try orientedPolygon()
    case .multiPolygon, .geometryCollection:
      let before = parts
      var after: [Geometry] = []
      for part in before { after.append(try part.orientedForGeoJSON()) }
      if zip(before, after).allSatisfy({ $0.storage === $1.storage }) { return self }
      return try .multi(kind, after)
    }
  }

  private func orientedPolygon() throws(TopologyError) -> Geometry {
    var positions: [Coordinate] = []
    var ends: [Int] = []
    var turned = false
    forEachPath { path in
      let wantsLeft = path.role == .shell
      if (Coordinate.signedArea(path.coordinates) > 0) == wantsLeft {
        positions += path.coordinates
      } else {
        positions += path.coordinates.reversed()
        turned = true
      }
      ends.append(positions.count)
    }
    return turned ? try .polygon(positions, ringEnds: ends) : self
  }
}

extension Coordinate {
  /// The area inside a closed ring, positive when it runs counter-clockwise (the shoelace formula,
  /// relative to the first position so that large coordinates do not cancel).
  static func signedArea(_ ring: [Coordinate]) -> Double {
    guard let origin = ring.first else { return 0 }
    var twice = 0.0
    for index in ring.indices.dropLast() {
      let a = ring[index]
      let b = ring[index + 1]
      twice += (a.x - origin.x) * (b.y - origin.y) - (b.x - origin.x) * (a.y - origin.y)
    }
    return twice / 2
  }
}
