internal import Formats
internal import Land

/// What a `result.json` says, as far as a comparison needs it.
public struct RunRecord: Sendable {
  struct Department: Hashable, Sendable {
    var id: String
    var label: String
    var voice: Double
  }

  /// A demand's terms by the keys of `result.json`, in their order.
  struct Demand: Hashable, Sendable {
    var id: String
    var label: String
    var department: String
    var resource: Resource
    var terms: [JSONValue.Member]
  }

  struct Site: Hashable, Sendable {
    var id: String
    var name: String?
    var land: Double
    var floor: Double
  }

  struct Spot: Hashable, Sendable {
    var site: String
    /// Square metres.
    var area: Double
    var from: String
    var until: String?
  }

  struct Share: Hashable, Sendable {
    var department: String
    /// Nil where the department could get nothing even alone.
    var u: Double?
    var met: Int
  }

  struct Allocation: Sendable {
    /// As `result.json` names it, be it known to this version or not.
    var rule: String
    var status: String
    var spots: [String: [Spot]]
    var shares: [Share]
    /// Why a demand has no site, by demand.
    var unmet: [String: [Message]]
    var clashingRules: [Message]
  }

  struct Pair: Hashable, Sendable {
    var demand: String
    var site: String
  }

  struct Fit: Hashable, Sendable {
    var isEligible: Bool
    var score: Double
    /// Codes as in `suitability.csv`.
    var reasons: [String]
  }

  /// How the reader named it: a directory, or a session with an entry.
  public let name: String
  public let version: String
  let inputs: [InputFile]
  let scenarioName: String
  let departments: [Department]
  let demands: [Demand]
  let sites: [Site]
  /// Nil where the file is older than this key.
  let locks: [JSONValue]?
  let limits: [JSONValue.Member]?
  let priority: [String]
  let fits: [Pair: Fit]
  let allocations: [Allocation]

  func allocation(_ rule: String) -> Allocation? { allocations.first { $0.rule == rule } }
  func demand(_ id: String) -> Demand? { demands.first { $0.id == id } }
  func site(_ id: String) -> Site? { sites.first { $0.id == id } }
}
