import Land
import PlanarGeometry

@testable import Planning

/// Streets written down line by line.
struct MadeStreets {
  var fields: [String] = []
  var rows: [(line: [Coordinate], values: [AttributeValue])] = []

  init(_ fields: String...) { self.fields = fields }

  mutating func add(_ line: [(Double, Double)], _ values: String?...) {
    rows.append(
      (
        line.map { Coordinate(x: $0.0, y: $0.1) },
        values.map { $0.map(AttributeValue.text) ?? .missing }
      ))
  }

  func layer() throws -> Layer {
    Layer(
      name: "streets", fields: fields,
      features: try rows.enumerated().map { index, row in
        Feature(id: "w\(index)", geometry: try .lineString(row.line), values: row.values)
      })
  }

  /// At 1 m/s everywhere, so that seconds are metres.
  func network(
    _ noding: StreetOptions.Noding = .vertices, tolerance: Double = 0.1, gradient: String? = nil
  ) throws -> StreetNetwork {
    StreetNetwork(
      try layer(),
      StreetOptions(
        noding: noding, tolerance: tolerance, speeds: CyclingSpeeds(base: 1, classes: Self.even),
        gradientField: gradient))
  }

  func travel(snap: Double = 200) throws -> StreetTravel {
    let options = StreetOptions(snap: snap, speeds: CyclingSpeeds(base: 1, classes: Self.even))
    return StreetTravel(StreetNetwork(try layer(), options), options)
  }

  private static let even = Dictionary(
    uniqueKeysWithValues: CyclingSpeeds.shares.keys.map { ($0, 1.0) })
}

extension StreetNetwork {
  /// The node at a position.
  func node(_ x: Double, _ y: Double) -> Int? {
    nodes.firstIndex { $0.distance(to: Coordinate(x: x, y: y)) < 1e-6 }
  }

  /// Seconds between two nodes by position.
  func seconds(_ from: (Double, Double), _ to: (Double, Double)) -> Double? {
    guard let from = node(from.0, from.1), let to = node(to.0, to.1) else { return nil }
    return graph.costs(from: from)[to]
  }
}
