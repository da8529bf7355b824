internal import CGEOS

// Figures derived from one geometry.
extension Geometry {
  /// The least convex figure that holds it.
  public var convexHull: Geometry {
    get throws(TopologyError) {
      try derive("convex hull") { unsafe GEOSConvexHull_r($0, $1) }
    }
  }

  /// The closing points of lines, the rings of polygons; empty for points.
  ///
  /// - Throws: ``TopologyError`` for a collection of mixed kinds.
  public var boundary: Geometry {
    get throws(TopologyError) {
      try derive("boundary") { unsafe GEOSBoundary_r($0, $1) }
    }
  }

  /// The least rectangle that holds it, at any angle.
  public var minimumRotatedRectangle: Geometry {
    get throws(TopologyError) {
      try derive("minimum rotated rectangle") { unsafe GEOSMinimumRotatedRectangle_r($0, $1) }
    }
  }

  /// A figure with fewer vertices, none of which moved farther than `tolerance` (Douglas and Peucker 1973).
  ///
  /// - Parameter preservingTopology: Keeps polygons valid and rings from crossing; otherwise small
  ///   polygons may vanish and the result is repaired.
  public func simplified(
    tolerance: Double, preservingTopology: Bool = true
  ) throws(TopologyError) -> Geometry {
    try derive("simplify") {
      preservingTopology
        ? unsafe GEOSTopologyPreserveSimplify_r($0, $1, tolerance)
        : unsafe GEOSSimplify_r($0, $1, tolerance)
    }
  }

  /// The same figure with vertices added so that no segment is longer than `maximum`.
  public func densified(maximumSegment maximum: Double) throws(TopologyError) -> Geometry {
    try derive("densify") { unsafe GEOSDensify_r($0, $1, maximum) }
  }

  /// The same figure with rings, parts and starting points in a fixed order, so that equal figures
  /// of equal vertices compare exactly.
  public func normalized() throws(TopologyError) -> Geometry {
    try derive("normalize") { context, pointer in
      guard let copy = unsafe GEOSGeom_clone_r(context, pointer) else { return nil }
      if unsafe GEOSNormalize_r(context, copy) == 0 { return unsafe copy }
      unsafe GEOSGeom_destroy_r(context, copy)
      return nil
    }
  }

  /// Lines sewn together at the nodes where exactly two of them end.
  public func lineMerged() throws(TopologyError) -> Geometry {
    try derive("line merge") { unsafe GEOSLineMerge_r($0, $1) }
  }

  /// Lines cut at every place where they meet.
  public func noded() throws(TopologyError) -> Geometry {
    try derive("node") { unsafe GEOSNode_r($0, $1) }
  }

  /// The polygons that noded lines enclose, as a collection.
  public static func polygonize(_ lines: [Geometry]) throws(TopologyError) -> Geometry {
    let collection = try collection(lines)
    return try collection.derive("polygonize") { context, pointer in
      var argument: OpaquePointer? = unsafe pointer
      return unsafe withUnsafePointer(to: &argument) {
        unsafe GEOSPolygonize_r(context, $0, 1)
      }
    }
  }

  /// The same figure on a grid of multiples of `grid`, kept valid: parts that collapse are dropped.
  ///
  /// - Parameter grid: The size of a cell in units of the coordinates, for instance 0.01 for centimetres.
  public func reducedPrecision(grid: Double) throws(TopologyError) -> Geometry {
    try derive("reduce precision") { context, pointer in
      guard let reduced = unsafe GEOSGeom_setPrecision_r(context, pointer, grid, 0) else {
        return nil
      }
      // GEOS gives the result a factory of its own, whose count of users is not atomic before 3.14;
      // a copy made from the coordinates alone may be shared between threads.
      defer { unsafe GEOSGeom_destroy_r(context, reduced) }
      return unsafe GeometryBuilder.rebuild(reduced, context)
    }
  }

  /// The same figure without successive equal positions, or ones closer than `tolerance`.
  public func withoutRepeatedPoints(tolerance: Double = 0) throws(TopologyError) -> Geometry {
    try derive("remove repeated points") {
      unsafe GEOSRemoveRepeatedPoints_r($0, $1, tolerance)
    }
  }

  /// The least distance by which a vertex may be moved to make the figure invalid; infinite for a point.
  public var minimumClearance: Double {
    get throws(TopologyError) {
      let context = GEOSContext.current
      var result = 0.0
      guard unsafe GEOSMinimumClearance_r(context.handle, storage.pointer, &result) == 0 else {
        throw TopologyError(
          operation: "minimum clearance", operand: description, message: context.takeMessage())
      }
      return result
    }
  }

  /// The segment that ``minimumClearance`` measures; empty where that is infinite.
  public var minimumClearanceLine: Geometry {
    get throws(TopologyError) {
      try derive("minimum clearance line") { unsafe GEOSMinimumClearanceLine_r($0, $1) }
    }
  }
}
