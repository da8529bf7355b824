/// A table or view that a GeoPackage registers in `gpkg_contents`.
public struct GeoPackageTable: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    /// `geometryType` is the declared one: `MULTIPOLYGON`, `GEOMETRY`…
    case features(column: String, geometryType: String)
    case attributes
  }

  public let name: String
  /// The title that its maker gave it; its name where none was given.
  public let title: String
  public let content: Content
  /// Nil where the file says that it is undefined, and for attributes.
  public let crs: DeclaredCRS?
}
