import Land
public import PlanarGeometry

/// A feature that hubs serve: a cell of population, a shop, an address.
public struct HubDemandPoint: Sendable {
  public let id: String
  /// What people call it; the id where the plan names no column.
  public let name: String
  /// The centre of the feature.
  public let position: Coordinate
  public let street: StreetPlace?
  public let weight: Double
  /// The commune that it lies in; nil without a layer of communes, or outside all.
  public let commune: String?
}

/// Features of the demand layer that take no part, and why.
public struct HubDemandGap: Hashable, Sendable {
  public enum Reason: String, CaseIterable, Hashable, Sendable {
    /// The feature has no geometry.
    case noGeometry = "no-geometry"
    /// The column of the weight is empty, or holds no number.
    case noWeight = "no-weight"
    case zeroWeight = "zero-weight"
  }

  public let id: String
  public let reason: Reason
}

/// The demand points of a plan, in the order of the layer.
struct HubDemand {
  private(set) var points: [HubDemandPoint] = []
  private(set) var gaps: [HubDemandGap] = []

  /// - Throws: ``Problems`` for negative weights, repeated ids, or where nothing is left to serve.
  init(_ plan: HubPlan, _ territory: Territory, travel: StreetTravel?) throws(Problems) {
    guard let layer = territory.layer(plan.demandLayer) else {
      throw Problems([.unknownLayer(plan.demandLayer, among: territory.layers.map(\.name))])
    }
    let communes = try CommuneIndex(plan.communes, territory)
    let weights = plan.weightField.flatMap(layer.position)
    let names = plan.nameField.flatMap(layer.position)
    var problems: [Problem] = []
    var seen = Set<String>()
    for feature in layer.features {
      if !seen.insert(feature.id).inserted {
        problems.append(.duplicateDemand(feature.id, layer: layer.name))
      }
      guard let position = feature.geometry?.middle else {
        gaps.append(HubDemandGap(id: feature.id, reason: .noGeometry))
        continue
      }
      var weight = 1.0
      if plan.weightField != nil {
        guard let number = weights.flatMap({ feature.values[$0].number }) else {
          gaps.append(HubDemandGap(id: feature.id, reason: .noWeight))
          continue
        }
        weight = number
      }
      if weight < 0 {
        problems.append(.negativeWeight(weight, feature.id, layer: layer.name))
      } else if weight == 0 {
        gaps.append(HubDemandGap(id: feature.id, reason: .zeroWeight))
      } else {
        points.append(
          HubDemandPoint(
            id: feature.id, name: names.flatMap { feature.values[$0].label } ?? feature.id,
            position: position, street: travel?.place(of: position), weight: weight,
            commune: communes.name(at: position)))
      }
    }
    if points.isEmpty, problems.isEmpty { problems.append(.nothingToServe(plan, layer)) }
    guard problems.isEmpty else { throw Problems(problems) }
  }
}

/// Names of communes by place.
private struct CommuneIndex {
  private var index: SpatialIndex?
  private var names: [String] = []

  init(_ communes: HubCommunes?, _ territory: Territory) throws(Problems) {
    guard let communes else { return }
    guard let layer = territory.layer(communes.layer) else {
      throw Problems([.unknownLayer(communes.layer, among: territory.layers.map(\.name))])
    }
    let column = communes.field.flatMap(layer.position)
    let features = layer.features.filter { $0.geometry?.kind.isPolygonal ?? false }
    index = SpatialIndex(features.compactMap(\.geometry))
    names = features.map { feature in column.flatMap { feature.values[$0].label } ?? feature.id }
  }

  /// On a border, the first of the layer.
  func name(at position: Coordinate) -> String? {
    guard let found = try? index?.query(.point(position)).first else { return nil }
    return names[found]
  }
}
