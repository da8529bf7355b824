internal import CGEOS

/// Assembles GEOS geometries from coordinates. Every function returns a handle that the caller owns,
/// or nil after GEOS has left its message in the context; on failure nothing leaks.
enum GeometryBuilder {
  typealias Context = GEOSContextHandle_t

  static func point(_ coordinate: Coordinate, _ context: Context) -> OpaquePointer? {
    unsafe GEOSGeom_createPointFromXY_r(context, coordinate.x, coordinate.y)
  }

  static func line(_ positions: ArraySlice<Coordinate>, _ context: Context) -> OpaquePointer? {
    guard let sequence = unsafe CoordinateSequence.make(positions, context) else { return nil }
    return unsafe GEOSGeom_createLineString_r(context, sequence)
  }

  static func ring(_ positions: ArraySlice<Coordinate>, _ context: Context) -> OpaquePointer? {
    guard let sequence = unsafe CoordinateSequence.make(positions, context) else { return nil }
    return unsafe GEOSGeom_createLinearRing_r(context, sequence)
  }

  /// A polygon of rings that lie one after the other in `positions`, the shell first.
  static func polygon(
    _ positions: [Coordinate], from start: Int, ringEnds: ArraySlice<Int>, _ context: Context
  ) -> OpaquePointer? {
    if ringEnds.isEmpty { return unsafe GEOSGeom_createEmptyPolygon_r(context) }
    var rings: [OpaquePointer?] = unsafe []
    unsafe rings.reserveCapacity(ringEnds.count)
    var start = start
    for end in ringEnds {
      guard let ring = unsafe ring(positions[start..<end], context) else {
        unsafe destroy(rings, context)
        return nil
      }
      unsafe rings.append(ring)
      start = end
    }
    let shell = unsafe rings.removeFirst()
    let count = UInt32(unsafe rings.count)
    return unsafe rings.withUnsafeMutableBufferPointer {
      unsafe GEOSGeom_createPolygon_r(context, shell, $0.baseAddress, count)
    }
  }

  /// A multi-geometry or collection that takes over `parts`.
  static func collection(
    _ kind: GeometryKind, taking parts: [OpaquePointer?], _ context: Context
  ) -> OpaquePointer? {
    if unsafe parts.isEmpty {
      return unsafe GEOSGeom_createEmptyCollection_r(context, Int32(kind.rawValue))
    }
    var parts = unsafe parts
    let count = UInt32(unsafe parts.count)
    return unsafe parts.withUnsafeMutableBufferPointer {
      unsafe GEOSGeom_createCollection_r(context, Int32(kind.rawValue), $0.baseAddress, count)
    }
  }

  /// Frees what was made before a failure.
  static func destroy(_ parts: [OpaquePointer?], _ context: Context) {
    let count = unsafe parts.count
    for index in 0..<count { unsafe GEOSGeom_destroy_r(context, parts[index]) }
  }

  /// A copy that keeps nothing of the original but its x and y: no height, no factory, no precision.
  static func rebuild(_ pointer: OpaquePointer, _ context: Context) -> OpaquePointer? {
    let number = unsafe GEOSGeomTypeId_r(context, pointer)
    guard let kind = GeometryKind(rawValue: Int(number)) else { return nil }
    switch kind {
    case .point:
      let positions = unsafe sequence(of: pointer, context)
      guard let first = positions.first else { return unsafe GEOSGeom_createEmptyPoint_r(context) }
      return unsafe point(first, context)
    case .lineString:
      return unsafe line(sequence(of: pointer, context)[...], context)
    case .linearRing:
      return unsafe ring(sequence(of: pointer, context)[...], context)
    case .polygon:
      var positions: [Coordinate] = []
      let ends = unsafe appendRings(of: pointer, to: &positions, context)
      return unsafe polygon(positions, from: 0, ringEnds: ends[...], context)
    case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection:
      var parts: [OpaquePointer?] = unsafe []
      let count = unsafe GEOSGetNumGeometries_r(context, pointer)
      for index in 0..<count {
        guard let part = unsafe GEOSGetGeometryN_r(context, pointer, index),
          let copy = unsafe rebuild(part, context)
        else {
          unsafe destroy(parts, context)
          return nil
        }
        unsafe parts.append(copy)
      }
      return unsafe collection(kind, taking: parts, context)
    }
  }

  /// The positions of a point, line or ring.
  static func sequence(of pointer: OpaquePointer, _ context: Context) -> [Coordinate] {
    guard let sequence = unsafe GEOSGeom_getCoordSeq_r(context, pointer) else { return [] }
    return unsafe CoordinateSequence.copy(sequence, context)
  }

  /// Appends the rings of a polygon, shell first, and returns where each ends; none when it is empty.
  static func appendRings(
    of polygon: OpaquePointer, to positions: inout [Coordinate], _ context: Context
  ) -> [Int] {
    if unsafe GEOSisEmpty_r(context, polygon) == 1 { return [] }
    var ends: [Int] = []
    let holes = unsafe GEOSGetNumInteriorRings_r(context, polygon)
    for index in -1..<holes {
      let ring =
        index < 0
        ? unsafe GEOSGetExteriorRing_r(context, polygon)
        : unsafe GEOSGetInteriorRingN_r(context, polygon, index)
      guard let ring = unsafe ring, let sequence = unsafe GEOSGeom_getCoordSeq_r(context, ring)
      else { continue }
      unsafe CoordinateSequence.append(sequence, to: &positions, context)
      ends.append(positions.count)
    }
    return ends
  }
}
