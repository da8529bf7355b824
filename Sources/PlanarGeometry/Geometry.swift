internal import CGEOS

/// A planar geometry: an immutable value that keeps its GEOS handle.
///
/// Nothing is converted between operations, and copies share the handle. A geometry may be read by
/// several threads at once; the operations fetch the context of their own thread. Coordinates are in
/// whatever plane the caller works in (here: projected metres), and all operations look at x and y only.
public struct Geometry: Sendable {
  let storage: Storage

  /// Takes over a handle that GEOS has just made.
  init(owning pointer: OpaquePointer) {
    unsafe storage = Storage(pointer: pointer, parent: nil)
  }

  /// Looks at a part of `parent`, which stays alive as long as the part.
  init(borrowing pointer: OpaquePointer, from parent: Geometry) {
    unsafe storage = Storage(pointer: pointer, parent: parent.storage)
  }

  @safe final class Storage: @unchecked Sendable {
    // Sendable: GEOS only reads the geometry, and the one lazy field that is known, the envelope of
    // a collection, is filled by `init` before another thread can see the value.
    let pointer: OpaquePointer
    let kind: GeometryKind
    /// Nil where the geometry is empty.
    let envelope: Envelope?
    /// The owner of the handle when this one is only a part.
    private let parent: Storage?

    init(pointer: OpaquePointer, parent: Storage?) {
      unsafe self.pointer = unsafe pointer
      self.parent = parent
      let context = unsafe GEOSContext.current.handle
      var box = Envelope(minX: 0, minY: 0, maxX: 0, maxY: 0)
      let known = unsafe GEOSGeom_getExtent_r(
        context, pointer, &box.minX, &box.minY, &box.maxX, &box.maxY)
      envelope = known == 1 ? box : nil
      let number = unsafe GEOSGeomTypeId_r(context, pointer)
      guard let kind = GeometryKind(rawValue: Int(number)) else {
        fatalError("GEOS made a geometry of unknown type \(number)")
      }
      self.kind = kind
    }

    deinit {
      if parent == nil { unsafe GEOSGeom_destroy_r(GEOSContext.current.handle, pointer) }
    }
  }
}

extension Geometry: CustomStringConvertible {
  /// The kind and the number of points: enough for a message, never the coordinates.
  public var description: String {
    let count = pointCount
    return "\(kind.name) of \(count) point\(count == 1 ? "" : "s")"
  }
}
