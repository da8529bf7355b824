/// What areas allow once everybody has its sites: the shares u that can be had together, and all below them.
///
/// A polyhedron {u : λ·u ≤ h for each facet}, with λ ≥ 0 and Σ λ = 1, in as many dimensions as there are
/// parties. Where areas are not to be chosen it has one corner and a facet for each party.
struct UtilityRegion: Sendable {
  struct Facet: Hashable, Sendable {
    /// λ, by party.
    let normal: [Double]
    /// h.
    var bound: Double

    /// The party alone, where λ looks at one only.
    var axis: Int? {
      let present = normal.indices.filter { normal[$0] > 0 }
      return present.count == 1 ? present[0] : nil
    }

    func height(of u: [Double]) -> Double {
      zip(normal, u).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }

  /// An extreme point: nobody can have more without another having less, and it is no mean of others.
  struct Corner: Hashable, Sendable {
    /// By party.
    let u: [Double]
    /// Square metres by pair.
    let areas: [Int: Double]
  }

  let facets: [Facet]
  let corners: [Corner]

  /// Everything at most as good as one corner.
  init(below corner: Corner) {
    corners = [corner]
    facets = corner.u.indices.map { k in
      Facet(normal: corner.u.indices.map { $0 == k ? 1 : 0 }, bound: corner.u[k])
    }
  }

  init(facets: [Facet], corners: [Corner]) {
    self.facets = facets
    self.corners = corners
  }

  /// Whether u can be had, or more.
  func contains(_ u: [Double], tolerance: Double) -> Bool {
    facets.allSatisfy { $0.height(of: u) <= $0.bound + tolerance }
  }
}
