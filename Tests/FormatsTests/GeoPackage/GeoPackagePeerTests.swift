import Formats
import Foundation
import Land
import TestSupport
import Testing

/// What GDAL says of our files, where it is installed; `scripts/validate-outputs` asks more programs.
struct GeoPackagePeerTests {
  private static let ogrinfo: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    let found = path.split(separator: ":").map { $0 + "/ogrinfo" }
      .first { FileManager.default.isExecutableFile(atPath: $0) }
    if found == nil {
      FileHandle.standardError.write(Data("skipped: GDAL's ogrinfo is not installed\n".utf8))
    }
    return found
  }()

  @Test("GDAL reads all layers without a warning", .enabled(if: ogrinfo != nil))
  func gdal() throws {
    let folder = try ScratchFolder()
    let path = folder.place("out.gpkg")
    try GeoPackageWriter.write(
      layers: SampleLayers.all(), crs: SampleLayers.lambert93, lastChange: SampleLayers.date,
      to: path)
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: try #require(Self.ogrinfo))
    process.arguments = ["-ro", "-so", "-al", path]
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    #expect(!said.contains("Warning") && !said.contains("ERROR"))
    #expect(said.contains("Geometry: Multi Polygon\nFeature Count: 26"))
    #expect(said.contains("ID[\"EPSG\",2154]]"))
    #expect(said.contains("area_m2: Real (0.0)") && said.contains("available: Date"))
    #expect(said.contains("public: Integer(Boolean) (0.0)"))
  }
}
