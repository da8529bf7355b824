public import Formats
public import Land

/// A session told on a terminal.
public struct SessionText: Sendable {
  private let scenario: Scenario
  private let wording: SessionWording
  private let language: Language
  private let width: Int

  public init(scenario: Scenario, opening: SessionOpening, width: Int, in language: Language) {
    self.scenario = scenario
    wording = SessionWording(scenario: scenario, opening: opening)
    self.width = width
    self.language = language
  }

  private func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }

  /// Every entry, one after the other, and the head hash.
  public func list(_ log: SessionLog) -> String {
    var table = TextTable(columns: [
      .init(say("N°", "No."), .right), .init(say("Quand", "When"), wraps: true),
      .init(say("Qui", "Who"), wraps: true), .init(say("Décision", "Decision"), wraps: true),
      .init(say("Motif", "Reason"), wraps: true),
    ])
    for entry in log.entries {
      switch entry.content {
      case .opening(let opening):
        table.rows.append(
          row(entry, opening.author, say("ouvre la séance", "starts the session"), opening.reason))
      case .decision(let decision):
        table.rows.append(
          row(
            entry, "\(decision.author), \(wording.department(decision.department))",
            wording.act(decision.act)[language], decision.reason))
      }
    }
    return scenario.name + "\n\n" + table.text(width: width) + "\n" + head(log)
  }

  /// The hash of the last entry and how many there are.
  public func head(_ log: SessionLog) -> String {
    say(
      "\(Counted.fr(log.entries.count, "entrée")), empreinte de la dernière :\n\(log.head)\n",
      "\(Counted.en(log.entries.count, "entry", plural: "entries")), hash of the last one:\n"
        + "\(log.head)\n")
  }

  private func row(_ entry: SessionEntry, _ who: String, _ what: String, _ why: String) -> [String]
  {
    // A file from elsewhere may hold what would disturb a terminal.
    [String(entry.number), entry.time.text(in: language), who, what, why].map(\.printable)
  }

  /// What holds after the entries.
  public func state(_ state: SessionState) -> String {
    let decided = state.applied(to: scenario)
    var sections = [
      say(
        "\(scenario.name)\nÉtat après l'entrée \(state.entry)\n",
        "\(scenario.name)\nState after entry \(state.entry)\n")
    ]
    sections.append(section(say("Verrous", "Locks"), state.locks))
    sections.append(section(say("Vetos", "Vetoes"), state.vetoes))
    sections.append(section(say("Concessions", "Concessions"), state.concessions))
    sections.append(section(say("Positions", "Positions"), state.positions))
    let votes = state.votes.map { ballots in
      let counts = [
        (Vote.Ballot.yes, say("pour", "for")), (.no, say("contre", "against")),
        (.abstention, say("abstention", "abstention")),
      ].map { ballot, word in
        "\(word) \(Figure.number(ballots.voices(ballot, in: decided), places: 4, in: language))"
      }
      return "\(wording.proposal(ballots.proposal)[language])\(language.colon)"
        + counts.joined(separator: ", ")
    }
    sections.append(bullets(say("Votes (en voix)", "Votes (in voices)"), votes))
    return sections.filter { !$0.isEmpty }.joined(separator: "\n")
      + (sections.count { !$0.isEmpty } == 1
        ? "\n" + say("Rien n'a été décidé.\n", "Nothing has been decided.\n") : "")
  }

  private func section(_ title: String, _ recorded: [SessionState.Recorded]) -> String {
    bullets(
      title,
      recorded.map { recorded in
        let reason = recorded.decision.reason.isEmpty ? "" : " – " + recorded.decision.reason
        return "\(recorded.entry). \(wording.sentence(recorded.decision)[language])\(reason)"
      })
  }

  private func bullets(_ title: String, _ sentences: [String]) -> String {
    guard !sentences.isEmpty else { return "" }
    return title.uppercased() + "\n" + bulleted(sentences.map(\.printable), width: width)
  }
}

/// Sentences as a list of a terminal, wrapped and indented.
func bulleted(_ sentences: [String], width: Int) -> String {
  sentences.map { sentence in
    wrap(sentence, width: width - 4).enumerated()
      .map { ($0 == 0 ? "  • " : "    ") + $1 }.joined(separator: "\n") + "\n"
  }.joined()
}

extension String {
  /// Without control characters, which a terminal would obey.
  var printable: String {
    String(
      String.UnicodeScalarView(
        unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }))
  }
}
