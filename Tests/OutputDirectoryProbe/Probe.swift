import Formats
import Foundation

/// Replaces an output directory again and again until it is killed, saying each generation that it has
/// finished: `OutputDirectoryProbe DIRECTORY FIRST`.
@main enum Probe {
  static func main() throws {
    let directory = CommandLine.arguments[1]
    var generation = Int(CommandLine.arguments[2]) ?? 1
    while true {
      try OutputDirectory.write(to: directory) { staging in
        for number in 0..<6 {
          // Longer than a block, so that a half-written file would show.
          let line = "generation \(generation)\n"
          try staging.write(
            String(repeating: line, count: 500),
            to: number < 4 ? "file\(number).txt" : "folder/file\(number).txt")
        }
      }
      try FileHandle.standardOutput.write(contentsOf: Data("\(generation)\n".utf8))
      generation += 1
    }
  }
}
