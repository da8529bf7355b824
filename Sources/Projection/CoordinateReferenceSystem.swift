internal import CPROJ

/// A coordinate reference system: what the x and y of a layer mean.
///
/// Whatever order of axes its definition states, positions are x then y here: easting then northing,
/// longitude then latitude. A value is plain data and may be shared; PROJ is asked when it is made.
public struct CoordinateReferenceSystem: Sendable {
  /// What kind of coordinates it has.
  public enum Kind: Hashable, Sendable {
    /// Longitude and latitude.
    case geographic
    /// Easting and northing on a map plane.
    case projected
    /// Another plane without a place on Earth, such as a building site's own.
    case local
  }

  /// The unit of both axes.
  public struct Unit: Hashable, Sendable {
    /// As the database calls it: `metre`, `degree`, `US survey foot`…
    public let name: String
    /// Metres for a unit, or radians where the system is geographic.
    public let factor: Double
  }

  /// Where on Earth the system is meant to be used, in degrees; `west` is greater than `east` across the date line.
  public struct AreaOfUse: Hashable, Sendable {
    /// The western limit, in degrees of longitude.
    public let west: Double
    /// The southern limit, in degrees of latitude.
    public let south: Double
    /// The eastern limit, in degrees of longitude.
    public let east: Double
    /// The northern limit, in degrees of latitude.
    public let north: Double
    /// In the words of the database: countries, or an area at sea.
    public let name: String

    /// Whether a position in degrees lies inside, borders included.
    public func contains(longitude: Double, latitude: Double) -> Bool {
      guard south <= latitude, latitude <= north else { return false }
      return west <= east
        ? west <= longitude && longitude <= east : west <= longitude || longitude <= east
    }
  }

  /// The name in the definition: `RGF93 v1 / Lambert-93`.
  public let name: String
  /// Degrees, a map plane, or a plane without a place.
  public let kind: Kind
  /// The unit of x and y.
  public let unit: Unit
  /// Nil where the definition does not say.
  public let areaOfUse: AreaOfUse?
  /// `EPSG`, `OGC`, `IGNF`, `ESRI`…; nil where neither the definition nor the database names one.
  public let authority: String?
  /// The code that the authority gave it: `2154`.
  public let code: String?
  /// Well-known text, version 2 (ISO 19162:2019).
  public let wkt: String
  /// What recreates it on any thread: authority and code where there is one, else the text it was made from.
  let definition: String

  /// Whether x is a longitude and y a latitude.
  public var isGeographic: Bool { kind == .geographic }
  /// Whether x and y are an easting and a northing on a map plane.
  public var isProjected: Bool { kind == .projected }
  /// Whether both axes are in metres, so that areas and lengths of planar geometry are in m² and m.
  public var isInMetres: Bool { kind != .geographic && unit.factor == 1 }

  /// Authority and code, `EPSG:2154`; else the name.
  public var identifier: String {
    if let authority, let code { return "\(authority):\(code)" }
    return name
  }

  /// Longitude and latitude on WGS 84, as GeoJSON has them (RFC 7946).
  public static let wgs84 = known("OGC:CRS84")
  /// RGF93 v1 / Lambert-93, the legal system of metropolitan France, in metres.
  public static let lambert93 = known("EPSG:2154")

  /// Reads a system in any form that PROJ knows.
  ///
  /// - Parameter text: `EPSG:2154` or another authority and code, a URN or address of OGC, well-known
  ///   text of either version, PROJJSON, a PROJ string, or a name of the database.
  /// - Throws: ``ProjectionError/unknownSystem(text:reason:nearest:)`` with the nearest known code,
  ///   ``ProjectionError/notHorizontal(name:)``.
  public init(_ text: String) throws(ProjectionError) {
    let definition = try SystemText.normalized(text)
    let context = PROJContext.current
    _ = context.takeMessage()
    guard let object = unsafe proj_create(context.handle, definition) else {
      let reason = context.takeMessage() ?? "PROJ does not know it"
      throw .unknownSystem(text: text, reason: reason, nearest: SystemText.nearest(to: text))
    }
    defer { _ = unsafe proj_destroy(object) }
    guard unsafe proj_is_crs(object) == 1 else {
      throw .unknownSystem(text: text, reason: "it is no coordinate system", nearest: nil)
    }
    let facts = unsafe SystemFacts(of: object, context.handle)
    guard let kind = facts.kind, let unit = facts.unit else {
      throw .notHorizontal(name: facts.name)
    }
    name = facts.name
    self.kind = kind
    self.unit = unit
    areaOfUse = facts.areaOfUse
    authority = facts.identity?.authority
    code = facts.identity?.code
    wkt = facts.wkt
    // An identity that was only recognised must not replace what the text says.
    self.definition =
      facts.isNamedByItself
      ? facts.identity.map { "\($0.authority):\($0.code)" } ?? definition
      : definition
  }

  /// The system with this number in the EPSG dataset.
  public init(epsg: Int) throws(ProjectionError) {
    try self.init("EPSG:\(epsg)")
  }

  private static func known(_ text: String) -> CoordinateReferenceSystem {
    do throws(ProjectionError) {
      return try CoordinateReferenceSystem(text)
    } catch {
      fatalError("PROJ's database is missing or broken: \(error)")
    }
  }
}

extension CoordinateReferenceSystem: Hashable, CustomStringConvertible {
  /// The same definition; see ``isEquivalent(to:)`` for the same meaning.
  public static func == (lhs: Self, rhs: Self) -> Bool { lhs.definition == rhs.definition }

  /// Feeds the definition, as equality compares it.
  public func hash(into hasher: inout Hasher) { hasher.combine(definition) }

  public var description: String {
    authority == nil ? name : "\(identifier) (\(name))"
  }

  /// Whether coordinates mean the same in both: order of axes and names left aside, so that `EPSG:4326`
  /// and `OGC:CRS84` are equivalent.
  public func isEquivalent(to other: CoordinateReferenceSystem) -> Bool {
    if self == other { return true }
    let context = unsafe PROJContext.current.handle
    let mine = unsafe proj_create(context, definition)
    let its = unsafe proj_create(context, other.definition)
    defer {
      _ = unsafe proj_destroy(mine)
      _ = unsafe proj_destroy(its)
    }
    return unsafe proj_is_equivalent_to_with_ctx(
      context, mine, its, PJ_COMP_EQUIVALENT_EXCEPT_AXIS_ORDER_GEOGCRS) == 1
  }
}
