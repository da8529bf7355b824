/// An axis-aligned box, borders included.
public struct Envelope: Hashable, Sendable {
  public var minX: Double
  public var minY: Double
  public var maxX: Double
  public var maxY: Double

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

  public var width: Double { maxX - minX }
  public var height: Double { maxY - minY }
  public var area: Double { width * height }
  /// Whether all four borders are finite numbers.
  public var isFinite: Bool { minX.isFinite && minY.isFinite && maxX.isFinite && maxY.isFinite }
  public var centre: Coordinate { Coordinate(x: (minX + maxX) / 2, y: (minY + maxY) / 2) }

  /// The box grown by `distance` on every side.
  public func expanded(by distance: Double) -> Envelope {
    Envelope(
      minX: minX - distance, minY: minY - distance, maxX: maxX + distance, maxY: maxY + distance)
  }

  public func intersects(_ other: Envelope) -> Bool {
    minX <= other.maxX && other.minX <= maxX && minY <= other.maxY && other.minY <= maxY
  }

  /// Whether no point of `other` lies outside; borders may touch.
  public func contains(_ other: Envelope) -> Bool {
    minX <= other.minX && other.maxX <= maxX && minY <= other.minY && other.maxY <= maxY
  }

  public func contains(_ coordinate: Coordinate) -> Bool {
    minX <= coordinate.x && coordinate.x <= maxX && minY <= coordinate.y && coordinate.y <= maxY
  }

  /// The least distance between points of the two boxes; 0 where they meet.
  public func distance(to other: Envelope) -> Double {
    let dx = max(0, other.minX - maxX, minX - other.maxX)
    let dy = max(0, other.minY - maxY, minY - other.maxY)
    return (dx * dx + dy * dy).squareRoot()
  }

  /// The least box that holds both.
  public func union(_ other: Envelope) -> Envelope {
    Envelope(
      minX: min(minX, other.minX), minY: min(minY, other.minY), maxX: max(maxX, other.maxX),
      maxY: max(maxY, other.maxY))
  }
}
