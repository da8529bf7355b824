import Formats
import Foundation
import Land

/// Adds decisions to a session until it is killed or has added enough, saying each that is acknowledged:
/// `SessionFileProbe FILE [COUNT]`.
@main enum Probe {
  static func main() throws {
    let file = try SessionFile(path: CommandLine.arguments[1])
    let count = CommandLine.arguments.count > 2 ? Int(CommandLine.arguments[2]) ?? 0 : Int.max
    var added = 0
    while added < count {
      let entry = try file.append { log in
        Decision(
          .vote(Vote(.yes, on: .text("proposition \(log.entries.count)"))), department: "housing",
          author: "Sonde", time: Moment(secondsSince1970: log.entries.count, minutesAhead: 0),
          // Longer than a page of the file now and then, so that an entry is more than one write.
          reason: String(repeating: "motif ", count: log.entries.count % 7 == 0 ? 2000 : 3))
      }
      try FileHandle.standardOutput.write(contentsOf: Data("\(entry.number) \(entry.hash)\n".utf8))
      added += 1
    }
  }
}
