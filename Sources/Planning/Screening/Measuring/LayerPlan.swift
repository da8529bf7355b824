import Land
import PlanarGeometry

/// What the measures ask of one layer.
struct LayerPlan {
  let layer: Layer
  private(set) var readings: [Reading] = []
  /// The distances within which features are looked for.
  private(set) var circles: [Circle] = []
  private(set) var groupings: [Grouping] = []

  /// One value that a layer gives for a site.
  enum Reading: Sendable {
    case distance
    case share
    /// One of ``groupings``.
    case majority(Int)
    case majorityShare(Int)
    /// The position of the field.
    case largest(Int)
    case largestShare
    /// One of ``circles``.
    case count(Int)
    case sum(Int, field: Int)
    case any(Int)
  }

  /// A distance around the site and what of a feature must lie within.
  struct Circle: Hashable, Sendable {
    let radius: Double
    let target: Measure.Target
  }

  init(layer: Layer) {
    self.layer = layer
  }

  /// - Returns: The position of the measure's reading.
  mutating func add(_ measure: Measure, doubts: inout [Problem]) throws(Problem) -> Int {
    let reading = try reading(of: measure, doubts: &doubts)
    readings.append(reading)
    return readings.count - 1
  }

  private mutating func reading(
    of measure: Measure, doubts: inout [Problem]
  ) throws(Problem) -> Reading {
    switch measure.kind {
    case .distance: return .distance
    case .share:
      warnIfFlat(&doubts)
      return .share
    case .majority:
      warnIfFlat(&doubts)
      return .majority(try addGrouping(by: position(of: measure.field)))
    case .majorityShare:
      warnIfFlat(&doubts)
      return .majorityShare(try addGrouping(by: position(of: measure.field)))
    case .largest:
      warnIfFlat(&doubts)
      return .largest(try position(of: measure.field))
    case .largestShare:
      warnIfFlat(&doubts)
      return .largestShare
    case .rights:
      let rights = LandUseRights(layer)
      if !rights.isStated { doubts.append(.noRights(layer.name)) }
      groupings.append(Grouping(rights, destinations: measure.destinations, in: layer))
      return .majority(groupings.count - 1)
    case .count: return .count(addCircle(of: measure))
    case .sum: return .sum(addCircle(of: measure), field: try position(of: measure.field))
    case .any: return .any(addCircle(of: measure))
    case .area, .perimeter, .compactness, .longitude, .latitude, .attribute:
      preconditionFailure("\(measure.kind.rawValue) asks nothing of a layer")
    }
  }

  private mutating func addCircle(of measure: Measure) -> Int {
    let circle = Circle(radius: measure.within ?? 0, target: measure.of)
    if let known = circles.firstIndex(of: circle) { return known }
    circles.append(circle)
    return circles.count - 1
  }

  private mutating func addGrouping(by field: Int) -> Int {
    if let known = groupings.firstIndex(where: { $0.field == field }) { return known }
    groupings.append(Grouping(by: field, in: layer))
    return groupings.count - 1
  }

  private func position(of field: String?) throws(Problem) -> Int {
    if let field, let position = layer.position(of: field) { return position }
    throw .unknownField(field ?? "", of: layer)
  }

  /// What only polygons can answer is asked of points or lines.
  private func warnIfFlat(_ doubts: inout [Problem]) {
    let shapes = layer.features.compactMap(\.geometry)
    if shapes.isEmpty || shapes.contains(where: { ($0.dimension ?? 0) == 2 }) { return }
    let doubt = Problem.noPolygons(layer.name)
    if !doubts.contains(doubt) { doubts.append(doubt) }
  }
}

/// The features of a layer sorted into those of one value.
struct Grouping: Sendable {
  /// The field, or nil for land-use rights.
  let field: Int?
  /// In the order in which ties are broken.
  let values: [AttributeValue]
  /// The position in `values` of each feature's value; nil where it has none.
  let groups: [Int?]

  /// Groups by the label of a field; equal areas go to the least label.
  init(by field: Int, in layer: Layer) {
    let values = layer.features.map { $0.value(field) }
    var firsts: [String: AttributeValue] = [:]
    for value in values {
      if let label = value.label, firsts[label] == nil { firsts[label] = value }
    }
    let labels = firsts.keys.sorted()
    let places = Dictionary(uniqueKeysWithValues: labels.enumerated().map { ($1, $0) })
    self.field = field
    self.values = labels.compactMap { firsts[$0] }
    groups = values.map { $0.label.flatMap { places[$0] } }
  }

  /// Groups by what the plan says of some destinations; equal areas go to the most restrictive.
  init(_ rights: LandUseRights, destinations: [String], in layer: Layer) {
    field = nil
    let order = LandUseRights.Right.allCases
    values = order.map { .text($0.rawValue) }
    groups = layer.features.map { feature in
      rights.right(of: feature, to: destinations).flatMap { order.firstIndex(of: $0) }
    }
  }
}

extension Feature {
  /// The value of a column; missing where the row is short or the text is blank.
  func value(_ position: Int) -> AttributeValue {
    guard position < values.count else { return .missing }
    if case .text(let text) = values[position], text.allSatisfy(\.isWhitespace) { return .missing }
    return values[position]
  }
}
