import Formats
import Land
import PlanarGeometry
import TestSupport

/// Invented parcels: stars of 8 to 20 corners in a grid, from a written seed; 820,000 positions for 60,000.
enum BenchmarkParcels {
  static let count = 60_000

  static func layer() throws -> OutputLayer {
    var random = SeededGenerator(seed: 60_000)
    var rows: [OutputLayer.Row] = []
    rows.reserveCapacity(count)
    for number in 0..<count {
      let corners = Int.random(in: 8...18, using: &random)
      let x = 650_000 + 40 * Double(number % 250)
      let y = 7_000_000 + 40 * Double(number / 250)
      let ring = (0..<corners).map { corner in
        let radius = Double.random(in: 10...19, using: &random)
        let angle = 2 * Double.pi * Double(corner) / Double(corners)
        return Coordinate(x: x + radius * cosine(angle), y: y + radius * cosine(angle - .pi / 2))
      }
      let polygon = try Geometry.polygon(ring + [ring[0]], ringEnds: [corners + 1])
      rows.append(
        .init(
          id: "59286000AB\(number)", geometry: polygon,
          values: [
            .text("59286"), .number(polygon.area.rounded()),
            .text(number % 3 == 0 ? "commune" : "privé"),
          ]))
    }
    return OutputLayer(
      name: "parcels", title: "Parcelles", shape: .polygon,
      fields: [.init("commune", .text), .init("contenance", .integer), .init("owner", .text)],
      rows: rows)
  }

  /// Taylor's series, the same to the last bit on every machine.
  private static func cosine(_ angle: Double) -> Double {
    var term = 1.0
    var sum = 1.0
    for step in 1...20 {
      term *= -angle * angle / Double((2 * step - 1) * (2 * step))
      sum += term
    }
    return sum
  }
}
