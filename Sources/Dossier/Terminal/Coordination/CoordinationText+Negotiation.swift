internal import Land
internal import Planning

extension CoordinationText {
  /// « La négociation » : opening, rounds in words, agreement or breakdown, and the mediator's text.
  var negotiation: String? {
    guard let negotiation = study.negotiation, let front = study.front else { return nil }
    let title = blocks.title("La négociation", "The negotiation")
    let start = wording.start(negotiation.statusQuo.source)
    let opening = blocks.paragraph(
      "Sans accord, chacun garde ce que donne le statu quo (\(start.fr)) : "
        + "\(shares(negotiation.statusQuo.u)).",
      "Without agreement each keeps what the status quo gives (\(start.en)): "
        + "\(shares(negotiation.statusQuo.u)).")
    switch negotiation.outcome {
    case .nobodyCanMove:
      return title + opening
        + blocks.paragraph(
          "Rupture : aucun accord connu ne laisse à chacun au moins autant. Le statu quo reste.",
          "Breakdown: no known agreement leaves everybody at least as much. The status quo stays.")
    case .nothingToGain:
      return title + opening
        + blocks.paragraph(
          "Rupture : des accords existent, mais personne n'y gagne. Le statu quo reste.",
          "Breakdown: agreements exist, but nobody gains by them. The status quo stays.")
    case .agreement(let point, let proposer):
      let rounds = negotiation.rounds.map { sentence($0)[language] }
      return title + opening
        + blocks.paragraph(
          "Chaque service propose l'accord qui lui convient le mieux, parmi "
            + "\(Counted.fr(negotiation.acceptable.count, "accord")) où nul ne perd ; puis cède "
            + "celui qui aurait le plus à perdre d'une rupture.",
          "Each department proposes the agreement that suits it best, among "
            + "\(Counted.en(negotiation.acceptable.count, "agreement")) by which nobody loses; then "
            + "the one with most to lose by a breakdown yields.")
        + blocks.bullets(
          negotiation.opening.map { proposal in
            blocks.say(
              "\(wording.department(proposal.department)) propose l'accord \(proposal.point + 1)",
              "\(wording.department(proposal.department)) proposes agreement \(proposal.point + 1)")
          } + rounds)
        + agreement(front.points[point], number: point + 1, proposer, negotiation)
        + mediator(negotiation)
    }
  }

  /// « Tour 3 — Habitat cède, −7 pts : … ; en échange : … ».
  func sentence(_ round: Negotiation.Round) -> Message {
    wording.both { language in
      let own = round.changes.filter { $0.department == round.department }
      let others = round.changes.filter { $0.department != round.department }
      let position = wording.scenario.departments.firstIndex { $0.id == round.department }!
      let loss = Figure.points(round.differences[position] ?? 0, in: language)
      let name = wording.department(round.department)
      var text =
        language == .fr
        ? "Tour \(round.number) — \(name) cède (\(loss)), pour l'accord \(round.to + 1)"
        : "Round \(round.number) — \(name) yields (\(loss)), to agreement \(round.to + 1)"
      if !own.isEmpty { text += language.colon + wording.list(own, language) }
      if !others.isEmpty {
        text +=
          (language == .fr ? " ; en échange : " : "; in exchange: ")
          + wording.list(others, language)
      }
      let winners = wording.gains(round.differences, language) { $0 > 0 }
      if !winners.isEmpty {
        text += (language == .fr ? ". Y gagnent : " : ". Gaining: ") + winners
      }
      return text
    }
  }

  private func agreement(
    _ point: Front.Point, number: Int, _ proposer: String, _ negotiation: Negotiation
  ) -> String {
    let count = negotiation.rounds.count
    let gains = zip(point.u, negotiation.statusQuo.u).map { u, b -> Double? in
      if let u, let b { u - b } else { nil }
    }
    return blocks.paragraph(
      "Accord \(number) après \(Counted.fr(count, "tour")), sur la proposition de "
        + "\(wording.department(proposer)) : \(shares(point.u)). Sur le statu quo : "
        + "\(wording.gains(gains, .fr)).",
      "Agreement \(number) after \(Counted.en(count, "round")), proposed by "
        + "\(wording.department(proposer)): \(shares(point.u)). On the status quo: "
        + "\(wording.gains(gains, .en)).")
  }

  /// « Énergie 100 %, Habitat 80 % ».
  private func shares(_ u: [Double?]) -> String {
    zip(wording.scenario.departments, u).compactMap { department, u in
      u.map { "\(department.label) \(Figure.share($0, in: language))" }
    }.joined(separator: ", ")
  }

  /// The single text, step by step.
  private func mediator(_ negotiation: Negotiation) -> String {
    guard let text = negotiation.singleText, !text.steps.isEmpty else { return "" }
    let steps = text.steps.enumerated().map { index, step in
      wording.sentence(step, number: index + 1)[language]
    }
    return "\n"
      + blocks.paragraph(
        "Par le texte d'un médiateur, du statu quo à l'accord \(text.point + 1), où le produit des "
          + "gains est le plus grand. À chaque étape, nul ne perd :",
        "By a mediator's text, from the status quo to agreement \(text.point + 1), where the product "
          + "of gains is greatest. Nobody loses by a step:")
      + blocks.bullets(steps)
  }
}
