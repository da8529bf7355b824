public import PlanarGeometry

/// Context data in the working coordinate system: zoning, flood, heat network, streets, stops…
public struct Layer: Sendable {
  /// The name that the scenario gives it.
  public let name: String
  /// The columns; ``Feature/values`` follow this order.
  public let fields: [String]
  public let features: [Feature]

  public init(name: String, fields: [String], features: [Feature]) {
    self.name = name
    self.fields = fields
    self.features = features
  }

  /// The position of a column: its exact name, else its name without regard to case.
  public func position(of field: String) -> Int? { columnPosition(of: field, in: fields) }
}

/// One row of a layer.
public struct Feature: Sendable {
  public let id: String
  /// Valid, two-dimensional, in the working coordinate system; nil where the row has none.
  public let geometry: Geometry?
  public let values: [AttributeValue]

  public init(id: String, geometry: Geometry?, values: [AttributeValue]) {
    self.id = id
    self.geometry = geometry
    self.values = values
  }
}

/// The position of a column: its exact name, else its name without regard to case.
public func columnPosition(of field: String, in fields: [String]) -> Int? {
  if let exact = fields.firstIndex(of: field) { return exact }
  let folded = field.lowercased()
  return fields.firstIndex { $0.lowercased() == folded }
}
