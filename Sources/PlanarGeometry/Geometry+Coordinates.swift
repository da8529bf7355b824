internal import CGEOS

/// One sequence of positions of a geometry, and what it is to it.
public struct CoordinatePath: Hashable, Sendable {
  /// What a path is to its part.
  public enum Role: Hashable, Sendable {
    case point
    case line
    case shell
    case hole
  }

  /// The number of the point, line or polygon that it belongs to, counted through all nested parts from 0.
  public let part: Int
  /// A point, a line, the outer ring of a polygon or one of its holes.
  public let role: Role
  /// Rings are closed: their last position equals the first.
  public let coordinates: [Coordinate]
}

extension Geometry {
  /// The position of a point; nil for an empty point or another kind.
  public var coordinate: Coordinate? {
    guard kind == .point, let envelope else { return nil }
    return Coordinate(x: envelope.minX, y: envelope.minY)
  }

  /// All positions in the order of the structure: parts, the shell of each, then its holes.
  public var coordinates: [Coordinate] {
    var result: [Coordinate] = []
    result.reserveCapacity(pointCount)
    forEachPath { result += $0.coordinates }
    return result
  }

  /// Calls `body` with every point, line or ring, in the order of the structure; empty ones are left out.
  public func forEachPath<Failure: Error>(
    _ body: (CoordinatePath) throws(Failure) -> Void
  ) throws(Failure) {
    var part = 0
    try unsafe Geometry.walk(storage.pointer, GEOSContext.current.handle, &part, body)
  }

  private static func walk<Failure: Error>(
    _ pointer: OpaquePointer, _ context: GEOSContextHandle_t, _ part: inout Int,
    _ body: (CoordinatePath) throws(Failure) -> Void
  ) throws(Failure) {
    let number = Int(unsafe GEOSGeomTypeId_r(context, pointer))
    switch GeometryKind(rawValue: number) {
    case .point, .lineString, .linearRing:
      let positions = unsafe GeometryBuilder.sequence(of: pointer, context)
      let role = number == GeometryKind.point.rawValue ? CoordinatePath.Role.point : .line
      if !positions.isEmpty {
        try body(CoordinatePath(part: part, role: role, coordinates: positions))
      }
      part += 1
    case .polygon:
      var positions: [Coordinate] = []
      var start = 0
      for end in unsafe GeometryBuilder.appendRings(of: pointer, to: &positions, context) {
        let ring = start == 0 && end == positions.count ? positions : Array(positions[start..<end])
        try body(
          CoordinatePath(part: part, role: start == 0 ? .shell : .hole, coordinates: ring))
        start = end
      }
      part += 1
    default:
      let count = unsafe GEOSGetNumGeometries_r(context, pointer)
      for index in 0..<count {
        if let child = unsafe GEOSGetGeometryN_r(context, pointer, index) {
          try unsafe walk(child, context, &part, body)
        }
      }
    }
  }

  /// The first position that is not two finite numbers.
  public var firstNonFiniteCoordinate: Coordinate? {
    coordinates.first { !$0.isFinite }
  }

  /// The same structure at other positions; heights stay as they are.
  ///
  /// - Parameter body: Changes all positions of the geometry at once, in place and in the order of
  ///   ``coordinates``; it must not change their number, nor treat equal positions differently.
  public func mapCoordinates<Failure: Error>(
    _ body: (inout [Coordinate]) throws(Failure) -> Void
  ) throws(Failure) -> Geometry {
    var positions = coordinates
    let count = positions.count
    try body(&positions)
    precondition(positions.count == count, "mapCoordinates must keep the number of positions")
    let context = GEOSContext.current
    let moved = unsafe positions.withUnsafeBufferPointer { buffer in
      var rest = unsafe buffer[...]
      return unsafe withUnsafeMutablePointer(to: &rest) { rest in
        unsafe GEOSGeom_transformXY_r(
          context.handle, storage.pointer,
          { x, y, user in
            let rest = unsafe user!.assumingMemoryBound(
              to: Slice<UnsafeBufferPointer<Coordinate>>.self)
            guard let next = unsafe rest.pointee.popFirst() else { return 0 }
            unsafe x!.pointee = next.x
            unsafe y!.pointee = next.y
            return 1
          }, rest)
      }
    }
    guard let moved = unsafe moved else {
      fatalError("GEOS could not copy a geometry: \(context.takeMessage() ?? "out of memory")")
    }
    return unsafe Geometry(owning: moved)
  }

  /// The same figure without heights; itself where it has none.
  public func flattened2D() throws(TopologyError) -> Geometry {
    if !hasZ { return self }
    return try derive("flatten") { unsafe GeometryBuilder.rebuild($1, $0) }
  }
}
