public import Formats
internal import Land
internal import Planning

/// Writes the files of a run into an output directory, replaced whole or not at all.
public enum ResultFiles {
  /// The files of a generation, in the order in which they are told to the reader.
  public static let names = [
    "result.json", "entente.gpkg", "sites.geojson", "allocation.geojson", "sheets.csv",
    "suitability.csv", "allocation.csv", "departments.csv",
    "rules.csv", "robustness.csv", "front.csv", "negotiation.csv", "sharing.csv",
  ]

  /// Those that a scenario with hub plans has besides.
  public static let hubNames = [
    "hubs.geojson", "catchments.geojson", "hubs.csv", "hub_candidates.csv", "hub_communes.csv",
  ]

  /// The files of one outcome.
  public static func names(of outcome: Outcome) -> [String] {
    names + (outcome.hubs.isEmpty ? [] : hubNames)
  }

  /// - Parameters:
  ///   - crs: The working system, as GeoPackage stores it.
  ///   - geoJSON: Writes a layer of the working system as RFC 7946; the caller knows the systems.
  /// - Throws: `Problems` or `Problem` with fault `file` when the directory cannot be written.
  public static func write(
    _ outcome: Outcome, to path: String, crs: GeoPackageReferenceSystem,
    geoJSON: (OutputLayer) throws -> [UInt8]
  ) throws {
    let wording = Wording(scenario: outcome.scenario, sites: outcome.territory.sites)
    let sites = OutputLayer.sites(
      outcome.territory.sites, sheets: outcome.screening.sheets,
      suitabilities: outcome.screening.suitabilities, language: outcome.language)
    let placements = OutputLayer.placements(of: outcome)
    var tables: [(file: String, table: DataTable)] = [
      ("sheets.csv", .sheets(outcome.screening.sheets)),
      ("suitability.csv", .suitability(outcome.screening)),
      ("allocation.csv", .placements(outcome.allocations)),
      ("departments.csv", .departments(outcome.allocations)),
    ]
    if let study = outcome.study {
      tables += [
        ("rules.csv", .rules(study)), ("front.csv", .front(study)),
        ("negotiation.csv", .negotiation(study)), ("sharing.csv", .sharing(study)),
      ]
    }
    if let robustness = outcome.study?.robustness {
      tables.append(("robustness.csv", .robustness(robustness, of: outcome.scenario)))
    }
    let hubs = outcome.hubs.isEmpty ? nil : HubFiles(outcome, wording: wording)
    try OutputDirectory.write(to: path) { staging in
      try staging.write(
        JSONWriter().bytes(ResultDocument.json(of: outcome, wording: wording)), to: "result.json")
      try staging.write(
        try geoJSON(sites), to: "sites.geojson")
      try staging.write(
        try geoJSON(placements), to: "allocation.geojson")
      for (file, table) in tables + (hubs?.tables ?? []) { try staging.write(table.csv, to: file) }
      for (file, layer) in hubs?.geoJSON ?? [] { try staging.write(try geoJSON(layer), to: file) }
      try GeoPackageWriter.write(
        layers: layers(outcome, sites: sites, placements: placements, tables: tables.map(\.table))
          + (hubs?.layers ?? []),
        crs: crs, lastChange: outcome.scenario.referenceDate, to: staging.path(of: "entente.gpkg"))
    }
  }

  private static func layers(
    _ outcome: Outcome, sites: OutputLayer, placements: OutputLayer, tables: [DataTable]
  ) -> [OutputLayer] {
    let perRule = outcome.allocations
      .filter { $0.status != .infeasible }
      .map { OutputLayer.allocation($0, of: outcome) }
    // The sheets and the placements are in the layers already.
    let others = tables.filter { !["sheets", "placements"].contains($0.name) }
    let titles = [
      "suitability": Message(fr: "Aptitude, demande par site", en: "Suitability, demand by site"),
      "departments": Message(fr: "Ce que chaque service obtient", en: "What each department gets"),
      "rules": Message(fr: "Les règles côte à côte", en: "The rules side by side"),
      "robustness": Message(fr: "Ce qui tient, ce qui bascule", en: "What holds and what turns"),
      "front": Message(fr: "Les accords possibles", en: "The agreements there are"),
      "negotiation": Message(fr: "La négociation, pas à pas", en: "The negotiation, step by step"),
      "sharing": Message(fr: "Les sites à partager", en: "Sites to share"),
    ]
    return [sites] + perRule + [placements]
      + others.map { $0.layer(title: titles[$0.name]?[outcome.language] ?? $0.name) }
  }
}

extension DataTable {
  /// The table as comma-separated values.
  public var csv: [UInt8] {
    var writer = CSVWriter(header: fields.map(\.name))
    for row in rows { writer.append(row) }
    return writer.bytes
  }
}
