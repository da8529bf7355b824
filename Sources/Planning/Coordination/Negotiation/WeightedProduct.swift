import Foundation

/// Σ voice × log (u − b), Nash's product with voices as exponents; gains below a millionth count as one, so that
/// agreements at which somebody gains nothing can be compared.
func weightedProduct(_ u: [Double], over reservations: [Double], _ voices: [Double]) -> Double {
  u.indices.reduce(0) { $0 + voices[$1] * log(max(1e-6, u[$1] - reservations[$1])) }
}
