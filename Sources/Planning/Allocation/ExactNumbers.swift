/// Whole-number units in which allocations are built and checked, so that no rounding error can hide
/// a broken rule: square decimetres, billionths, and hundred-millionths of a euro.
enum ExactNumbers {
  /// Whole square decimetres, rounded down. What a file writes as 8000.07 m² and binary numbers keep as
  /// a little less is still 800,007 dm²: the tolerance is a ten-millionth of a square metre.
  static func squareDecimetres(_ squareMetres: Double) -> Int {
    Int((squareMetres * 100 + 1e-5).rounded(.down))
  }

  static func squareMetres(_ squareDecimetres: Int) -> Double { Double(squareDecimetres) / 100 }

  /// Billionths of a share in [0, 1].
  static func billionths(_ share: Double) -> Int { Int((share * 1e9).rounded()) }

  /// Millionths of a euro for a square metre: times square decimetres it gives ``EuroUnits``.
  static func unitPrice(_ eurosPerSquareMetre: Double) -> Int {
    Int((eurosPerSquareMetre * 1e6).rounded())
  }

  /// Hundred-millionths of a euro.
  static func euroUnits(_ euros: Double) -> Int128 { Int128((euros * 1e8).rounded()) }

  static func euros(_ units: Int128) -> Double { Double(units) / 1e8 }

  /// Square decimetres × billionths, as square metres.
  static func squareMetres(weighted: Int128) -> Double { Double(weighted) / 1e11 }

  static func weighted(squareMetres: Double) -> Int128 {
    Int128(squareDecimetres(squareMetres)) * 1_000_000_000
  }
}
