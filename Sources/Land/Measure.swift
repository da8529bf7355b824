/// A number or label read from a site's geometry, attributes and surroundings.
public struct Measure: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Square metres.
    case area
    /// Metres.
    case perimeter
    /// Polsby–Popper 4πA/P², in (0, 1].
    case compactness
    /// Degrees east (EPSG:4326) of a point that lies on the site.
    case longitude
    /// Degrees north of the same point.
    case latitude
    /// Metres to the nearest feature of a layer, edge to edge; 0 where they touch.
    case distance
    /// Share of the site's area under the union of a layer's features, in [0, 1].
    case share
    /// The value of `field` with the largest overlap, features of one value added up.
    case majority
    /// The share of the site's area under the ``majority`` value.
    case majorityShare = "majority-share"
    /// The value of `field` of the one feature with the largest overlap; ties: least id.
    case largest
    case largestShare = "largest-share"
    /// Features of a layer within a distance.
    case count
    /// Sum of `field` over the features of a layer within a distance.
    case sum
    /// Whether a feature of a layer is within a distance.
    case any
    /// A column of the site.
    case attribute
    /// What the plan local d'urbanisme says of the use: `allowed`, `conditional` or `forbidden`, from DESTOUI, DESTCDT,
    /// DESTNON; the value with the largest overlap.
    case rights
  }

  /// What `within` is measured to.
  public enum Target: String, CaseIterable, Hashable, Sendable {
    /// Any part of the feature.
    case anyPart = "any-part"
    /// The feature's centre (its centroid).
    case centre
  }

  public var kind: Kind
  public var layer: String?
  public var field: String?
  /// Metres from the site's geometry; 0 counts what touches it.
  public var within: Double?
  public var of: Target
  /// For ``Kind/rights``: DestinationType codes; empty: those of the demand's use.
  public var destinations: [String]

  public init(
    _ kind: Kind, layer: String? = nil, field: String? = nil, within: Double? = nil,
    of: Target = .anyPart, destinations: [String] = []
  ) {
    self.kind = kind
    self.layer = layer
    self.field = field
    self.within = within
    self.of = of
    self.destinations = destinations
  }

  /// The dimension of the measured number; nil for a label, a truth value or a column whose unit the file alone knows.
  public var dimension: Dimension? {
    switch kind {
    case .area: .area
    case .perimeter, .distance: .length
    case .share, .majorityShare, .largestShare: .share
    case .compactness, .longitude, .latitude, .count, .sum: .number
    case .majority, .largest, .any, .attribute, .rights: nil
    }
  }
}
