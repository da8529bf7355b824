internal import Formats
internal import Land

/// What the minutes say, before it becomes Markdown or HTML.
struct MinutesText {
  let log: SessionLog
  let opening: SessionOpening
  let scenario: Scenario
  let language: Language

  private var wording: SessionWording { SessionWording(scenario: scenario, opening: opening) }

  func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }

  var facts: [(name: String, value: String)] {
    var facts = [
      (say("Scénario", "Scenario"), "\(scenario.name) (\(opening.file))"),
      (say("Empreinte du scénario", "Fingerprint of the scenario"), log.scenario),
      (
        say("Séance ouverte", "Session opened"),
        opening.time.text(in: language)
          + (opening.author.isEmpty ? "" : say(" par ", " by ") + opening.author)
      ),
    ]
    if !opening.reason.isEmpty { facts.append((say("Objet", "Purpose"), opening.reason)) }
    let decisions = log.entries.count - 1
    facts.append(
      (
        say("Décisions", "Decisions"),
        say(
          "\(Counted.fr(decisions, "décision")), entrées 2 à \(log.entries.count)",
          "\(Counted.en(decisions, "decision")), entries 2 to \(log.entries.count)")
      ))
    if decisions == 0 { facts[facts.count - 1].1 = say("aucune", "none") }
    return facts
  }

  var tables: [Minutes.Table] { [decisions, departments, binding, votes] }

  private var decisions: Minutes.Table {
    Minutes.Table(
      title: say("Décisions", "Decisions"),
      header: [
        say("N°", "No."), say("Quand", "When"), say("Qui", "Who"), say("Décision", "Decision"),
        say("Motif", "Reason"),
      ],
      rows: log.entries.compactMap { entry in
        guard let decision = entry.decision else { return nil }
        return [
          String(entry.number), decision.time.text(in: language),
          "\(decision.author), \(wording.department(decision.department))",
          wording.act(decision.act)[language], decision.reason,
        ]
      }, whenEmpty: say("Aucune décision n'a été prise.", "No decision was taken."))
  }

  /// Voices as they are now, and how each department's demands stand after its concessions.
  private var departments: Minutes.Table {
    let decided = SessionState(after: log.entries).applied(to: scenario)
    return Minutes.Table(
      title: say("Les services et leurs demandes", "The departments and their demands"),
      header: [
        say("Service", "Department"), say("Voix", "Voice"),
        say("Demandes (surface, période)", "Demands (area, period)"),
      ],
      rows: decided.departments.map { department in
        [
          department.label, Figure.number(department.voice, places: 4, in: language),
          decided.demands.filter { $0.department == department.id }.map(programme)
            .joined(separator: language.semicolon),
        ]
      }, whenEmpty: say("Aucun service.", "No department."))
  }

  private func programme(_ demand: Demand) -> String {
    let least = Figure.amount(demand.minimum, of: demand.resource, in: language)
    let most = Figure.amount(demand.target, of: demand.resource, in: language)
    let area =
      demand.minimum == demand.target ? most : say("\(least) à \(most)", "\(least) to \(most)")
    return "\(demand.label) (\(area), \(Figure.period(demand.period, in: language)))"
  }

  private var binding: Minutes.Table {
    let state = SessionState(after: log.entries)
    return Minutes.Table(
      title: say("Verrous et vetos en vigueur", "Locks and vetoes in force"),
      header: [say("N°", "No."), say("Qui", "Who"), say("Quoi", "What"), say("Motif", "Reason")],
      rows: (state.locks + state.vetoes).sorted { $0.entry < $1.entry }.map { recorded in
        [
          String(recorded.entry), wording.department(recorded.decision.department),
          wording.act(recorded.decision.act)[language], recorded.decision.reason,
        ]
      }, whenEmpty: say("Aucun.", "None."))
  }

  private var votes: Minutes.Table {
    let state = SessionState(after: log.entries)
    let decided = state.applied(to: scenario)
    return Minutes.Table(
      title: say("Votes", "Votes"),
      header: [
        say("Proposition", "Proposal"), say("Pour", "For"), say("Contre", "Against"),
        say("Abstention", "Abstention"), say("Services", "Departments"),
      ],
      rows: state.votes.map { ballots in
        [wording.proposal(ballots.proposal)[language]]
          + Vote.Ballot.allCases.map { ballot in
            Figure.number(ballots.voices(ballot, in: decided), places: 4, in: language)
          } + [
            ballots.ballots.map { recorded in
              "\(wording.department(recorded.decision.department)) (\(word(recorded.ballot)))"
            }.joined(separator: ", ")
          ]
      }, whenEmpty: say("Aucun.", "None."))
  }

  private func word(_ ballot: Vote.Ballot?) -> String {
    switch ballot {
    case .yes: say("pour", "for")
    case .no: say("contre", "against")
    case .abstention, nil: say("abstention", "abstention")
    }
  }

  var seal: [String] {
    [
      say(
        "Cette page vaut pour les \(Counted.fr(log.entries.count, "entrée")) du fichier de séance, "
          + "ouverture comprise. Chaque entrée porte l'empreinte (SHA-256) de celle d'avant : "
          + "l'empreinte ci-dessous les scelle toutes.",
        "This page stands for the \(Counted.en(log.entries.count, "entry", plural: "entries")) of "
          + "the session file, the opening included. Each entry carries the hash (SHA-256) of the "
          + "one before it: the hash below seals them all."),
      say("Pour vérifier le fichier :", "To check the file:"),
    ]
  }
}
