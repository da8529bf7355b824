internal import CGEOS

/// What a geometry is made of, with the number that GEOS gives it.
public enum GeometryKind: Int, Hashable, Sendable, CaseIterable {
  case point = 0
  case lineString = 1
  case linearRing = 2
  case polygon = 3
  case multiPoint = 4
  case multiLineString = 5
  case multiPolygon = 6
  case geometryCollection = 7

  /// The name in the Simple Features standard: `Polygon`, `MultiPolygon`…
  public var name: String {
    switch self {
    case .point: "Point"
    case .lineString: "LineString"
    case .linearRing: "LinearRing"
    case .polygon: "Polygon"
    case .multiPoint: "MultiPoint"
    case .multiLineString: "MultiLineString"
    case .multiPolygon: "MultiPolygon"
    case .geometryCollection: "GeometryCollection"
    }
  }

  /// Whether it is a polygon or several.
  public var isPolygonal: Bool { self == .polygon || self == .multiPolygon }

  /// Whether it is a line or several.
  public var isLineal: Bool {
    self == .lineString || self == .linearRing || self == .multiLineString
  }

  /// Whether it is a point or several.
  public var isPuntal: Bool { self == .point || self == .multiPoint }

  /// The kind of a multi-geometry of such parts; itself where it is one already.
  public var multi: GeometryKind {
    switch self {
    case .point, .multiPoint: .multiPoint
    case .lineString, .linearRing, .multiLineString: .multiLineString
    case .polygon, .multiPolygon: .multiPolygon
    case .geometryCollection: .geometryCollection
    }
  }
}

extension Geometry {
  /// What the geometry is made of.
  public var kind: GeometryKind { storage.kind }

  /// Whether it holds no point at all.
  public var isEmpty: Bool {
    unsafe GEOSisEmpty_r(GEOSContext.current.handle, storage.pointer) == 1
  }

  /// 0 for points, 1 for lines, 2 for polygons; the greatest of a collection's; nil for an empty collection.
  public var dimension: Int? {
    let value = unsafe GEOSGeom_getDimensions_r(GEOSContext.current.handle, storage.pointer)
    return value >= 0 && value <= 2 ? Int(value) : nil
  }

  /// Whether positions carry a height. Operations ignore it; see ``flattened2D()``.
  public var hasZ: Bool {
    unsafe GEOSHasZ_r(GEOSContext.current.handle, storage.pointer) == 1
  }

  /// The number of positions, the closing one of each ring included.
  public var pointCount: Int {
    max(0, Int(unsafe GEOSGetNumCoordinates_r(GEOSContext.current.handle, storage.pointer)))
  }

  /// The least box that holds it; nil when it is empty or none of its positions is a number.
  public var envelope: Envelope? { storage.envelope }
}
