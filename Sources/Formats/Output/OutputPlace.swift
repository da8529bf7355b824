import Foundation

/// The directory to be replaced: where it is and whether it may be.
struct OutputPlace {
  /// Lists the files of a generation, so that the next run knows them from files of others.
  static let marker = ".entente-output"

  let parent: String
  let name: String

  var path: String { parent + "/" + name }

  /// - Throws: `Problems` where the path names no directory that could be replaced.
  init(_ path: String) throws {
    // Through links and `..`, so that what is replaced is the directory and not the way to it.
    let absolute = URL(filePath: path).standardizedFileURL.resolvingSymlinksInPath()
      .path(percentEncoded: false)
    var parts = absolute.split(separator: "/").map(String.init)
    guard let last = parts.popLast() else { throw OutputFault.system(path, EBUSY) }
    name = last
    parent = "/" + parts.joined(separator: "/")
  }

  /// What the names of staging directories start with.
  var stagingPrefix: String { ".\(name).entente-staging-" }

  /// Where the old generation is put aside on file systems that cannot exchange.
  var asidePrefix: String { ".\(name).entente-old-" }

  /// - Throws: `Problems` unless there is nothing, an empty directory, or one that Entente wrote and
  ///   nobody added to.
  func check() throws {
    switch OutputFile.kind(path) {
    case nil:
      if let ancestor = nearestAncestor, access(ancestor, W_OK | X_OK) != 0 {
        throw OutputFault.system(ancestor, errno)
      }
      return
    case .folder: break
    case .link, .other: throw OutputFault.notADirectory(path)
    }
    if access(parent, W_OK | X_OK) != 0 { throw OutputFault.system(parent, errno) }
    guard OutputFile.names(in: path) != nil else { throw OutputFault.system(path, errno) }
    if let file = foreignFile { throw OutputFault.foreign(path, file: file) }
  }

  private var nearestAncestor: String? {
    var folder = parent
    while OutputFile.kind(folder) == nil, let slash = folder.lastIndex(of: "/") {
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    return folder
  }

  /// A file of the directory that the marker does not list.
  private var foreignFile: String? {
    let found = OutputFile.tree(path)
    guard let listed = try? String(contentsOfFile: path + "/" + Self.marker, encoding: .utf8) else {
      return found.files.first ?? found.folders.first
    }
    var known = Set(listed.split(separator: "\n").map(String.init))
    known.insert(Self.marker)
    // A GIS that has the GeoPackage open keeps these beside it.
    for file in Array(known) where file.hasSuffix(".gpkg") {
      known.formUnion(["-wal", "-shm", "-journal"].map { file + $0 })
    }
    return found.files.first { !known.contains($0) }
  }

  /// Makes the folders above it.
  ///
  /// - Returns: Those that were not there, outermost first.
  func makeParent() throws -> [String] {
    var made: [String] = []
    var folder = ""
    for part in parent.split(separator: "/") {
      folder += "/" + part
      if mkdir(folder, 0o777) == 0 {
        made.append(folder)
      } else if OutputFile.kind(folder) == nil {
        let reason = errno
        for parent in made.reversed() { rmdir(parent) }
        throw OutputFault.system(folder, reason)
      }
    }
    return made
  }

  /// Puts back or removes what killed runs left beside the directory.
  func recover() throws {
    for name in OutputFile.names(in: parent) ?? [] {
      let leftover = parent + "/" + name
      if name.hasPrefix(asidePrefix) {
        // Killed between the two renames: the old generation is still the valid one.
        if OutputFile.kind(path) == nil, rename(leftover, path) == 0 { continue }
        OutputFile.remove(leftover)
      } else if name.hasPrefix(stagingPrefix), StagingDirectory.isAbandoned(leftover) {
        OutputFile.remove(leftover)
      }
    }
  }
}
