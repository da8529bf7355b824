import Foundation

/// Files and folders by the calls of the system, whose errors tell what went wrong.
enum OutputFile {
  /// - Parameter named: What messages call the file, where it is the draft of another; nil: its own path.
  static func write(_ bytes: [UInt8], to path: String, named: String? = nil) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard descriptor >= 0 else { throw OutputFault.system(named ?? path, errno) }
    defer { close(descriptor) }
    try write(bytes, to: descriptor, at: named ?? path)
  }

  /// Writes all bytes to an open file; `path` is for messages.
  static func write(_ bytes: [UInt8], to descriptor: Int32, at path: String) throws {
    try bytes.withUnsafeBytes { buffer in
      var written = 0
      while written < buffer.count {
        let count = Foundation.write(
          descriptor, buffer.baseAddress.map { $0 + written }, buffer.count - written)
        if count < 0 && errno == EINTR { continue }
        guard count > 0 else { throw OutputFault.system(path, errno) }
        written += count
      }
    }
  }

  /// Brings a file, or the list of names in a folder, to the disk.
  static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw OutputFault.system(path, errno) }
    defer { close(descriptor) }
    // Some network file systems cannot; their own guarantee then has to do.
    if fsync(descriptor) != 0, errno != EINVAL, errno != ENOTSUP {
      throw OutputFault.system(path, errno)
    }
  }

  /// The names in a folder, sorted; nil where it is none or cannot be read.
  static func names(in folder: String) -> [String]? {
    guard let handle = opendir(folder) else { return nil }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { name in
        name.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// The size of a file in bytes; nil where there is none.
  static func size(_ path: String) -> Int? {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : nil
  }

  enum Kind {
    case folder, link, other
  }

  /// What is at `path`, links not followed; nil where there is nothing.
  static func kind(_ path: String) -> Kind? {
    var status = stat()
    guard lstat(path, &status) == 0 else { return nil }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .folder
    case S_IFLNK: return .link
    default: return .other
    }
  }

  /// Every file under `folder` as a relative path, sorted, and every folder, the inner ones first.
  static func tree(_ folder: String) -> (files: [String], folders: [String]) {
    var files: [String] = []
    var folders: [String] = []
    func visit(_ prefix: String) {
      for name in names(in: folder + "/" + prefix) ?? [] {
        if kind(folder + "/" + prefix + name) == .folder {
          visit(prefix + name + "/")
          folders.append(prefix + name)
        } else {
          files.append(prefix + name)
        }
      }
    }
    visit("")
    return (files, folders)
  }

  /// Deletes a folder with all in it; what cannot be deleted stays.
  static func remove(_ folder: String) {
    let (files, folders) = tree(folder)
    for file in files { unlink(folder + "/" + file) }
    for inner in folders { rmdir(folder + "/" + inner) }
    rmdir(folder)
  }
}
