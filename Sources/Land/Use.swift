/// What a programme does with land.
public struct Use: Identifiable, Hashable, Sendable {
  public let id: String
  public var label: String
  /// Metres, edge to edge, to be kept from sites with another use, by use id. Symmetric in effect.
  public var apart: [String: Double]
  /// Bonus, as a share of importance × score, for sharing a site with another use, by use id.
  public var together: [String: Double]
  /// Codes of the CNIG PLU standard's DestinationType (`21` logement, `52` entrepôt…) that the use falls under.
  public var destinations: [String]

  public init(
    id: String, label: String? = nil, apart: [String: Double] = [:],
    together: [String: Double] = [:], destinations: [String] = []
  ) {
    self.id = id
    self.label = label ?? id
    self.apart = apart
    self.together = together
    self.destinations = destinations
  }
}
