internal import Land
internal import Planning

extension CoordinationText {
  /// « Chacun pour soi » : every clash, and what each department loses.
  var conflicts: String? {
    guard let conflicts = study.conflicts else { return nil }
    let count = conflicts.clashes.count
    let title = blocks.title(
      "« Chacun pour soi » : \(count == 0 ? "aucun conflit" : Counted.fr(count, "conflit"))",
      "Each for itself: \(count == 0 ? "no clash" : Counted.en(count, "clash", plural: "clashes"))")
    guard count > 0 else { return title }
    var table = TextTable(columns: [
      .init(blocks.say("Service", "Department"), wraps: true),
      .init(blocks.say("Il lui reste", "It keeps"), .right),
      .init(blocks.say("Demandes perdues", "Demands lost"), wraps: true),
    ])
    for loss in conflicts.losses {
      table.rows.append([
        wording.department(loss.department), loss.u.map { Figure.share($0, in: language) } ?? "–",
        loss.lost.isEmpty ? "–" : loss.lost.map(wording.demand).joined(separator: ", "),
      ])
    }
    return title + blocks.bullets(conflicts.clashes.map { wording.sentence($0)[language] }) + "\n"
      + table.text(width: blocks.width)
  }
}
