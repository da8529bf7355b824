internal import Land
internal import PlanarGeometry

/// Rows whose geometries are already the bytes of a geometry column, one after the other.
///
/// Made by whichever task has measured the rows, so that the one that writes has nothing left to compute.
struct GeoPackageEncodedRows: Sendable {
  let rows: [OutputLayer.Row]
  /// Nil where a row has no geometry, or an empty one: every reader understands NULL.
  let boxes: [Envelope?]
  private let bytes: [UInt8]
  private let ends: [Int]

  /// - Parameter promotes: Writes single geometries as multi-geometries; nil: no geometry at all.
  init(_ rows: [OutputLayer.Row], systemID: Int, promotes: Bool?) {
    self.rows = rows
    guard let promotes else {
      boxes = Array(repeating: nil, count: rows.count)
      bytes = []
      ends = []
      return
    }
    let writer = GeoPackageBlobWriter(systemID: systemID, promotes: promotes)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(rows.count * 256)
    var ends: [Int] = []
    ends.reserveCapacity(rows.count)
    var boxes: [Envelope?] = []
    boxes.reserveCapacity(rows.count)
    for row in rows {
      let box = row.geometry?.envelope
      boxes.append(box)
      if let geometry = row.geometry, let box { writer.append(geometry, box, to: &bytes) }
      ends.append(bytes.count)
    }
    self.boxes = boxes
    self.bytes = bytes
    self.ends = ends
  }

  func withBlob<Value>(
    _ row: Int, _ body: (UnsafeRawBufferPointer) throws -> Value
  ) rethrows -> Value {
    try bytes.withUnsafeBytes {
      try body(UnsafeRawBufferPointer(rebasing: $0[(row == 0 ? 0 : ends[row - 1])..<ends[row]]))
    }
  }
}
