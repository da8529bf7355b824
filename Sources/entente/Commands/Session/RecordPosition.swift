public import ArgumentParser
public import Land

struct RecordPosition: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "position",
    abstract: say(
      fr: "Dit ce qu'un service souhaite ou non, sans lier personne.",
      en: "Says what a department wants or not, without binding anybody."))
  @OptionGroup var options: RecordOptions

  @Option(help: ArgumentHelp(say(fr: "La demande.", en: "The demand."), valueName: "demand"))
  var demand: String?

  @Option(
    help: ArgumentHelp(
      say(fr: "Un site ; l'option peut être répétée.", en: "A site; may be given several times."),
      valueName: "site"))
  var site: [String] = []

  @Option(
    help: ArgumentHelp(
      say(fr: "La règle d'arbitrage, au lieu d'une demande.", en: "The rule, instead of a demand."),
      valueName: "rule"))
  var rule: Rule?

  @Flag(help: ArgumentHelp(say(fr: "Contre, et non pour.", en: "Against it, not for it.")))
  var against = false

  func validate() throws {
    if (demand == nil) == (rule == nil) || (demand == nil && !site.isEmpty) {
      throw ValidationError(
        say(
          fr: "donnez --demand (et --site), ou bien --rule.",
          en: "give either --demand (and --site) or --rule."))
    }
  }

  func run() async throws {
    if let rule { return try options.record(.position(Position(.rule(rule), isFor: !against))) }
    try options.record(
      .position(Position(.demand(demand ?? "", sites: site), isFor: !against)))
  }
}

struct RecordVote: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vote",
    abstract: say(
      fr: "Inscrit la voix d'un service sur une proposition ; la dernière compte.",
      en: "Records a department's ballot on a proposal; the last one counts."))
  @OptionGroup var options: RecordOptions

  @Option(
    help: ArgumentHelp(
      say(fr: "Le vote : for, against ou abstain.", en: "The ballot: for, against or abstain."),
      valueName: "ballot"))
  var ballot: Vote.Ballot

  @Option(
    help: ArgumentHelp(
      say(fr: "Sur une règle d'arbitrage.", en: "On a rule."), valueName: "rule"))
  var rule: Rule?

  @Option(
    help: ArgumentHelp(
      say(fr: "Sur une entrée de la séance.", en: "On an entry of the session."),
      valueName: "entry"))
  var entry: Int?

  @Option(
    help: ArgumentHelp(
      say(fr: "Sur une proposition en toutes lettres.", en: "On a proposal in words."),
      valueName: "text"))
  var proposal: String?

  func validate() throws {
    if [rule != nil, entry != nil, proposal != nil].count(where: { $0 }) != 1 {
      throw ValidationError(
        say(
          fr: "donnez une seule des options --rule, --entry, --proposal.",
          en: "give one of the options --rule, --entry, --proposal."))
    }
  }

  func run() async throws {
    let subject: Vote.Proposal =
      rule.map { .rule($0) } ?? entry.map { .entry($0) } ?? .text(proposal ?? "")
    try options.record(.vote(Vote(ballot, on: subject)))
  }
}

extension Vote.Ballot: ExpressibleByArgument {}
