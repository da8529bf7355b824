import Foundation
import TestSupport
import Testing

/// A line of the tables in which the shared data's SOURCE.md files describe their layers, as another program
/// (geopandas) counted them.
struct DescribedLayer: Sendable, CustomTestStringConvertible {
  let file: String
  let layer: String
  let rows: Int
  /// Geometries by type: `MultiPolygon`.
  let kinds: [String: Int]
  let crs: String
  /// Least x and y, greatest x and y, to a decimetre; nil where there is none.
  let extent: [Double]?

  var testDescription: String { "\(file)#\(layer)" }

  static let all: [DescribedLayer] = {
    guard let root = SharedData.folder else { return [] }
    let folders = (try? FileManager.default.contentsOfDirectory(atPath: root.path())) ?? []
    return folders.sorted().flatMap { folder -> [DescribedLayer] in
      let source = root.appending(path: "\(folder)/SOURCE.md")
      let text = (try? String(contentsOf: source, encoding: .utf8)) ?? ""
      return text.split(separator: "\n").compactMap { DescribedLayer($0, in: folder) }
    }
  }()

  private init?(_ line: Substring, in folder: String) {
    let cells = line.split(separator: "|", omittingEmptySubsequences: false)
      .map { $0.trimmingCharacters(in: .whitespaces) }
    guard cells.count > 6, cells[1].hasSuffix(".gpkg"), let rows = Int(cells[3]) else { return nil }
    file = folder + "/" + cells[1]
    layer = cells[2]
    self.rows = rows
    var kinds: [String: Int] = [:]
    for part in cells[4].split(separator: ",") {
      let words = part.split(separator: " ")
      if words.count == 2, let count = Int(words[1]) { kinds[String(words[0])] = count }
    }
    self.kinds = kinds
    crs = cells[5]
    let numbers = cells[6].split(separator: ",")
      .compactMap { Double($0.trimmingCharacters(in: .whitespaces)) }
    extent = numbers.count == 4 ? numbers : nil
  }
}
