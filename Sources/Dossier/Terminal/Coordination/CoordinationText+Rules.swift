internal import Land
internal import Planning

extension CoordinationText {
  /// The rules side by side: what each department gets, what all get together, who would rather have another.
  var rules: String? {
    guard !study.allocations.isEmpty else { return nil }
    let table = RuleTable(
      scenario: wording.scenario, allocations: study.allocations, blocks: blocks, totals: totals)
    return blocks.title("Les règles côte à côte", "The rules side by side")
      + blocks.paragraph(
        "Ce que chaque service obtient, en part de ce qu'il aurait seul, puis ce que tous "
          + "obtiennent ensemble.",
        "What each department gets, as a share of what it would have alone, then what all get "
          + "together.") + "\n" + table.text
      + blocks.bullets(
        (study.allocations.flatMap { wording.remarks(on: $0) } + preferences).map { $0[language] })
  }

  private var totals: [(label: String, cells: [String])] {
    let all = study.comparison.totals
    func row(_ fr: String, _ en: String, _ cell: (RuleComparison.Totals) -> String) -> (
      label: String, cells: [String]
    ) { (blocks.say(fr, en), all.map(cell)) }
    var rows: [(label: String, cells: [String])] = []
    if all.contains(where: { $0.land > 0 }) {
      rows.append(row("Terrain", "Land") { Figure.area($0.land, in: language) })
    }
    if all.contains(where: { $0.floor > 0 }) {
      rows.append(row("Plancher", "Floor") { Figure.amount($0.floor, of: .floor, in: language) })
    }
    rows.append(
      row("Artificialisé", "Artificialised") { Figure.area($0.artificialised, in: language) })
    if all.contains(where: { $0.cost > 0 }) {
      rows.append(row("Budget", "Budget") { Figure.money($0.cost, in: language) })
    }
    for (index, provision) in all[0].provides.enumerated() {
      let name = wording.provision(provision.name)
      rows.append(
        row(name.fr, name.en) {
          Figure.number($0.provides[index].amount, places: 0, in: language)
        })
    }
    return rows
  }

  /// « Habitat préfère « … » (100 %) ». Departments to which all rules give the same are not named.
  private var preferences: [Message] {
    study.comparison.preferences.compactMap { preference in
      guard let u = preference.u, preference.rules.count < study.allocations.count else {
        return nil
      }
      return wording.both { language in
        let name = wording.department(preference.department)
        let share = Figure.share(u, in: language)
        let rules = preference.rules.map {
          language == .fr ? "« \($0.label.fr) »" : "“\($0.label.en)”"
        }.joined(separator: ", ")
        return language == .fr
          ? "\(name) préfère \(rules) (\(share))" : "\(name) would rather have \(rules) (\(share))"
      }
    }
  }
}
