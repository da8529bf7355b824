import Foundation
import Land
import PlanarGeometry
import TestSupport
import Testing

@testable import Formats

@Suite("A file written piece by piece")
struct FileDraftTests {
  @Test("takes its place when it is complete, and not before")
  func finished() throws {
    let folder = try ScratchFolder()
    let path = try folder.file("sheet.csv", Array("old".utf8))
    let draft = try FileDraft(path: path)
    try draft.append(Array("new".utf8))
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
    try draft.append(Array("er".utf8))
    try draft.finish()
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "newer")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["sheet.csv"])
  }

  @Test("and a GeoPackage leave nothing behind when they are dropped")
  func dropped() throws {
    let folder = try ScratchFolder()
    do {
      let text = try FileDraft(path: folder.place("sheet.csv"))
      try text.append(Array("a".utf8))
      let layer = OutputLayer(
        name: "sheet", title: "Sheet", shape: .polygon, fields: [], rows: [])
      let table = try GeoPackageDraft(
        layers: [layer], crs: .wgs84, lastChange: CalendarDate(dayNumber: 0),
        path: folder.place("sheet.gpkg"))
      let row = OutputLayer.Row(
        id: "1", geometry: .box(Envelope(minX: 0, minY: 0, maxX: 1, maxY: 1)), values: [])
      try table.append(table.encoders[0].encode([row]))
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 2)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }

  @Test("a folder that is not there is told of")
  func noFolder() throws {
    let folder = try ScratchFolder()
    #expect(throws: Problems.self) { try FileDraft(path: folder.place("none/sheet.csv")) }
  }
}
