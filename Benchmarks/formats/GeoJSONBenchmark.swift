import Formats
import Foundation
import Land
import PlanarGeometry
import Projection

/// Writing GeoJSON, and reading it with the area of each polygon computed, against `JSONDecoder`.
enum GeoJSONBenchmark {
  static func write(_ path: String) throws -> Int {
    let layer = try layer.get()
    let bytes = try GeoJSONWriter.bytes(of: layer, in: .lambert93)
    try Data(bytes).write(to: URL(filePath: path))
    return layer.rows.count
  }

  static func read(_ path: String) throws -> Int {
    var count = 0
    var area = 0.0
    _ = try GeoJSONReader.read(path: path) { row in
      count += 1
      area += row.geometry?.area ?? 0
    }
    precondition(area > 0)
    return count
  }

  /// A file as exports with all digits make it: fifteen decimals, a dozen properties, 1.1 kB a feature.
  static func writeLong(_ path: String) throws -> Int {
    let layer = try layer.get()
    let toDegrees = try Transformation(from: .lambert93, to: .wgs84)
    var text = #"{"type":"FeatureCollection","features":["# + "\n"
    for (index, row) in layer.rows.enumerated() {
      guard let geometry = row.geometry else { continue }
      let ring = try toDegrees.transform(geometry).coordinates
        .map { "[\($0.x), \($0.y)]" }.joined(separator: ", ")
      let properties = (0..<12)
        .map { #""attribut_\#($0)": "\#(row.id)-\#($0 * 7919)""# }.joined(separator: ", ")
      text += index > 0 ? ",\n" : ""
      text +=
        #"{ "type": "Feature", "properties": { "id": "\#(row.id)", "contenance": \#(index), "#
        + #"\#(properties) }, "geometry": { "type": "Polygon", "coordinates": [ [ \#(ring) ] ] } }"#
    }
    try Data((text + "\n]}\n").utf8).write(to: URL(filePath: path))
    return layer.rows.count
  }

  /// The same file with Foundation's decoder, to nested arrays, without geometries or properties.
  static func decode(_ path: String) throws -> Int {
    struct Collection: Decodable {
      struct Feature: Decodable {
        struct Geometry: Decodable {
          var coordinates: [[[Double]]]
        }

        var geometry: Geometry
      }

      var features: [Feature]
    }
    let data = try Data(contentsOf: URL(filePath: path))
    return try JSONDecoder().decode(Collection.self, from: data).features.count
  }

  private static let layer = Result { try BenchmarkParcels.layer() }
}
