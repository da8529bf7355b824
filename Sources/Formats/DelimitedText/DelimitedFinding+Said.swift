internal import Land

extension DelimitedLog.Finding {
  var severity: Problem.Severity {
    switch self {
    case .encodingGuessed, .utf16, .byteOrderMark, .missingWords, .unnamedColumn: .notice
    case .rowRepaired, .ringsClosed: .warning
    case .binary, .noHeader, .duplicateColumn, .raggedRow, .unterminatedQuote, .textAfterQuote,
      .unknownColumn, .notACoordinate, .invalidGeometry, .mixedCRS:
      .error
    }
  }

  var said: Said {
    switch self {
    case .binary:
      Said(
        "not-text", fr: "Ce fichier n'est pas du texte (classeur, archive ou base de données ?).",
        en: "This file is not text (a workbook, an archive or a database?).",
        remedy: Message(
          fr: "Exportez la table en CSV (UTF-8).", en: "Export the table as CSV (UTF-8)."))
    case .encodingGuessed:
      Said(
        "encoding-guessed", fr: "Le fichier n'est pas en UTF-8 ; il est lu comme Windows-1252.",
        en: "The file is not UTF-8; it is read as Windows-1252.")
    case .utf16:
      Said("encoding-utf-16", fr: "Le fichier est en UTF-16.", en: "The file is UTF-16.")
    case .byteOrderMark:
      Said(
        "byte-order-mark", fr: "Le fichier commence par une marque d'ordre (BOM), passée.",
        en: "The file starts with a byte order mark, which was skipped.")
    case .noHeader:
      Said(
        "missing-header", fr: "Le fichier n'a pas de ligne d'en-tête.",
        en: "The file has no header line.")
    case .unnamedColumn(let number):
      Said(
        "unnamed-column",
        fr: "La colonne \(number) n'a pas de nom ; elle est nommée « #\(number) ».",
        en: "Column \(number) has no name; it is named '#\(number)'.")
    case .duplicateColumn(let name):
      Said(
        "duplicate-column", fr: "Deux colonnes s'appellent « \(name) ».",
        en: "Two columns are named '\(name)'.",
        remedy: Message(fr: "Renommez l'une d'elles.", en: "Rename one of them."))
    case .unterminatedQuote:
      Said(
        "unterminated-quote", fr: "Un guillemet ouvert sur cette ligne n'est jamais fermé.",
        en: "A quote opened on this line is never closed.")
    case .textAfterQuote:
      Said(
        "text-after-quote", fr: "Du texte suit un guillemet fermant.",
        en: "Text follows a closing quote.",
        remedy: Message(
          fr: "Doublez les guillemets à l'intérieur d'une valeur.",
          en: "Double the quotes inside a value."))
    case .missingWords(let columns):
      Said(
        "missing-words",
        fr:
          "NA, NaN ou N/A est lu comme une valeur manquante (\(columns.joined(separator: ", "))).",
        en: "NA, NaN or N/A is read as a missing value (\(columns.joined(separator: ", "))).")
    default: saidOfRow
    }
  }

  private var saidOfRow: Said {
    switch self {
    case .raggedRow(let values, let columns):
      Said(
        "ragged-row",
        fr: "La ligne a \(values) valeurs pour \(columns) colonnes"
          + (values > columns
            ? " : une valeur qui contient le séparateur n'est pas entre guillemets." : "."),
        en: "The row has \(values) values for \(columns) columns"
          + (values > columns ? ": a value with the separator in it is not quoted." : "."))
    case .rowRepaired(let values, let columns):
      Said(
        "row-repaired",
        fr: "La ligne avait \(values) valeurs pour \(columns) colonnes ; elle a été recollée.",
        en: "The row had \(values) values for \(columns) columns; it has been put together again.")
    case .unknownColumn(let name, let near):
      Said(
        "unknown-column", fr: "Il n'y a pas de colonne « \(name) ».",
        en: "There is no column '\(name)'.",
        remedy: near.map {
          Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
        })
    case .notACoordinate(let text, let column):
      Said(
        "not-a-coordinate", fr: "« \(text) » n'est pas une coordonnée (colonne \(column)).",
        en: "'\(text)' is no coordinate (column \(column)).")
    case .invalidGeometry(let reason, let column):
      Said(
        "invalid-geometry",
        fr: "La géométrie ne peut pas être lue (colonne \(column) : \(reason)).",
        en: "The geometry cannot be read (column \(column): \(reason)).")
    case .ringsClosed:
      Said(
        "ring-closed", fr: "Un anneau qui n'était pas fermé l'a été.",
        en: "A ring that was open has been closed.")
    case .mixedCRS(let code):
      Said(
        "mixed-crs", fr: "Cette ligne est en \(code), celles d'avant dans un autre système.",
        en: "This row is in \(code), those before it in another system.")
    default: Said("invalid-csv", fr: "CSV invalide.", en: "Invalid CSV.")
    }
  }
}
