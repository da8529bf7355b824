public import Land

/// What each preference of a demand gives each site, so that scores can be worked out for other weights.
public struct PreferenceValues: Sendable {
  /// For each pair that was screened, in the order of ``Screening/suitabilities``: values in [0, 1], one for
  /// each preference of the demand; a missing measure has the end of its interval that the scenario takes.
  public let values: [[Double]]

  public init(values: [[Double]]) {
    self.values = values
  }

  /// The weighted mean, as ``Suitability/score``; 1 without preferences.
  ///
  /// - Parameter weights: One for each preference, not negative, with a positive sum.
  public func score(ofPair index: Int, _ weights: [Double]) -> Double {
    let total = weights.reduce(0, +)
    guard total > 0 else { return 1 }
    return min(1, zip(weights, values[index]).reduce(0) { $0 + $1.0 * $1.1 } / total)
  }
}

extension Screening {
  /// The values of all preferences for all pairs.
  public func preferenceValues(of scenario: Scenario) -> PreferenceValues {
    let missing: Double =
      switch scenario.missingData {
      case .low: 0
      case .middle: 0.5
      case .optimistic: 1
      }
    let values = scenario.demands.flatMap { demand -> [[Double]] in
      let columns = demand.preferences.map {
        sheets.position(of: $0.measure.resolved(for: demand, in: scenario))
      }
      return sheets.sheets.map { sheet in
        zip(demand.preferences, columns).map { preference, column in
          column.flatMap { sheet.values[$0].preferenceNumber }.map(preference.value(of:))
            ?? missing
        }
      }
    }
    return PreferenceValues(values: values)
  }
}
