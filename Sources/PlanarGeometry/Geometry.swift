internal import CGEOS

/// A planar geometry: an immutable value that keeps its GEOS handle.
///
/// Nothing is converted between operations. A geometry may be read by several threads at once; the
/// operations fetch the context of their own thread.
public struct Geometry: Sendable {
  let storage: Storage

  init(owning pointer: OpaquePointer) {
    unsafe storage = Storage(owning: pointer)
  }

  @safe final class Storage: @unchecked Sendable {
    // Sendable: GEOS only reads the geometry, and the one lazy field that is known, the envelope of
    // a collection, is filled by `init` before another thread can see the value.
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) {
      unsafe self.pointer = pointer
      var xMin = 0.0
      _ = unsafe GEOSGeom_getXMin_r(GEOSContext.current.handle, pointer, &xMin)
    }

    deinit { unsafe GEOSGeom_destroy_r(GEOSContext.current.handle, pointer) }
  }
}
