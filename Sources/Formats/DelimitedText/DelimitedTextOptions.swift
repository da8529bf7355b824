/// What a reader of delimited text cannot find out by itself.
public struct DelimitedTextOptions: Sendable {
  /// Which columns hold the geometry.
  public enum GeometryColumns: Hashable, Sendable {
    /// Looked for by their usual names; a table without them has no geometry.
    case automatic
    /// One column with well-known text or a GeoJSON geometry.
    case text(String)
    /// Two columns with numbers: x or longitude, then y or latitude.
    case xy(String, String)
    case none
  }

  public var geometry: GeometryColumns
  /// Puts a row right that has more or fewer values than the header has columns: takes the header and
  /// the values as they are in the file, gives as many values as there are columns, or nil where it
  /// cannot. The reader reports each row that was put right.
  public var repair: (@Sendable (_ header: [String], _ values: [String]) -> [String]?)?

  public init(
    geometry: GeometryColumns = .automatic,
    repair: (@Sendable (_ header: [String], _ values: [String]) -> [String]?)? = nil
  ) {
    self.geometry = geometry
    self.repair = repair
  }
}
