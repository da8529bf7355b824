internal import Land
internal import Planning

extension CoordinationText {
  /// How often each placement stays when weights vary, and at which voice one changes.
  var robustness: String? {
    guard let robustness = study.robustness else { return nil }
    return blocks.title("Ce qui tient, ce qui bascule", "What holds and what turns")
      + blocks.paragraph(method(robustness).fr, method(robustness).en) + "\n"
      + table(robustness) + "\n" + flips(robustness)
  }

  private func method(_ robustness: Robustness) -> Message {
    let draws = robustness.voices.draws
    let spread = Proportion(draws / 2, of: max(1, draws))
    let points = { (language: Language) in
      Figure.number((spread.high - spread.low) * 50, places: 1, in: language)
    }
    let doubtful =
      robustness.voices.draws - robustness.voices.provenDraws
      + (robustness.preferences.map { $0.draws - $0.provenDraws } ?? 0)
    let gap = max(robustness.voices.greatestGap, robustness.preferences?.greatestGap ?? 0)
    var fr =
      "Part des pondérations où la demande reste sur son site, dans l'optimum commun : "
      + "\(Counted.fr(draws, "tirage")) de la voix des services, autant du poids des préférences, "
      + "uniformes, graine \(robustness.seed) ; au plus ±\(points(.fr)) points (95 %)."
    var en =
      "Share of weightings in which the demand keeps its site in the joint optimum: "
      + "\(Counted.en(draws, "draw")) of the departments' voices, as many of the preferences' "
      + "weights, uniform, seed \(robustness.seed); ±\(points(.en)) points at most (95%)."
    let coarsest = max(robustness.voices.tolerance, robustness.preferences?.tolerance ?? 0)
    if coarsest > 1e-4 {
      let what = robustness.voices.tolerance == coarsest
      fr +=
        what
        ? " Chaque tirage est résolu à \(Figure.share(coarsest, in: .fr)) près."
        : " Les tirages de préférences sont résolus à \(Figure.share(coarsest, in: .fr)) près."
      en +=
        what
        ? " Each draw is solved to within \(Figure.share(coarsest, in: .en))."
        : " Draws of preferences are solved to within \(Figure.share(coarsest, in: .en))."
    }
    if doubtful > 0 {
      fr +=
        " \(Counted.fr(doubtful, "tirage")) seulement à \(Figure.share(gap, in: .fr)) près."
      en +=
        " \(Counted.en(doubtful, "draw")) only to within \(Figure.share(gap, in: .en))."
    }
    return Message(fr: fr, en: en)
  }

  private func table(_ robustness: Robustness) -> String {
    var table = TextTable(columns: [
      .init(blocks.say("Demande", "Demand"), wraps: true),
      .init(blocks.say("Site", "Site"), wraps: true),
      .init(blocks.say("Engagement", "Commitment"), wraps: true),
      .init(blocks.say("Voix", "Voices"), .right),
      .init(blocks.say("Préférences", "Preferences"), .right),
    ])
    for placement in robustness.voices.placements where placement.isChosen {
      let weights = robustness.preferences?.placements.first {
        $0.demand == placement.demand && $0.site == placement.site
      }
      let commitment = wording.scenario.demand(placement.demand)?.commitment
      table.rows.append([
        wording.demand(placement.demand), wording.shortSite(placement.site, in: language),
        commitment?.word[language] ?? "", Figure.share(placement.share.value, in: language),
        weights.map { Figure.share($0.share.value, in: language) } ?? "–",
      ])
    }
    return table.text(width: blocks.width)
  }

  /// The nearest change on either side of each department's voice.
  private func flips(_ robustness: Robustness) -> String {
    let sentences = wording.scenario.departments.compactMap { department -> String? in
      let own = robustness.flips.filter { $0.department == department.id }
      let sides = [
        own.compactMap { flip in flip.below.map { (flip, $0, false) } }.max {
          $0.1.high < $1.1.high
        },
        own.compactMap { flip in flip.above.map { (flip, $0, true) } }.min { $0.1.low < $1.1.low },
      ].compactMap { $0 }
      guard !sides.isEmpty else { return nil }
      let voice = Figure.number(department.voice, in: language)
      return
        "\(department.label) \(blocks.say("(voix", "(voice")) \(voice))\(language.colon)"
        + sides.map { turn($0.0, $0.1, isAbove: $0.2) }.joined(separator: language.semicolon)
    }
    guard !sentences.isEmpty else {
      return blocks.paragraph(
        "Aucune voix, prise seule, ne change l'affectation.",
        "No voice by itself changes the allocation.")
    }
    return blocks.paragraph(
      "À quelle voix d'un service l'affectation bascule, les autres voix restant ce qu'elles sont :",
      "At which voice of a department the allocation turns, the other voices staying as they are:")
      + blocks.bullets(sentences)
  }

  private func turn(
    _ flip: Robustness.Flip, _ point: Robustness.Point, isAbove: Bool
  ) -> String {
    let low = Figure.number(point.low, in: language)
    let high = Figure.number(point.high, in: language)
    let voice =
      low == high
      ? low : blocks.say("un point entre \(low) et \(high)", "a point between \(low) and \(high)")
    let side =
      isAbove
      ? blocks.say("au-dessus de \(voice)", "above \(voice)")
      : blocks.say("au-dessous de \(voice)", "below \(voice)")
    let from = wording.shortSite(flip.site, in: language)
    let others = point.sites.filter { $0 != flip.site }
      .map { wording.shortSite($0, in: language) }.joined(separator: ", ")
    let name = wording.demand(flip.demand)
    return others.isEmpty
      ? blocks.say(
        "\(side), \(name) perd \(from)", "\(side), \(name) loses \(from)")
      : blocks.say(
        "\(side), \(name) passe de \(from) à \(others)",
        "\(side), \(name) goes from \(from) to \(others)")
  }
}
