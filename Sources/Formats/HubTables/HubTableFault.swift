internal import Land

/// What can be wrong with a plain table, in words.
enum HubTableFault {
  case noColumn(String, near: String?)
  case noRows
  case noId
  case notANumber(column: String, text: String)
  case weightNotPositive(Double)
  case negative(String, Double)
  case notATruth(column: String, text: String)
  case noWeights
  case noSuchCandidate(String)

  func problem(file: String, feature: String?) -> Problem {
    let place = Problem.Place(file: file, feature: feature)
    switch self {
    case .noColumn(let name, let near):
      return Problem(
        .error, "unknown-column", at: place, fr: "il n'y a pas de colonne « \(name) ».",
        en: "there is no column '\(name)'.",
        remedy: near.map {
          Message(
            fr: "Renommez « \($0) » en « \(name) » si c'est elle.",
            en: "Rename '\($0)' to '\(name)' if that is it.")
        } ?? Message(fr: "Ajoutez-la à l'en-tête.", en: "Add it to the header."))
    case .noRows:
      return Problem(
        .error, "empty-table", at: place, fr: "la table n'a aucune ligne.",
        en: "the table has no rows.")
    case .noId:
      return Problem(
        .error, "missing-id", at: place, fr: "cette ligne n'a pas d'identifiant.",
        en: "this row has no id.")
    case .notANumber(let column, let text):
      return Problem(
        .error, "not-a-number", at: place,
        fr: "« \(text) » n'est pas un nombre (colonne \(column)).",
        en: "'\(text)' is not a number (column \(column)).")
    case .weightNotPositive(let weight):
      return Problem(
        .error, "weight-not-positive", at: place,
        fr: "le poids \(weight) n'est pas supérieur à 0.",
        en: "the weight \(weight) is not greater than 0.",
        remedy: Message(
          fr: "Corrigez-le, ou retirez la ligne si personne n'y est à servir.",
          en: "Correct it, or take the row out if nobody is to be served there."))
    case .negative(let column, let value):
      return Problem(
        .error, "negative-\(column)", at: place, fr: "\(column) est négatif : \(value).",
        en: "\(column) is negative: \(value).")
    case .notATruth(let column, let text):
      return Problem(
        .error, "not-yes-or-no", at: place,
        fr: "« \(text) » n'est ni oui ni non (colonne \(column)).",
        en: "'\(text)' is neither yes nor no (column \(column)).")
    case .noWeights:
      return Problem(
        .notice, "no-weights", at: place,
        fr: "pas de colonne « weight » : chaque point pèse 1.",
        en: "there is no column 'weight': each point weighs 1.")
    case .noSuchCandidate(let id):
      return Problem(
        .error, "unknown-candidate", at: place, fr: "« \(id) » n'est pas un candidat.",
        en: "'\(id)' is no candidate.")
    }
  }
}
