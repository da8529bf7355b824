/// A coordinate system as a GeoPackage stores it in `gpkg_spatial_ref_sys`.
public struct GeoPackageReferenceSystem: Hashable, Sendable {
  public var name: String
  /// `EPSG`, `ESRI`, `IGNF`…; `NONE` for a system that no authority defines.
  public var organization: String
  /// The authority's number; also the `srs_id` in the file.
  public var code: Int
  /// Well-known text 1, which every reader knows.
  public var definition: String

  public init(name: String, organization: String, code: Int, definition: String) {
    self.name = name
    self.organization = organization
    self.code = code
    self.definition = definition
  }
}
