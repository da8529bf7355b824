/// A column of the site sheets.
public struct SheetColumn: Hashable, Sendable {
  public var name: String
  public var measure: Measure

  public init(name: String, measure: Measure) {
    self.name = name
    self.measure = measure
  }
}
