/// How fast a loaded cargo bike rides, by class of way and by gradient. Metres per second.
public struct CyclingSpeeds: Hashable, Sendable {
  /// On an ordinary street.
  public var base: Double
  /// By class of `highway`; where a class is absent, ``shares`` gives it.
  public var classes: [String: Double]

  public init(base: Double, classes: [String: Double] = [:]) {
    self.base = base
    self.classes = classes
  }

  /// Speeds as shares of ``base``, for a base of 15 km/h in brackets. Walking pace in a pedestrian area is the law
  /// (aire piétonne, code de la route, art. R110-2); the others are Entente's assumptions for a loaded bike.
  public static let shares: [String: Double] = [
    "cycleway": 1.1,  // [16.5]: no crossing traffic between junctions
    "living_street": 0.8,  // [12]: zone de rencontre, those on foot come first
    "service": 0.8,  // [12]
    "pedestrian": 0.4,  // [6]: walking pace
    "footway": 0.4,  // [6]: where bicycles are allowed at all
    "bridleway": 0.4,
    "steps": 0.15,  // [2.25]: with a channel for bicycles
    "path": 0.7,  // [10.5]
    "track": 0.7,
  ]

  /// On a way pushed on foot.
  static let walking = 5 / 3.6

  func speed(of highway: String?, isDismounted: Bool = false) -> Double {
    let riding =
      highway.flatMap { classes[$0] } ?? base * (highway.flatMap { Self.shares[$0] } ?? 1)
    return isDismounted ? min(riding, Self.walking) : riding
  }

  /// The speed on a slope.
  ///
  /// Cyclists lose 1.44 km/h for each per cent uphill and gain 0.86 km/h for each downhill, from 21.6 km/h on the
  /// flat (Parkin and Rotheram 2010, Transport Policy 17, 335–341); the same shares are taken of any speed. Not
  /// below walking pace, and not above 25 km/h, where the assistance of the motor ends (directive 2002/24/CE),
  /// unless the way's own speed already is.
  ///
  /// - Parameter gradient: Rise over length, positive uphill.
  static func speed(_ flat: Double, onGradient gradient: Double) -> Double {
    let percent = gradient * 100
    let change = (percent > 0 ? -1.44 : -0.86) * percent / 21.6
    let riding = flat * (1 + change)
    return min(max(riding, min(walking, flat)), max(25 / 3.6, flat))
  }
}
