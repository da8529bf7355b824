/// A schema of French land data whose columns are known.
public enum Profile: String, CaseIterable, Hashable, Sendable {
  case etalabCadastre = "etalab-cadastre"
  case cnigFriches = "cnig-friches"
  case cnigSitesEconomiques = "cnig-sites-economiques"
  case cnigPLU = "cnig-plu"
}

/// Where features come from and which of them are kept.
public struct Source: Hashable, Sendable {
  /// Relative to the scenario file; `file.gpkg#table` names a table.
  public var path: String
  public var profile: Profile?
  /// What the file fails to say, or repeats.
  public var crs: String?
  /// Column of the file by word used here: `["id": "code"]`.
  public var fields: [String: String]
  /// Conditions on columns of the file; all must hold.
  public var filter: [String: Condition]
  /// Keeps what intersects this layer.
  public var within: String?
  /// Line of the scenario file, for messages.
  public var line: Int?

  public init(
    path: String, profile: Profile? = nil, crs: String? = nil, fields: [String: String] = [:],
    filter: [String: Condition] = [:], within: String? = nil, line: Int? = nil
  ) {
    self.path = path
    self.profile = profile
    self.crs = crs
    self.fields = fields
    self.filter = filter
    self.within = within
    self.line = line
  }
}

/// A source of context data.
public struct LayerSource: Hashable, Sendable {
  public let name: String
  public var source: Source

  public init(name: String, source: Source) {
    self.name = name
    self.source = source
  }
}

/// A source of sites.
public struct SiteSource: Hashable, Sendable {
  public enum Merge: String, CaseIterable, Hashable, Sendable {
    /// Contiguous parcels of one owner become one land unit.
    case owner
  }

  public var kind: Site.Kind
  public var source: Source
  public var merge: Merge?
  /// Put before every id.
  public var idPrefix: String?

  public init(kind: Site.Kind, source: Source, merge: Merge? = nil, idPrefix: String? = nil) {
    self.kind = kind
    self.source = source
    self.merge = merge
    self.idPrefix = idPrefix
  }
}
