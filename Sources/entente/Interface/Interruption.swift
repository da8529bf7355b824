import Dispatch
import Formats
import Foundation

/// Ctrl-C and a request to end: files that are half-written under names of their own are cleared away first.
enum Interruption {
  /// From now on, and until the program ends.
  static func clearsDrafts() {
    _ = sources
  }

  // Made once and never touched again; it only has to live on.
  nonisolated(unsafe) private static let sources: [any DispatchSourceSignal] = [SIGINT, SIGTERM].map
  { number in
    // The default would end the program before the source is asked.
    signal(number, SIG_IGN)
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    source.setEventHandler {
      DraftNames.deleteFiles()
      _exit(128 + number)
    }
    source.resume()
    return source
  }
}
