/// Whether a decision can be taken: against the names of the scenario and what holds in the session.
public struct DecisionCheck: Sendable {
  let scenario: Scenario
  private let sites: [String]
  let state: SessionState

  /// - Parameters:
  ///   - scenario: As the session was opened on it.
  ///   - sites: Ids of the candidate sites.
  ///   - state: What holds before the decision.
  public init(scenario: Scenario, sites: [String], state: SessionState) {
    self.scenario = state.applied(to: scenario)
    self.sites = sites
    self.state = state
  }

  /// All that is wrong with it; empty where it can be recorded.
  public func problems(of decision: Decision) -> [Problem] {
    var problems = unknown(
      decision.department, among: scenario.departments.map(\.id),
      fr: "service inconnu", en: "unknown department")
    if decision.author.allSatisfy(\.isWhitespace) {
      problems.append(
        Problem(
          .error, "author-missing", fr: "il manque le nom de la personne qui parle.",
          en: "the name of the person who speaks is missing.",
          remedy: Message(fr: "Donnez --author NOM.", en: "Give --author NAME.")))
    }
    if problems.isEmpty { problems = Self.unprintable(texts(of: decision)) }
    // What an unknown department may do is not worth a word.
    guard problems.isEmpty else { return problems }
    switch decision.act {
    case .position(let position):
      if case .demand(let demand, let sites) = position.subject {
        problems += names(demand, sites)
      }
    case .lock(let demand, let sites), .veto(let demand, let sites):
      problems += names(demand, sites)
      if sites.isEmpty {
        problems.append(
          Problem(
            .error, "site-missing", fr: "aucun site n'est nommé.", en: "no site is named.",
            remedy: Message(fr: "Donnez --site SITE.", en: "Give --site SITE.")))
      }
    case .concession(let concession):
      problems += self.problems(of: concession, by: decision.department)
    case .vote(let vote):
      problems += self.problems(of: vote)
    }
    return problems
  }

  private func problems(of vote: Vote) -> [Problem] {
    switch vote.proposal {
    case .rule: return []
    case .text(let text):
      guard text.allSatisfy(\.isWhitespace) else { return [] }
      return [
        Problem(
          .error, "proposal-missing", fr: "la proposition est vide.", en: "the proposal is empty.")
      ]
    case .entry(let number):
      guard !(2...max(2, state.entry)).contains(number) || state.entry < 2 else { return [] }
      return [
        Problem(
          .error, "unknown-entry", fr: "la séance n'a pas de décision n° \(number).",
          en: "the session has no decision number \(number).",
          remedy: Message(
            fr: "Voyez les décisions : entente session list.",
            en: "See the decisions: entente session list."))
      ]
    }
  }

  func names(_ demand: String, _ sites: [String]) -> [Problem] {
    unknown(
      demand, among: scenario.demands.map(\.id), fr: "demande inconnue", en: "unknown demand")
      + sites.flatMap {
        unknown($0, among: self.sites, fr: "site inconnu", en: "unknown site")
      }
  }

  private func texts(of decision: Decision) -> [String] {
    var texts = [decision.author, decision.reason]
    if case .vote(let vote) = decision.act, case .text(let text) = vote.proposal {
      texts.append(text)
    }
    return texts
  }

  /// Texts that would disturb a terminal or a table: each of them is one line of letters.
  private static func unprintable(_ texts: [String]) -> [Problem] {
    guard texts.contains(where: { $0.unicodeScalars.contains(where: isControl) }) else { return [] }
    return [
      Problem(
        .error, "control-character",
        fr: "un nom ou un motif contient un saut de ligne ou un caractère de commande.",
        en: "a name or a reason holds a line end or a control character.",
        remedy: Message(fr: "Écrivez-le sur une ligne.", en: "Write it on one line."))
    ]
  }

  /// - Throws: `Problems` for texts with line ends or control characters.
  public static func requirePrintable(_ texts: [String]) throws {
    let problems = unprintable(texts)
    if !problems.isEmpty { throw Problems(problems) }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  private func unknown(_ word: String, among known: [String], fr: String, en: String) -> [Problem] {
    guard !known.contains(word) else { return [] }
    return [
      Problem(
        .error, "unknown-name", fr: "\(fr) : « \(word) ».", en: "\(en): '\(word)'.",
        remedy: nearestWord(to: word, among: known).map {
          Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
        })
    ]
  }
}
