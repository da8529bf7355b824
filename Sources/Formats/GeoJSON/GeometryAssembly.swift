internal import PlanarGeometry

/// Builds geometries from scanned coordinates, closing rings that are open.
struct GeometryAssembly {
  /// Rings closed since ``GeoJSONParser`` last asked.
  var closedRings = 0

  /// - Returns: Nil for empty coordinates.
  mutating func geometry(
    _ type: GeoJSONType, _ arrays: inout CoordinateArrays
  ) throws -> Geometry? {
    let offset = arrays.offset
    func fault(_ reason: GeoJSONFault.Reason) -> GeoJSONFault {
      GeoJSONFault(offset: offset, reason: reason)
    }
    guard let depth = type.depth, arrays.depth > 0 else { return nil }
    guard arrays.depth == depth else {
      throw fault(.wrongNesting(type: type.rawValue, expected: depth, found: arrays.depth))
    }
    if arrays.hasEmptyPart { throw fault(.emptyPart) }
    do {
      switch type {
      case .point: return .point(arrays.positions[0])
      case .multiPoint: return .multiPoint(arrays.positions)
      case .lineString:
        guard arrays.positions.count >= 2 else { throw fault(.lineTooShort) }
        return try .lineString(arrays.positions)
      case .multiLineString:
        let lines = arrays.paths.map { Array(arrays.positions[$0]) }
        guard lines.allSatisfy({ $0.count >= 2 }) else { throw fault(.lineTooShort) }
        return try .multiLineString(lines)
      case .polygon:
        if let count = closeRings(&arrays) { throw fault(.ringTooShort(count)) }
        return try .polygon(arrays.positions, ringEnds: arrays.pathEnds)
      case .multiPolygon:
        if let count = closeRings(&arrays) { throw fault(.ringTooShort(count)) }
        return try .multiPolygon(
          arrays.positions, ringEnds: arrays.pathEnds, partEnds: arrays.partEnds)
      case .geometryCollection, .feature, .featureCollection: return nil
      }
    } catch let error as TopologyError {
      throw fault(.notBuilt(error.reason))
    }
  }

  /// Repeats the first position of open rings at their end.
  ///
  /// - Returns: The number of positions of the first ring that has too few; nil when all are rings now.
  private mutating func closeRings(_ arrays: inout CoordinateArrays) -> Int? {
    var open = 0
    var start = 0
    for end in arrays.pathEnds {
      let isClosed = arrays.positions[start] == arrays.positions[end - 1]
      if end - start + (isClosed ? 0 : 1) < 4 { return end - start }
      if !isClosed { open += 1 }
      start = end
    }
    if open == 0 { return nil }
    closedRings += open
    var positions: [Coordinate] = []
    positions.reserveCapacity(arrays.positions.count + open)
    for (index, path) in arrays.paths.enumerated() {
      positions += arrays.positions[path]
      if arrays.positions[path.lowerBound] != arrays.positions[path.upperBound - 1] {
        positions.append(arrays.positions[path.lowerBound])
      }
      arrays.pathEnds[index] = positions.count
    }
    arrays.positions = positions
    return nil
  }
}

extension CoordinateArrays {
  /// The positions of each line or ring.
  var paths: [Range<Int>] {
    var start = 0
    return pathEnds.map { end in
      defer { start = end }
      return start..<end
    }
  }
}
