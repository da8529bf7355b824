public import Land
internal import PlanarGeometry

/// Reads measures of sites from their geometry, their columns and the layers around them.
///
/// What a layer must be asked is prepared once, in `init`; after that the measurer is only read, and any number of
/// tasks may ask it. The definitions are in docs/screening.md.
public struct SiteMeasurer: Sendable {
  public let measures: [Measure]
  /// What is doubtful about the measures: a column that no site has, a layer without polygons under a share.
  public let problems: [Problem]

  let sources: [Source]
  let layers: [LayerReading]
  private let degrees: Territory.Degrees?

  /// Where a measure's value comes from.
  enum Source: Sendable {
    case area
    case perimeter
    case compactness
    case longitude
    case latitude
    case attribute(String)
    /// One of ``layers``, and one of its readings.
    case layer(Int, Int)
    /// The measure lacks a part that it needs; its values are missing.
    case nothing
  }

  /// Prepares the layers that the measures name.
  ///
  /// - Throws: ``Problems`` for a layer that the territory does not have, or a field that a layer does not have.
  public init(_ measures: [Measure], in territory: Territory) throws(Problems) {
    var errors: [Problem] = []
    var doubts: [Problem] = []
    var plans: [LayerPlan] = []
    var sources: [Source] = []
    for measure in measures {
      switch measure.kind {
      case .area: sources.append(.area)
      case .perimeter: sources.append(.perimeter)
      case .compactness: sources.append(.compactness)
      case .longitude: sources.append(.longitude)
      case .latitude: sources.append(.latitude)
      case .attribute:
        let field = measure.field ?? ""
        sources.append(.attribute(field))
        if !territory.sites.isEmpty,
          territory.sites.allSatisfy({ $0.attribute(field).isMissing })
        {
          doubts.append(.nobodyHas(field))
        }
      case .distance, .share, .majority, .majorityShare, .largest, .largestShare, .count, .sum,
        .any, .rights:
        guard let name = measure.layer else {
          sources.append(.nothing)
          continue
        }
        guard let layer = territory.layer(name) else {
          let unknown = Problem.unknownLayer(name, among: territory.layers.map(\.name))
          if !errors.contains(unknown) { errors.append(unknown) }
          continue
        }
        let place = plans.firstIndex { $0.layer.name == name } ?? plans.count
        if place == plans.count { plans.append(LayerPlan(layer: layer)) }
        do {
          sources.append(.layer(place, try plans[place].add(measure, doubts: &doubts)))
        } catch {
          errors.append(error)
        }
      }
    }
    var layers: [LayerReading] = []
    for plan in plans where errors.isEmpty {
      do {
        layers.append(try LayerReading(plan))
      } catch {
        errors.append(.unreadable(plan.layer.name, error))
      }
    }
    guard errors.isEmpty else { throw Problems(errors) }
    self.measures = measures
    self.sources = sources
    self.layers = layers
    degrees = territory.degrees
    problems = doubts + SiteMeasurer.elsewhere(layers, sites: territory.sites)
  }

  /// Layers that lie wholly elsewhere: every distance to them is right, and none of use.
  ///
  /// - Parameter sites: Some that the territory did not hold.
  public func doubts(ofLayersAround sites: [Site]) -> [Problem] {
    SiteMeasurer.elsewhere(layers, sites: sites)
  }

  /// Farther from all sites than any criterion of land use reaches, in metres.
  private static let elsewhereDistance = 50_000.0

  private static func elsewhere(_ layers: [LayerReading], sites: [Site]) -> [Problem] {
    let boxes = sites.compactMap(\.geometry.envelope)
    guard let first = boxes.first else { return [] }
    let around = boxes.dropFirst().reduce(first) { $0.union($1) }
    return layers.compactMap { layer in
      guard let box = layer.box, box.distance(to: around) > elsewhereDistance else { return nil }
      return .elsewhere(layer.name, kilometres: Int((box.distance(to: around) / 1000).rounded()))
    }
  }

