public import Land

extension Measure {
  /// The name of the measure's column in site sheets: stable, ASCII unless a field is not, with its unit.
  ///
  /// `area_m2`, `distance_heat_network_m`, `share_flood`, `majority_zoning_typezone`, `count_stops_500m`.
  public var columnName: String {
    var parts: [String] = []
    switch kind {
    case .area: parts = ["area_m2"]
    case .perimeter: parts = ["perimeter_m"]
    case .compactness: parts = ["compactness"]
    case .longitude: parts = ["longitude"]
    case .latitude: parts = ["latitude"]
    case .distance: parts = ["distance", layer ?? "", "m"]
    case .share: parts = ["share", layer ?? ""]
    case .majority: parts = ["majority", layer ?? "", field ?? ""]
    case .majorityShare: parts = ["majority_share", layer ?? "", field ?? ""]
    case .largest: parts = ["largest", layer ?? "", field ?? ""]
    case .largestShare: parts = ["largest_share", layer ?? ""]
    case .count, .any: parts = [kind.rawValue, layer ?? "", radiusName]
    case .sum: parts = ["sum", layer ?? "", field ?? "", radiusName]
    case .attribute: parts = [field ?? "attribute"]
    case .rights: parts = ["rights", layer ?? ""] + destinations
    }
    if of == .centre, within != nil { parts.append("centre") }
    return parts.filter { !$0.isEmpty }.joined(separator: "_").asColumnName
  }

  /// `500m`, `0_5m`.
  private var radiusName: String {
    let metres = within ?? 0
    return metres == metres.rounded() && abs(metres) < 1e15
      ? "\(Int64(metres))m" : "\(metres)m"
  }
}

extension String {
  /// Letters, digits and underscores as they are; anything else becomes one underscore.
  fileprivate var asColumnName: String {
    String(map { $0.isLetter || $0.isNumber || $0 == "_" ? $0 : "_" })
  }
}
