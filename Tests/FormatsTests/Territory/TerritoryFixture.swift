import Foundation
import Land
import PlanarGeometry
import TestSupport

@testable import Formats

/// Small files of one test, and the reading of them.
final class TerritoryFixture {
  let scratch: ScratchFolder

  init(_ files: [String: String] = [:]) throws {
    scratch = try ScratchFolder()
    for (name, text) in files { _ = try scratch.file(name, Array(text.utf8)) }
  }

  func territory(
    layers: [(String, Source)] = [], sites: [SiteSource] = [], crs: String = "EPSG:2154"
  ) throws -> Territory {
    try TerritoryReader.read(
      layers: layers.map { LayerSource(name: $0.0, source: $0.1) }, sites: sites,
      folder: scratch.path, workingCRS: crs)
  }

  /// The problems of a reading that must fail.
  func faults(
    layers: [(String, Source)] = [], sites: [SiteSource] = [], crs: String = "EPSG:2154"
  ) throws -> [Problem] {
    do {
      let territory = try territory(layers: layers, sites: sites, crs: crs)
      return territory.problems
    } catch let problems as Problems {
      return problems.all
    }
  }

  func layer(_ path: String, _ change: (inout Source) -> Void = { _ in }) throws -> (
    layer: Layer, problems: [Problem]
  ) {
    var source = Source(path: path)
    change(&source)
    let read = try TerritoryReader.readLayer(
      name: "layer", source: source, folder: scratch.path, workingCRS: "EPSG:2154")
    return (read.layer, read.problems)
  }
}

/// GeoJSON in Lambert-93 around Haubourdin, said so by the legacy `crs` member.
enum Lambert {
  static let corner = (x: 699_000.0, y: 7_057_000.0)

  /// A square with its lower left corner (x, y) metres from the corner.
  static func square(_ x: Double, _ y: Double, _ size: Double = 10) -> String {
    box(x, y, size, size)
  }

  static func box(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> String {
    let (left, low) = (corner.x + x, corner.y + y)
    let (right, high) = (left + width, low + height)
    return
      #"{"type":"Polygon","coordinates":[[[\#(left),\#(low)],[\#(right),\#(low)],[\#(right),\#(high)],[\#(left),\#(high)],[\#(left),\#(low)]]]}"#
  }

  static func feature(_ geometry: String, _ properties: String = "", id: String? = nil) -> String {
    let name = id.map { #""id":"\#($0)","# } ?? ""
    return
      #"{"type":"Feature",\#(name)"properties":{\#(properties)},"geometry":\#(geometry)}"#
  }

  static func collection(_ features: [String], crs: String? = "EPSG::2154") -> String {
    let member =
      crs.map {
        #""crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:\#($0)"}},"#
      } ?? ""
    return
      #"{"type":"FeatureCollection",\#(member)"features":[\#(features.joined(separator: ","))]}"#
  }
}

extension [Problem] {
  func count(of code: String) -> Int { count { $0.code == code } }
  var errors: [Problem] { filter { $0.severity == .error } }
  var codes: Set<String> { Set(map(\.code)) }
}

extension SharedData {
  /// The folder as a path, for readers whose sources are relative to it.
  static var path: String { folder?.path(percentEncoded: false) ?? "/" }
}
