internal import PlanarGeometry

/// Makes blobs for a geometry column: little-endian, envelope of x and y, ISO well-known binary.
struct GeoPackageBlobWriter: ~Copyable {
  private let writer = WKBWriter()
  private let header: [UInt8]
  private let promotes: Bool

  /// - Parameter promotes: Writes single geometries as multi-geometries of one part.
  init(systemID: Int, promotes: Bool) {
    header =
      [0x47, 0x50, 0, GeoPackageBlob.writtenFlags]
      + Self.bytes(of: UInt32(bitPattern: Int32(truncatingIfNeeded: systemID)))
    self.promotes = promotes
  }

  /// Appends the blob of a geometry.
  ///
  /// - Precondition: `geometry` is not empty and `envelope` is its own.
  func append(_ geometry: Geometry, _ envelope: Envelope, to blob: inout [UInt8]) {
    blob.append(contentsOf: header)
    for value in [envelope.minX, envelope.maxX, envelope.minY, envelope.maxY] {
      withUnsafeBytes(of: value.bitPattern.littleEndian) { blob.append(contentsOf: $0) }
    }
    if promotes, let multi = Self.multiCode(geometry.kind) {
      blob.append(1)
      blob.append(contentsOf: Self.bytes(of: multi))
      blob.append(contentsOf: Self.bytes(of: UInt32(1)))
    }
    writer.append(geometry, to: &blob)
  }

  private static func multiCode(_ kind: GeometryKind) -> UInt32? {
    switch kind {
    case .point: 4
    case .lineString, .linearRing: 5
    case .polygon: 6
    case .multiPoint, .multiLineString, .multiPolygon, .geometryCollection: nil
    }
  }

  private static func bytes(of number: some FixedWidthInteger) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) }
  }
}
