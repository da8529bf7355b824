public import Land
public import Planning

extension Wording {
  /// What has to be known to read the result of a rule of fairness: who could not gain, how far the equal share
  /// of the way leads; none for the other rules.
  public func remarks(on allocation: Allocation) -> [Message] {
    guard allocation.status != .infeasible else { return [] }
    switch allocation.fairness {
    case nil, .leximin: return []
    case .nash(let statusQuo, let gaining, let cannotGain):
      guard !cannotGain.isEmpty else { return [] }
      return gaining.isEmpty
        ? [nobodyGains(statusQuo)] : [notAllGain(statusQuo, gaining: gaining, cannotGain)]
    case .kalaiSmorodinsky(let statusQuo, _):
      return [share(allocation, of: statusQuo)]
    }
  }

  private func share(_ allocation: Allocation, of statusQuo: StatusQuo) -> Message {
    let start = start(statusQuo.source)
    let fr = Figure.share(allocation.objective, in: .fr)
    let en = Figure.share(allocation.objective, in: .en)
    let hasVoices = Set(scenario.departments.map(\.voice)).count > 1
    return Message(
      fr: "« \(allocation.rule.label.fr) » : chacun parcourt au moins \(fr) du chemin qui va du "
        + "statu quo (\(start.fr)) à tout ce qu'il aurait seul"
        + (hasVoices ? ", à proportion de sa voix." : "."),
      en: "\(allocation.rule.label.en): each goes at least \(en) of the way from the status quo "
        + "(\(start.en)) to all that it would have alone"
        + (hasVoices ? ", in proportion to its voice." : "."))
  }

  /// Where the rules that share gains start from.
  public func start(_ source: Coordination.StatusQuo) -> Message {
    switch source {
    case .priority: Rule.priority.label
    case .silo: Rule.silo.label
    case .committed(let level):
      Message(
        fr: "ce qui est engagé : \(level.word.fr) ou plus",
        en: "what is committed: \(level.word.en) or beyond")
    case .shares: Message(fr: "parts données par le scénario", en: "shares given by the scenario")
    }
  }

  private func nobodyGains(_ statusQuo: StatusQuo) -> Message {
    let start = start(statusQuo.source)
    let isPriority = statusQuo.source == .priority
    return Message(
      fr: "« \(Rule.nash.label.fr) » : personne ne peut gagner sur le statu quo (\(start.fr)) sans "
        + "qu'un autre perde ; il est reconduit."
        + (isPriority ? " Pour partir des conflits : « status_quo: silo »." : ""),
      en: "\(Rule.nash.label.en): nobody can gain on the status quo (\(start.en)) unless another "
        + "loses; it stays."
        + (isPriority ? " To start from the clashes: “status_quo: silo”." : ""))
  }

  private func notAllGain(_ statusQuo: StatusQuo, gaining: [String], _ others: [String]) -> Message
  {
    both { language in
      let start = start(statusQuo.source)[language]
      let stay = others.map(department).joined(separator: ", ")
      let gain = gaining.map(department).joined(separator: ", ")
      return language == .fr
        ? "« \(Rule.nash.label.fr) » : tous ne peuvent pas gagner à la fois sur le statu quo "
          + "(\(start)). Le produit est celui des gains de \(gain) ; \(stay) : au moins le statu quo."
        : "\(Rule.nash.label.en): not all can gain on the status quo (\(start)) at once. The product "
          + "is that of the gains of \(gain); \(stay): at least the status quo."
    }
  }
}
