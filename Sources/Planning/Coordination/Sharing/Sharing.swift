/// For every site that several departments want: who could share it, how best, and what that brings to whom.
public struct Sharing: Hashable, Sendable {
  public struct ContestedSite: Hashable, Sendable {
    public let site: String
    /// Demands that their departments would put there if they were alone, in the scenario's order.
    public let wanted: [String]
    /// Demands that could go there: suited, admitted, with room for their minimum.
    public let candidates: [String]
    /// The largest sets of candidates that the site can hold together, most demands first; at most
    /// ``Sharing/greatestGroups``.
    public let groups: [[String]]
    /// Pairs of candidates that cannot be there at once, and why.
    public let exclusions: [Exclusion]
    /// The shares of the site that are worth most to all together, whatever else happens elsewhere.
    public let best: [Placement]
    /// u under the joint optimum, with demands allowed to share the site and without; nil where the optimum
    /// could not be computed in time.
    public let effect: Effect?
  }

  public struct Exclusion: Hashable, Sendable {
    public enum Reason: Hashable, Sendable {
      /// The uses must keep a distance: metres.
      case apart(Double)
      /// Together their minima exceed the site: square metres.
      case room(asked: Double, held: Double)
    }

    public let first: String
    public let second: String
    public let reason: Reason
  }

  public struct Effect: Hashable, Sendable {
    /// By department, in the scenario's order; nil where U* = 0.
    public let with: [Double?]
    public let without: [Double?]
    /// Σ voice × u.
    public let totalWith: Double
    public let totalWithout: Double
    /// Proven: without sharing no allocation has a greater total.
    public let boundWithout: Double
    /// Demands without a site if the site may not be shared, that have one if it may.
    public let losers: [String]
  }

  /// In the order of sites by id.
  public let sites: [ContestedSite]

  /// Groups listed for a site.
  public static let greatestGroups = 8
  /// Candidates of a site whose sets are all tried; of more, those wanted there and then the best suited.
  static let greatestCandidates = 14
}
