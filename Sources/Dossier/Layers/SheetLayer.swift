public import Formats
public import Land
public import Planning

/// Site sheets as rows of a layer or of a table, made a few sites at a time.
public struct SheetLayer: Sendable {
  /// Without rows.
  public let layer: OutputLayer
  private let columns: [SheetColumn]

  /// - Parameters:
  ///   - types: What the values of each column are.
  ///   - kinds: The kinds of sites that there are, for the legend.
  public init(
    _ columns: [SheetColumn], types: [ValueType], kinds: Set<Site.Kind>,
    language: Language
  ) {
    self.columns = columns
    layer = OutputLayer.sites(
      columns, types: types.map(OutputLayer.FieldType.init), kinds: kinds, language: language)
  }

  /// One row for each site; `values` are those of its sheet.
  public func rows(_ sites: [Site], _ values: [[AttributeValue]]) -> [OutputLayer.Row] {
    zip(sites, values).map { site, values in
      OutputLayer.Row(
        id: site.id, geometry: site.geometry,
        values: OutputLayer.siteValues(site, eligible: []) + values)
    }
  }

  /// The line of names of the table of sheets.
  public var csvHeader: [UInt8] { CSVWriter(header: ["id"] + columns.map(\.name)).bytes }

  /// Lines of the table of sheets, as ``DataTable/sheets(_:)`` has them.
  public func csv(_ sites: [Site], _ values: [[AttributeValue]]) -> [UInt8] {
    var writer = CSVWriter()
    for row in self.values(sites, values) { writer.append(row) }
    return writer.bytes
  }

  /// Rows of the table of sheets.
  public func values(_ sites: [Site], _ values: [[AttributeValue]]) -> [[AttributeValue]] {
    // A millionth of a degree is 11 cm, too coarse to find a point again; seven decimals are those of RFC 7946 files.
    let isDegrees = columns.map { $0.measure.kind == .longitude || $0.measure.kind == .latitude }
    return zip(sites, values).map { site, row in
      [.text(site.id)]
        + zip(row, isDegrees).map { value, isDegrees in
          if isDegrees, case .number(let number) = value {
            .number(rounded(number, places: 7))
          } else {
            roundedValue(value)
          }
        }
    }
  }

  /// The table of sheets with some rows.
  public func table(rows: [[AttributeValue]]) -> DataTable {
    DataTable(
      name: "sheets", fields: [.init("id", .text)] + columns.map { .init($0.name, .text) },
      rows: rows)
  }
}
