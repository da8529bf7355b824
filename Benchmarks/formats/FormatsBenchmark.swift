import Foundation

/// Times readers and writers on 60,000 polygons: `swift run -c release FormatsBenchmark`.
///
/// Each measurement runs in a process of its own, so that its peak memory is its own, and is repeated;
/// median and least time are printed, then the ratios of the medians that bounds are set on.
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

  /// The quotients that tell how good the readers are, whatever the machine.
  static let ratios: [(title: String, above: String, below: String)] = [
    ("GeoJSON read / GeoPackage read", "geojson-read", "geopackage-read"),
    ("JSONDecoder / long GeoJSON read", "long-geojson-jsondecoder", "long-geojson-read"),
    ("GeoJSON write / GeoPackage write", "geojson-write", "geopackage-write"),
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
    print("measurement rows median_s least_s peak_MiB start_MiB file_MB")
    var medians: [String: Double] = [:]
    var peaks: [String: Double] = [:]
    for (name, file, _) in measurements {
      let line = try run(name, folder.appending(path: file).path())
      print(line)
      let columns = line.split(separator: " ")
      medians[name] = Double(columns[2])
      peaks[name] = Double(columns[4])
    }
    print("ratio of_medians of_peak_MiB")
    for (title, above, below) in ratios {
      guard let seconds = quotient(medians, above, below),
        let memory = quotient(peaks, above, below)
      else { continue }
      print(title, String(format: "%.2f %.2f", seconds, memory))
    }
  }

  /// Takes one measurement in a process of its own; ends this one where that fails.
  private static func run(_ name: String, _ path: String) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = Bundle.main.executableURL
    process.arguments = [name, path]
    process.standardOutput = output
    try process.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { exit(1) }
    return String(said.prefix { $0 != "\n" })
  }

  private static func quotient(
    _ values: [String: Double], _ above: String, _ below: String
  ) -> Double? {
    guard let above = values[above], let below = values[below], below > 0 else { return nil }
    return above / below
  }

  private static func measure(_ body: (String) throws -> Int, _ path: String) throws {
    let start = peakMebibytes
    var rows = 0
    var times: [Double] = []
    for _ in 0..<repetitions {
      times.append(try ContinuousClock().measure { rows = try body(path) } / .seconds(1))
    }
    times.sort()
    let size =
      (try FileManager.default.attributesOfItem(atPath: path)[.size] as? NSNumber)?.doubleValue ?? 0
    print(
      CommandLine.arguments[1], rows,
      String(
        format: "%.3f %.3f %.1f %.1f %.1f", times[repetitions / 2], times[0], peakMebibytes, start,
        size / 1e6))
  }

  /// The most memory that this process has had in use, from Linux's own account; 0 elsewhere.
  private static var peakMebibytes: Double {
    let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kibibytes = line?.split(whereSeparator: { !$0.isNumber }).first.flatMap { Double($0) }
    return (kibibytes ?? 0) / 1024
  }
}
