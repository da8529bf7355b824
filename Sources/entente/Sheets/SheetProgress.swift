import Dossier
import Foundation

/// The progress of a long run of sheets: how many, how fast, how long still.
struct SheetProgress {
  private let console: Console
  private let total: Int
  private let start = ContinuousClock.now
  private var shown = ContinuousClock.now
  private var done = 0

  init(_ console: Console, total: Int) {
    self.console = console
    self.total = total
  }

  /// Counts more rows as done; shows it four times a second at most.
  mutating func advance(by rows: Int) {
    done += rows
    let now = ContinuousClock.now
    guard now - shown > .milliseconds(250), total > 0 else { return }
    shown = now
    let elapsed = (now - start) / .seconds(1)
    let rate = Double(done) / max(elapsed, 1e-6)
    let left = Int((Double(max(0, total - done)) / max(rate, 1e-6)).rounded(.up))
    let part = min(1, Double(done) / Double(total))
    let filled = Int(part * 20)
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: 20 - filled)
    let percent = Int(part * 100)
    console.progress(
      fr: "\(bar) \(percent) % — \(Counted.fr(done, "fiche")), \(Int(rate)) par seconde, "
        + "encore \(SheetProgress.time(left))",
      en: "\(bar) \(percent) % — \(Counted.en(done, "sheet")), \(Int(rate)) a second, "
        + "\(SheetProgress.time(left)) left")
  }

  /// `45 s`, `3 min 20 s`: the same in both languages.
  static func time(_ seconds: Int) -> String {
    seconds < 60 ? "\(seconds) s" : "\(seconds / 60) min \(seconds % 60) s"
  }
}
