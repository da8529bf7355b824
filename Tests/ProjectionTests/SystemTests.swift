import PlanarGeometry
import Projection
import Testing

/// Coordinate systems in the notations that files use, and mistakes in them.
struct SystemTests {
  @Test(arguments: [
    "EPSG:2154", "epsg:2154", "urn:ogc:def:crs:EPSG::2154", "urn:ogc:def:crs:EPSG:9.8.6:2154",
    "http://www.opengis.net/def/crs/EPSG/0/2154", "https://www.opengis.net/def/crs/EPSG/0/2154",
    "+init=epsg:2154", "RGF93 v1 / Lambert-93",
  ])
  func lambert93(text: String) throws {
    let system = try CoordinateReferenceSystem(text)
    #expect(system == .lambert93)
    #expect(system.identifier == "EPSG:2154")
    #expect(system.kind == .projected && system.isInMetres)
    #expect(system.areaOfUse?.contains(longitude: 3, latitude: 50.6) == true)
    #expect(system.areaOfUse?.contains(longitude: -61, latitude: 16) == false)
  }

  @Test(arguments: [
    "urn:ogc:def:crs:OGC:1.3:CRS84", "urn:ogc:def:crs:OGC::CRS84", "OGC:CRS84", "EPSG:4326",
    "http://www.opengis.net/def/crs/OGC/1.3/CRS84", "urn:ogc:def:crs:EPSG::4326",
  ])
  func longitudeComesFirstWhateverTheNotation(text: String) throws {
    let system = try CoordinateReferenceSystem(text)
    #expect(system.isGeographic && !system.isInMetres)
    #expect(system.isEquivalent(to: .wgs84))
    let lille = try Transformation(from: system, to: .lambert93)
      .transform(Coordinate(x: 2.9864, y: 50.6089))
    #expect(lille.distance(to: Coordinate(x: 699035.708, y: 7056873.225)) < 0.001)
  }

  @Test func textOfEitherVersionIsRecognised() throws {
    let system = CoordinateReferenceSystem.lambert93
    #expect(try CoordinateReferenceSystem(system.wkt) == system)
    // As ESRI and old GDAL write it: no authority, no axes.
    let esri = """
      PROJCS["RGF_1993_Lambert_93",GEOGCS["GCS_RGF_1993",DATUM["D_RGF_1993",SPHEROID["GRS_1980",\
      6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],\
      PROJECTION["Lambert_Conformal_Conic"],PARAMETER["False_Easting",700000.0],\
      PARAMETER["False_Northing",6600000.0],PARAMETER["Central_Meridian",3.0],\
      PARAMETER["Standard_Parallel_1",44.0],PARAMETER["Standard_Parallel_2",49.0],\
      PARAMETER["Latitude_Of_Origin",46.5],UNIT["Meter",1.0]]
      """
    let read = try CoordinateReferenceSystem(esri)
    #expect(read.isProjected && read.isInMetres)
    let point = try Transformation(from: .wgs84, to: read).transform(Coordinate(x: 3, y: 46.5))
    #expect(point.distance(to: Coordinate(x: 700000, y: 6_600_000)) < 1)
  }

  @Test func unitsAreTold() throws {
    #expect(try CoordinateReferenceSystem("EPSG:2272").unit.name == "US survey foot")
    #expect(try !CoordinateReferenceSystem("EPSG:2272").isInMetres)
    #expect(try CoordinateReferenceSystem("EPSG:4807").unit.name == "grad")
    #expect(try CoordinateReferenceSystem("EPSG:5698").isProjected)
  }

  @Test(
    arguments: [
      ("ESPG:2154", "EPSG:2154"), ("EPSG:21544", "EPSG:2154"), ("EPSG:394", nil),
      ("urn:ogc:def:crs:EPSG::39500", "EPSG:3950"), ("lambert", nil), ("", nil),
      ("PROJCS[\"x\"", nil), ("+proj=nonsense", nil), ("EPSG:", nil),
      (String(repeating: "PROJCS[\"x\",", count: 100_000), nil),
      (String(repeating: "{\"a\":", count: 100_000), nil),
    ] as [(String, String?)])
  func unknownSystems(text: String, nearest: String?) {
    do throws(ProjectionError) {
      _ = try CoordinateReferenceSystem(text)
      Issue.record("'\(text.prefix(40))' is accepted")
    } catch {
      guard case .unknownSystem(_, let reason, let found) = error else {
        Issue.record("\(error)")
        return
      }
      #expect(!reason.isEmpty)
      if let nearest { #expect(found?.code == nearest) }
    }
  }

  @Test func aHeightSystemHasNoPlane() {
    #expect(throws: ProjectionError.notHorizontal(name: "NGF-IGN69 height")) {
      try CoordinateReferenceSystem("EPSG:5720")
    }
  }
}
