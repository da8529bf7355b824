public import Land
public import PlanarGeometry

/// The coordinate system that a file itself declares.
public enum DeclaredCRS: Hashable, Sendable {
  /// An authority and code, an OGC URN or URL: `EPSG:2154`.
  case code(String)
  /// Well-known text, where the file has no code for it.
  case wkt(String)
  /// RFC 7946: a GeoJSON that says nothing is in WGS 84, longitude then latitude.
  case geoJSONDefault
}

/// What a reader found out about a file or table, once all of its rows are read.
public struct FeatureTable: Hashable, Sendable {
  /// The table's name, or the file's without its extension.
  public var name: String
  /// The columns. A row's values may be fewer: what is absent is missing.
  public var fields: [String]
  /// Nil where the file does not say.
  public var crs: DeclaredCRS?
  /// What was repaired or is doubtful while reading; none of severity `error`.
  public var problems: [Problem]

  public init(name: String, fields: [String], crs: DeclaredCRS?, problems: [Problem] = []) {
    self.name = name
    self.fields = fields
    self.crs = crs
    self.problems = problems
  }
}

/// One row as it is in the file: in the file's coordinate system, not yet validated.
public struct FeatureRow: Sendable {
  /// 1-based position among the table's rows.
  public var number: Int
  /// GeoJSON `id`, GeoPackage primary key; nil where the row has none.
  public var id: String?
  /// Two-dimensional; nil where the row has none or an empty one.
  public var geometry: Geometry?
  public var values: [AttributeValue]

  public init(number: Int, id: String?, geometry: Geometry?, values: [AttributeValue]) {
    self.number = number
    self.id = id
    self.geometry = geometry
    self.values = values
  }

  /// How messages name the row.
  public var label: String { id ?? "#\(number)" }
}
