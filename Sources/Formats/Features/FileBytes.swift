import Foundation
internal import Land

/// The bytes of a whole file, followed by one zero byte so that a scanner meets the end without
/// asking for it at each step.
///
/// Read, not mapped: a file that another program shortens meanwhile would kill the process.
final class FileBytes {
  let base: UnsafePointer<UInt8>
  let count: Int

  private let storage: UnsafeMutableRawPointer

  /// - Throws: `Problems` with fault `file` where the file is missing or cannot be read.
  init(path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileBytes.unreadable(path, errno) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw FileBytes.unreadable(path, errno) }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw FileBytes.unreadable(path, EISDIR) }

    // A pipe has no size: the room then grows as it is read.
    var capacity = max(Int(status.st_size), 4096) + 1
    var room = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
    var filled = 0
    while true {
      if filled == capacity - 1 {
        let larger = UnsafeMutableRawPointer.allocate(byteCount: capacity * 2, alignment: 16)
        larger.copyMemory(from: room, byteCount: filled)
        room.deallocate()
        (room, capacity) = (larger, capacity * 2)
      }
      let got = Foundation.read(descriptor, room + filled, capacity - 1 - filled)
      if got < 0 && errno == EINTR { continue }
      guard got >= 0 else {
        let reason = errno
        room.deallocate()
        throw FileBytes.unreadable(path, reason)
      }
      if got == 0 { break }
      filled += got
    }
    room.storeBytes(of: 0, toByteOffset: filled, as: UInt8.self)
    storage = room
    base = UnsafePointer(room.assumingMemoryBound(to: UInt8.self))
    count = filled
  }

  /// Bytes that were made here, decoded from another encoding.
  init(_ bytes: [UInt8]) {
    storage = .allocate(byteCount: bytes.count + 1, alignment: 16)
    storage.copyMemory(from: bytes, byteCount: bytes.count)
    storage.storeBytes(of: 0, toByteOffset: bytes.count, as: UInt8.self)
    base = UnsafePointer(storage.assumingMemoryBound(to: UInt8.self))
    count = bytes.count
  }

  deinit { storage.deallocate() }

  /// The first bytes of a file; fewer where it is shorter.
  ///
  /// - Throws: `Problems` with fault `file` where the file is missing or cannot be read.
  static func start(of path: String, count: Int) throws -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw unreadable(path, errno) }
    defer { close(descriptor) }
    var bytes = [UInt8](repeating: 0, count: count)
    let got = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, count, 0) }
    guard got >= 0 else { throw unreadable(path, errno) }
    return Array(bytes.prefix(got))
  }

  /// Whether the file starts with these bytes.
  func starts(with bytes: [UInt8]) -> Bool {
    count >= bytes.count && bytes.indices.allSatisfy { base[$0] == bytes[$0] }
  }

  private static func unreadable(_ path: String, _ number: Int32) -> Problems {
    let place = Problem.Place(file: path)
    if number == ENOENT || number == ENOTDIR {
      return Problems([
        Problem(
          .error, "file-missing", at: place, fault: .file, fr: "Ce fichier n'existe pas.",
          en: "There is no such file.")
      ])
    }
    let reason = String(cString: strerror(number))
    return Problems([
      Problem(
        .error, "file-unreadable", at: place, fault: .file,
        fr: "Ce fichier ne peut pas être lu (\(reason)).",
        en: "This file cannot be read (\(reason)).")
    ])
  }
}
