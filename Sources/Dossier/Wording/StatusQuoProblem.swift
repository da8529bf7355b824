public import Land

/// A status quo that no allocation reaches.
public enum StatusQuoProblem {
  /// - Parameters:
  ///   - shortfall: By how much of u somebody stays below it at best.
  ///   - isProven: Whether nothing better exists, rather than the time having run out.
  public static func problem(shortfall: Double, isProven: Bool) -> Problem {
    let fr = Figure.number(shortfall * 100, places: 1, in: .fr)
    let en = Figure.number(shortfall * 100, places: 1, in: .en)
    return Problem(
      .error, "infeasible-status-quo", at: .init(key: "coordination.status_quo"),
      fr: isProven
        ? "aucune affectation ne donne à chacun le statu quo : au mieux, il manque \(fr) points à "
          + "un service."
        : "aucune affectation qui donne à chacun le statu quo n'a été trouvée dans le temps "
          + "accordé : à la meilleure, il manque \(fr) points à un service.",
      en: isProven
        ? "no allocation gives everybody the status quo: at best a department is \(en) points short."
        : "no allocation that gives everybody the status quo was found in the time granted: with "
          + "the best one a department is \(en) points short.",
      remedy: isProven
        ? Message(
          fr: "Baissez de \(fr) points les parts de « status_quo », ou écrivez « priority ».",
          en: "Lower the shares of “status_quo” by \(en) points, or write “priority”.")
        : Message(fr: "Donnez plus de temps avec --time.", en: "Give more time with --time."))
  }
}
