import Formats
import Foundation
import GRDB
import Land
import PlanarGeometry
import TestSupport
import Testing

/// Laws over layers and damage from written seeds.
struct GeoPackagePropertyTests {
  private let folder: ScratchFolder
  private let path: String

  init() throws {
    folder = try ScratchFolder()
    path = folder.place("out.gpkg")
  }

  @Test("whatever the layer, what is written comes back", arguments: 1...40 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    let layer = try RandomLayer.make(seed: seed)
    try GeoPackageWriter.write(
      layers: [layer], crs: .wgs84, lastChange: SampleLayers.date, to: path)
    var rows: [FeatureRow] = []
    let table = try GeoPackageReader.read(path: path, table: nil) { rows.append($0) }
    #expect(table.fields == ["id"] + layer.fields.map(\.name))
    #expect(rows.count == layer.rows.count)
    for (row, original) in zip(rows, layer.rows) {
      #expect(row.values == [.text(original.id)] + original.values)
      switch (row.geometry, original.geometry) {
      case (let read?, let written?):
        // Promoted or not, the parts are the same to the last bit.
        #expect(read.atoms.map(\.wkb) == written.atoms.map(\.wkb))
      case (nil, let written): #expect(written == nil || written?.isEmpty == true)
      case (.some, nil): Issue.record("row \(original.id): a geometry out of nothing")
      }
    }
  }

  @Test(
    "flipped bytes anywhere in the file: rows or a message, never a crash",
    arguments: 1...150 as ClosedRange<UInt64>)
  func damagedFile(seed: UInt64) throws {
    try GeoPackageWriter.write(
      layers: SampleLayers.all(), crs: .wgs84, lastChange: SampleLayers.date, to: path)
    var bytes = [UInt8](try Data(contentsOf: URL(filePath: path)))
    var random = SeededGenerator(seed: seed)
    for _ in 0..<Int.random(in: 1...40, using: &random) {
      bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
        in: 0...255, using: &random)
    }
    let damaged = try folder.file("damaged.gpkg", bytes)
    for table in [nil, "sites", "hubs", "departments", "layer_styles"] {
      do {
        _ = try GeoPackageReader.read(path: damaged, table: table) { _ in }
      } catch {
        #expect(error is Problem || error is Problems)
      }
    }
  }

  @Test(
    "flipped bytes in geometries: rows or a message, never a crash",
    arguments: 1...20 as ClosedRange<UInt64>)
  func damagedBlobs(seed: UInt64) throws {
    _ = try GeoPackageFixture(path)
    var random = SeededGenerator(seed: seed)
    let whole = [
      try GeoPackageFixture.header(envelope: 1) + RandomLayer.geometry(.polygon, &random).wkb,
      GeoPackageFixture.header(envelope: 4) + GeoPackageFixture.square(type: 3003, extra: [1, 2]),
      try GeoPackageFixture.header()
        + Geometry(
          wkt: "GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4),POLYGON((0 0,1 0,1 1,0 0)))"
        ).wkb,
    ]
    let blobs = (0..<150).map { _ in
      var blob = whole[Int.random(in: 0..<whole.count, using: &random)]
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        blob[Int.random(in: 0..<blob.count, using: &random)] = UInt8.random(
          in: 0...255, using: &random)
      }
      return Bool.random(using: &random)
        ? blob : Array(blob.prefix(Int.random(in: 0...blob.count, using: &random)))
    }
    try DatabaseQueue(path: path).write { database in
      for blob in blobs {
        try database.execute(
          sql: "INSERT INTO parcels (geom) VALUES (?)", arguments: [Data(blob)])
      }
    }
    var read = 0
    do {
      _ = try GeoPackageReader.read(path: path, table: nil) { _ in read += 1 }
    } catch let problems as Problems {
      #expect(problems.all.allSatisfy { $0.code == "unreadable-geometry" })
      #expect(read + problems.all.count <= blobs.count + 1)
    }
  }
}

/// Layers of any shape, field types and values, from a seed.
private enum RandomLayer {
  static func make(seed: UInt64) throws -> OutputLayer {
    var random = SeededGenerator(seed: seed)
    let shapes: [OutputLayer.Shape] = [.point, .line, .polygon, .none]
    let shape = shapes[Int(seed % 4)]
    let types: [OutputLayer.FieldType] = [.text, .integer, .real, .boolean, .date]
    let fields = (0..<Int.random(in: 0...6, using: &random)).map {
      OutputLayer.Field("champ \"\($0)\"", types.randomElement(using: &random)!)
    }
    var layer = OutputLayer(
      name: "layer_\(seed)", title: "É", shape: shape, fields: fields, rows: [])
    for number in 0..<Int.random(in: 0...60, using: &random) {
      var geometry: Geometry?
      // Now and then a geometry of another kind, an empty one or none.
      switch Int.random(in: 0..<12, using: &random) {
      case 0: geometry = nil
      case 1: geometry = .empty(.polygon)
      case 2 where seed % 5 == 0: geometry = .point(x: 1, y: 1)
      default: geometry = try self.geometry(shape, &random)
      }
      layer.rows.append(
        .init(
          id: "r-\(number)", geometry: shape == .none ? nil : geometry,
          values: fields.map { value($0.type, &random) }))
    }
    return layer
  }

  static func geometry(_ shape: OutputLayer.Shape, _ random: inout SeededGenerator) throws
    -> Geometry
  {
    let x = Double.random(in: -180...180, using: &random)
    let y = Double.random(in: -90...90, using: &random)
    let size = Double.random(in: 1e-6...2, using: &random)
    let box = Envelope(minX: x, minY: y, maxX: x + size, maxY: y + size)
    let isMultiple = Int.random(in: 0..<4, using: &random) == 0
    switch shape {
    case .point, .none:
      return isMultiple
        ? .multiPoint([Coordinate(x: x, y: y), Coordinate(x: y, y: x)]) : .point(x: x, y: y)
    case .line:
      let line = [
        Coordinate(x: x, y: y), Coordinate(x: x + size, y: y), Coordinate(x: x, y: y + size),
      ]
      return isMultiple ? try .multiLineString([line, line.reversed()]) : try .lineString(line)
    case .polygon:
      return isMultiple
        ? try .multiPolygon([.box(box), .box(box.expanded(by: -size / 4))]) : .box(box)
    }
  }

  private static func value(_ type: OutputLayer.FieldType, _ random: inout SeededGenerator)
    -> AttributeValue
  {
    if Int.random(in: 0..<5, using: &random) == 0 { return .missing }
    switch type {
    case .text:
      return .text(
        ["", "é\u{0301}", "'\"; DROP TABLE", "1,5", "\u{1F331}\n"].randomElement(using: &random)!)
    case .integer: return .number(Double(Int.random(in: -(1 << 53)...(1 << 53), using: &random)))
    case .real: return .number(Double.random(in: -1e9...1e9, using: &random))
    case .boolean: return .boolean(Bool.random(using: &random))
    case .date:
      return .text(CalendarDate(dayNumber: Int.random(in: 0...40_000, using: &random)).description)
    }
  }
}
