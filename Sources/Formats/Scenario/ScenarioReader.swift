import Foundation
public import Land

/// Reads the scenario file: strictly, and telling all that is wrong with it at once.
public enum ScenarioReader {
  /// The longest file that is read, in bytes; 10,000 demands take about 5 MB.
  static let longest = 16 << 20

  /// Reads a file.
  ///
  /// - Parameter path: Of the YAML file; problems name it as it is given here.
  /// - Returns: The scenario in base units, checked in itself. Paths in it stay relative to the file; no other file
  ///   is opened.
  /// - Throws: Every problem of the file, in its order. A file that is missing or cannot be read has the fault
  ///   ``Land/Problem/Fault/file``.
  public static func read(path: String) throws(Problems) -> Scenario {
    try read(text: try text(path: path), file: path)
  }

  /// The text of a scenario file, as it lies on the disk.
  ///
  /// - Throws: As ``read(path:)`` for a file that is missing, unreadable or no text.
  public static func text(path: String) throws(Problems) -> String {
    let data: Data
    do {
      var isFolder: ObjCBool = false
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw fault(
          path, "file-missing", .file, fr: "fichier introuvable.", en: "no such file.",
          remedy: Message(fr: "Vérifiez le chemin.", en: "Check the path."))
      }
      if isFolder.boolValue {
        throw fault(
          path, "file-unreadable", .file, fr: "c’est un dossier, pas un fichier.",
          en: "this is a folder, not a file.")
      }
      data = try Data(contentsOf: URL(filePath: path))
    } catch let problems as Problems {
      throw problems
    } catch {
      throw fault(
        path, "file-unreadable", .file, fr: "fichier illisible.", en: "the file cannot be read.",
        remedy: Message(fr: "Vérifiez les droits d’accès.", en: "Check the access rights."))
    }
    return try decoded(data, path)
  }

  /// Reads a text.
  ///
  /// - Parameters:
  ///   - text: YAML.
  ///   - file: The name that problems give it.
  /// - Throws: Every problem of the text, in its order.
  public static func read(text: String, file: String? = nil) throws(Problems) -> Scenario {
    let text =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let root: YAMLNode
    do {
      root = try YAMLComposer(file: file).compose(text)
    } catch {
      throw Problems([error])
    }
    if root.isNothing {
      throw fault(
        file, "empty-file", .data, fr: "le fichier est vide.", en: "the file is empty.",
        remedy: Message(
          fr: "Partez d’un scénario d’exemple.", en: "Start from an example scenario."))
    }
    var checker = ShapeChecker(file: file)
    checker.check(root, .shape(.scenario), "")
    var builder = ScenarioBuilder(root, file: file)
    let scenario = builder.scenario()
    let problems = Findings.sorted(checker.findings.problems + builder.findings.problems)
    if !problems.isEmpty { throw Problems(problems) }
    return scenario
  }

  /// The text of a file; told apart: binary, another encoding, too long.
  private static func decoded(_ data: Data, _ path: String) throws(Problems) -> String {
    if data.count > longest {
      throw fault(
        path, "too-large", .data, fr: "plus de \(longest >> 20) Mo : ce n’est pas un scénario.",
        en: "more than \(longest >> 20) MB: this is not a scenario.")
    }
    if data.starts(with: [0xFF, 0xFE]) || data.starts(with: [0xFE, 0xFF]) {
      throw fault(
        path, "not-utf8", .data, fr: "le fichier est en UTF-16.", en: "the file is in UTF-16.",
        remedy: Message(fr: "Enregistrez-le en UTF-8.", en: "Save it as UTF-8."))
    }
    if data.contains(0) {
      throw fault(
        path, "binary", .data, fr: "c’est un fichier binaire, pas un texte YAML.",
        en: "this is a binary file, not YAML text.")
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw fault(
        path, "not-utf8", .data, fr: "le fichier n’est pas en UTF-8.",
        en: "the file is not in UTF-8.",
        remedy: Message(fr: "Enregistrez-le en UTF-8.", en: "Save it as UTF-8."))
    }
    return text
  }

  private static func fault(
    _ file: String?, _ code: String, _ fault: Problem.Fault, fr: String, en: String,
    remedy: Message? = nil
  ) -> Problems {
    Problems([
      Problem(.error, code, at: .init(file: file), fault: fault, fr: fr, en: en, remedy: remedy)
    ])
  }
}
