/// A mediator's single text: it starts as the status quo, and each step is a set of changes that every department
/// accepts, none having less than before.
///
/// Steps are as small as they can be, so that a step of several changes is a package: they work only together.
public struct SingleText: Hashable, Sendable {
  public struct Step: Hashable, Sendable {
    /// In the scenario's order of demands.
    public let changes: [PlacementChange]
    /// What stands against each change alone, by change; empty for a step of one.
    public let obstacles: [Obstacle]
    /// Whether no smaller set of its changes is accepted; not known for what is left when sets of up to
    /// ``greatestPackage`` changes were tried.
    public let isSmallest: Bool
    /// By how much each department's u differs, in the scenario's order; nil where u is undefined.
    public let differences: [Double?]

    public var isPackage: Bool { changes.count > 1 }
  }

  /// Why a change is not made alone.
  public enum Obstacle: Hashable, Sendable {
    /// A capacity, a distance, a limit or a lock stands against it.
    case noRoom
    /// These departments would have less.
    case losers([String])
    /// Nobody would have less, but it is worth nothing by itself.
    case noGain
    /// Alone it would give these departments more than the agreement: it is what they get for something else.
    case inReturn([String])
  }

  /// Position in ``Front/points`` of where it ends.
  public let point: Int
  public let steps: [Step]

  /// Changes up to which every set of a size is tried.
  public static let greatestPackage = 4
}
