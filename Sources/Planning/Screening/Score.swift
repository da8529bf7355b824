import Land

/// How well a site suits a demand's preferences: an interval where data are missing.
///
/// The weighted mean Σ w·v(m) / Σ w of the value functions. A missing measure may be worth anything from 0 to 1, so
/// that it widens the interval by its share of the weights and never counts as a neutral mark.
struct Score: Hashable {
  let low: Double
  let high: Double

  /// - Parameter measured: The value of each preference's measure.
  init(_ preferences: [Preference], _ measured: [AttributeValue]) {
    var weights = 0.0
    var known = 0.0
    var unknown = 0.0
    for (preference, value) in zip(preferences, measured) {
      weights += preference.weight
      if let number = value.preferenceNumber {
        known += preference.weight * preference.value(of: number)
      } else {
        unknown += preference.weight
      }
    }
    if weights > 0 {
      low = min(1, known / weights)
      high = min(1, (known + unknown) / weights)
    } else {
      low = 1
      high = 1
    }
  }

  /// The score that the optimiser uses.
  func chosen(by missingData: Scenario.MissingData) -> Double {
    switch missingData {
    case .low: low
    case .middle: (low + high) / 2
    case .optimistic: high
    }
  }
}

extension AttributeValue {
  /// The number that a preference reads: yes is 1, no is 0.
  var preferenceNumber: Double? {
    if case .boolean(let truth) = self { return truth ? 1 : 0 }
    return number
  }
}
