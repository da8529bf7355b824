import Foundation
import TestSupport

/// A small made-up cadastre in Lambert-93, with zones and stops, and a scenario that asks for its sheets.
final class CadastreFolder {
  let path: String

  init(parcels: Int = 1300, seed: UInt64 = 1) throws {
    path = FileManager.default.temporaryDirectory
      .appending(path: "entente-cadastre-\(UUID().uuidString)").path(percentEncoded: false)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    try write(Self.parcels(parcels, seed: seed), to: "parcels.geojson")
    try write(Self.zones(shift: 0), to: "zones.geojson")
    try write(Self.stops(seed: seed), to: "stops.geojson")
    try write(Self.scenario(columns: Self.columns), to: "cadastre.yaml")
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: path + "/" + name))
  }

  func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: path + "/" + name))
  }

  var names: [String] {
    ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  func entente(_ arguments: String...) throws -> Program.Ending {
    try Program.run(arguments, in: path)
  }

  static let columns = [
    "{as: area_m2, measure: area}",
    "{as: zone, measure: largest, layer: zones, field: typezone}",
    "{as: zone_share, measure: share, layer: zones}",
    "{as: stop_m, measure: distance, layer: stops}",
    "{as: lon, measure: longitude}",
  ]

  static func scenario(columns: [String]) -> String {
    """
    name: Cadastre
    crs: EPSG:2154
    reference_date: 2026-01-01
    layers:
      zones: {source: zones.geojson}
      stops: {source: stops.geojson}
    sites:
      - {kind: parcel, source: parcels.geojson}
    departments:
      energy: {label: Énergie}
    uses:
      plant: {label: Chaufferie}
    demands:
      plant:
        label: Chaufferie
        department: energy
        use: plant
        land: {min: 150 m2, target: 150 m2}
        from: 2027-01-01
        require:
          - {measure: distance, layer: stops, at_most: 300 m}
        prefer:
          - {measure: distance, layer: stops, best: 0 m, worst: 400 m}
    sheet:
    \(columns.map { "  - \($0)" }.joined(separator: "\n"))

    """
  }

  /// Rectangles side by side in rows, in no order of their ids; of five owners, in runs of three.
  static func parcels(_ count: Int, seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed)
    var numbers = Array(0..<count)
    numbers.shuffle(using: &random)
    return collection(
      numbers.map { number in
        let (x, y) = (Double(number % 60) * 12, Double(number / 60) * 20)
        return feature(
          box(x, y, 12, 15), #""id":"P\#(10000 + number)","owner":"o\#(number / 3 % 5)""#)
      })
  }

  static func zones(shift: Double) -> String {
    collection(
      ["U", "AU", "N"].enumerated().map { number, type in
        feature(box(Double(number) * 240 + shift, -10, 240, 600), #""typezone":"\#(type)""#)
      })
  }

  static func stops(seed: UInt64) -> String {
    var random = SeededGenerator(seed: seed + 100)
    return collection(
      (0..<12).map { _ in
        let x = 699_000 + Double.random(in: 0...720, using: &random).rounded()
        let y = 7_057_000 + Double.random(in: 0...440, using: &random).rounded()
        return feature(#"{"type":"Point","coordinates":[\#(x),\#(y)]}"#, "")
      })
  }

  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    let (left, low) = (699_000 + x, 7_057_000 + y)
    let (right, high) = (left + width, low + height)
    return
      #"{"type":"Polygon","coordinates":[[[\#(left),\#(low)],[\#(right),\#(low)],[\#(right),\#(high)],[\#(left),\#(high)],[\#(left),\#(low)]]]}"#
  }

  static func feature(_ geometry: String, _ properties: String) -> String {
    #"{"type":"Feature","properties":{\#(properties)},"geometry":\#(geometry)}"#
  }

  static func collection(_ features: [String]) -> String {
    #"{"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":["#
      + features.joined(separator: ",\n") + "]}"
  }
}
