import PlanarGeometry

extension LayerIndex {
  /// The square of the least distance from a site to a feature, edge to edge; 0 where they meet or one lies in the
  /// other; nil where the layer has no geometry.
  func squaredDistance(to site: SiteShape, scratch: inout Scratch) -> Double? {
    guard !runs.isEmpty else { return nil }
    if coversAny(of: site, scratch: &scratch) { return 0 }
    var best = scratch.greatestSquaredDistance(from: site.box)
    runs.forEach(near: site.box, withinSquared: best) { run in
      best = squaredDistance(
        ofRun: run, to: site, bound: best, boxesMeet: boxOfRun(run).intersects(site.box))
      return best
    }
    scratch.neighbour = (site.box, best.squareRoot())
    return best
  }

  /// The features that have a part, or their centre, within a distance of a site, in their order.
  func features(
    within radius: Double, ofCentre: Bool, site: SiteShape, scratch: inout Scratch
  ) -> [Int32] {
    let reach = site.box.expanded(by: radius)
    // A hair more than r², so that what lies at r exactly is within however its square is rounded.
    let bound = (radius * radius * (1 + 1e-15)).nextUp
    var found: [Int32] = []
    if ofCentre {
      scratch.find(centres, meeting: reach)
      for feature in scratch.hits {
        guard let centre = centre(of: Int(feature)) else { continue }
        if Envelope(centre).greatestSquaredDistance(to: site.box) < bound || site.covers(centre)
          || site.outline.squaredDistance(to: Segment(centre, centre), bound: bound) < bound
        {
          found.append(feature)
        }
      }
    } else {
      scratch.beginSite(featureCount: featureCount)
      scratch.find(polygons, meeting: Envelope(site.anyPosition))
      for feature in scratch.hits where shapes.covers(site.anyPosition, feature: Int(feature)) {
        scratch.stamps[Int(feature)] = scratch.stamp
        found.append(feature)
      }
      scratch.find(runs, meeting: reach)
      for run in scratch.hits {
        let feature = featureOfRun(Int(run))
        guard scratch.stamps[Int(feature)] != scratch.stamp else { continue }
        if boxOfRun(Int(run)).greatestSquaredDistance(to: site.box) < bound
          || squaredDistance(ofRun: Int(run), to: site, bound: bound, boxesMeet: true) < bound
        {
          scratch.stamps[Int(feature)] = scratch.stamp
          found.append(feature)
        }
      }
    }
    return found.sorted()
  }

  /// Whether a polygon of the layer holds the site's first position: the site is inside, or crosses its border.
  private func coversAny(of site: SiteShape, scratch: inout Scratch) -> Bool {
    scratch.find(polygons, meeting: Envelope(site.anyPosition))
    return scratch.hits.contains { shapes.covers(site.anyPosition, feature: Int($0)) }
  }

  private func squaredDistance(
    ofRun run: Int, to site: SiteShape, bound: Double, boxesMeet: Bool
  ) -> Double {
    let (path, edges) = place(ofRun: run)
    if boxesMeet, site.covers(shapes.position(path, edges.lowerBound)) { return 0 }
    return shapes.squaredDistance(ofEdges: edges, inPath: path, to: site.outline, bound: bound)
  }
}

extension LayerIndex.Scratch {
  /// Puts the items whose boxes meet a box into ``hits``, ascending.
  mutating func find(_ tree: EnvelopeTree, meeting box: Envelope) {
    hits.removeAll(keepingCapacity: true)
    tree.forEach(meeting: box) { hits.append(Int32($0)) }
    hits.sort()
  }

  /// What the squared distance to the nearest feature cannot exceed.
  ///
  /// Sites that follow each other are mostly neighbours: whatever was nearest to the last one is no farther from this
  /// one than from it, and from it to the far end of this one.
  func greatestSquaredDistance(from box: Envelope) -> Double {
    guard let neighbour else { return .infinity }
    let reach =
      neighbour.distance + neighbour.box.greatestSquaredDistance(to: box).squareRoot()
    // A hair more, so that rounding never hides the nearest itself.
    return reach * reach * (1 + 1e-9) + 1e-9
  }

  /// Forgets which features were found for the site before.
  mutating func beginSite(featureCount: Int) {
    if stamps.count < featureCount {
      stamps += repeatElement(0, count: featureCount - stamps.count)
    }
    stamp += 1
  }
}
