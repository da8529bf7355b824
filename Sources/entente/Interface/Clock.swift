import ArgumentParser
import Foundation
import Land

/// The one place where the clock is met.
enum Clock {
  /// Now, on the clock of this machine.
  static var now: Moment {
    let date = Date()
    return Moment(
      secondsSince1970: Int(date.timeIntervalSince1970.rounded(.down)),
      minutesAhead: TimeZone.current.secondsFromGMT(for: date) / 60)
  }
}

/// When a decision is taken: now, unless the command says.
struct TimeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        fr: "L'heure à inscrire, comme 2026-11-28T17:25:49+01:00 (par défaut : maintenant).",
        en: "The time to write down, such as 2026-11-28T17:25:49+01:00 (default: now)."),
      valueName: "time"))
  var time: String?

  func validate() throws {
    if let time, Moment(time) == nil {
      throw ValidationError(
        say(
          fr: "--time attend une heure comme 2026-11-28T17:25:49+01:00, pas « \(time) ».",
          en: "--time takes a time such as 2026-11-28T17:25:49+01:00, not '\(time)'."))
    }
  }

  var moment: Moment { time.flatMap { Moment($0) } ?? Clock.now }
}
