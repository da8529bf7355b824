import Land
import LinearProgramming

/// The points of the regions that a search found, without those that a region dominates: corners, and points
/// between the corners of one region, as near to each other as the tolerance, where areas can be divided.
struct FrontPoints {
  struct Found {
    let region: Int
    /// Square metres by pair.
    let areas: [Int: Double]
    let isExtreme: Bool
  }

  private let regions: [UtilityRegion]
  private let tolerance: Double
  private(set) var points: [Found] = []
  private var known: [[Double]] = []

  /// A gain of all parties together smaller than this is rounding.
  private static let leastGain = 1e-6
  /// Points between two corners.
  private static let greatestSteps = 16

  init(_ search: FrontSearch) throws(LinearProgramError) {
    regions = search.regions.map(\.region)
    tolerance = search.limits.tolerance
    for (index, seating) in search.regions.enumerated() {
      let before = points.count
      for corner in seating.region.corners { try add(corner, of: index, isExtreme: true) }
      for corner in between(seating.region.corners) {
        try add(corner, of: index, isExtreme: false)
      }
      // Between dominated corners there may be points that are not: one of them stands for the assignment.
      if points.count == before, let found = seating.found {
        try add(found, of: index, isExtreme: false)
      }
    }
  }

  private mutating func add(
    _ corner: UtilityRegion.Corner, of index: Int, isExtreme: Bool
  ) throws(LinearProgramError) {
    // Two assignments may give everybody the same: the first stands for both.
    guard !known.contains(where: { FrontPoints.isSame($0, corner.u) }) else { return }
    // A corner is never dominated by its own region, a point between corners may be.
    for other in regions.indices where other != index || !isExtreme {
      if try FrontPoints.dominates(regions[other], corner.u) { return }
    }
    known.append(corner.u)
    points.append(Found(region: index, areas: corner.areas, isExtreme: isExtreme))
  }

  private static func isSame(_ u: [Double], _ v: [Double]) -> Bool {
    zip(u, v).allSatisfy { abs($0 - $1) < 1e-7 }
  }

  /// Along the lines from corner to corner: areas mix, and shares with them.
  private func between(_ corners: [UtilityRegion.Corner]) -> [UtilityRegion.Corner] {
    var result: [UtilityRegion.Corner] = []
    for (index, first) in corners.enumerated() {
      for second in corners[(index + 1)...] {
        let distance = zip(first.u, second.u).map { abs($0 - $1) }.max() ?? 0
        let steps = min(FrontPoints.greatestSteps, Int((distance / tolerance).rounded(.up)))
        for step in 1..<max(1, steps) {
          let part = Double(step) / Double(steps)
          result.append(
            UtilityRegion.Corner(
              u: zip(first.u, second.u).map { $0 + part * ($1 - $0) },
              areas: first.areas.merging(second.areas) { $0 + part * ($1 - $0) }))
        }
      }
    }
    return result
  }

  /// Whether a region has a point at least as good as u for all and better for some: max Σ (v − u), v ≥ u in the
  /// region.
  ///
  /// - Parameter least: Gains of all parties together that count.
  static func dominates(
    _ region: UtilityRegion, _ u: [Double], by least: Double = leastGain
  ) throws(LinearProgramError) -> Bool {
    guard region.contains(u, tolerance: 1e-9) else { return false }
    if region.corners.count == 1 {
      return zip(region.corners[0].u, u).reduce(0) { $0 + $1.0 - $1.1 } > least
    }
    var program = LinearProgram(.maximize)
    for k in u.indices { program.addColumn("u \(k)", lower: 0, objective: 1) }
    for facet in region.facets {
      let terms = facet.normal.enumerated().filter { $0.element > 0 }.map {
        LinearProgram.Term($0.element, $0.offset)
      }
      program.addRow("facet", terms, upper: max(0, facet.bound - facet.height(of: u)))
    }
    return (try program.solve().objective ?? 0) > least
  }
}
