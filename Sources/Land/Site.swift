public import PlanarGeometry

/// A piece of land or premises that can receive uses.
public struct Site: Identifiable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    /// Parcelle cadastrale.
    case parcel
    /// Unité foncière: contiguous parcels of one owner.
    case landUnit = "land-unit"
    /// Friche, art. L.111-26 code de l'urbanisme.
    case friche
    /// Lot of a zone d'activité économique.
    case zaeLot = "zae-lot"
    /// Premises or land of a foncière solidaire.
    case holding
  }

  public let id: String
  public let kind: Kind
  public var name: String?
  /// Polygonal, valid, in the working coordinate system.
  public let geometry: Geometry
  public var owner: String?
  public var ownerType: String?
  public var tenure: String?
  /// Euros per square metre and year.
  public var rent: Double?
  /// Purchase price, euros per square metre.
  public var price: Double?
  /// When the site can be used; without `from`, already; without `until`, for ever.
  public var from: CalendarDate?
  public var until: CalendarDate?
  /// Square metres of land that can be used; where the file does not say, the geometry's area.
  public var usableLand: Double
  /// Square metres of floor that can be used; where the file does not say, 0.
  public var usableFloor: Double
  public var zae: String?
  /// Share of the land already artificialised, in [0, 1]; nil where unknown, and then counted as 0.
  public var artificialised: Double?
  /// Ids of the parcels that a land unit was built from.
  public var parcels: [String]
  /// Every other column of the file, by name.
  public var attributes: [String: AttributeValue]

  public init(
    id: String, kind: Kind, name: String? = nil, geometry: Geometry, owner: String? = nil,
    ownerType: String? = nil, tenure: String? = nil, rent: Double? = nil, price: Double? = nil,
    from: CalendarDate? = nil, until: CalendarDate? = nil, usableLand: Double? = nil,
    usableFloor: Double? = nil, zae: String? = nil, artificialised: Double? = nil,
    parcels: [String] = [], attributes: [String: AttributeValue] = [:]
  ) {
    self.id = id
    self.kind = kind
    self.name = name
    self.geometry = geometry
    self.owner = owner
    self.ownerType = ownerType
    self.tenure = tenure
    self.rent = rent
    self.price = price
    self.from = from
    self.until = until
    self.usableLand = usableLand ?? geometry.area
    self.usableFloor = usableFloor ?? 0
    self.zae = zae
    self.artificialised = artificialised
    self.parcels = parcels
    self.attributes = attributes
  }

  /// Square metres that can be used of a resource.
  public func capacity(of resource: Resource) -> Double {
    switch resource {
    case .land: usableLand
    case .floor: usableFloor
    }
  }

  /// Whether the site can be used during the whole of a period.
  public func isAvailable(during period: Period) -> Bool {
    if let from, period.from < from { return false }
    guard let until else { return true }
    return period.until.map { $0 <= until } ?? false
  }

  /// A property by the word that scenario files use, else a column by its name.
  public func attribute(_ name: String) -> AttributeValue {
    func text(_ value: String?) -> AttributeValue? { value.map(AttributeValue.text) }
    func number(_ value: Double?) -> AttributeValue? { value.map(AttributeValue.number) }
    let own: AttributeValue? =
      switch name {
      case "id": .text(id)
      case "kind": .text(kind.rawValue)
      case "name": text(self.name)
      case "owner": text(owner)
      case "owner_type": text(ownerType)
      case "tenure": text(tenure)
      case "rent": number(rent)
      case "price": number(price)
      case "from": text(from?.description)
      case "until": text(until?.description)
      case "usable_land": .number(usableLand)
      case "usable_floor": .number(usableFloor)
      case "zae": text(zae)
      case "artificialised": number(artificialised)
      default: nil
      }
    if let own { return own }
    if let exact = attributes[name] { return exact }
    let folded = name.lowercased()
    let alike = attributes.keys.filter { $0.lowercased() == folded }.min()
    return alike.flatMap { attributes[$0] } ?? .missing
  }
}

/// What a demand takes of a site.
public enum Resource: String, CaseIterable, Hashable, Sendable {
  case land
  case floor
}
