import Land
import PlanarGeometry

/// A layer in a form that answers, for any site, what lies on it, how far it is and what is around it.
///
/// Built once, then only read, so that all tasks share it.
struct LayerIndex: Sendable {
  let shapes: PathTree
  let featureCount: Int
  /// The features that have polygons, for overlaps.
  let polygons: EnvelopeTree
  /// Runs of up to eight edges, for distances: one box per edge makes a deeper tree, one per feature a looser one.
  let runs: EnvelopeTree
  /// The path and the first edge of each run.
  private let runPlaces: [(path: Int32, edge: Int32)]
  /// The centroids of the features that have one.
  let centres: EnvelopeTree
  private let centrePlaces: [Coordinate?]

  /// - Parameters:
  ///   - features: Their order gives the feature numbers.
  ///   - distances: Whether ``squaredDistance(to:scratch:)`` or ``features(within:of:site:scratch:)`` will be asked.
  ///   - centres: Whether centres will be asked for.
  init(_ features: [Feature], distances: Bool, centres wantsCentres: Bool) throws(TopologyError) {
    var shapes = PathTree()
    for feature in features { shapes.append(feature.geometry) }
    self.shapes = shapes
    featureCount = features.count
    polygons = EnvelopeTree(
      features.indices.map { number in
        shapes.paths(ofFeature: number).contains { shapes.isRing[$0] }
          ? shapes.box(ofFeature: number) : nil
      })
    var places: [(path: Int32, edge: Int32)] = []
    var boxes: [Envelope] = []
    if distances {
      for path in 0..<shapes.pathCount {
        shapes.forEachLeaf(ofPath: path) { leaf in
          boxes.append(leaf.box)
          places.append((Int32(path), Int32(leaf.first)))
        }
      }
    }
    runs = EnvelopeTree(boxes)
    runPlaces = places
    var positions: [Coordinate?] = []
    if wantsCentres {
      for feature in features { positions.append(try feature.geometry?.centroid) }
    }
    centrePlaces = positions
    centres = EnvelopeTree(positions.map { $0.map { Envelope($0) } })
  }

  /// What a task keeps from site to site.
  struct Scratch {
    var shared = SharedArea()
    var hits: [Int32] = []
    /// The last site that each feature was found for.
    var stamps: [Int32] = []
    var stamp: Int32 = 0
    /// The last site whose distance was measured, and that distance in metres.
    var neighbour: (box: Envelope, distance: Double)?
  }

  /// The part of a site that a feature covers.
  struct Overlap {
    let feature: Int
    /// Square metres.
    let area: Double
  }

  /// Contact is no overlap: less than a square millimetre is what rounding leaves of a shared border.
  static let leastArea = 1e-6

  /// The features that lie on a site, in their order.
  func overlaps(with site: SiteShape, scratch: inout Scratch) -> [Overlap] {
    scratch.find(polygons, meeting: site.box)
    var result: [Overlap] = []
    for hit in scratch.hits {
      let area = coveredArea(of: site, by: [hit], scratch: &scratch)
      if area > Self.leastArea { result.append(Overlap(feature: Int(hit), area: area)) }
    }
    return result
  }

  /// The area of a site under the layer, in square metres; ground under several features counts once.
  func coveredArea(of site: SiteShape, scratch: inout Scratch) -> Double {
    scratch.find(polygons, meeting: site.box)
    return coveredArea(of: site, by: scratch.hits, scratch: &scratch)
  }

  /// The area of a site under at least one of some features, in square metres.
  func coveredArea(
    of site: SiteShape, by features: some Collection<Int32>, scratch: inout Scratch
  ) -> Double {
    scratch.shared.edges.removeAll(keepingCapacity: true)
    var source: Int32 = 0
    for feature in features {
      let before = scratch.shared.edges.count
      source += 1
      let near = shapes.appendEdges(
        ofFeature: Int(feature), within: site.box, source: source, to: &scratch.shared.edges)
      if !near {
        // No border comes near: the feature covers all of the site's box or nothing of it.
        if scratch.shared.edges.count > before,
          shapes.covers(site.box.centre, feature: Int(feature))
        {
          return site.area
        }
        scratch.shared.edges.removeSubrange(before...)
        source -= 1
      }
    }
    guard source > 0 else { return 0 }
    if scratch.shared.edges.count + site.edges.count > Self.manyEdges {
      return coveredAreaInParts(of: site, by: features, scratch: &scratch)
    }
    scratch.shared.edges += site.edges
    return min(site.area, scratch.shared.coveredArea(sources: Int(source) + 1))
  }

  /// The number of the feature that a run belongs to.
  func featureOfRun(_ run: Int) -> Int32 { shapes.features[Int(runPlaces[run].path)] }

  func boxOfRun(_ run: Int) -> Envelope {
    let (path, first) = runPlaces[run]
    return shapes.leafBox(ofPath: Int(path), edge: Int(first))
  }

  /// The path of a run and its edges there.
  func place(ofRun run: Int) -> (path: Int, edges: Range<Int>) {
    let (path, first) = runPlaces[run]
    let end = min(Int(first) + PathTree.fanout, shapes.edgeCount(ofPath: Int(path)))
    return (Int(path), Int(first)..<end)
  }

  func centre(of feature: Int) -> Coordinate? { centrePlaces[feature] }
}

extension PathTree {
  /// Calls `body` with the nodes just above the edges of a path.
  func forEachLeaf(ofPath path: Int, _ body: (Node) -> Void) {
    func visit(_ node: Node) {
      if node.isLeaf { body(node) } else { forEachChild(of: node, inPath: path, visit) }
    }
    visit(root(ofPath: path))
  }
}
