import Land
import PlanarGeometry

/// Reads from one layer all that the measures ask of it.
///
/// A class, so that asking it for each of a million sites does not count references to each of its arrays.
final class LayerReading: Sendable {
  let name: String
  /// Around all features; nil where there is none.
  let box: Envelope?
  private let index: LayerIndex
  private let readings: [LayerPlan.Reading]
  private let circles: [LayerPlan.Circle]
  private let groupings: [Grouping]
  /// The values of the fields that are read feature by feature, by position of the field.
  private let columns: [Int: [AttributeValue]]
  /// For each feature its rank among the ids, by which equal overlaps are told apart.
  private let ranks: [Int]
  private let wantsOverlaps: Bool
  private let wantsShare: Bool
  private let wantsDistance: Bool

  init(_ plan: LayerPlan) throws(TopologyError) {
    name = plan.layer.name
    let boxes = plan.layer.features.compactMap(\.geometry?.envelope)
    box = boxes.first.map { boxes.dropFirst().reduce($0) { $0.union($1) } }
    readings = plan.readings
    circles = plan.circles
    groupings = plan.groupings
    var wantsOverlaps = false
    var wantsShare = false
    var wantsDistance = false
    var columns: [Int: [AttributeValue]] = [:]
    let features = plan.layer.features
    for reading in plan.readings {
      switch reading {
      case .distance: wantsDistance = true
      case .share: wantsShare = true
      case .majority, .majorityShare, .largestShare: wantsOverlaps = true
      case .largest(let field):
        wantsOverlaps = true
        columns[field] = features.map { $0.value(field) }
      case .sum(_, let field): columns[field] = features.map { $0.value(field) }
      case .count, .any: break
      }
    }
    self.wantsOverlaps = wantsOverlaps
    self.wantsShare = wantsShare
    self.wantsDistance = wantsDistance
    self.columns = columns
    ranks = Self.ranks(of: features)
    index = try LayerIndex(
      features, distances: wantsDistance || circles.contains { $0.target == .anyPart },
      centres: circles.contains { $0.target == .centre })
  }

  /// The value of each reading for one site.
  func values(of site: SiteShape, scratch: inout LayerIndex.Scratch) -> [AttributeValue] {
    let overlaps = wantsOverlaps ? index.overlaps(with: site, scratch: &scratch) : []
    let share: AttributeValue =
      wantsShare ? ratio(coveredArea(of: site, overlaps, &scratch), site) : .missing
    let distance: AttributeValue =
      wantsDistance
      ? index.squaredDistance(to: site, scratch: &scratch).map { .number($0.squareRoot()) }
        ?? .missing : .missing
    let found = circles.map { circle in
      index.features(
        within: circle.radius, ofCentre: circle.target == .centre, site: site, scratch: &scratch)
    }
    let winners = groupings.map { winner(among: overlaps, $0) }
    let largest = wantsOverlaps ? largest(of: overlaps) : nil
    return readings.map { reading in
      switch reading {
      case .distance: distance
      case .share: share
      case .majority(let grouping): value(winners[grouping], groupings[grouping])
      case .majorityShare(let grouping): shareOf(winners[grouping], site)
      case .largest(let field): largest.flatMap { columns[field]?[$0.feature] } ?? .missing
      case .largestShare: ratio(largest?.area ?? 0, site)
      case .count(let circle): .number(Double(found[circle].count))
      case .sum(let circle, let field): sum(columns[field] ?? [], found[circle])
      case .any(let circle): .boolean(!found[circle].isEmpty)
      }
    }
  }

  /// What the values of a reading are.
  func type(ofReading reading: Int) -> ValueType {
    switch readings[reading] {
    case .distance, .share, .majorityShare, .largestShare, .count, .sum: .number
    case .any: .truth
    case .majority(let grouping): ValueType(of: groupings[grouping].values)
    case .largest(let field): ValueType(of: columns[field] ?? [])
    }
  }

  /// The area under the layer, from the overlaps where they are known and too few to overlap one another.
  private func coveredArea(
    of site: SiteShape, _ overlaps: [LayerIndex.Overlap], _ scratch: inout LayerIndex.Scratch
  ) -> Double {
    guard wantsOverlaps else { return index.coveredArea(of: site, scratch: &scratch) }
    guard overlaps.count > 1 else { return overlaps.first?.area ?? 0 }
    return index.coveredArea(
      of: site, by: overlaps.map { Int32($0.feature) }, scratch: &scratch)
  }

  /// Which group covers most of a site: nothing does, ground without a value does, or one of the values.
  private enum Winner {
    case nothing
    case unknown
    case group(Int, area: Double)
  }

  private func winner(among overlaps: [LayerIndex.Overlap], _ grouping: Grouping) -> Winner {
    guard !overlaps.isEmpty else { return .nothing }
    var areas = [Double](repeating: 0, count: grouping.values.count)
    var unknown = 0.0
    for overlap in overlaps {
      if let group = grouping.groups[overlap.feature] {
        areas[group] += overlap.area
      } else {
        unknown += overlap.area
      }
    }
    let greatest = areas.max() ?? 0
    if unknown > greatest + LayerIndex.leastArea { return .unknown }
    let first = areas.firstIndex { $0 >= greatest - LayerIndex.leastArea } ?? 0
    return .group(first, area: areas[first])
  }

  private func value(_ winner: Winner, _ grouping: Grouping) -> AttributeValue {
    if case .group(let group, _) = winner { grouping.values[group] } else { .missing }
  }

  private func shareOf(_ winner: Winner, _ site: SiteShape) -> AttributeValue {
    switch winner {
    case .nothing: ratio(0, site)
    case .unknown: .missing
    case .group(_, let area): ratio(area, site)
    }
  }

  private func largest(of overlaps: [LayerIndex.Overlap]) -> LayerIndex.Overlap? {
    let greatest = overlaps.map(\.area).max() ?? 0
    return overlaps.filter { $0.area >= greatest - LayerIndex.leastArea }
      .min { ranks[$0.feature] < ranks[$1.feature] }
  }

  private func sum(_ values: [AttributeValue], _ features: [Int32]) -> AttributeValue {
    var sum = 0.0
    for feature in features {
      guard let number = values[Int(feature)].number else { return .missing }
      sum += number
    }
    return .number(sum)
  }

  private func ratio(_ area: Double, _ site: SiteShape) -> AttributeValue {
    site.area > 0 ? .number(min(1, area / site.area)) : .missing
  }

  /// Ids that are all whole numbers are compared as numbers, others as text.
  private static func ranks(of features: [Feature]) -> [Int] {
    let numbers = features.compactMap { Int($0.id) }
    let order =
      numbers.count == features.count
      ? features.indices.sorted { (numbers[$0], $0) < (numbers[$1], $1) }
      : features.indices.sorted { (features[$0].id, $0) < (features[$1].id, $1) }
    var ranks = [Int](repeating: 0, count: features.count)
    for (rank, feature) in order.enumerated() { ranks[feature] = rank }
    return ranks
  }
}
