import Land

/// What Entente knows of a schema of French land data: its columns, its code lists, its known defects.
struct ProfileMapping {
  private let schema: any SchemaProfile

  init(_ profile: Profile) {
    schema =
      switch profile {
      case .etalabCadastre: EtalabCadastre()
      case .cnigFriches: CNIGFriches()
      case .cnigSitesEconomiques: CNIGSitesEconomiques()
      case .cnigPLU: CNIGPLU()
      }
  }

  /// How a CSV of the schema is read.
  var delimitedText: DelimitedTextOptions { schema.delimitedText }

  /// Puts columns and values in order, before filters and coordinates are looked at.
  func prepare(_ table: inout SourceTable, _ context: SourceContext) {
    schema.prepare(&table, context)
  }

  /// Leaves out, after the filters, rows that the purpose has no use for.
  func select(_ table: inout SourceTable, _ context: SourceContext) {
    schema.select(&table, context)
  }

  /// Compares figures with the geometry, now in metres.
  func check(_ table: inout SourceTable, _ context: SourceContext) {
    schema.check(&table, context)
  }
}

/// One schema. Every change it makes to a value is reported.
protocol SchemaProfile {
  var delimitedText: DelimitedTextOptions { get }
  func prepare(_ table: inout SourceTable, _ context: SourceContext)
  func select(_ table: inout SourceTable, _ context: SourceContext)
  func check(_ table: inout SourceTable, _ context: SourceContext)
}

extension SchemaProfile {
  var delimitedText: DelimitedTextOptions { DelimitedTextOptions() }
  func select(_ table: inout SourceTable, _ context: SourceContext) {}
  func check(_ table: inout SourceTable, _ context: SourceContext) {}
}
