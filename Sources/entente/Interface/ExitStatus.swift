import ArgumentParser
import Land

/// The exit statuses that scripts may rely on; wrong usage (64) is ArgumentParser's own.
enum ExitStatus {
  /// No allocation satisfies the hard rules.
  static let infeasible = ExitCode(3)
  /// Invalid data or scenario.
  static let data = ExitCode(65)
  /// A file is missing or cannot be read or written.
  static let file = ExitCode(66)
  /// A bug.
  static let bug = ExitCode(70)

  static func of(_ problems: [Problem]) -> ExitCode {
    let errors = problems.filter { $0.severity == .error }
    return errors.contains { $0.fault == .data } || errors.isEmpty ? data : file
  }
}
