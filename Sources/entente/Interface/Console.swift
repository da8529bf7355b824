import ArgumentParser
import Foundation
import Land

/// Messages and progress on standard error; results go to standard output.
struct Console {
  var language: Language
  var isQuiet: Bool

  /// Columns of the terminal; 80 where it is none.
  static let width: Int = {
    var size = winsize()
    if isatty(STDOUT_FILENO) == 1, ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0,
      size.ws_col >= 40
    {
      return min(Int(size.ws_col), 120)
    }
    return 80
  }()

  private static let showsProgress = isatty(STDERR_FILENO) == 1

  /// One line that the next one replaces; only on a terminal.
  func progress(fr: String, en: String) {
    guard !isQuiet, Console.showsProgress else { return }
    Console.write("\r\u{1B}[K\(Message(fr: fr, en: en)[language])…")
  }

  /// Clears the progress line.
  func endProgress() {
    guard !isQuiet, Console.showsProgress else { return }
    Console.write("\r\u{1B}[K")
  }

  /// A line on standard error; `--quiet` leaves it out.
  func note(fr: String, en: String) {
    guard !isQuiet else { return }
    endProgress()
    Console.write(Message(fr: fr, en: en)[language] + "\n")
  }

  /// Errors are always told; notices and warnings not under `--quiet`.
  func tell(_ problems: [Problem]) {
    endProgress()
    for problem in problems where problem.severity == .error || !isQuiet {
      Console.write("\(label(problem.severity)) \(problem.sentence(in: language))\n")
    }
  }

  private func label(_ severity: Problem.Severity) -> String {
    switch (severity, language) {
    case (.notice, .fr): "note :"
    case (.notice, .en): "note:"
    case (.warning, .fr): "attention :"
    case (.warning, .en): "warning:"
    case (.error, .fr): "erreur :"
    case (.error, .en): "error:"
    }
  }

  static func write(_ text: String) {
    // Nobody is left to tell where standard error itself cannot be written.
    try? FileHandle.standardError.write(contentsOf: Data(text.utf8))
  }

  /// A result on standard output.
  static func print(_ text: String) {
    print(bytes: Array(text.utf8))
  }

  /// A reader that stops reading, as `| head` does, ends the program quietly (SIGPIPE); a full disk
  /// behind standard output ends it with a message.
  static func print(bytes: [UInt8]) {
    do {
      try FileHandle.standardOutput.write(contentsOf: Data(bytes))
    } catch {
      let reason = errno
      // Whoever started the program may have had SIGPIPE ignored.
      guard reason != EPIPE else { exit(128 + SIGPIPE) }
      let cause = String(cString: strerror(reason))
      write(
        say(
          fr: "erreur : la sortie ne peut pas être écrite (\(cause)).\n",
          en: "error: standard output cannot be written (\(cause)).\n"))
      exit(ExitStatus.file.rawValue)
    }
  }

  /// Gives the three standard streams a place where the caller closed them: else the next file opened,
  /// which may be a result, would take their number and what is printed would end up in it.
  static func openMissingStreams() {
    for stream in 0...2 where fcntl(Int32(stream), F_GETFD) == -1 {
      guard open("/dev/null", O_RDWR) >= 0 else { return }
    }
  }
}
