import Formats
import Foundation
import GRDB
import Land
import PlanarGeometry
import Projection
import TestSupport
import Testing

struct GeoPackageWriterTests {
  private let folder: ScratchFolder
  private let path: String

  init() throws {
    folder = try ScratchFolder()
    path = folder.place("out.gpkg")
  }

  private func write(_ layers: [OutputLayer]) throws {
    try GeoPackageWriter.write(
      layers: layers, crs: SampleLayers.lambert93, lastChange: SampleLayers.date, to: path)
  }

  /// True where every row of the query holds 1 in all its columns.
  private func holds(_ sql: String) throws -> Bool {
    try DatabaseQueue(path: path).read { database in
      let rows = try Row.fetchAll(database, sql: sql)
      return !rows.isEmpty
        && rows.allSatisfy { $0.databaseValues.allSatisfy { $0 == 1.databaseValue } }
    }
  }

  @Test("the file declares itself GeoPackage 1.3, is whole, and has no side files")
  func header() throws {
    try write(SampleLayers.all())
    #expect(
      try holds(
        """
        SELECT (SELECT application_id FROM pragma_application_id) = 1196444487,
          (SELECT user_version FROM pragma_user_version) = 10300,
          (SELECT journal_mode FROM pragma_journal_mode) = 'delete',
          (SELECT integrity_check FROM pragma_integrity_check) = 'ok',
          (SELECT count(*) FROM pragma_foreign_key_check) = 0,
          (SELECT count(*) FROM gpkg_spatial_ref_sys WHERE srs_id IN (-1, 0, 4326, 2154)) = 4
        """))
    #expect(try folder.contents == ["out.gpkg"])
  }

  /// What the public validators do not look at: counts, extents, index entries.
  @Test(
    "counts, extents and index agree with the rows", arguments: ["sites", "heat_network", "hubs"])
  func invariants(table: String) throws {
    try write(SampleLayers.all())
    #expect(
      try holds(
        """
        SELECT feature_count = (SELECT count(*) FROM \(table)) FROM gpkg_ogr_contents
        WHERE table_name = '\(table)'
        """))
    #expect(
      try holds(
        """
        SELECT count(*) = 0 FROM \(table)
        WHERE geom IS NOT NULL AND (hex(substr(geom, 1, 4)) <> '47500003' OR length(geom) < 61)
        """))
    // The index holds 32-bit numbers: half a metre in Lambert-93.
    #expect(
      try holds(
        """
        SELECT abs(min_x - (SELECT min(minx) FROM rtree_\(table)_geom)) < 1,
          abs(min_y - (SELECT min(miny) FROM rtree_\(table)_geom)) < 1,
          abs(max_x - (SELECT max(maxx) FROM rtree_\(table)_geom)) < 1,
          abs(max_y - (SELECT max(maxy) FROM rtree_\(table)_geom)) < 1
        FROM gpkg_contents WHERE table_name = '\(table)'
        """))
    #expect(
      try holds(
        """
        SELECT (SELECT count(*) FROM rtree_\(table)_geom)
          = (SELECT count(*) FROM \(table) WHERE geom IS NOT NULL),
          rtreecheck('rtree_\(table)_geom') = 'ok',
          (SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'rtree_\(table)_geom_%') = 6
        """))
  }

  @Test("polygons are promoted, mixed layers declare GEOMETRY")
  func geometryTypes() throws {
    var mixed = try SampleLayers.network(seed: 1)
    mixed.name = "mixed"
    mixed.title = "Points logistiques"
    mixed.rows.append(.init(id: "p", geometry: .point(x: 1, y: 2), values: [.missing]))
    try write(SampleLayers.all() + [mixed])
    let types = try DatabaseQueue(path: path).read {
      try String.fetchAll(
        $0,
        sql: "SELECT table_name || ' ' || geometry_type_name FROM gpkg_geometry_columns ORDER BY 1")
    }
    #expect(
      types == [
        "heat_network MULTILINESTRING", "hubs POINT", "mixed GEOMETRY", "sites MULTIPOLYGON",
      ])
    // WKB type 6 in every blob of the layer that has single and multiple polygons.
    #expect(
      try holds("SELECT hex(substr(geom, 41, 5)) = '0106000000' FROM sites WHERE geom IS NOT NULL"))
    // Two layers of one title: the second is told apart.
    #expect(
      try holds(
        "SELECT identifier = 'Points logistiques (mixed)' FROM gpkg_contents WHERE table_name = 'mixed'"
      ))
  }

  @Test("what is written comes back")
  func roundTrip() throws {
    let layers = try SampleLayers.all()
    try write(layers)
    #expect(
      try GeoPackageReader.tables(path).map(\.name)
        == ["sites", "heat_network", "hubs", "departments", "layer_styles"])
    for layer in layers {
      var rows: [FeatureRow] = []
      let table = try GeoPackageReader.read(path: path, table: layer.name) { rows.append($0) }
      #expect(table.fields == ["id"] + layer.fields.map(\.name))
      #expect(table.crs == (layer.shape == .none ? nil : .code("EPSG:2154")))
      #expect(table.problems.isEmpty)
      #expect(rows.map(\.id) == (1...layer.rows.count).map(String.init))
      for (row, original) in zip(rows, layer.rows) {
        #expect(row.values == [.text(original.id)] + original.values)
        #expect(row.geometry?.area == original.geometry?.area)
        #expect(row.geometry?.envelope == original.geometry?.envelope)
      }
    }
  }

  @Test("same layers, same bytes")
  func determinism() throws {
    try write(SampleLayers.all())
    let first = try Data(contentsOf: URL(filePath: path))
    try write(SampleLayers.all())
    #expect(try Data(contentsOf: URL(filePath: path)) == first)
    try write(SampleLayers.all(seed: 2))
    #expect(try Data(contentsOf: URL(filePath: path)) != first)
  }

  /// Keeps the file where a person or `scripts/validate-outputs` can look at it.
  @Test(
    "samples for the validators",
    .enabled(if: ProcessInfo.processInfo.environment["ENTENTE_KEEP_OUTPUTS"] != nil))
  func samples() throws {
    let kept = ProcessInfo.processInfo.environment["ENTENTE_KEEP_OUTPUTS"] ?? ""
    var layers = try SampleLayers.all()
    // PDOK's rules allow no feature without geometry.
    layers[0].rows.removeAll { $0.geometry == nil }
    try GeoPackageWriter.write(
      layers: layers, crs: SampleLayers.lambert93, lastChange: SampleLayers.date,
      to: kept + "/sample.gpkg")
  }

  @Test("a program with the spatial functions may edit the table: index and count follow")
  func triggers() throws {
    try write(SampleLayers.all())
    let queue = try DatabaseQueue(path: path)
    try queue.write { database in
      // Enough of the functions that the standard asks of editing programs for a blob with an envelope.
      for (name, offset) in [("ST_MinX", 8), ("ST_MaxX", 16), ("ST_MinY", 24), ("ST_MaxY", 32)] {
        database.add(
          function: DatabaseFunction(name, argumentCount: 1, pure: true) { values in
            guard let data = Data.fromDatabaseValue(values[0]) else { return nil }
            let bits = data[offset..<offset + 8].reversed().reduce(UInt64(0)) {
              $0 << 8 | UInt64($1)
            }
            return Double(bitPattern: bits)
          })
      }
      database.add(
        function: DatabaseFunction("ST_IsEmpty", argumentCount: 1, pure: true) { values in
          Data.fromDatabaseValue(values[0]).map { $0[3] & 16 != 0 }
        })
      try database.execute(
        sql: """
          INSERT INTO sites (geom, id) SELECT geom, 'new' FROM sites WHERE fid = 1;
          UPDATE sites SET geom = NULL WHERE fid = 2;
          UPDATE sites SET geom = (SELECT geom FROM sites WHERE fid = 3) WHERE id = 'nowhere';
          UPDATE sites SET fid = 100 WHERE fid = 4;
          DELETE FROM sites WHERE fid = 5;
          """)
      let agreement = try Row.fetchOne(
        database,
        sql: """
          SELECT (SELECT feature_count FROM gpkg_ogr_contents WHERE table_name = 'sites')
              = (SELECT count(*) FROM sites),
            (SELECT group_concat(id) FROM (SELECT id FROM rtree_sites_geom ORDER BY id))
              = (SELECT group_concat(fid) FROM (SELECT fid FROM sites WHERE geom IS NOT NULL ORDER BY fid))
          """)
      let values = agreement.map { Array($0.databaseValues) }
      #expect(values == [1.databaseValue, 1.databaseValue])
    }
  }

  @Test("styles are registered, one default for each layer that has one")
  func styles() throws {
    try write(SampleLayers.all())
    #expect(
      try holds(
        """
        SELECT (SELECT count(*) FROM layer_styles WHERE useAsDefault) = 3,
          (SELECT data_type FROM gpkg_contents WHERE table_name = 'layer_styles') = 'attributes',
          (SELECT count(*) FROM layer_styles WHERE styleQML LIKE '%<renderer-v2%' AND styleSLD LIKE '%<se:Rule>%') = 3,
          (SELECT styleQML LIKE '%label="Développement économique"%' FROM layer_styles WHERE f_table_name = 'sites')
        """))
  }

  @Test("systems as the file names them")
  func systems() throws {
    #expect(GeoPackageReferenceSystem(CoordinateReferenceSystem.wgs84) == .wgs84)
    let zone = try GeoPackageReferenceSystem(CoordinateReferenceSystem(epsg: 3950))
    #expect(zone.organization == "EPSG" && zone.code == 3950)
    #expect(zone.definition.hasPrefix("PROJCS[\"RGF93") && !zone.definition.contains("\n"))
    let own = try GeoPackageReferenceSystem(
      CoordinateReferenceSystem("+proj=tmerc +lat_0=46 +lon_0=2.123 +ellps=GRS80 +units=m"))
    #expect(own.organization == "NONE" && own.code == 100_000)
    try GeoPackageWriter.write(
      layers: SampleLayers.all(), crs: own, lastChange: SampleLayers.date, to: path)
    #expect(
      try GeoPackageReader.read(path: path, table: "sites") { _ in }.crs == .wkt(own.definition))
  }

  @Test("no layer has a style: no table of styles")
  func noStyles() throws {
    try write([SampleLayers.departments])
    #expect(try GeoPackageReader.tables(path).map(\.name) == ["departments"])
  }

  @Test("an empty layer is a valid layer")
  func emptyLayer() throws {
    var layer = try SampleLayers.network(seed: 1)
    layer.rows = []
    try write([layer])
    #expect(
      try holds(
        "SELECT min_x IS NULL, max_y IS NULL FROM gpkg_contents WHERE data_type = 'features'"))
    #expect(try GeoPackageReader.read(path: path, table: nil) { _ in }.name == "heat_network")
  }

  @Test("what cannot be written is an error, and the old file stays")
  func refusals() throws {
    try write([SampleLayers.departments])
    let before = try Data(contentsOf: URL(filePath: path))
    func code(_ change: (inout OutputLayer) -> Void) -> String? {
      var layer = SampleLayers.departments
      change(&layer)
      do {
        try write([layer])
        return nil
      } catch { return (error as? Problem)?.code }
    }
    #expect(code { $0.name = "Été" } == "output-layer-name")
    #expect(code { $0.name = "gpkg_contents" } == "output-layer-name")
    #expect(code { $0.fields[0].name = "FID" } == "output-column-name")
    #expect(code { $0.fields[0].name = "U" } == "output-column-name")
    #expect(code { $0.rows[1].id = "energy" } == "output-duplicate-id")
    #expect(code { $0.rows[1].values[1] = .text("beaucoup") } == "output-value")
    #expect(code { $0.fields[1].type = .integer } == "output-value")
    #expect(code { $0.fields[0].type = .date } == "output-value")
    #expect(try Data(contentsOf: URL(filePath: path)) == before)
    #expect(try folder.contents == ["out.gpkg"])
    #expect(throws: Problem.self) {
      try GeoPackageWriter.write(
        layers: [SampleLayers.departments], crs: SampleLayers.lambert93,
        lastChange: SampleLayers.date, to: folder.place("no/such/folder.gpkg"))
    }
  }
}
