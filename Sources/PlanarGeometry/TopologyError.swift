/// A geometric operation that could not be carried out: which one, on what, where, and what GEOS said.
public struct TopologyError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The operation in the words of this module: `intersection`, `buffer`, `read WKB`…
  public let operation: String
  /// A short description of the operand: its type, and how many points it has.
  public let operand: String
  /// The place that the library named, in the coordinates of the operand.
  public let place: Coordinate?
  /// What went wrong, in the library's words.
  public let reason: String

  public init(operation: String, operand: String, place: Coordinate? = nil, reason: String) {
    self.operation = operation
    self.operand = operand
    self.place = place
    self.reason = reason
  }

  public var description: String {
    let location = place.map { " at (\($0.x), \($0.y))" } ?? ""
    return "\(operation) of \(operand) failed\(location): \(reason)"
  }
}
