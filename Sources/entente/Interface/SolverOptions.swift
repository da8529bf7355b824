import ArgumentParser
import Land
import Planning

/// How exactly and how long to look for an allocation.
struct SolverOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        fr: "Écart à l'optimum accepté : 0.2 % par exemple (par défaut 0.01 %).",
        en: "Accepted distance from the optimum: 0.2 % for example (default 0.01 %)."),
      valueName: "share"))
  var gap: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Secondes accordées à chaque règle (par défaut 60).",
        en: "Seconds granted to each rule (default 60)."), valueName: "seconds"))
  var time: Double?

  func validate() throws {
    if let gap, share(gap) == nil {
      throw ValidationError(
        say(
          fr: "--gap attend une part comme 0.2 % ou 0.002, pas « \(gap) ».",
          en: "--gap takes a share such as 0.2 % or 0.002, not '\(gap)'."))
    }
    if let time, !(time > 0 && time.isFinite) {
      throw ValidationError(
        say(
          fr: "--time attend un nombre de secondes positif.",
          en: "--time takes a positive number of seconds."))
    }
  }

  var allocation: AllocationOptions {
    var options = AllocationOptions(threads: 2)
    if let gap = gap.flatMap(share) { options.relativeGap = gap }
    if let time { options.timeLimit = time }
    return options
  }

  /// The same for a plan of hubs, proven to the last digit unless a gap is given.
  var location: LocationOptions {
    var options = LocationOptions()
    if let gap = gap.flatMap(share) { options.relativeGap = gap }
    if let time { options.timeLimit = time }
    return options
  }

  private func share(_ text: String) -> Double? {
    guard let quantity = try? Quantity(parsing: text),
      quantity.dimension == .share || quantity.dimension == .number,
      (0..<1).contains(quantity.value)
    else { return nil }
    return quantity.value
  }
}
