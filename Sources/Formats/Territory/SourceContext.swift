import Land

/// What is known of a source while it is read: where it stands in the scenario, what it says, its log.
struct SourceContext {
  enum Purpose: Equatable {
    case layer(String)
    case sites(Site.Kind)
  }

  let source: Source
  let purpose: Purpose
  /// The path of the source in the scenario: `layers.zoning`, `sites[2]`; nil without scenario.
  let key: String?
  let folder: String
  let log: SourceLog

  init(_ source: Source, purpose: Purpose, key: String?, folder: String) {
    self.source = source
    self.purpose = purpose
    self.key = key
    self.folder = folder
    var place = Problem.Place(file: source.path)
    if case .layer(let name) = purpose { place.layer = name }
    log = SourceLog(place: place)
  }

  /// The place of a key of the source in the scenario file.
  func scenarioPlace(_ part: String? = nil) -> Problem.Place {
    let path = [key, part].compactMap { $0 }.joined(separator: ".")
    return Problem.Place(line: source.line, key: path.isEmpty ? nil : path)
  }

  /// The complaint about a column that the file does not have.
  func unknownColumn(_ name: String, under part: String, of fields: [String]) -> Problem {
    let nearest = nearestWord(to: name, among: fields)
    let list = fields.prefix(12).joined(separator: ", ") + (fields.count > 12 ? ", …" : "")
    let remedy =
      nearest.map {
        Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
      } ?? Message(fr: "Colonnes : \(list).", en: "Columns: \(list).")
    return Problem(
      .error, "unknown-column", at: scenarioPlace(part),
      fr: "« \(source.path) » n'a pas de colonne « \(name) ».",
      en: "'\(source.path)' has no column '\(name)'.", remedy: remedy)
  }
}
