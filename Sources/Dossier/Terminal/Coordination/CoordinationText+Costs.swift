internal import Land
internal import Planning

extension CoordinationText {
  /// What each department gains by coordination, against each rule without it.
  var costs: String? {
    guard !study.costs.isEmpty else { return nil }
    var table = TextTable(
      columns: [.init(blocks.say("Service", "Department"), wraps: true)]
        + study.costs.map { cost in
          .init(
            blocks.say(
              "par rapport à « \(cost.rule.label.fr) »", "against \(cost.rule.label.en)"),
            .right, wraps: true)
        })
    for (k, change) in study.costs[0].changes.enumerated() {
      table.rows.append(
        [wording.department(change.department)]
          + study.costs.map { cost in
            cost.changes[k].difference.map { Figure.points($0, in: language) } ?? "–"
          })
    }
    table.rows.append(
      [blocks.say("Ensemble", "Together")]
        + study.costs.map { Figure.points($0.totalDifference, in: language) })
    return blocks.title("Ce que coûte l'absence de coordination", "What no coordination costs")
      + blocks.paragraph(
        "Ce que l'optimum commun apporte, en points de ce que chacun aurait seul ; « Ensemble » "
          + "compte chaque service par sa voix.",
        "What the joint optimum brings, in points of what each would have alone; “Together” counts "
          + "each department by its voice.") + "\n" + table.text(width: blocks.width)
  }
}
