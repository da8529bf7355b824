public import PlanarGeometry

/// A coordinate system that is not known, or coordinates that could not be brought into it.
public enum ProjectionError: Error, Hashable, Sendable {
  /// PROJ does not know such a system. `nearest` is the known one whose code is written most like it.
  case unknownSystem(text: String, reason: String, nearest: KnownSystem?)
  /// A system that PROJ knows, but which has no plane: vertical, geocentric, temporal…
  case notHorizontal(name: String)
  /// PROJ finds no way from one system to the other.
  case noOperation(source: String, target: String, reason: String)
  /// A position outside what the transformation can take, with its index among those given.
  case outside(position: Coordinate, index: Int, source: String, target: String, reason: String)

  /// A system in PROJ's database.
  public struct KnownSystem: Hashable, Sendable {
    /// Authority and code: `EPSG:2154`.
    public let code: String
    /// Its name in the database.
    public let name: String
  }
}

extension ProjectionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownSystem(let text, let reason, let nearest):
      let hint = nearest.map { "; did you mean \($0.code) (\($0.name))?" } ?? ""
      return "unknown coordinate system '\(text.prefix(80))': \(reason)\(hint)"
    case .notHorizontal(let name):
      return "'\(name)' is not a horizontal coordinate system: x and y are needed"
    case .noOperation(let source, let target, let reason):
      return "no transformation from \(source) to \(target): \(reason)"
    case .outside(let position, let index, let source, let target, let reason):
      return
        "position \(index + 1) \(position) cannot be brought from \(source) to \(target): \(reason)"
    }
  }
}
