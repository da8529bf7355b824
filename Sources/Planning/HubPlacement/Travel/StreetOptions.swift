/// How a street network is made of the lines of a layer.
public struct StreetOptions: Hashable, Sendable {
  /// Where lines are joined.
  public enum Noding: String, CaseIterable, Hashable, Sendable {
    /// Where they end at one place.
    case ends
    /// Also where they share a vertex, as in OpenStreetMap.
    case vertices
    /// Also where they cross without one, unless one is over the other (bridge, tunnel, `layer`).
    case crossings
  }

  public var noding: Noding
  /// Vertices closer than this are one node. Metres.
  public var tolerance: Double
  /// How far a point may lie from the street that it is put on. Metres.
  public var snap: Double
  public var speeds: CyclingSpeeds
  /// The column that says the rise of a way from its first vertex to its last, in per cent of its length.
  public var gradientField: String?

  public init(
    noding: Noding = .vertices, tolerance: Double = 0.1, snap: Double = 200, speeds: CyclingSpeeds,
    gradientField: String? = nil
  ) {
    self.noding = noding
    self.tolerance = tolerance
    self.snap = snap
    self.speeds = speeds
    self.gradientField = gradientField
  }
}
