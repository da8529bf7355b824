import Land
import PlanarGeometry
import Planning
import Testing

/// Seeded territories measured in bulk and, feature by feature, with plain calls of the geometry library.
@Suite("Measures agree with geometry called pair by pair")
struct MeasurePropertyTests {
  struct Case {
    let territory: Territory
    let measures: [Measure]

    init(seed: UInt64) throws {
      var shapes = RandomShapes(seed: seed)
      let sites = try (0..<20).map { number in
        // Some sites are large and ragged, so that they have a tree of their own.
        let large = number % 10 == 0
        return Site(
          id: "s\(number)", kind: .parcel,
          geometry: try shapes.polygon(
            radius: large ? 100...300 : 5...40, vertices: large ? 40...120 : 4...12))
      }
      let zones = try (0..<25).map { number in
        Feature(
          id: "\(number)",
          geometry: try shapes.polygon(radius: 50...300, vertices: 5...250),
          values: [
            shapes.integer(0...5) == 0 ? .missing : .text(["U", "N", "A"][shapes.integer(0...2)]),
            .number(Double(shapes.integer(0...100))),
          ])
      }
      let streets = try (0..<20).map { number in
        Feature(id: "\(number)", geometry: try shapes.line(), values: [.missing, .number(1)])
      }
      let stops = (0..<60).map { number in
        Feature(
          id: "\(number)", geometry: shapes.point(),
          values: [.missing, .number(Double(shapes.integer(1...9)))])
      }
      territory = Territory(
        sites: sites,
        layers: [
          Layer(name: "zones", fields: ["label", "weight"], features: zones),
          Layer(name: "streets", fields: ["label", "weight"], features: streets),
          Layer(name: "stops", fields: ["label", "weight"], features: stops),
        ], problems: [], inputs: [])
      var measures = [
        Measure(.share, layer: "zones"),
        Measure(.majority, layer: "zones", field: "label"),
        Measure(.majorityShare, layer: "zones", field: "label"),
        Measure(.largest, layer: "zones", field: "weight"),
        Measure(.largestShare, layer: "zones"),
      ]
      for layer in ["zones", "streets", "stops"] {
        measures.append(Measure(.distance, layer: layer))
        for target in Measure.Target.allCases {
          measures.append(Measure(.count, layer: layer, within: 80, of: target))
          measures.append(Measure(.sum, layer: layer, field: "weight", within: 150, of: target))
          measures.append(Measure(.any, layer: layer, within: 20, of: target))
        }
      }
      self.measures = measures
    }
  }

  @Test("every measure of every site", arguments: UInt64(1)...10)
  func agrees(seed: UInt64) async throws {
    let test = try Case(seed: seed)
    let measurer = try SiteMeasurer(test.measures, in: test.territory)
    let values = await measurer.values(of: test.territory.sites)
    for (site, row) in zip(test.territory.sites, values) {
      for (measure, value) in zip(test.measures, row) {
        let expected = try NaiveMeasure.value(measure, of: site, in: test.territory)
        if let number = expected.number {
          #expect(
            value.isClose(to: number, tolerance: 1e-8),
            "\(measure.columnName) of \(site.id): \(value), expected \(expected)")
        } else {
          #expect(value == expected, "\(measure.columnName) of \(site.id)")
        }
      }
    }
  }

  @Test("the same values on one task, two, or seven", arguments: UInt64(1)...3)
  func deterministic(seed: UInt64) async throws {
    let test = try Case(seed: seed)
    // More sites than one chunk holds.
    let sites = (0..<8).flatMap { _ in test.territory.sites }
    let measurer = try SiteMeasurer(test.measures, in: test.territory)
    let alone = await measurer.values(of: sites, tasks: 1)
    #expect(await measurer.values(of: sites, tasks: 2) == alone)
    #expect(await measurer.values(of: sites, tasks: 7) == alone)
    #expect(alone.count == sites.count)
  }
}

/// The definitions of docs/screening.md, word for word, one pair at a time.
enum NaiveMeasure {
  static func value(
    _ measure: Measure, of site: Site, in territory: Territory
  ) throws -> AttributeValue {
    guard let layer = measure.layer.flatMap(territory.layer) else { return .missing }
    let features = layer.features
    let area = site.geometry.area
    func overlap(_ feature: Feature) throws -> Double {
      try feature.geometry.map { try site.geometry.intersection($0).area } ?? 0
    }
    func value(_ feature: Feature) -> AttributeValue {
      measure.field.flatMap(layer.position).map { feature.values[$0] } ?? .missing
    }
    switch measure.kind {
    case .distance:
      let distances = try features.compactMap { try $0.geometry?.distance(to: site.geometry) }
      return distances.min().map(AttributeValue.number) ?? .missing
    case .share:
      let parts = try features.compactMap { try $0.geometry?.intersection(site.geometry) }
      return .number(try Geometry.unaryUnion(parts).area / area)
    case .majority, .majorityShare:
      var areas: [String: Double] = [:]
      var unknown = 0.0
      for feature in features {
        let part = try overlap(feature)
        if let label = value(feature).label {
          areas[label, default: 0] += part
        } else {
          unknown += part
        }
      }
      // A site that lies whole in two zones is a tie: the least label.
      let greatest = areas.values.max() ?? 0
      let best = areas.filter { $0.value > max(1e-6, greatest - 1e-6) }.min { $0.key < $1.key }
      if unknown > max(1e-6, best?.value ?? 0) { return .missing }
      if measure.kind == .majorityShare { return .number(min(1, (best?.value ?? 0) / area)) }
      return best.map { .text($0.key) } ?? .missing
    case .largest, .largestShare:
      let parts = try features.map { (feature: $0, area: try overlap($0)) }
      let greatest = parts.map(\.area).max() ?? 0
      guard greatest > 1e-6, let best = parts.first(where: { $0.area >= greatest - 1e-6 }) else {
        return measure.kind == .largest ? .missing : .number(0)
      }
      return measure.kind == .largest ? value(best.feature) : .number(best.area / area)
    case .count, .sum, .any:
      let near = try features.filter { feature in
        guard let geometry = feature.geometry else { return false }
        let target =
          measure.of == .centre ? try geometry.centroid.map { Geometry.point($0) } : geometry
        return try target.map { try $0.distance(to: site.geometry) <= measure.within ?? 0 } ?? false
      }
      if measure.kind == .count { return .number(Double(near.count)) }
      if measure.kind == .any { return .boolean(!near.isEmpty) }
      let numbers = near.map { value($0).number }
      return numbers.contains(nil) ? .missing : .number(numbers.compactMap { $0 }.reduce(0, +))
    case .area, .perimeter, .compactness, .longitude, .latitude, .attribute, .rights:
      return .missing
    }
  }
}
