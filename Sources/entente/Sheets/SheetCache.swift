import Formats
import Foundation
import Land
import Planning

/// Which columns of a sheet a cache already has, and where the others will be kept.
struct SheetCache: Sendable {
  let columns: [SheetColumn]
  private let cache: ColumnCache?
  private let keys: [String?]
  private let known: [CachedColumn?]

  /// All columns have to be measured, and none is kept.
  init(none columns: [SheetColumn]) {
    self.columns = columns
    cache = nil
    keys = columns.map { _ in nil }
    known = keys.map { _ in nil }
  }

  /// Looks for the columns of one source of sites.
  ///
  /// - Throws: `Problem`, `Problems` for files that cannot be read, a folder that cannot be made.
  init(
    _ columns: [SheetColumn], layers: [LayerSource], sites: SiteSource, folder: String,
    crs: String, cacheFolder: String
  ) throws {
    self.columns = columns
    let cache = try ColumnCache(folder: cacheFolder)
    let dependence = try ColumnDependence(
      layers: layers, sites: sites, folder: folder, crs: crs, versions: Versions.line,
      chunk: SheetRun.chunk)
    // A column of the source is read faster than looked up.
    keys = columns.map { $0.measure.kind == .attribute ? nil : dependence.key($0.measure) }
    known = keys.map { $0.flatMap(cache.column) }
    self.cache = cache
  }

  /// The positions of the columns that have to be measured.
  var missing: [Int] { columns.indices.filter { known[$0] == nil } }

  /// The layers that the missing columns ask for, with those that they lie within.
  func needed(of layers: [LayerSource], sites: [SiteSource]) -> [LayerSource] {
    var names = Set(missing.compactMap { columns[$0].measure.layer })
    names.formUnion(sites.compactMap(\.source.within))
    while true {
      let more = layers.filter { names.contains($0.name) }.compactMap(\.source.within)
      if names.isSuperset(of: more) { break }
      names.formUnion(more)
    }
    return layers.filter { names.contains($0.name) }
  }

  /// All columns of one chunk: what was measured now, and what is known.
  ///
  /// - Parameter measured: Of ``missing``, for each site.
  func values(ofChunk chunk: Int, _ measured: [[AttributeValue]]) -> [[AttributeValue]] {
    let missing = missing
    guard missing.count < columns.count else { return measured }
    let old = known.map { $0?.values(ofChunk: chunk) }
    return measured.indices.map { site in
      var fresh = measured[site].makeIterator()
      return old.map { $0.map { $0[site] } ?? fresh.next() ?? .missing }
    }
  }

  /// The types of all columns, from those of the missing ones.
  func types(_ measured: [ValueType]) -> [ValueType] {
    var fresh = measured.makeIterator()
    return known.map { $0.map { SheetCache.types[Int($0.type)] } ?? fresh.next() ?? .text }
  }

  private static let types: [ValueType] = [.number, .truth, .text]

  /// The columns that are to be kept, empty: by position.
  func begun(_ types: [ValueType]) -> [Int: CachedColumn] {
    var begun: [Int: CachedColumn] = [:]
    for column in missing where keys[column] != nil {
      let type = SheetCache.types.firstIndex(of: types[column]) ?? 2
      begun[column] = CachedColumn(type: UInt8(type))
    }
    return begun
  }

  /// Keeps columns that are complete now.
  func keep(_ columns: [Int: CachedColumn]) {
    for (position, column) in columns.sorted(by: { $0.key < $1.key }) {
      if let key = keys[position] { cache?.keep(column, as: key) }
    }
  }
}
