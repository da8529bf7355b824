/// A party to the negotiation.
public struct Department: Identifiable, Hashable, Sendable {
  public let id: String
  public var label: String
  /// Weight in joint decisions, not negative.
  public var voice: Double
  /// `#RRGGBB`.
  public var colour: String?

  public init(id: String, label: String? = nil, voice: Double = 1, colour: String? = nil) {
    self.id = id
    self.label = label ?? id
    self.voice = voice
    self.colour = colour
  }
}
