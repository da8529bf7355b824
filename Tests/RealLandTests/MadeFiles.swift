import Formats
import Foundation
import Land
import PlanarGeometry
import TestSupport

/// Files that a scenario needs and nobody publishes, made from the shared data (as Tests/peers/prepare_geopandas.py does).
enum MadeFiles {
  /// The business parks of Nantes, numbered from 1: the file has neither ids nor columns.
  static func numberedParks(in folder: URL) throws {
    let file = try Data(contentsOf: SharedData.url("zae-nantes/zae.geojson"))
    guard var parks = try JSONSerialization.jsonObject(with: file) as? [String: Any],
      let features = parks["features"] as? [[String: Any]]
    else { throw CocoaError(.fileReadCorruptFile) }
    parks["features"] = features.enumerated().map { number, feature in
      feature.merging(["id": number + 1]) { $1 }
    }
    try JSONSerialization.data(withJSONObject: parks).write(
      to: folder.appending(path: "zae.geojson"))
  }

  /// The parcels of Ennezat, each owned by the land unit of the study in which a point on its surface lies.
  static func ownedParcels(in folder: URL) throws {
    let plan = try SharedData.url("ennezat-63148/ennezat.gpkg").path(percentEncoded: false)
    let parcels = try rows(of: "parcelles", in: plan, column: "SUPF")
    let units = try rows(of: "unites_foncieres", in: plan, column: "id_uf")
    let index = SpatialIndex(
      try parcels.map { try $0.outline.pointOnSurface.map(Geometry.point) ?? .empty(.point) })
    var owners: [Int: String] = [:]
    for unit in units {
      for parcel in try index.query(unit.outline, .intersects) where owners[parcel] == nil {
        owners[parcel] = "UF-\(unit.value ?? "")"
      }
    }
    let features = parcels.enumerated().map { place, parcel in
      let owner = owners[place].map { "\"\($0)\"" } ?? "null"
      return """
        {"type":"Feature","properties":{"parcelle":\(parcel.id),"owner":\(owner),"SUPF":\(parcel.value ?? "null")},\
        "geometry":{"type":"Polygon","coordinates":[\(rings(of: parcel.outline))]}}
        """
    }
    let crs = #"{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}}"#
    try """
    {"type":"FeatureCollection","crs":\(crs),"features":[
    \(features.joined(separator: ",\n"))
    ]}
    """.write(to: folder.appending(path: "parcelles.geojson"), atomically: true, encoding: .utf8)
  }

  private static func rings(of polygon: Geometry) -> String {
    ((polygon.shell.map { [$0] } ?? []) + polygon.holes).map { ring in
      "[" + ring.coordinates.map { "[\($0.x),\($0.y)]" }.joined(separator: ",") + "]"
    }.joined(separator: ",")
  }

  private static func rows(of table: String, in plan: String, column: String) throws
    -> [(id: String, outline: Geometry, value: String?)]
  {
    var rows: [FeatureRow] = []
    let head = try GeoPackageReader.read(path: plan, table: table) { rows.append($0) }
    let position = head.fields.firstIndex(of: column)
    return rows.compactMap { row in
      guard let outline = row.geometry?.atoms.first, let id = row.id else { return nil }
      return (id, outline, position.flatMap { row.values[$0].label })
    }
  }
}
