import Foundation
import Testing

@Suite("Layers and sites that cannot be used")
struct HostileLayerTests {
  @Test("are refused by name, and nothing is written", arguments: HostileLayer.all)
  func refused(_ layer: HostileLayer) throws {
    let folder = try TutorialFolder()
    try folder.write(layer.bytes, to: "geodata/tutorial/\(layer.file)")
    try folder.edit("tutorial/flood.geojson", "tutorial/\(layer.file)")
    for command in [["run", "--out", "out"], ["check"]] {
      let ended = try folder.entente(
        arguments: [command[0], TutorialFolder.scenario] + command.dropFirst())
      #expect(ended.signal == nil)
      #expect(ended.status == layer.status, "\(ended.errors)\(ended.output)")
      for word in [layer.file] + layer.named {
        #expect(ended.errors.contains(word), "'\(word)' in: \(ended.errors)")
      }
      #expect(
        ended.errors.utf8.count < 4000, "a message, not the file: \(ended.errors.prefix(200))")
    }
    #expect(!folder.has("out"))
  }

  @Test("the same as sites", arguments: HostileLayer.all)
  func refusedSites(_ layer: HostileLayer) throws {
    let folder = try TutorialFolder()
    try folder.write(layer.bytes, to: layer.file)
    let ended = try folder.entente(
      "sheet", "--sites", layer.file, "--crs", "EPSG:2154", "--measure", "as: a, measure: area",
      "--out", "fiches.csv")
    #expect(ended.signal == nil)
    #expect(ended.status == layer.status, "\(ended.errors)\(ended.output)")
    #expect(ended.errors.contains(layer.file))
    #expect(!folder.has("fiches.csv"))
  }

  @Test("a run that is refused leaves the results of the last one as they were")
  func kept() throws {
    let folder = try TutorialFolder()
    #expect(try folder.entente("run", TutorialFolder.scenario, "--out", "out").status == 0)
    let before = try folder.contents(of: "out")
    try folder.write("{", to: "geodata/tutorial/flood.geojson")
    #expect(try folder.entente("run", TutorialFolder.scenario, "--out", "out").status == 65)
    #expect(try folder.contents(of: "out") == before)
    #expect(try folder.names(in: ".") == ["geodata", "out", "scenarios"])
  }

  @Test("a site that crosses itself is repaired and told, and the run goes on")
  func bowTie() throws {
    let folder = try TutorialFolder()
    // Site D as a bow-tie: two triangles of 50 m by 50 m.
    let sites = try folder.read("geodata/tutorial/sites.geojson")
    try folder.write(
      sites.replacing(
        "[[[700600, 7057000], [700700, 7057000], [700700, 7057050], [700600, 7057050], [700600, 7057000]]]",
        with:
          "[[[700600, 7057000], [700700, 7057050], [700700, 7057000], [700600, 7057050], [700600, 7057000]]]"
      ), to: "geodata/tutorial/sites.geojson")
    let check = try folder.entente("check", TutorialFolder.scenario)
    #expect(check.status == 0)
    #expect(check.errors.contains("sites.geojson"))
    #expect(check.errors.contains("#4"))
    #expect(check.errors.contains("répar"), "\(check.errors)")
    let run = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(run.status == 0)
    let area = try folder.table("out/sheets.csv").first { $0["id"] == "D" }?["area_m2"]
    #expect(area == "2500")
  }

  @Test("two sites of one id are refused, with the id and both places")
  func duplicates() throws {
    let folder = try TutorialFolder()
    let sites = try folder.read("geodata/tutorial/sites.geojson")
    try folder.write(
      sites.replacing(#""id": "B""#, with: #""id": "A""#), to: "geodata/tutorial/sites.geojson")
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(ended.status == 65)
    #expect(ended.errors.contains("sites.geojson"))
    #expect(ended.errors.contains("A"))
    #expect(!folder.has("out"))
  }

  @Test("an empty layer is told; what is measured to it is missing")
  func empty() throws {
    let folder = try TutorialFolder()
    try folder.write(
      #"{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:2154"}}, "features": []}"#,
      to: "geodata/tutorial/flood.geojson")
    let check = try folder.entente("check", TutorialFolder.scenario)
    #expect(check.errors.contains("flood"), "\(check.errors)")
    #expect(check.status == 0 || check.status == 65)
    let run = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(run.status == check.status)
    #expect(folder.has("out") == (run.status == 0))
  }

  @Test("no site at all is refused")
  func noSites() throws {
    let folder = try TutorialFolder()
    try folder.write(
      #"{"type": "FeatureCollection", "crs": {"type": "name", "properties": {"name": "EPSG:2154"}}, "features": []}"#,
      to: "geodata/tutorial/sites.geojson")
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(ended.status == 65)
    #expect(ended.errors.contains("sites.geojson"))
    #expect(!folder.has("out"))
  }

  @Test("points among site polygons are told with the feature, never taken for land")
  func mixedTypes() throws {
    let folder = try TutorialFolder()
    let sites = try folder.read("geodata/tutorial/sites.geojson")
    try folder.write(
      sites.replacing(
        "  ]\n}",
        with: """
            ,{"type": "Feature", "properties": {"id": "P", "kind": "friche", "name": "Un point"},
             "geometry": {"type": "Point", "coordinates": [700150, 7057040]}},
            {"type": "Feature", "properties": {"id": "L", "kind": "friche", "name": "Une ligne"},
             "geometry": {"type": "LineString", "coordinates": [[700150, 7057040], [700250, 7057040]]}}
          ]
          }
          """), to: "geodata/tutorial/sites.geojson")
    let ended = try folder.entente("check", TutorialFolder.scenario)
    #expect(ended.signal == nil)
    #expect(ended.status == 0 || ended.status == 65)
    #expect(ended.errors.contains("sites.geojson"))
    for feature in ["P", "L"] { #expect(ended.errors.contains(" \(feature)"), "\(ended.errors)") }
  }

  @Test("a mixed context layer is measured whole")
  func mixedLayer() throws {
    let folder = try TutorialFolder()
    try folder.write(
      HostileLayer.collection(
        #"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [700150, 7057040]}, {"type": "LineString", "coordinates": [[700150, 7057040], [700250, 7057040]]}]}"#
      ), to: "geodata/tutorial/flood.geojson")
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(ended.signal == nil)
    #expect(ended.status == 0 || ended.status == 65, "\(ended.errors)")
    if ended.status == 65 { #expect(ended.errors.contains("flood.geojson")) }
  }

  @Test("negative areas are refused with the feature", arguments: ["usable_land", "usable_floor"])
  func negativeArea(_ column: String) throws {
    let folder = try TutorialFolder()
    let sites = try folder.read("geodata/tutorial/sites.geojson")
    try folder.write(
      sites.replacing(#""price": 60"#, with: #""price": 60, "\#(column)": -500"#),
      to: "geodata/tutorial/sites.geojson")
    let ended = try folder.entente("run", TutorialFolder.scenario, "--out", "out")
    #expect(ended.status == 65, "\(ended.errors)")
    #expect(ended.errors.contains("sites.geojson"))
    #expect(ended.errors.contains("#2"))
    #expect(!folder.has("out"))
  }
}
