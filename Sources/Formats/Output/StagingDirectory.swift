import Foundation

/// A directory that belongs to one run of one process, locked as long as the process lives.
final class StagingDirectory {
  let path: String

  private let descriptor: Int32

  /// - Throws: `Problems` where it cannot be made.
  init(beside place: OutputPlace) throws {
    while true {
      let path =
        place.parent + "/" + place.stagingPrefix + String(UInt64.random(in: 0 ... .max), radix: 36)
      guard mkdir(path, 0o777) == 0 else {
        if errno == EEXIST { continue }
        throw OutputFault.system(place.parent, errno)
      }
      let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      var reason = errno
      if descriptor >= 0 {
        // The kernel gives the lock back when the process ends, however it ends.
        let isLocked = flock(descriptor, LOCK_EX | LOCK_NB) == 0
        reason = isLocked ? ENOENT : errno
        if isLocked, OutputFile.kind(path) != nil {
          self.path = path
          self.descriptor = descriptor
          return
        }
        close(descriptor)
      }
      rmdir(path)
      // Another run took it for abandoned before it was locked: once more. Any other reason, such as a
      // file system without locks, would come back for ever.
      guard reason == ENOENT || reason == EWOULDBLOCK else {
        throw OutputFault.system(place.parent, reason)
      }
    }
  }

  deinit { close(descriptor) }

  /// Whether the run that made the directory has ended.
  static func isAbandoned(_ path: String) -> Bool {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    return flock(descriptor, LOCK_EX | LOCK_NB) == 0
  }

  /// Lists its files in the marker and brings all of them to the disk.
  func seal() throws {
    let found = OutputFile.tree(path)
    let list = (["Written by Entente, replaced whole by its next run."] + found.files)
      .map { $0 + "\n" }.joined()
    try OutputFile.write(Array(list.utf8), to: path + "/" + OutputPlace.marker)
    for file in found.files + [OutputPlace.marker] + found.folders {
      try OutputFile.sync(path + "/" + file)
    }
    try OutputFile.sync(path)
  }

  /// Puts it in the place of the old generation, which then lies in the staging path.
  func swap(into place: OutputPlace) throws {
    if OutputFile.kind(place.path) == nil || OutputFile.names(in: place.path)?.isEmpty == true {
      // Over nothing or an empty directory a rename is one step.
      guard rename(path, place.path) == 0 else { throw OutputFault.system(place.path, errno) }
    } else if !ExchangeNames.exchange(path, place.path) {
      try renameTwice(place)
    }
    try OutputFile.sync(place.parent)
  }

  /// For file systems that cannot exchange. A process killed between the two steps leaves the old
  /// generation aside, and the next run puts it back (``OutputPlace/recover()``).
  func renameTwice(_ place: OutputPlace) throws {
    let aside = place.parent + "/" + place.asidePrefix + String(path.suffix(8))
    guard rename(place.path, aside) == 0 else { throw OutputFault.system(place.path, errno) }
    guard rename(path, place.path) == 0 else {
      let reason = errno
      _ = rename(aside, place.path)
      throw OutputFault.system(place.path, reason)
    }
    OutputFile.remove(aside)
  }

  /// Removes what lies in the staging path: an unfinished generation, or the old one.
  func discard() {
    if OutputFile.kind(path) != nil { OutputFile.remove(path) }
  }
}
