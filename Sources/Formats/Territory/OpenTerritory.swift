public import Land

/// A territory whose sites are not read yet.
public struct OpenTerritory: Sendable {
  /// Its layers; no sites.
  public let territory: Territory
  public let sites: SiteStream
  /// The first sites of a stream, or all that were read: what their columns hold.
  public let sample: [Site]
  public let kinds: Set<Site.Kind>

  init(territory: Territory, sites: SiteStream, sample: [Site], kinds: Set<Site.Kind>) {
    self.territory = territory
    self.sites = sites
    self.sample = sample
    self.kinds = kinds
  }

  /// A territory that was read whole.
  public init(_ whole: Territory) {
    var territory = Territory(
      sites: [], layers: whole.layers, problems: whole.problems, inputs: whole.inputs)
    territory.degrees = whole.degrees
    self.init(
      territory: territory, sites: SiteStream(whole.sites), sample: whole.sites,
      kinds: Set(whole.sites.map(\.kind)))
  }
}
