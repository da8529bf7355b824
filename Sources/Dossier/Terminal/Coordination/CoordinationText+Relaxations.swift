internal import Land
internal import Planning

extension CoordinationText {
  /// What would let in each demand without a site.
  var relaxations: String? {
    guard let relaxations = study.relaxations, !relaxations.isEmpty else { return nil }
    let title = blocks.title(
      "Ce qui ferait entrer les demandes sans site", "What would let in those without a site")
    let intro = blocks.paragraph(
      "À côté de l'optimum commun, du moindre effort au plus grand. Un effort de 1 vaut une règle "
        + "abandonnée ; ce qu'un autre cède compte selon son engagement.",
      "Beside the joint optimum, least effort first. An effort of 1 is a rule given up; what "
        + "another gives counts by its commitment.")
    return title + intro
      + relaxations.map { "\n" + blocks.account(of: $0, wording) }.joined()
  }

  /// What each lock costs.
  var locks: String? {
    guard let prices = study.lockPrices, !prices.isEmpty else { return nil }
    return blocks.title("Ce que coûte chaque verrou", "What each lock costs")
      + blocks.paragraph(
        "La même règle, appliquée de nouveau sans lui ; les autres verrous restent.",
        "The same rule applied again without it; the other locks stay.")
      + blocks.bullets(prices.map { wording.sentence($0)[language] })
  }
}

extension TextBlocks {
  /// The ways for one demand, numbered.
  func account(of relaxations: DemandRelaxations, _ wording: Wording) -> String {
    let head =
      "\(wording.known(relaxations.demand, language)) — "
      + wording.department(relaxations.department)
    guard !relaxations.ways.isEmpty else {
      return paragraph(head, head)
        + bullets([
          say(
            "rien de ce qui peut céder ne la ferait entrer",
            "nothing that may give would let it in")
        ])
    }
    return paragraph(head, head)
      + relaxations.ways.enumerated().map { index, way in
        let mark = "  \(index + 1). "
        let text =
          wording.sentence(way, for: relaxations.demand)[language]
          + wording.effort(way, language)
        return wrap(text, width: width - mark.count).enumerated()
          .map { ($0 == 0 ? mark : String(repeating: " ", count: mark.count)) + $1 }
          .joined(separator: "\n") + "\n"
      }.joined()
  }
}
