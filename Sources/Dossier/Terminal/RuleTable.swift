internal import Land
internal import Planning

/// Rules side by side: what each department gets, how many demands are met, how sure the figures are.
struct RuleTable {
  let scenario: Scenario
  let allocations: [Allocation]
  let blocks: TextBlocks
  /// Rows for all departments together, between the departments and the proof: a label and a cell for each
  /// allocation.
  var totals: [(label: String, cells: [String])] = []

  private var language: Language { blocks.language }

  /// The table, with a word on departments that could have nothing even alone.
  var text: String {
    var table = TextTable(
      columns: [.init(blocks.say("Service", "Department"), wraps: true)]
        + allocations.map { .init($0.rule.label[language], .right, wraps: true) })
    for department in scenario.departments {
      table.rows.append(
        [department.label]
          + allocations.map { allocation in
            guard allocation.status != .infeasible else { return "–" }
            let share = allocation.shares.first { $0.department == department.id }
            return share?.u.map { Figure.share($0, in: language) } ?? "–"
          })
    }
    table.rows.append(
      [blocks.say("Demandes satisfaites", "Demands met")]
        + allocations.map { allocation in
          let met = allocation.shares.reduce(0) { $0 + $1.met.count }
          return "\(met) / \(scenario.demands.count)"
        })
    for total in totals { table.rows.append([total.label] + total.cells) }
    table.rows.append([blocks.say("Preuve", "Proof")] + allocations.map(proof))
    return table.text(width: blocks.width) + hopeless
  }

  /// What « – » means in the table: nothing could be had even alone, so there is no share to speak of.
  private var hopeless: String {
    let names = scenario.departments.filter { department in
      allocations.contains { allocation in
        allocation.status != .infeasible
          && allocation.shares.contains { $0.department == department.id && $0.u == nil }
      }
    }.map(\.label).joined(separator: ", ")
    guard !names.isEmpty else { return "" }
    return blocks.paragraph(
      "– : même seul, ce service n'obtiendrait rien (\(names)) ; il est laissé hors du partage.",
      "–: even alone, this department would get nothing (\(names)); it is left out of the sharing.")
  }

  private func proof(_ allocation: Allocation) -> String {
    switch allocation.status {
    case .optimal: blocks.say("optimal", "optimal")
    case .gap:
      blocks.say("à ", "within ") + Figure.share(allocation.gap, in: language)
        + blocks.say(" près", "")
    case .infeasible: blocks.say("impossible", "infeasible")
    }
  }
}
