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

  /// An error from its facts.
  public init(operation: String, operand: String, place: Coordinate? = nil, reason: String) {
    self.operation = operation
    self.operand = operand
    self.place = place
    self.reason = reason
  }

  /// An error from what GEOS said on this thread, with the place that the message names.
  init(operation: String, operand: String, message: String?) {
    let reason = message ?? "GEOS gave no reason"
    self.init(
      operation: operation, operand: operand, place: Coordinate(namedIn: reason), reason: reason)
  }

  public var description: String {
    let location = place.map { " at (\($0.x), \($0.y))" } ?? ""
    return "\(operation) of \(operand) failed\(location): \(reason)"
  }
}

extension Coordinate {
  /// The place in a GEOS message such as `side location conflict at 3 4` or `… at or near point 3 4`.
  init?(namedIn message: String) {
    let words = message.split(whereSeparator: { $0 == " " || $0 == "\n" })
    // From the end: an operand quoted in the message may hold the word too.
    for start in words.indices.reversed() where words[start] == "at" {
      var first = start + 1
      while first < words.count, ["or", "near", "point"].contains(words[first]) { first += 1 }
      guard first + 1 < words.count, let x = Self.number(words[first]),
        let y = Self.number(words[first + 1])
      else { continue }
      self.init(x: x, y: y)
      return
    }
    return nil
  }

  /// Reads a number that may end a clause or a sentence: `4.`, `4,`, `4)`.
  private static func number(_ word: Substring) -> Double? {
    var word = word
    while let last = word.last, ".,;:)]".contains(last) { word.removeLast() }
    while let first = word.first, "([".contains(first) { word.removeFirst() }
    return Double(word)
  }
}
