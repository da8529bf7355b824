import PlanarGeometry

/// What a list of rings means, where they cross themselves or one another: the two libraries differ.
enum RingRules {
  /// polygon-clipping: each ring by parity, holes taken out of their shell, polygons united.
  static func unitedPolygons(_ polygons: [[[Coordinate]]]) throws -> Geometry {
    try Geometry.unaryUnion(
      polygons.compactMap { rings in
        guard let shell = rings.first else { return nil }
        let holes = try Geometry.unaryUnion(rings.dropFirst().map(area))
        return try area(of: shell).difference(holes)
      })
  }

  /// martinez: parity over all rings of the geometry.
  static func parity(_ polygons: [[[Coordinate]]]) throws -> Geometry {
    try polygons.joined().reduce(.empty(.polygon)) { whole, ring in
      try whole.symmetricDifference(area(of: ring))
    }
  }

  /// The area inside one ring by parity; nothing where there are fewer than three different corners.
  private static func area(of ring: [Coordinate]) throws -> Geometry {
    var ring = ring
    if let first = ring.first, ring.last != first { ring.append(first) }
    if ring.count < 4 { return .empty(.polygon) }
    return try Geometry.polygon(shell: ring).repaired().geometry
  }
}
