/// A position in the plane: x then y, in the units of the geometry's coordinate system.
public struct Coordinate: Hashable, Sendable {
  public var x: Double
  public var y: Double

  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
