import Formats
import Foundation
import Land
import PlanarGeometry
import Projection
import TestSupport
import Testing

@Suite("GeoJSON keeps polygons valid when it rounds them")
struct GeoJSONRoundingTests {
  /// Polygons in degrees with a slit of a few hundred-millionths, which rounding folds over itself.
  @Test("needle-shaped corners, seed 4326", arguments: 0..<40)
  func needles(number: Int) throws {
    var random = SeededGenerator(seed: 4326 + UInt64(number))
    func shift() -> Double { Double.random(in: 0..<1e-7, using: &random) }
    let (x, y) = (2.9 + shift(), 50.6 + shift())
    let shell = [
      (x, y), (x + 1e-3, y), (x + 1e-3, y + 1e-3), (x + 5e-4 + 3e-8, y + 1e-3),
      (x + 5e-4 + shift() / 3, y + 2e-4), (x + 5e-4 - 3e-8, y + 1e-3), (x, y + 1e-3), (x, y),
    ].map { Coordinate(x: $0.0, y: $0.1) }
    let polygon = try Geometry.polygon(shell: shell)
    guard polygon.isValid else { return }
    let layer = OutputLayer(
      name: "needles", title: "", shape: .polygon, fields: [],
      rows: [.init(id: "1", geometry: polygon, values: [])])
    let bytes = try GeoJSONWriter.bytes(of: layer, in: .wgs84)
    let file = FileManager.default.temporaryDirectory.appending(
      path: "needle-\(UUID().uuidString).geojson")
    try Data(bytes).write(to: file)
    defer { try? FileManager.default.removeItem(at: file) }
    var written: Geometry?
    _ = try GeoJSONReader.read(path: file.path()) { written = $0.geometry }
    let geometry = try #require(written)
    #expect(geometry.isValid)
    #expect(abs(geometry.area - polygon.area) < 1e-3 * 1e-6)
  }
}
