internal import Land
internal import Planning

extension CoordinationText {
  /// « Premier arrivé » : what going first is worth, over all orders of priority.
  var orders: String? {
    guard let orders = study.orders else { return nil }
    var table = TextTable(columns: [
      .init(blocks.say("Service", "Department"), wraps: true),
      .init(blocks.say("s'il choisit le premier", "if it chooses first"), .right, wraps: true),
      .init(blocks.say("s'il choisit le dernier", "if it chooses last"), .right, wraps: true),
      .init(blocks.say("être premier vaut", "going first is worth"), .right, wraps: true),
    ])
    for place in orders.places {
      let worth = place.first.flatMap { first in place.last.map { first - $0 } }
      table.rows.append([
        wording.department(place.department), place.first.map(share) ?? "–",
        place.last.map(share) ?? "–", worth.map { Figure.points($0, in: language) } ?? "–",
      ])
    }
    return blocks.title("Qui gagne à choisir le premier", "Who gains from choosing first")
      + blocks.paragraph(tried(orders).fr, tried(orders).en) + "\n"
      + table.text(width: blocks.width)
      + extremes(orders)
  }

  private func share(_ u: Double) -> String { Figure.share(u, in: language) }

  private func tried(_ orders: PriorityOrders) -> Message {
    let count = orders.orders.count
    return orders.isComplete
      ? Message(
        fr: "Moyennes sur les \(count) ordres de priorité possibles.",
        en: "Means over all \(count) orders of priority.")
      : Message(
        fr: "Moyennes sur \(Counted.fr(count, "ordre")) de priorité : le temps a manqué pour les "
          + "autres (--time).",
        en:
          "Means over \(Counted.en(count, "order")) of priority: there was no time for the others "
          + "(--time).")
  }

  private func extremes(_ orders: PriorityOrders) -> String {
    func names(_ order: PriorityOrders.Order) -> String {
      order.departments.map(wording.department).joined(separator: ", ")
    }
    guard orders.best.total - orders.worst.total > RuleComparison.leastDifference else {
      return blocks.paragraph(
        "L'ordre ne change rien à la somme.", "The order changes nothing in the sum.")
    }
    let gained = Figure.points(orders.best.total - orders.worst.total, in: language)
    return blocks.bullets([
      blocks.say(
        "le meilleur ordre pour tous ensemble (\(gained) sur le pire) : \(names(orders.best))",
        "the best order for all together (\(gained) on the worst): \(names(orders.best))"),
      blocks.say(
        "le pire : \(names(orders.worst))", "the worst: \(names(orders.worst))"),
    ])
  }
}
