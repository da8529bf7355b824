/// The members of a feature that mean something, as a set.
struct FeatureMembers {
  enum Member: String, CaseIterable {
    case type, id, geometry, properties, crs
    /// Of JSON-FG: the geometry in another coordinate system.
    case place
    /// Of Esri JSON: what GeoJSON calls properties.
    case attributes

    /// The member of that key; nil for one that RFC 7946 calls foreign.
    init?(_ key: StringSpan, _ scanner: JSONScanner) {
      // The keys of nearly all features first.
      if scanner.isText(key, "type") {
        self = .type
      } else if scanner.isText(key, "properties") {
        self = .properties
      } else if scanner.isText(key, "geometry") {
        self = .geometry
      } else if scanner.isText(key, "id") {
        self = .id
      } else if scanner.isText(key, "crs") {
        self = .crs
      } else if scanner.isText(key, "place") {
        self = .place
      } else if scanner.isText(key, "attributes") {
        self = .attributes
      } else {
        return nil
      }
    }

    fileprivate var bit: UInt8 {
      switch self {
      case .type: 1
      case .id: 2
      case .geometry: 4
      case .properties: 8
      case .crs: 16
      case .place: 32
      case .attributes: 64
      }
    }
  }

  private var bits: UInt8 = 0

  func contains(_ member: Member) -> Bool { bits & member.bit != 0 }

  /// False where it was there before.
  mutating func insert(_ member: Member) -> Bool {
    defer { bits |= member.bit }
    return !contains(member)
  }
}

/// The members by which Esri JSON is told from GeoJSON.
enum EsriMembers {
  static func contains(_ key: StringSpan, _ scanner: JSONScanner) -> Bool {
    scanner.isText(key, "geometryType") || scanner.isText(key, "spatialReference")
      || scanner.isText(key, "displayFieldName") || scanner.isText(key, "fieldAliases")
  }
}
