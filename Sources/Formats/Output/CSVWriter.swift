public import Land

/// Writes comma-separated values (RFC 4180): UTF-8, LF, decimal point.
public struct CSVWriter: Sendable {
  public private(set) var bytes: [UInt8] = []

  public init(header: [String]) {}

  public mutating func append(_ row: [AttributeValue]) {}
}
