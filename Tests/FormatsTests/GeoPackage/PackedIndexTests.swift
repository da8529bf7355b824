import Formats
import Foundation
import GRDB
import Land
import PlanarGeometry
import Projection
import TestSupport
import Testing

@Suite("An R-tree filled from the leaves up")
struct PackedIndexTests {
  /// 51 cells fill a node, 2,601 a tree of two levels.
  @Test(
    "is one that SQLite finds nothing wrong with, and that finds what it should",
    arguments: [0, 1, 51, 52, 102, 2601, 2602, 6000])
  func soundTree(count: Int) throws {
    let folder = try ScratchFolder()
    let path = folder.place("out.gpkg")
    var random = SeededGenerator(seed: UInt64(count))
    let boxes = (0..<count).map { _ in
      let x = Double.random(in: 690_000...730_000, using: &random)
      let y = Double.random(in: 7_040_000...7_080_000, using: &random)
      return Envelope(
        minX: x, minY: y, maxX: x + .random(in: 0.01...50, using: &random),
        maxY: y + .random(in: 0.01...50, using: &random))
    }
    let rows = boxes.enumerated().map {
      OutputLayer.Row(id: "\($0)", geometry: .box($1), values: [])
    }
    try GeoPackageWriter.write(
      layers: [OutputLayer(name: "boxes", title: "Boxes", shape: .polygon, fields: [], rows: rows)],
      crs: GeoPackageReferenceSystem(.init(epsg: 2154)), lastChange: CalendarDate(dayNumber: 0),
      to: path)
    let queue = try DatabaseQueue(path: path)
    try queue.read { database in
      #expect(try String.fetchOne(database, sql: "SELECT rtreecheck('rtree_boxes_geom')") == "ok")
      #expect(try String.fetchOne(database, sql: "PRAGMA integrity_check") == "ok")
      for _ in 0..<20 {
        let x = Double.random(in: 690_000...730_000, using: &random)
        let y = Double.random(in: 7_040_000...7_080_000, using: &random)
        let window = Envelope(minX: x, minY: y, maxX: x + 4000, maxY: y + 4000)
        let found = try Int.fetchAll(
          database,
          sql: """
            SELECT id FROM rtree_boxes_geom
            WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ? ORDER BY id
            """, arguments: [window.maxX, window.minX, window.maxY, window.minY])
        let expected = boxes.indices.filter { boxes[$0].intersects(window) }.map { $0 + 1 }
        // Floats are coarser than doubles: the index may find a neighbour more, never one less.
        #expect(Set(found).isSuperset(of: expected))
        #expect(found.count <= expected.count + 2)
      }
    }
    // Later edits go through SQLite's own code.
    try queue.write { database in
      try database.execute(
        sql: "INSERT INTO rtree_boxes_geom VALUES (?, 1, 2, 1, 2)", arguments: [count + 1])
      try database.execute(
        sql: "DELETE FROM rtree_boxes_geom WHERE id <= ?", arguments: [count / 2])
      #expect(try String.fetchOne(database, sql: "SELECT rtreecheck('rtree_boxes_geom')") == "ok")
    }
  }
}
