import Formats
import Foundation
import Land
import PlanarGeometry

/// A GeoJSON text read from a file of its own.
struct GeoJSONSample {
  var table: FeatureTable
  var rows: [FeatureRow]

  init(_ text: String, name: String = "sample.geojson") throws {
    try self.init(bytes: Array(text.utf8), name: name)
  }

  init(bytes: [UInt8], name: String = "sample.geojson") throws {
    let folder = try ScratchFolder()
    try self.init(path: folder.file(name, bytes))
  }

  init(path: String) throws {
    var rows: [FeatureRow] = []
    let isSequence = path.hasSuffix(".geojsons") || path.hasSuffix(".geojsonl")
    table =
      isSequence
      ? try GeoJSONSequenceReader.read(path: path) { rows.append($0) }
      : try GeoJSONReader.read(path: path) { rows.append($0) }
    self.rows = rows
  }

  /// The problems that reading the text ends with; none where it is read.
  static func problems(_ text: String, name: String = "sample.geojson") throws -> [Problem] {
    try problems(bytes: Array(text.utf8), name: name)
  }

  static func problems(bytes: [UInt8], name: String = "sample.geojson") throws -> [Problem] {
    do {
      _ = try GeoJSONSample(bytes: bytes, name: name)
      return []
    } catch let problems as Problems {
      return problems.all
    }
  }

  /// A collection of one feature around the text of its geometry.
  static func feature(_ geometry: String, properties: String = "{}") -> String {
    #"{"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":\#(geometry),"#
      + #""properties":\#(properties)}]}"#
  }
}
