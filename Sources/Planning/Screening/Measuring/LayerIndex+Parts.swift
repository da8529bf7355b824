import PlanarGeometry

extension LayerIndex {
  /// More edges than this are cut into parts: a walk over slabs costs edges times what lies side
  /// by side at a height.
  static let manyEdges = 2048
  /// Where features repeat one another, the edges stay as many however small the part.
  private static let mostIdleCuts = 6

  /// The area of a site under at least one of some features, in square metres, summed over the halves of its box, their
  /// halves and so on, until few edges are left in each.
  ///
  /// Where thousands of features overlap, most parts lie wholly inside one of them and cost nothing more; a parcel of
  /// 100,000 vertices is measured piece by piece.
  func coveredAreaInParts(
    of site: SiteShape, by features: some Collection<Int32>, scratch: inout Scratch
  ) -> Double {
    let part = Part(
      box: site.box, features: Array(features), isCovered: false, edges: .max, idleCuts: 0)
    return min(site.area, coveredArea(of: site, in: part, scratch: &scratch))
  }

  /// A part of a site's box, and what is known of it.
  private struct Part {
    let box: Envelope
    /// Those whose border may come near.
    var features: [Int32]
    /// Whether a feature covers all of it.
    var isCovered: Bool
    /// How many edges the part had that it is a half of.
    let edges: Int
    /// How many cuts before this one left nearly as many edges.
    let idleCuts: Int
  }

  private func coveredArea(
    of site: SiteShape, in part: Part, scratch: inout Scratch
  ) -> Double {
    var part = part
    scratch.shared.edges.removeAll(keepingCapacity: true)
    let isNear = site.outline.appendEdges(
      ofFeature: 0, within: part.box, source: 0, to: &scratch.shared.edges)
    if !isNear, !site.covers(part.box.centre) { return 0 }
    if !part.isCovered { appendCover(of: &part, to: &scratch.shared.edges) }
    guard part.isCovered || !part.features.isEmpty else { return 0 }
    if part.isCovered {
      if !isNear { return part.box.area }
      scratch.shared.edges.removeAll { $0.source > 0 }
      scratch.shared.edges.append(
        Edge(x0: 0, y0: 0, x1: 0, y1: part.box.height, source: 1))
    }
    let count = scratch.shared.edges.count
    let idleCuts = count < part.edges - part.edges / 8 ? 0 : part.idleCuts + 1
    guard count > Self.manyEdges, idleCuts < Self.mostIdleCuts else {
      let sources = part.isCovered ? 2 : part.features.count + 1
      return scratch.shared.coveredArea(sources: sources, width: part.box.width)
    }
    return part.box.halves.reduce(0) { sum, half in
      let next = Part(
        box: half, features: part.features, isCovered: part.isCovered, edges: count,
        idleCuts: idleCuts)
      return sum + coveredArea(of: site, in: next, scratch: &scratch)
    }
  }

  /// Adds the borders that come near, and forgets the features that leave the part alone.
  private func appendCover(of part: inout Part, to edges: inout [Edge]) {
    var near: [Int32] = []
    for feature in part.features {
      let before = edges.count
      if shapes.appendEdges(
        ofFeature: Int(feature), within: part.box, source: Int32(near.count + 1), to: &edges)
      {
        near.append(feature)
        continue
      }
      if edges.count > before, shapes.covers(part.box.centre, feature: Int(feature)) {
        part.isCovered = true
        return
      }
      edges.removeSubrange(before...)
    }
    part.features = near
  }
}

extension Envelope {
  /// The box cut across its longer side.
  fileprivate var halves: [Envelope] {
    var (low, high) = (self, self)
    if width > height {
      low.maxX = centre.x
      high.minX = centre.x
    } else {
      low.maxY = centre.y
      high.minY = centre.y
    }
    return [low, high]
  }
}
