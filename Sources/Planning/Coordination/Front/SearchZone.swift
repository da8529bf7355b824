/// A part of the utilities that no known assignment reaches: u ≥ corner, and λ·u ≥ h for each slope.
///
/// Whoever is better off than a point of a zone lies in it too, so the best point of a zone is dominated by none.
struct SearchZone {
  private(set) var corner: [Double]
  /// Facets of known regions, each looking at more than one party, that the zone lies beyond.
  private(set) var slopes: [UtilityRegion.Facet] = []

  init(corner: [Double]) { self.corner = corner }

  /// What of the zone lies beyond a facet by `margin`.
  func beyond(_ facet: UtilityRegion.Facet, margin: Double) -> SearchZone {
    var zone = self
    let bound = facet.bound + margin
    if let axis = facet.axis {
      zone.corner[axis] = max(corner[axis], bound)
      zone.slopes.removeAll { $0.height(of: zone.corner) >= $0.bound }
    } else if facet.height(of: corner) < bound {
      zone.slopes.removeAll { $0.normal == facet.normal && $0.bound <= bound }
      if !zone.slopes.contains(where: { $0.normal == facet.normal }) {
        zone.slopes.append(UtilityRegion.Facet(normal: facet.normal, bound: bound))
      }
    }
    return zone
  }

  func contains(_ u: [Double]) -> Bool {
    zip(u, corner).allSatisfy { $0 >= $1 } && slopes.allSatisfy { $0.height(of: u) >= $0.bound }
  }

  /// Whether every point of `other` is known to lie in this zone.
  func includes(_ other: SearchZone) -> Bool {
    zip(corner, other.corner).allSatisfy { $0 <= $1 }
      && slopes.allSatisfy { slope in
        slope.height(of: other.corner) >= slope.bound
          || other.slopes.contains { $0.normal == slope.normal && $0.bound >= slope.bound }
      }
  }

  /// Whether nothing at most as good as `greatest` lies in it.
  func isEmpty(upTo greatest: [Double]) -> Bool {
    zip(corner, greatest).contains { $0 > $1 }
      || slopes.contains { $0.height(of: greatest) < $0.bound }
  }

  /// Of the box between the corner and `greatest`.
  func volume(upTo greatest: [Double]) -> Double {
    zip(corner, greatest).reduce(1) { $0 * max(0, $1.1 - $1.0) }
  }
}
