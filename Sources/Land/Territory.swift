public import PlanarGeometry

/// The land of a scenario, read: one coordinate system, valid geometries, every repair on record.
public struct Territory: Sendable {
  /// In the order of the scenario's sources, then by id. Ids are unique.
  public let sites: [Site]
  /// By the scenario's names, in its order.
  public let layers: [Layer]
  /// What was repaired or is doubtful; none of severity `error`.
  public let problems: [Problem]
  /// The files that were read.
  public let inputs: [InputFile]
  /// Brings positions from the working system into longitude and latitude (EPSG:4326), nil where one has none; nil
  /// where nobody has said how.
  public var degrees: Degrees?

  public typealias Degrees = @Sendable ([Coordinate]) -> [Coordinate?]

  public init(sites: [Site], layers: [Layer], problems: [Problem], inputs: [InputFile]) {
    self.sites = sites
    self.layers = layers
    self.problems = problems
    self.inputs = inputs
  }

  public func layer(_ name: String) -> Layer? { layers.first { $0.name == name } }
  public func site(_ id: String) -> Site? { sites.first { $0.id == id } }
}

/// A file that a result depends on.
public struct InputFile: Hashable, Sendable {
  /// As the scenario names it.
  public let path: String
  /// Hexadecimal, lower case.
  public let sha256: String

  public init(path: String, sha256: String) {
    self.path = path
    self.sha256 = sha256
  }
}
