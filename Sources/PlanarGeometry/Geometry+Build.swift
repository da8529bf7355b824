internal import CGEOS

// Geometries from coordinates. GEOS checks what it must (rings closed, at least four positions);
// that rings do not cross is a matter of `invalidity`.
extension Geometry {
  /// A point; an empty one where both numbers are NaN.
  public static func point(_ coordinate: Coordinate) -> Geometry {
    make { unsafe GeometryBuilder.point(coordinate, $0) }
  }

  /// A point from its two numbers.
  public static func point(x: Double, y: Double) -> Geometry {
    point(Coordinate(x: x, y: y))
  }

  /// A rectangle; a box of no width or height gives a flat, invalid polygon that predicates still accept.
  public static func box(_ envelope: Envelope) -> Geometry {
    let corners = [
      Coordinate(x: envelope.minX, y: envelope.minY),
      Coordinate(x: envelope.maxX, y: envelope.minY),
      Coordinate(x: envelope.maxX, y: envelope.maxY),
      Coordinate(x: envelope.minX, y: envelope.maxY),
      Coordinate(x: envelope.minX, y: envelope.minY),
    ]
    return make { unsafe GeometryBuilder.polygon(corners, from: 0, ringEnds: [5], $0) }
  }

  /// A geometry of this kind with no point in it.
  public static func empty(_ kind: GeometryKind = .geometryCollection) -> Geometry {
    make { context in
      switch kind {
      case .point: unsafe GEOSGeom_createEmptyPoint_r(context)
      case .lineString: unsafe GEOSGeom_createEmptyLineString_r(context)
      case .linearRing: unsafe GeometryBuilder.ring([], context)
      case .polygon: unsafe GEOSGeom_createEmptyPolygon_r(context)
      default: unsafe GEOSGeom_createEmptyCollection_r(context, Int32(kind.rawValue))
      }
    }
  }

  /// A line through at least two positions, or none.
  public static func lineString(_ positions: [Coordinate]) throws(TopologyError) -> Geometry {
    try build("line", of: positions.count) { unsafe GeometryBuilder.line(positions[...], $0) }
  }

  /// A polygon of closed rings: the last position of each equals its first.
  public static func polygon(
    shell: [Coordinate], holes: [[Coordinate]] = []
  ) throws(TopologyError) -> Geometry {
    if shell.isEmpty && holes.isEmpty { return empty(.polygon) }
    var positions = shell
    var ends = [shell.count]
    for hole in holes {
      positions += hole
      ends.append(positions.count)
    }
    return try polygon(positions, ringEnds: ends)
  }

  /// A polygon whose closed rings lie one after the other in `positions`, the shell first.
  ///
  /// - Parameter ringEnds: Where each ring ends: the index after its last position. Ascending.
  public static func polygon(
    _ positions: [Coordinate], ringEnds: [Int]
  ) throws(TopologyError) -> Geometry {
    try build("polygon", of: positions.count) {
      unsafe GeometryBuilder.polygon(positions, from: 0, ringEnds: ringEnds[...], $0)
    }
  }

  /// A multi-point of these positions, in their order.
  public static func multiPoint(_ positions: [Coordinate]) -> Geometry {
    make { context in
      var parts: [OpaquePointer?] = unsafe []
      for position in positions { unsafe parts.append(GeometryBuilder.point(position, context)) }
      return unsafe GeometryBuilder.collection(.multiPoint, taking: parts, context)
    }
  }

  /// A multi-line of lines through at least two positions each.
  public static func multiLineString(
    _ lines: [[Coordinate]]
  ) throws(TopologyError) -> Geometry {
    try build("multi-line", of: lines.reduce(0) { $0 + $1.count }) { context in
      unsafe assemble(.multiLineString, count: lines.count, context) {
        unsafe GeometryBuilder.line(lines[$0][...], context)
      }
    }
  }

  /// Polygons whose closed rings lie one after the other in `positions`, the shell of each first.
  ///
  /// - Parameters:
  ///   - ringEnds: Where each ring ends in `positions`. Ascending.
  ///   - partEnds: Where each polygon ends in `ringEnds`. Ascending.
  public static func multiPolygon(
    _ positions: [Coordinate], ringEnds: [Int], partEnds: [Int]
  ) throws(TopologyError) -> Geometry {
    try build("multi-polygon", of: positions.count) { context in
      unsafe assemble(.multiPolygon, count: partEnds.count, context) { part in
        let first = part == 0 ? 0 : partEnds[part - 1]
        return unsafe GeometryBuilder.polygon(
          positions, from: first == 0 ? 0 : ringEnds[first - 1],
          ringEnds: ringEnds[first..<partEnds[part]], context)
      }
    }
  }

  /// The multi-geometry of parts of one kind: `multi(.multiPolygon, polygons)`.
  public static func multi(
    _ kind: GeometryKind, _ parts: [Geometry]
  ) throws(TopologyError) -> Geometry {
    for part in parts where kind != .geometryCollection && part.kind.multi != kind {
      throw TopologyError(
        operation: "build", operand: kind.name, reason: "\(part) is not a part for it")
    }
    return try build(kind.name, of: parts.reduce(0) { $0 + $1.pointCount }) { context in
      unsafe assemble(kind, count: parts.count, context) {
        unsafe GEOSGeom_clone_r(context, parts[$0].storage.pointer)
      }
    }
  }

  /// The multi-polygon of these polygons, which are copied into it.
  public static func multiPolygon(_ polygons: [Geometry]) throws(TopologyError) -> Geometry {
    try multi(.multiPolygon, polygons)
  }

  /// A collection of any geometries, which are copied into it.
  public static func collection(_ parts: [Geometry]) throws(TopologyError) -> Geometry {
    try multi(.geometryCollection, parts)
  }

  /// For what GEOS cannot refuse.
  @safe private static func make(_ body: (GEOSContextHandle_t) -> OpaquePointer?) -> Geometry {
    let context = GEOSContext.current
    guard let pointer = unsafe body(context.handle) else {
      fatalError("GEOS: \(context.takeMessage() ?? "out of memory")")
    }
    return unsafe Geometry(owning: pointer)
  }

  @safe private static func build(
    _ what: String, of count: Int, _ body: (GEOSContextHandle_t) -> OpaquePointer?
  ) throws(TopologyError) -> Geometry {
    let context = GEOSContext.current
    _ = context.takeMessage()
    guard let pointer = unsafe body(context.handle) else {
      throw TopologyError(
        operation: "build", operand: "\(what) of \(count) points", message: context.takeMessage())
    }
    return unsafe Geometry(owning: pointer)
  }

  private static func assemble(
    _ kind: GeometryKind, count: Int, _ context: GEOSContextHandle_t,
    _ part: (Int) -> OpaquePointer?
  ) -> OpaquePointer? {
    var parts: [OpaquePointer?] = unsafe []
    unsafe parts.reserveCapacity(count)
    for index in 0..<count {
      guard let made = unsafe part(index) else {
        unsafe GeometryBuilder.destroy(parts, context)
        return nil
      }
      unsafe parts.append(made)
    }
    return unsafe GeometryBuilder.collection(kind, taking: parts, context)
  }
}
