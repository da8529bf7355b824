import ArgumentParser
import Dossier
import Formats
import Land

struct SessionRecord: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: say(
      fr: "Inscrit une décision ; quand la commande répond, elle est sur le disque.",
      en: "Records a decision; once the command answers, it is on the disk."),
    subcommands: [
      RecordPosition.self, RecordLock.self, RecordVeto.self, RecordConcession.self,
      RecordVote.self,
    ])
}

/// Who decides, when and why: what every decision says.
struct RecordOptions: ParsableArguments {
  @OptionGroup var file: SessionArgument
  @OptionGroup var time: TimeOption
  @OptionGroup var common: CommonOptions
  @OptionGroup var table: TableOptions

  @Option(
    help: ArgumentHelp(
      say(fr: "Le service qui décide.", en: "The department that decides."),
      valueName: "department"))
  var department: String

  @Option(
    help: ArgumentHelp(
      say(fr: "La personne qui parle pour lui.", en: "The person who speaks for it."),
      valueName: "name"))
  var author: String

  @Option(help: ArgumentHelp(say(fr: "Le motif.", en: "The reason."), valueName: "text"))
  var reason: String

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Le scénario, s'il n'est plus où il était à l'ouverture.",
        en: "The scenario, where it is no longer where it was at the start."),
      valueName: "scenario"), completion: .file(extensions: ["yaml", "yml"]))
  var scenario: String?

  /// Checks the decision against the session and writes it down.
  func record(_ act: Decision.Act) throws {
    let early = Console(language: Interface.language, isQuiet: common.quiet)
    let file = try reporting(on: early) { try SessionFile(path: self.file.session) }
    let session = try OpenedSession(path: self.file.session, log: file.log, common)
    let entry = try reporting(on: session.console) {
      try session.requireSameScenario(at: scenario)
      let decision = Decision(
        act, department: department, author: author, time: time.moment, reason: reason)
      return try file.append { log in
        let check = DecisionCheck(
          scenario: session.scenario, sites: session.opening.sites.map(\.id),
          state: SessionState(after: log.entries))
        let problems = check.problems(of: decision)
        if !problems.isEmpty { throw Problems(problems) }
        return decision
      }
    }
    if table.json {
      Console.print(JSONWriter().text(entry.json))
    } else {
      let sentence = entry.decision.map { session.wording.sentence($0)[session.language] } ?? ""
      Console.print(
        Message(
          fr: "entrée \(entry.number) : \(sentence)\nempreinte : \(entry.hash)\n",
          en: "entry \(entry.number): \(sentence)\nhash: \(entry.hash)\n")[session.language])
    }
  }
}

/// The demand and the sites that a decision is about.
struct PlaceOptions: ParsableArguments {
  @Option(help: ArgumentHelp(say(fr: "La demande.", en: "The demand."), valueName: "demand"))
  var demand: String

  @Option(
    help: ArgumentHelp(
      say(fr: "Un site ; l'option peut être répétée.", en: "A site; may be given several times."),
      valueName: "site"))
  var site: [String] = []
}

struct RecordLock: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lock",
    abstract: say(
      fr: "Impose des sites à une demande.", en: "Binds a demand to sites."))
  @OptionGroup var options: RecordOptions
  @OptionGroup var place: PlaceOptions

  func run() async throws {
    try options.record(.lock(demand: place.demand, sites: place.site))
  }
}

struct RecordVeto: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "veto",
    abstract: say(fr: "Interdit des sites à une demande.", en: "Forbids sites to a demand."))
  @OptionGroup var options: RecordOptions
  @OptionGroup var place: PlaceOptions

  func run() async throws {
    try options.record(.veto(demand: place.demand, sites: place.site))
  }
}
