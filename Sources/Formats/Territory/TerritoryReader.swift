public import Land
import PlanarGeometry
import Projection

/// Reads the land of a scenario: every source, in one working coordinate system, repaired where that
/// can be done without guessing, with each repair on record.
public enum TerritoryReader {
  /// Reads all layers and sites of a scenario.
  ///
  /// - Parameters:
  ///   - scenario: Its `crs` is the working system: projected, metres.
  ///   - folder: Paths of sources are relative to it.
  /// - Returns: Sites in the order of the sources, then by id; layers in the order of the scenario.
  /// - Throws: ``Problems`` with everything found in all sources (warnings and notices included) once
  ///   one of them is of severity `error`.
  public static func read(scenario: Scenario, folder: String) throws -> Territory {
    var reading = try TerritoryReading(scenario.crs, folder: folder, of: scenario)
    return try reading.territory(layers: scenario.layers, sites: scenario.siteSources)
  }

  /// Reads layers and sites without a scenario.
  ///
  /// - Parameter workingCRS: Authority and code or WKT of a projected system in metres.
  /// - Throws: ``Problems``, as ``read(scenario:folder:)`` does.
  public static func read(
    layers: [LayerSource], sites: [SiteSource], folder: String, workingCRS: String
  ) throws -> Territory {
    var reading = try TerritoryReading(workingCRS, folder: folder, of: nil)
    return try reading.territory(layers: layers, sites: sites)
  }

  /// Reads the layers, and opens the sites to be read piece by piece.
  ///
  /// - Parameters:
  ///   - scenario: Whose lines and file name places in the scenario are given; nil without one.
  ///   - wanted: The columns of the sites that measures read; nil: all are.
  /// - Throws: ``Problems``, as ``read(scenario:folder:)`` does.
  public static func open(
    layers: [LayerSource], sites: [SiteSource], folder: String, workingCRS: String,
    scenario: Scenario? = nil, wanted: [String]? = nil
  ) async throws -> OpenTerritory {
    if sites.count == 1 {
      var reading = try TerritoryReading(workingCRS, folder: folder, of: scenario)
      let open = try await reading.open(layers: layers, sites: sites[0], wanted: wanted)
      if let open { return open }
    }
    var reading = try TerritoryReading(workingCRS, folder: folder, of: scenario)
    return OpenTerritory(try reading.territory(layers: layers, sites: sites))
  }

  /// Reads one layer into a working system.
  ///
  /// - Returns: The layer with what was repaired or is doubtful, and the file that was read.
  /// - Throws: ``Problems``; also where the source says `within:`, which needs the other layers.
  public static func readLayer(
    name: String, source: Source, folder: String, workingCRS: String
  ) throws -> (layer: Layer, problems: [Problem], inputs: [InputFile]) {
    let territory = try read(
      layers: [LayerSource(name: name, source: source)], sites: [], folder: folder,
      workingCRS: workingCRS)
    return (territory.layers[0], territory.problems, territory.inputs)
  }

  /// Reads the sites of one source into a working system, ordered by id.
  ///
  /// - Throws: ``Problems``; also where the source says `within:`, which needs layers.
  public static func readSites(
    _ source: SiteSource, folder: String, workingCRS: String
  ) throws -> (sites: [Site], problems: [Problem], inputs: [InputFile]) {
    let territory = try read(
      layers: [], sites: [source], folder: folder, workingCRS: workingCRS)
    return (territory.sites, territory.problems, territory.inputs)
  }

  /// The system that a source is in: what its file declares, else its `crs:`; authority and code or WKT.
  ///
  /// For the sheet without scenario, whose working system is that of the sites where it is projected.
  /// - Throws: ``Problems`` where the file cannot be read or no system is known.
  public static func coordinateSystem(of source: Source, folder: String) throws -> String {
    let context = SourceContext(source, purpose: .layer(""), key: nil, folder: folder)
    do {
      let file = try LayerFile(source.path, folder: folder)
      let table = try SourceReading.table(of: file, context: context)
      let crs = try SourceSystem.resolve(table.crs, context)
      return crs.authority == nil ? crs.wkt : crs.identifier
    } catch let problem as Problem {
      throw Problems([problem])
    }
  }
}
