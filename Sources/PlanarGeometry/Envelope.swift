/// An axis-aligned box, borders included.
public struct Envelope: Hashable, Sendable {
  /// The western border, in the units of the coordinates.
  public var minX: Double
  /// The southern border.
  public var minY: Double
  /// The eastern border; at least `minX`.
  public var maxX: Double
  /// The northern border; at least `minY`.
  public var maxY: Double

  /// A box from its four borders.
  public init(minX: Double, minY: Double, maxX: Double, maxY: Double) {
    self.minX = minX
    self.minY = minY
    self.maxX = maxX
    self.maxY = maxY
  }

  /// The box that holds one position.
  public init(_ coordinate: Coordinate) {
    self.init(minX: coordinate.x, minY: coordinate.y, maxX: coordinate.x, maxY: coordinate.y)
  }

  /// From west to east, in the units of the coordinates.
  public var width: Double { maxX - minX }
  /// From south to north, in the units of the coordinates.
  public var height: Double { maxY - minY }
  /// In square units of the coordinates.
  public var area: Double { width * height }
  /// Whether all four borders are finite numbers.
  public var isFinite: Bool { minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite }
  /// The middle of the box.
  public var centre: Coordinate { Coordinate(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// The box grown by `distance` on every side.
  public func expanded(by distance: Double) -> Envelope {
    Envelope(
      minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
  }

  /// Whether the boxes share a point; a common border is enough.
  public func intersects(_ other: Envelope) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// Whether no point of `other` lies outside; borders may touch.
  public func contains(_ other: Envelope) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }

  /// Whether the position lies inside or on a border.
  public func contains(_ coordinate: Coordinate) -> Bool {
    minX <= coordinate.x && coordinate.x <= maxX && minY <= coordinate.y && coordinate.y <= maxY
  }

  /// The least distance between points of the two boxes; 0 where they meet.
  public func distance(to other: Envelope) -> Double {
    let dx = max(0, other.minX - maxX, minX - other.maxX)
    let dy = max(0, other.minY - maxY, minY - other.maxY)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The square of the least distance between points of the two boxes; 0 where they meet.
  public func squaredDistance(to other: Envelope) -> Double {
    let dx = max(0, other.minX - maxX, minX - other.maxX)
    let dy = max(0, other.minY - maxY, minY - other.maxY)
    return dx * dx + dy * dy
  }

  /// The least box that holds both.
  public func union(_ other: Envelope) -> Envelope {
    Envelope(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }
}
