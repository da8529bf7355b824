import Land
import PlanarGeometry
import Planning

/// Sites and layers written as well-known text, small enough to check by hand.
enum SmallTerritory {
  static func site(
    _ id: String, _ wkt: String, attributes: [String: AttributeValue] = [:]
  ) throws -> Site {
    Site(id: id, kind: .parcel, geometry: try Geometry(wkt: wkt), attributes: attributes)
  }

  /// A layer of rows with an id, a shape or nil, and values.
  static func layer(
    _ name: String, _ fields: [String], _ rows: [(String, String?, [AttributeValue])]
  ) throws -> Layer {
    Layer(
      name: name, fields: fields,
      features: try rows.map {
        Feature(id: $0, geometry: try $1.map { try Geometry(wkt: $0) }, values: $2)
      })
  }

  static func territory(_ sites: [Site], _ layers: [Layer] = []) -> Territory {
    Territory(sites: sites, layers: layers, problems: [], inputs: [])
  }

  /// The value of one measure for one site among some layers.
  static func value(
    _ measure: Measure, of wkt: String, among layers: [Layer] = []
  ) throws -> AttributeValue {
    let site = try site("s", wkt)
    return try SiteMeasurer([measure], in: territory([site], layers)).values(of: site)[0]
  }

  /// A square of side 10 with its lower left corner at the origin.
  static let square = "POLYGON((0 0,10 0,10 10,0 10,0 0))"

  static func box(_ x0: Double, _ y0: Double, _ x1: Double, _ y1: Double) -> String {
    "POLYGON((\(x0) \(y0),\(x1) \(y0),\(x1) \(y1),\(x0) \(y1),\(x0) \(y0)))"
  }
}

extension AttributeValue {
  func isClose(to expected: Double, tolerance: Double = 1e-9) -> Bool {
    number.map { abs($0 - expected) <= tolerance * max(1, abs(expected)) } ?? false
  }
}
