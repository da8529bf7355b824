/// Turns decimal digits into doubles.
enum DecimalNumber {
  /// The double nearest to `mantissa` × 10^`exponent`, ties to even; nil where this takes more than
  /// one division, so that the caller asks the library.
  static func nearest(_ mantissa: UInt64, exponent: Int) -> Double? {
    if mantissa == 0 { return 0 }
    // Both operands are exact, so that one operation rounds once (Clinger 1990).
    if mantissa < 1 << 53 {
      if exponent <= 0, exponent >= -22 { return Double(mantissa) / powers[-exponent] }
      if exponent > 0, exponent <= 22 { return Double(mantissa) * powers[exponent] }
    }
    guard exponent <= 0, exponent >= -19 else { return nil }
    return quotient(mantissa, wholePowers[-exponent])
  }

  /// `dividend` / `divisor` rounded once: 63 or 64 bits of the quotient are divided out, the lowest of
  /// which is set where a remainder is left, so that the rounding to 53 bits sees it.
  private static func quotient(_ dividend: UInt64, _ divisor: UInt64) -> Double {
    let dividendShift = dividend.leadingZeroBitCount
    let divisorShift = divisor.leadingZeroBitCount
    let numerator = dividend << UInt64(dividendShift)
    let denominator = divisor << UInt64(divisorShift)
    let (whole, rest) = denominator.dividingFullWidth((numerator >> 1, numerator << 63))
    let significand = Double(rest == 0 ? whole : whole | 1)
    // A power of two between 2^-126 and 2^1: the product is exact.
    let power = 1023 - 63 + divisorShift - dividendShift
    return significand * Double(bitPattern: UInt64(power) << 52)
  }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]

  private static let wholePowers: [UInt64] = (0...19).map { exponent in
    (0..<exponent).reduce(1) { power, _ in power * 10 }
  }
}
