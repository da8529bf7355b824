internal import CGEOS

/// How a buffer ends a line.
public enum BufferCap: Int32, Hashable, Sendable {
  case round = 1
  case flat = 2
  case square = 3
}

/// How a buffer turns a corner.
public enum BufferJoin: Int32, Hashable, Sendable {
  case round = 1
  case mitre = 2
  case bevel = 3
}

extension Geometry {
  /// All points within `distance`; for a negative one, the points of polygons farther than that from their edge.
  ///
  /// - Parameters:
  ///   - distance: In units of the coordinates. One-sided: positive for the left of the line, negative for the right.
  ///   - quadrantSegments: The straight pieces for a quarter of a circle; 8 keeps 98.8 % of a disc's area.
  ///   - mitreLimit: How far a mitred corner may stick out, as a multiple of the distance.
  public func buffer(
    _ distance: Double, quadrantSegments: Int = 8, cap: BufferCap = .round,
    join: BufferJoin = .round, mitreLimit: Double = 5, singleSided: Bool = false
  ) throws(TopologyError) -> Geometry {
    try derive("buffer") { context, pointer in
      guard let parameters = unsafe GEOSBufferParams_create_r(context) else { return nil }
      defer { unsafe GEOSBufferParams_destroy_r(context, parameters) }
      _ = unsafe GEOSBufferParams_setQuadrantSegments_r(
        context, parameters, Int32(clamping: quadrantSegments))
      _ = unsafe GEOSBufferParams_setEndCapStyle_r(context, parameters, cap.rawValue)
      _ = unsafe GEOSBufferParams_setJoinStyle_r(context, parameters, join.rawValue)
      _ = unsafe GEOSBufferParams_setMitreLimit_r(context, parameters, mitreLimit)
      _ = unsafe GEOSBufferParams_setSingleSided_r(context, parameters, singleSided ? 1 : 0)
      return unsafe GEOSBufferWithParams_r(context, pointer, parameters, distance)
    }
  }
}
