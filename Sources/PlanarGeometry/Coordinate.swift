/// A position in the plane: x then y, in the units of the geometry's coordinate system.
///
/// Two doubles in memory and nothing else, so that an array of them is also a flat array of
/// x, y, x, y…
@frozen
public struct Coordinate: Hashable, Sendable {
  /// Easting, or longitude in degrees.
  public var x: Double
  /// Northing, or latitude in degrees.
  public var y: Double

  /// A position from its two numbers.
  @inlinable
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }

  /// Whether both numbers are finite.
  public var isFinite: Bool { x.isFinite && y.isFinite }

  /// The straight distance to `other`, in the units of the coordinates.
  public func distance(to other: Coordinate) -> Double {
    let dx = other.x - x
    let dy = other.y - y
    return (dx * dx + dy * dy).squareRoot()
  }
}

extension Coordinate: CustomStringConvertible {
  public var description: String { "(\(x), \(y))" }
}
