extension TravelCosts {
  /// Straight lines between places × `factor`, in the unit of the coordinates: the fallback where no
  /// network is known.
  public init(
    straight demand: [(x: Double, y: Double)], _ candidates: [(x: Double, y: Double)],
    factor: Double
  ) {
    self.init()
    for point in demand {
      append(
        row: candidates.enumerated().map { index, place in
          let dx = place.x - point.x
          let dy = place.y - point.y
          return Entry(candidate: index, cost: factor * (dx * dx + dy * dy).squareRoot())
        })
    }
  }
}
