internal import CGEOS

/// Why a geometry is not valid, and where.
public struct Invalidity: Hashable, Sendable {
  /// In GEOS's words: `Self-intersection`, `Hole lies outside shell`, `Too few points in geometry component`…
  public let reason: String
  /// The first place found; there may be others.
  public let place: Coordinate?

  /// A fault in GEOS's words, and its place where it has one.
  public init(reason: String, place: Coordinate?) {
    self.reason = reason
    self.place = place
  }
}

extension Geometry {
  /// Whether it is valid in the sense of Simple Features: rings do not cross, holes lie inside, numbers are finite.
  ///
  /// GEOS tells, but for polygons whose rings keep well apart: of these it is told sooner (see `ApartRings`).
  public var isValid: Bool {
    isCertainlyValid || isValidForGEOS
  }

  /// What GEOS says.
  var isValidForGEOS: Bool {
    unsafe GEOSisValid_r(GEOSContext.current.handle, storage.pointer) == 1
  }

  /// Whether it has no point where it meets itself, but for closing points.
  public var isSimple: Bool {
    unsafe GEOSisSimple_r(GEOSContext.current.handle, storage.pointer) == 1
  }

  /// The first fault found; nil when it is valid.
  public var invalidity: Invalidity? {
    let context = GEOSContext.current
    var text: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = unsafe GEOSisValidDetail_r(
      context.handle, storage.pointer, 0, &text, &location)
    defer {
      if let text = unsafe text { unsafe GEOSFree_r(context.handle, text) }
    }
    let place = unsafe location.map { unsafe Geometry(owning: $0) }?.coordinate
    switch answer {
    case 1: return nil
    case 0:
      let reason = unsafe text.map { unsafe String(cString: $0) }
      return Invalidity(reason: reason ?? "not valid", place: place)
    default:
      let message = context.takeMessage() ?? "validity could not be told"
      return Invalidity(reason: message, place: Coordinate(namedIn: message))
    }
  }
}
