internal import CGEOS

/// What was done to an invalid geometry to make it valid.
public struct Repair: Hashable, Sendable {
  /// A part that the repair produced but that is no longer of the dimension of the input.
  public struct Dropped: Hashable, Sendable {
    /// A line or a point.
    public let kind: GeometryKind
    /// Its length; 0 for points.
    public let length: Double

    /// What was dropped, with its length in units of the coordinates.
    public init(kind: GeometryKind, length: Double) {
      self.kind = kind
      self.length = length
    }
  }

  /// The first fault of the input.
  public let fault: Invalidity
  /// The kind of the input.
  public let kindBefore: GeometryKind
  /// The kind of the result: a bow-tie becomes a multi-polygon.
  public let kindAfter: GeometryKind
  /// In square units of the coordinates; for crossing rings the signed sum that GEOS computes.
  public let areaBefore: Double
  /// The area of the result, in square units of the coordinates.
  public let areaAfter: Double
  /// Lines and points that polygons collapsed to, which polygonal input does not keep.
  public let dropped: [Dropped]
}

extension Repair: CustomStringConvertible {
  public var description: String {
    let place = fault.place.map { " at \($0)" } ?? ""
    let kinds = kindBefore == kindAfter ? "" : ", \(kindBefore.name) became \(kindAfter.name)"
    let lost = dropped.isEmpty ? "" : ", \(dropped.count) collapsed part(s) dropped"
    return "\(fault.reason)\(place): area \(areaBefore) became \(areaAfter)\(kinds)\(lost)"
  }
}

extension Geometry {
  /// A valid geometry of the same points where possible, and what had to be done for it.
  ///
  /// GEOS's linework method: every line of the input stays a boundary, rings count by parity, so that a
  /// bow-tie becomes two triangles. Polygonal input keeps only its polygons.
  ///
  /// - Returns: The geometry itself and nil where it was valid.
  /// - Throws: ``TopologyError`` where positions are not finite numbers.
  public func repaired() throws(TopologyError) -> (geometry: Geometry, repair: Repair?) {
    guard let fault = invalidity else { return (self, nil) }
    if let place = firstNonFiniteCoordinate {
      throw TopologyError(
        operation: "repair", operand: description, place: place,
        reason: "a position is not two finite numbers")
    }
    let whole = try derive("repair") { unsafe GEOSMakeValid_r($0, $1) }
    let result = kind.isPolygonal ? try whole.polygonalParts() : whole
    var dropped: [Repair.Dropped] = []
    if kind.isPolygonal {
      for atom in whole.atoms where atom.kind != .polygon && !atom.isEmpty {
        dropped.append(Repair.Dropped(kind: atom.kind, length: atom.length))
      }
    }
    let repair = Repair(
      fault: fault, kindBefore: kind, kindAfter: result.kind, areaBefore: area,
      areaAfter: result.area, dropped: dropped)
    return (result, repair)
  }
}
