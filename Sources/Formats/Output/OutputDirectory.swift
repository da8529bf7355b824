import Foundation
internal import Land

/// A directory of results that is replaced whole or not at all, also when the process is killed.
///
/// All files are written to a staging directory beside it and brought to the disk; then the two change
/// places in one step of the file system, and the old generation is deleted. What a killed run left
/// behind is removed by the next. A directory that Entente has not written, or that holds files of
/// others, is never replaced.
public struct OutputDirectory: Sendable {
  /// Replaces the directory at `path`, or makes it where there is none.
  ///
  /// - Parameter fill: Writes the files of the new generation. When it throws, nothing has changed.
  /// - Throws: `Problems` with fault `file` where the directory may not be replaced or cannot be
  ///   written (another file there, foreign files in it, no permission, disk full); what `fill` throws.
  public static func write(to path: String, fill: (Staging) throws -> Void) throws {
    let place = try OutputPlace(path)
    try place.recover()
    try place.check()
    let made = try place.makeParent()
    do {
      let staging = try StagingDirectory(beside: place)
      defer { staging.discard() }
      try fill(Staging(path: staging.path))
      try staging.seal()
      // Once more: the run may have taken minutes.
      try place.check()
      try staging.swap(into: place)
    } catch {
      // Only what is empty goes: another program may have used them meanwhile.
      for parent in made.reversed() { rmdir(parent) }
      throw error
    }
  }

  /// Whether `path` may be written, asked before a long computation.
  ///
  /// - Throws: As ``write(to:fill:)`` would.
  public static func check(_ path: String) throws {
    try OutputPlace(path).check()
  }

  /// Where files are put until all of them are there.
  public struct Staging: Sendable {
    /// The staging directory.
    public let path: String

    /// Writes a file of the new generation.
    ///
    /// - Parameter name: A file name, or a relative path whose folders are made.
    /// - Throws: `Problems` with fault `file`.
    public func write(_ bytes: [UInt8], to name: String) throws {
      var folder = path
      for part in name.split(separator: "/").dropLast() {
        folder += "/" + part
        if mkdir(folder, 0o777) != 0, errno != EEXIST { throw OutputFault.system(folder, errno) }
      }
      try OutputFile.write(bytes, to: self.path(of: name))
    }

    /// Writes a text file of the new generation, in UTF-8.
    public func write(_ text: String, to name: String) throws {
      try write(Array(text.utf8), to: name)
    }

    /// The path of a file of the new generation, for a writer that opens it itself.
    public func path(of name: String) -> String { path + "/" + name }
  }
}
