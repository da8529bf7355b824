/// What a measured value or an attribute must satisfy. Several parts hold together.
public struct Condition: Hashable, Sendable {
  /// In the base unit of what is measured.
  public var atLeast: Double?
  public var atMost: Double?
  public var oneOf: [String]?
  public var noneOf: [String]?
  public var isTrue: Bool?

  public init(
    atLeast: Double? = nil, atMost: Double? = nil, oneOf: [String]? = nil,
    noneOf: [String]? = nil, isTrue: Bool? = nil
  ) {
    self.atLeast = atLeast
    self.atMost = atMost
    self.oneOf = oneOf
    self.noneOf = noneOf
    self.isTrue = isTrue
  }

  /// Whether `value` satisfies the condition; nil where the value is missing or of the wrong kind.
  public func holds(for value: AttributeValue) -> Bool? {
    if value.isMissing { return nil }
    var result = true
    if atLeast != nil || atMost != nil {
      guard let number = value.number else { return nil }
      if let atLeast, number < atLeast { result = false }
      if let atMost, number > atMost { result = false }
    }
    if oneOf != nil || noneOf != nil {
      guard let label = value.label else { return nil }
      if let oneOf, !oneOf.contains(label) { result = false }
      if let noneOf, noneOf.contains(label) { result = false }
    }
    if let isTrue {
      guard case .boolean(let truth) = value else { return nil }
      if truth != isTrue { result = false }
    }
    return result
  }
}

/// A yes-no rule on one measure of a site. Never mixed with a ``Preference``: a veto is no bad mark.
public struct Requirement: Hashable, Sendable {
  public var measure: Measure
  public var condition: Condition
  /// Whether a missing datum passes; by default it fails, and is listed as unknown.
  public var passesIfMissing: Bool

  public init(_ measure: Measure, _ condition: Condition, passesIfMissing: Bool = false) {
    self.measure = measure
    self.condition = condition
    self.passesIfMissing = passesIfMissing
  }
}

/// A value function on one measure: linear from `worst` (0) to `best` (1), clamped.
public struct Preference: Hashable, Sendable {
  public var measure: Measure
  /// In the base unit of the measure; must differ from `worst`.
  public var best: Double
  public var worst: Double
  /// Weight in the mean, positive.
  public var weight: Double

  public init(_ measure: Measure, best: Double, worst: Double, weight: Double = 1) {
    self.measure = measure
    self.best = best
    self.worst = worst
    self.weight = weight
  }

  /// The value in [0, 1] of a measured number.
  public func value(of number: Double) -> Double {
    min(1, max(0, (number - worst) / (best - worst)))
  }
}
