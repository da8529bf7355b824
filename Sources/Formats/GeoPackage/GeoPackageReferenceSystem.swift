public import Projection

/// A coordinate system as a GeoPackage stores it in `gpkg_spatial_ref_sys`.
public struct GeoPackageReferenceSystem: Hashable, Sendable {
  public var name: String
  /// `EPSG`, `ESRI`, `IGNF`…; `NONE` for a system that no authority numbers.
  public var organization: String
  /// The authority's number.
  public var code: Int
  /// Well-known text 1 with the authority's numbers, which every reader knows.
  public var definition: String

  public init(name: String, organization: String, code: Int, definition: String) {
    self.name = name
    self.organization = organization
    self.code = code
    self.definition = definition
  }

  /// The number by which the file's tables and geometries name it.
  var systemID: Int { code }

  // The three that every file holds (OGC 12-128, requirement 11).
  static let undefinedCartesian = GeoPackageReferenceSystem(
    name: "Undefined Cartesian SRS", organization: "NONE", code: -1, definition: "undefined")
  static let undefinedGeographic = GeoPackageReferenceSystem(
    name: "Undefined geographic SRS", organization: "NONE", code: 0, definition: "undefined")

  /// WGS 84.
  public static let wgs84 = GeoPackageReferenceSystem(
    name: "WGS 84", organization: "EPSG", code: 4326,
    definition: """
      GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],\
      AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],\
      UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],\
      AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]
      """)
}

extension GeoPackageReferenceSystem {
  /// The number of a system that no authority numbers; above all of EPSG's.
  private static let ownCode = 100_000

  /// What a file says of a system that PROJ knows.
  ///
  /// GeoPackage always writes x then y, so that `OGC:CRS84` and `EPSG:4326` are the same in it.
  public init(_ system: CoordinateReferenceSystem) {
    if system == .wgs84 {
      self = .wgs84
      return
    }
    let code = system.code.flatMap { Int($0) }
    self.init(
      name: system.name,
      organization: code == nil ? "NONE" : system.authority ?? "NONE",
      code: code ?? Self.ownCode,
      definition: system.wkt1 ?? system.wkt)
  }
}
