import ArgumentParser
import Dossier
import Formats
import Foundation
import Land

/// A session that was read and checked, with the scenario inside it.
struct OpenedSession {
  let path: String
  let console: Console
  let log: SessionLog
  let opening: SessionOpening
  let scenario: Scenario

  var language: Language { console.language }
  var state: SessionState { SessionState(after: log.entries) }
  var wording: SessionWording { SessionWording(scenario: scenario, opening: opening) }

  /// Reads a session to look at it.
  ///
  /// - Parameter entry: The last entry that counts. The whole entries of a damaged file can be read so: a
  ///   warning tells what is wrong behind them.
  init(reading path: String, at entry: Int? = nil, _ common: CommonOptions) throws {
    let early = Console(language: Interface.language, isQuiet: common.quiet)
    let log = try reporting(on: early) {
      let log = try SessionLog.read(path: path)
      try OpenedSession.require(entry, in: log)
      if let fault = log.fault {
        guard let entry, entry <= log.entries.count else { throw fault }
        var warning = fault
        warning.severity = .warning
        early.tell([warning])
      }
      return log
    }
    try self.init(path: path, log: entry.map(log.upTo) ?? log, common)
  }

  /// - Parameter log: With at least the opening whole.
  init(path: String, log: SessionLog, _ common: CommonOptions) throws {
    let early = Console(language: Interface.language, isQuiet: common.quiet)
    self.path = path
    self.log = log
    (opening, scenario) = try reporting(on: early) {
      guard let opening = log.opening else {
        throw log.fault ?? Problem(.error, "entry-missing", fr: "aucune entrée.", en: "no entry.")
      }
      return (opening, try ScenarioReader.read(text: opening.text, file: opening.file))
    }
    console = Console(language: Interface.language(of: scenario), isQuiet: common.quiet)
  }

  private static func require(_ entry: Int?, in log: SessionLog) throws {
    guard let entry, !(1...max(1, log.entries.count)).contains(entry) else { return }
    // What is behind a fault is told by the fault.
    if entry > 0, let fault = log.fault { throw fault }
    throw Problem(
      .error, "unknown-entry", at: .init(file: log.path),
      fr: "pas d'entrée \(entry) : la séance en compte \(log.entries.count).",
      en: "no entry \(entry): the session has \(log.entries.count).")
  }

  /// Where the scenario file should be, and the folder that its inputs are relative to.
  var scenarioPath: String {
    RelativePath.resolve(opening.file, in: RelativePath.folder(of: path))
  }
}

extension OpenedSession {
  /// Tells whether the files that the session was opened on are still the same.
  ///
  /// - Parameter given: The scenario file, where the command names it: it must be there.
  /// - Throws: `Problems` where one of them has changed: a decision would be taken on what nobody recorded.
  func requireSameScenario(at given: String?) throws {
    let path = given ?? scenarioPath
    let folder = RelativePath.folder(of: path)
    var changed: [String] = []
    var missing: [String] = []
    for (index, input) in opening.inputs.enumerated() {
      let place = index == 0 ? path : RelativePath.resolve(input.path, in: folder)
      guard FileManager.default.fileExists(atPath: place) else {
        missing.append(input.path)
        continue
      }
      let now = try FileFingerprint.sha256(of: place, named: input.path)
      if now.sha256 != input.sha256 { changed.append(input.path) }
    }
    if let given, missing.contains(opening.inputs[0].path) {
      throw Problem(
        .error, "file-missing", at: .init(file: given), fault: .file,
        fr: "ce fichier n'existe pas.", en: "there is no such file.")
    }
    if !changed.isEmpty { throw otherScenario(changed) }
    guard !missing.isEmpty else { return }
    let names = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? "…" : "")
    console.tell([
      Problem(
        .warning, "scenario-not-found", at: .init(file: self.path),
        fr: "fichiers du scénario introuvables, leur empreinte n'a pas été revue : \(names).",
        en: "files of the scenario not found, their fingerprints were not checked again: \(names).",
        remedy: Message(
          fr: "Indiquez le scénario avec --scenario.", en: "Say where it is with --scenario."))
    ])
  }

  private func otherScenario(_ changed: [String]) -> Problem {
    Problem(
      .error, "other-scenario", at: .init(file: path),
      fr: "la séance porte sur un autre scénario : depuis son ouverture, ceci a changé : "
        + changed.joined(separator: ", ") + ". Rien n'a été inscrit.",
      en: "the session is about another scenario: since it was opened, this has changed: "
        + changed.joined(separator: ", ") + ". Nothing has been recorded.",
      remedy: Message(
        fr: "Rétablissez ces fichiers, ou ouvrez une nouvelle séance : entente session start.",
        en: "Put these files back, or start a new session: entente session start."))
  }
}
