internal import Land
public import Planning

extension CoordinationText {
  /// « Les accords possibles » : the front, or a spread selection of it.
  var front: String? {
    guard let front = study.front, !front.points.isEmpty else { return nil }
    let shown = front.selection(of: CoordinationText.shownPoints)
    var table = TextTable(
      columns: [.init(blocks.say("Accord", "Agreement"), .right)]
        + wording.scenario.departments.map { .init($0.label, .right, wraps: true) }
        + [
          .init(blocks.say("Demandes", "Demands"), .right),
          .init(blocks.say("Règle", "Rule"), wraps: true),
        ])
    for index in shown {
      let point = front.points[index]
      let rules = point.rules.map { $0.label[language] }.joined(separator: ", ")
      table.rows.append(
        ["\(index + 1)"] + point.u.map { $0.map { Figure.share($0, in: language) } ?? "–" }
          + ["\(Set(point.placements.map(\.demand)).count)", rules])
    }
    return blocks.title("Les accords possibles", "The agreements there are")
      + blocks.paragraph(counted(front).fr, counted(front).en) + completeness(front)
      + "\n" + table.text(width: blocks.width)
  }

  /// Rows that a room can take in.
  static let shownPoints = 10

  private func counted(_ front: Front) -> Message {
    let points = front.points.count
    let some = points > CoordinationText.shownPoints
    return Message(
      fr: "\(Counted.fr(points, "accord")) que nul autre ne surpasse pour tous"
        + (some ? " ; en voici \(CoordinationText.shownPoints), répartis." : "."),
      en: "\(Counted.en(points, "agreement")) that no other beats for everybody"
        + (some ? "; here are \(CoordinationText.shownPoints), spread out." : "."))
  }

  private func completeness(_ front: Front) -> String {
    let tolerance = Figure.share(front.tolerance, in: language)
    if front.isComplete {
      return blocks.paragraph(
        "La liste est complète : aucune affectation n'offre plus de \(tolerance) de mieux.",
        "The list is complete: no allocation offers more than \(tolerance) beyond it.")
    }
    let settled = Figure.share(front.settledShare, in: language)
    let programs = front.programs
    return blocks.paragraph(
      "La liste est partielle : environ \(settled) des partages imaginables sont tranchés, après "
        + "\(Counted.fr(programs, "calcul")) (coordination.front pour aller plus loin).",
      "The list is partial: about \(settled) of all conceivable shares are settled, after "
        + "\(Counted.en(programs, "program")) (coordination.front to go further).")
  }
}

extension Front {
  /// At most `count` points: the rules', the best for each department, then those farthest from the ones chosen.
  public func selection(of count: Int) -> [Int] {
    var chosen = points.indices.filter { !points[$0].rules.isEmpty }
    for k in points.first?.u.indices ?? 0..<0 {
      let best = points.indices.max { (points[$0].u[k] ?? 0, -$0) < (points[$1].u[k] ?? 0, -$1) }
      if let best, !chosen.contains(best) { chosen.append(best) }
    }
    chosen = Array(chosen.prefix(count))
    func distance(_ a: Int, _ b: Int) -> Double {
      zip(points[a].u, points[b].u).map { abs(($0 ?? 0) - ($1 ?? 0)) }.max() ?? 0
    }
    while chosen.count < min(count, points.count) {
      let open = points.indices.filter { !chosen.contains($0) }
      let farthest = open.map { index in
        (index, chosen.map { distance(index, $0) }.min() ?? .infinity)
      }.max { ($0.1, -$0.0) < ($1.1, -$1.0) }!
      chosen.append(farthest.0)
    }
    return chosen.sorted()
  }
}
