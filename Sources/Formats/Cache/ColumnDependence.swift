public import Land

/// What the values of a measured column depend on, as the key of a cache.
public struct ColumnDependence: Sendable {
  private let versions: String
  private let crs: String
  private let sites: [String]
  private let layers: [String: [String]]

  /// Takes the fingerprints of all files that are read.
  ///
  /// - Parameters:
  ///   - versions: Of the program and the libraries that compute.
  ///   - chunk: How many rows of the sites' source are measured at a time.
  /// - Throws: `Problem` for a file that is missing or cannot be read.
  public init(
    layers: [LayerSource], sites: SiteSource, folder: String, crs: String, versions: String,
    chunk: Int
  ) throws {
    self.versions = versions
    self.crs = crs
    var inputs: [InputFile] = []
    func own(_ source: Source) throws -> [String] {
      let file = try LayerFile(source.path, folder: folder)
      inputs += try FileFingerprint.inputs(of: file, known: inputs)
      let bytes = inputs.filter { $0.path == file.path || $0.path == file.path + "-wal" }
      return bytes.map(\.sha256) + [
        file.table ?? "", source.profile?.rawValue ?? "", source.crs ?? "",
        "\(source.fields.sorted { $0.key < $1.key })",
        "\(source.filter.sorted { $0.key < $1.key })",
      ]
    }
    var known: [String: (source: Source, parts: [String])] = [:]
    for layer in layers { known[layer.name] = (layer.source, try own(layer.source)) }
    /// With the layers that it lies within, however long the chain.
    func whole(_ source: Source, _ parts: [String]) -> [String] {
      var parts = parts
      var next = source.within
      var seen: Set<String> = []
      while let name = next, seen.insert(name).inserted {
        parts += ["within"] + (known[name]?.parts ?? [name])
        next = known[name]?.source.within
      }
      return parts
    }
    self.layers = known.mapValues { whole($0.source, $0.parts) }
    self.sites =
      whole(sites.source, try own(sites.source)) + [
        sites.kind.rawValue, sites.merge?.rawValue ?? "", sites.idPrefix ?? "", "\(chunk)",
      ]
  }

  /// The key of a measure's column.
  public func key(_ measure: Measure) -> String {
    let what = [
      measure.kind.rawValue, measure.layer ?? "", measure.field ?? "",
      measure.within.map { "\($0)" } ?? "", measure.of.rawValue,
    ]
    let layer = measure.layer.map { layers[$0] ?? [] } ?? []
    return ColumnCache.key(
      ["entente column 1", versions, crs] + sites + ["measure"] + what + measure.destinations
        + ["layer"] + layer)
  }
}
