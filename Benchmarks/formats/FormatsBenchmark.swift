import Foundation

/// Times readers and writers on 60,000 polygons: `swift run -c release FormatsBenchmark`.
///
/// Each measurement runs in a process of its own, so that its peak memory is its own, and is repeated;
/// the least time is printed.
@main
struct FormatsBenchmark {
  /// What can be measured, in the order of the report; each takes the path of the file to write or read.
  static let measurements: [(name: String, file: String, body: @Sendable (String) throws -> Int)] =
    [
      ("geopackage-write", "parcels.gpkg", GeoPackageBenchmark.write),
      ("geopackage-read", "parcels.gpkg", GeoPackageBenchmark.read),
      ("geojson-write", "parcels.geojson", GeoJSONBenchmark.write),
      ("geojson-read", "parcels.geojson", GeoJSONBenchmark.read),
      ("long-geojson-write", "long.geojson", GeoJSONBenchmark.writeLong),
      ("long-geojson-read", "long.geojson", GeoJSONBenchmark.read),
      ("long-geojson-jsondecoder", "long.geojson", GeoJSONBenchmark.decode),
    ]

  static let repetitions = 5

  static func main() throws {
    let arguments = CommandLine.arguments
    if arguments.count == 3, let one = measurements.first(where: { $0.name == arguments[1] }) {
      try measure(one.body, arguments[2])
      return
    }
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "entente-formats-benchmark-\(ProcessInfo.processInfo.processIdentifier)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    // Not `print`, which would come after what the processes write.
    FileHandle.standardOutput.write(
      Data("measurement rows seconds peak_MiB start_MiB file_MB\n".utf8))
    for (name, file, _) in measurements {
      let path = folder.appending(path: file).path()
      let process = Process()
      process.executableURL = Bundle.main.executableURL
      process.arguments = [name, path]
      try process.run()
      process.waitUntilExit()
      guard process.terminationStatus == 0 else { exit(1) }
    }
  }

  private static func measure(_ body: (String) throws -> Int, _ path: String) throws {
    let start = peakMebibytes
    var rows = 0
    var best = Duration.seconds(3600)
    for _ in 0..<repetitions {
      best = try min(best, ContinuousClock().measure { rows = try body(path) })
    }
    let size =
      (try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.doubleValue ?? 0
    print(
      CommandLine.arguments[1], rows,
      String(format: "%.3f %.1f %.1f %.1f", best / .seconds(1), peakMebibytes, start, size / 1e6))
  }

  /// The most memory that this process has had in use, from Linux's own account; 0 elsewhere.
  private static var peakMebibytes: Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }
    return (kibibytes ?? 0) / 1024
  }
}
