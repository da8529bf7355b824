public import Land
import PlanarGeometry

extension StreetNetwork {
  /// Makes a network of the lines of a layer; whatever is no line is counted and left aside.
  ///
  /// - Parameter layer: In metres. Its columns are read as ``WayTags``; without any of them every line is an ordinary
  ///   street, open both ways.
  public init(_ layer: Layer, _ options: StreetOptions) {
    var report = Report()
    var ways: [Way] = []
    let fields = layer.fields.map { $0.lowercased() }
    report.hasClasses = !Set(fields).isDisjoint(with: ["highway", "fclass", "nature"])
    let gradient = options.gradientField.flatMap(layer.position)
    for feature in layer.features {
      let tags = WayTags(feature, fields)
      let access = CyclingAccess(tags)
      let lines = feature.geometry?.linePaths ?? []
      if lines.isEmpty {
        report.withoutLine += 1
        continue
      }
      guard access.forward || access.backward else {
        report.closed += 1
        continue
      }
      report.ways += 1
      var rise = 0.0
      if options.gradientField != nil {
        if let number = gradient.flatMap({ feature.values[$0].number }) {
          rise = number / 100
        } else {
          report.withoutGradient += 1
        }
      }
      let flat = options.speeds.speed(of: tags["highway"], isDismounted: access.isDismounted)
      for line in lines {
        ways.append(
          Way(
            positions: line, level: tags.level,
            forward: access.forward ? CyclingSpeeds.speed(flat, onGradient: rise) : nil,
            backward: access.backward ? CyclingSpeeds.speed(flat, onGradient: -rise) : nil))
      }
    }
    self.init(ways, options, report)
  }

  private init(_ ways: [Way], _ options: StreetOptions, _ report: Report) {
    var ways = ways
    if options.noding == .crossings { Crossings.cut(&ways, tolerance: options.tolerance) }
    let junctions = Junctions(ways, options)
    var vertices: [Coordinate] = []
    var edges: [Edge] = []
    for (index, way) in ways.enumerated() {
      var start = 0
      for end in way.positions.indices.dropFirst()
      where junctions.isNode(way: index, vertex: end) {
        let piece = way.positions[start...end]
        let length = zip(piece, piece.dropFirst()).reduce(0) { $0 + $1.0.distance(to: $1.1) }
        let from = junctions.node(way: index, vertex: start)
        let to = junctions.node(way: index, vertex: end)
        start = end
        // What is shorter than the tolerance and comes back to its node is a stutter of the pen.
        if from == to && length <= options.tolerance { continue }
        let first = vertices.count
        vertices += piece
        edges.append(
          Edge(
            from: from, to: to, vertices: first..<vertices.count, length: length,
            forward: way.forward.map { length / $0 }, backward: way.backward.map { length / $0 }))
      }
    }
    self.init(nodes: junctions.places, vertices: vertices, edges: edges, report: report)
  }
}

/// One line of a street layer.
struct Way {
  var positions: [Coordinate]
  /// Over the ground: ways at different levels do not meet where they cross.
  var level: Int
  /// Metres per second; nil where closed.
  var forward: Double?
  var backward: Double?
}

extension WayTags {
  /// - Parameter fields: In lower case.
  init(_ feature: Feature, _ fields: [String]) {
    var values: [String: String] = [:]
    for (field, value) in zip(fields, feature.values) where Self.known.contains(field) {
      if let label = value.label { values[field] = label }
    }
    self.init(values)
  }

  private static let known: Set<String> = [
    "highway", "fclass", "nature", "oneway", "sens_de_circulation", "sens", "junction", "bicycle",
    "oneway:bicycle", "bicycle:oneway", "bicycle:backward", "cycleway", "cycleway:left",
    "cycleway:right", "cycleway:both", "cycleway:oneway", "cycleway:left:oneway",
    "cycleway:right:oneway", "cycleway:both:oneway", "access", "vehicle", "motorroad", "layer",
    "bridge", "tunnel", "position_par_rapport_au_sol", "pos_sol",
  ]
}

extension Geometry {
  /// The lines of a line, multi-line or collection; none of a polygon or point.
  fileprivate var linePaths: [[Coordinate]] {
    var paths: [[Coordinate]] = []
    forEachPath { path in
      if path.role == .line, path.coordinates.count > 1 { paths.append(path.coordinates) }
    }
    return paths
  }
}
