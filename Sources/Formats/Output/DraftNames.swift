import Foundation
import Synchronization

/// The files that are being written at this moment under names of their own, so that a program that is interrupted can
/// clear them away.
public enum DraftNames {
  private static let names = Mutex<Set<String>>([])

  static func add(_ path: String) {
    names.withLock { _ = $0.insert(path) }
  }

  /// - Returns: Whether it was there.
  @discardableResult
  static func remove(_ path: String) -> Bool {
    names.withLock { $0.remove(path) != nil }
  }

  /// Deletes all of them.
  public static func deleteFiles() {
    let all = names.withLock { names in
      defer { names = [] }
      return names
    }
    for path in all.sorted() {
      unlink(path)
      unlink(path + "-journal")
    }
  }
}
