/// What a plan of hubs makes as small or as great as possible. Costs are those of ``TravelCosts``; the
/// formulas are in `docs/hubs.md` with the same symbols.
public enum LocationModel: Hashable, Sendable {
  /// `hubs` hubs, least Σ weight × cost (Hakimi 1964).
  case pMedian(hubs: Int)
  /// `hubs` hubs, least greatest cost of a demand point.
  case pCenter(hubs: Int)
  /// `hubs` hubs, greatest Σ weight × credit (Church and ReVelle 1974; gradual: Berman and Krass 2002).
  case coverage(hubs: Int, Reach)
  /// Fewest hubs, or those of least opening cost where some cost something, so that every demand point has one
  /// `within` (Toregas et al. 1971).
  case setCover(within: Double)
  /// Least Σ opening cost + Σ weight × cost; at most `hubs` hubs, nil for any number.
  case facilityLocation(hubs: Int?)

  /// Up to which cost a demand point counts as covered.
  public struct Reach: Hashable, Sendable {
    /// Credit 1 up to here.
    public var within: Double
    /// Credit falls in a straight line from 1 at ``within`` to 0 here; equal to ``within`` for a sharp limit.
    public var until: Double

    public init(within: Double, until: Double? = nil) {
      self.within = within
      self.until = until ?? within
    }

    /// The share of a demand point's weight that counts at a cost.
    public func credit(_ cost: Double) -> Double {
      if cost <= within { return 1 }
      return cost >= until ? 0 : (until - cost) / (until - within)
    }
  }

  /// How many hubs are asked for; nil where the model finds their number.
  public var hubs: Int? {
    switch self {
    case .pMedian(let hubs), .pCenter(let hubs), .coverage(let hubs, _): hubs
    case .facilityLocation(let hubs): hubs
    case .setCover: nil
    }
  }

  /// The same model with another number of hubs; ``setCover(within:)`` stays as it is.
  public func with(hubs: Int) -> LocationModel {
    switch self {
    case .pMedian: .pMedian(hubs: hubs)
    case .pCenter: .pCenter(hubs: hubs)
    case .coverage(_, let reach): .coverage(hubs: hubs, reach)
    case .facilityLocation: .facilityLocation(hubs: hubs)
    case .setCover: self
    }
  }

  /// Whether a greater objective is better.
  public var isMaximised: Bool {
    if case .coverage = self { true } else { false }
  }
}