  /// What is doubtful about the values of sites that the territory did not hold: a column that none of them has.
  ///
  /// - Parameter hasValue: For each measure, whether some site has a value.
  public func doubts(hasValue: [Bool]) -> [Problem] {
    zip(sources, hasValue).compactMap { source, hasValue in
      if case .attribute(let field) = source, !hasValue { .nobodyHas(field) } else { nil }
    }
  }

  /// One task's measuring, with what it keeps from site to site.
  public struct Worker {
    private let measurer: SiteMeasurer
    private var layers: [LayerIndex.Scratch]

    public init(_ measurer: SiteMeasurer) {
      self.measurer = measurer
      layers = measurer.layers.map { _ in LayerIndex.Scratch() }
    }

    /// The value of each measure for each site, in their order.
    public mutating func values(of sites: [Site]) -> [[AttributeValue]] {
      let places = measurer.places(of: sites)
      return sites.indices.map {
        measurer.values(of: sites[$0], at: places?[$0], scratch: &layers)
      }
    }
  }

  /// The value of each measure for one site.
  public func values(of site: Site) -> [AttributeValue] {
    var worker = Worker(self)
    return worker.values(of: [site])[0]
  }

  /// Longitude and latitude of a point on each site, all at once; nil where no measure asks for them.
  private func places(of sites: [Site]) -> [Coordinate?]? {
    let isAsked = sources.contains {
      switch $0 {
      case .longitude, .latitude: true
      default: false
      }
    }
    guard isAsked, let degrees else { return nil }
    let points = sites.map { try? $0.geometry.pointOnSurface }
    var places = degrees(points.compactMap { $0 })[...]
    return points.map { $0 == nil ? nil : places.popFirst() ?? nil }
  }

  private func values(
    of site: Site, at place: Coordinate?, scratch: inout [LayerIndex.Scratch]
  ) -> [AttributeValue] {
    guard let shape = SiteShape(site.geometry) else {
      return sources.map {
        if case .attribute(let field) = $0 { site.attribute(field) } else { .missing }
      }
    }
    var readings: [[AttributeValue]] = []
    readings.reserveCapacity(layers.count)
    for index in layers.indices {
      readings.append(layers[index].values(of: shape, scratch: &scratch[index]))
    }
    return sources.map { source in
      switch source {
      case .area: .number(shape.area)
      case .perimeter: .number(shape.perimeter)
      case .compactness:
        shape.perimeter > 0
          ? .number(4 * .pi * shape.area / (shape.perimeter * shape.perimeter)) : .missing
      case .longitude: place.map { .number($0.x) } ?? .missing
      case .latitude: place.map { .number($0.y) } ?? .missing
      case .attribute(let field): site.attribute(field)
      case .layer(let layer, let reading): readings[layer][reading]
      case .nothing: .missing
      }
    }
  }

  /// The value of each measure for each site, in the order of `sites`.
  ///
  /// The sites are dealt in chunks to `tasks` tasks; neither the number of tasks nor their scheduling shows in the
  /// result.
  public func values(of sites: [Site], tasks: Int = 2) async -> [[AttributeValue]] {
    let size = 64
    let starts = Array(stride(from: 0, to: sites.count, by: size))
    let tasks = max(1, min(tasks, starts.count))
    return await withTaskGroup(of: [(Int, [[AttributeValue]])].self) { group in
      for task in 0..<tasks {
        group.addTask {
          var worker = Worker(self)
          return stride(from: task, to: starts.count, by: tasks).map { chunk in
            let range = starts[chunk]..<min(starts[chunk] + size, sites.count)
            return (chunk, worker.values(of: Array(sites[range])))
          }
        }
      }
      var chunks = [[[AttributeValue]]](repeating: [], count: starts.count)
      for await part in group {
        for (chunk, values) in part { chunks[chunk] = values }
      }
      return chunks.flatMap { $0 }
    }
  }
}
