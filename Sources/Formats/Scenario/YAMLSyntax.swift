import Land
import Yams

extension YAMLComposer {
  /// What the YAML parser could not read, in both languages.
  func syntaxProblem(_ error: YamlError, in text: String) -> Problem {
    switch error {
    case .scanner(let context, let problem, let mark, _),
      .parser(let context, let problem, let mark, _),
      .composer(let context, let problem, let mark, _):
      // At the end of a text without a last line break, libyaml is one line ahead.
      let line = min(mark.line, text.count(where: \.isNewline) + 1)
      return syntax(problem, context, TextMark(line: line, column: mark.column))
    case .reader(let problem, let offset, _, _):
      let before = text.prefix(offset ?? 0)
      let line = before.count(where: \.isNewline) + 1
      let column = before.reversed().prefix { !$0.isNewline }.count + 1
      return syntax(problem, nil, TextMark(line: line, column: column))
    default:
      return self.problem(
        "yaml-syntax", nil, fr: "YAML illisible : \(error).", en: "bad YAML: \(error).")
    }
  }

  private func syntax(_ problem: String, _ context: YamlError.Context?, _ mark: TextMark) -> Problem
  {
    let known = sentences.first { problem.contains($0.yaml) }
    var fr = "syntaxe YAML : " + (known?.fr ?? problem)
    var en = "YAML syntax: " + problem
    if let context, context.mark.line > 0, context.mark.line < mark.line {
      fr += ", dans ce qui commence ligne \(context.mark.line)"
      en += ", \(context.text) that starts on line \(context.mark.line)"
    }
    return self.problem("yaml-syntax", mark, fr: fr + ".", en: en + ".", remedy: known?.remedy)
  }
}

/// What libyaml says, what it means in French, and what most often mends it.
private let sentences: [(yaml: String, fr: String, remedy: Message?)] = [
  (
    "mapping values are not allowed", "un « : » n’est pas permis ici",
    Message(
      fr: "Vérifiez le retrait, ou mettez entre guillemets un texte qui contient « : ».",
      en: "Check the indentation, or quote a text that contains “: ”.")
  ),
  (
    "found character that cannot start any token", "ce caractère ne peut rien commencer",
    Message(
      fr: "Pas de tabulation pour le retrait : des espaces ; entre guillemets si c’est un texte.",
      en: "Indent with spaces, not tabs; put it in quotes if it is a text.")
  ),
  (
    "found a tab character", "une tabulation est placée là où il faut des espaces",
    Message(fr: "Remplacez-la par des espaces.", en: "Replace it with spaces.")
  ),
  (
    "did not find expected key", "une clé est attendue ici",
    Message(
      fr: "Les clés d’un même bloc commencent à la même colonne.",
      en: "The keys of one block start at the same column.")
  ),
  (
    "could not find expected ':'", "« : » manque après la clé",
    Message(fr: "Écrivez « clé: valeur ».", en: "Write “key: value”.")
  ),
  (
    "did not find expected ',' or '}'", "une virgule ou « } » est attendue ici",
    Message(fr: "Fermez l’accolade.", en: "Close the brace.")
  ),
  (
    "did not find expected ',' or ']'", "une virgule ou « ] » est attendue ici",
    Message(fr: "Fermez le crochet.", en: "Close the bracket.")
  ),
  (
    "did not find expected '-' indicator", "un « - » est attendu ici",
    Message(
      fr: "Les éléments d’une liste commencent à la même colonne.",
      en: "The items of one list start at the same column.")
  ),
  (
    "found unexpected end of stream", "la fin du fichier arrive trop tôt",
    Message(fr: "Fermez le guillemet ouvert.", en: "Close the open quote.")
  ),
  (
    "found unexpected document indicator", "« --- » ou « ... » au milieu d’un texte", nil
  ),
  (
    "but found another document", "le fichier contient plusieurs documents (« --- »)",
    Message(
      fr: "Un fichier ne porte qu’un scénario.", en: "A file holds one scenario.")
  ),
  ("block sequence entries are not allowed", "un « - » de liste n’est pas permis ici", nil),
  ("block mapping", "un bloc « clé: valeur » n’est pas permis ici", nil),
  (
    "found unknown escape character", "séquence « \\ » inconnue dans un texte entre guillemets", nil
  ),
  ("did not find expected hexdecimal number", "nombre hexadécimal attendu après « \\ »", nil),
  ("found undefined alias", "alias sans ancre", nil),
  ("found undefined tag handle", "étiquette de type inconnue", nil),
  ("did not find expected node content", "une valeur est attendue ici", nil),
  ("did not find expected <document start>", "un seul document est attendu", nil),
  ("did not find expected comment or line break", "fin de ligne ou commentaire attendu", nil),
  ("control characters are not allowed", "caractère de contrôle non admis", nil),
  ("found incompatible YAML document", "version de YAML non admise", nil),
]
