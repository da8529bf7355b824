public import Land

/// Site sheets asked for without a scenario: sites, layers and columns, nothing about demands.
public struct SheetRequest: Hashable, Sendable {
  /// The working system; nil: that of the sites.
  public var crs: String?
  public var layers: [LayerSource]
  public var sites: [SiteSource]
  public var columns: [SheetColumn]

  /// Reads the part of a scenario file that concerns sheets: `crs` (optional), `layers`, `sites`, `sheet`.
  ///
  /// - Parameter file: The name that problems give it.
  /// - Throws: Every problem of the text, in its order.
  public init(text: String, file: String? = nil) throws(Problems) {
    let root: YAMLNode
    do {
      root = try YAMLComposer(file: file).compose(text)
    } catch {
      throw Problems([error])
    }
    var checker = ShapeChecker(file: file)
    checker.check(root, .shape(.sheetRequest), "")
    var builder = ScenarioBuilder(root, file: file)
    self = builder.sheetRequest()
    let problems = Findings.sorted(checker.findings.problems + builder.findings.problems)
    if !problems.isEmpty { throw Problems(problems) }
  }

  init(crs: String?, layers: [LayerSource], sites: [SiteSource], columns: [SheetColumn]) {
    self.crs = crs
    self.layers = layers
    self.sites = sites
    self.columns = columns
  }
}

extension Shape {
  /// The keys of a scenario that a sheet needs, as the scenario declares them.
  static let sheetRequest = Shape(
    name: "sheet-request", doc: "Fiches sans scénario",
    keys: Shape.scenario.keys.filter { ["layers", "sites", "sheet"].contains($0.name) } + [
      Key("crs", .text, "Système de coordonnées de travail, projeté, en mètres : EPSG:2154")
    ])
}

extension ScenarioBuilder {
  mutating func sheetRequest() -> SheetRequest {
    let layers = (root["layers"]?.entries ?? []).map { entry in
      LayerSource(name: entry.key, source: source(entry.value, keyPath("layers", entry.key)))
    }
    let sites = (root["sites"]?.items ?? []).enumerated().map { position, node in
      siteSource(node, keyPath("sites", position))
    }
    return SheetRequest(crs: root["crs"]?.text, layers: layers, sites: sites, columns: sheet())
  }
}
