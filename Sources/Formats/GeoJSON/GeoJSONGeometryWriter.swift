internal import PlanarGeometry

/// Writes geometries in degrees, and keeps the box around all of them.
struct GeoJSONGeometryWriter {
  private(set) var box: (least: GridPosition, greatest: GridPosition)?

  /// The families of which single ones are written as multiple.
  private let multiple: Set<GeometryKind>

  /// - Parameter kinds: The kinds that the layer has.
  init(_ kinds: [GeometryKind]) {
    multiple = Set(kinds.filter { $0.multi == $0 && $0 != .geometryCollection })
  }

  mutating func append(_ geometry: Geometry, to bytes: inout [UInt8]) {
    var kind = geometry.kind
    if multiple.contains(kind.multi) { kind = kind.multi }
    append(geometry, as: kind, to: &bytes)
  }

  private mutating func append(
    _ geometry: Geometry, as kind: GeometryKind, to bytes: inout [UInt8]
  ) {
    let name = kind == .linearRing ? "LineString" : kind.name
    bytes.append(ascii: #"{"type":""# + name + "\",")
    if kind == .geometryCollection {
      bytes.append(ascii: #""geometries":["#)
      for (index, part) in geometry.parts.enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(part, as: part.kind, to: &bytes)
      }
      return bytes.append(ascii: "]}")
    }
    bytes.append(ascii: #""coordinates":"#)
    switch kind {
    case .multiPoint, .multiLineString, .multiPolygon:
      bytes.append(UInt8(ascii: "["))
      for (index, atom) in geometry.atoms.filter({ !$0.isEmpty }).enumerated() {
        if index > 0 { bytes.append(UInt8(ascii: ",")) }
        append(coordinatesOf: atom, to: &bytes)
      }
      bytes.append(UInt8(ascii: "]"))
    default:
      append(coordinatesOf: geometry, to: &bytes)
    }
    bytes.append(UInt8(ascii: "}"))
  }

  /// Of a point, line or polygon.
  private mutating func append(coordinatesOf atom: Geometry, to bytes: inout [UInt8]) {
    var rings: [[GridPosition]] = []
    atom.forEachPath { path in
      switch path.role {
      case .point:
        let position = GridPosition(path.coordinates[0])
        enclose(position)
        bytes.append(UInt8(ascii: "["))
        bytes.append(position: position)
        bytes.append(UInt8(ascii: "]"))
      case .line:
        append(path: [GridPosition](path.coordinates), atLeast: 2, to: &bytes)
      case .shell:
        rings.append(oriented(path.coordinates, left: true))
      case .hole:
        let hole = oriented(path.coordinates, left: false)
        // A hole thinner than the last decimal is none.
        if hole.count >= 4 { rings.append(hole) }
      }
    }
    if rings.isEmpty {
      if atom.isEmpty { bytes.append(ascii: "[]") }
      return
    }
    bytes.append(UInt8(ascii: "["))
    for (index, ring) in rings.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(path: ring, atLeast: 4, to: &bytes)
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private func oriented(_ ring: [Coordinate], left: Bool) -> [GridPosition] {
    let positions = [GridPosition](ring)
    return (positions.turn > 0) == left ? positions : positions.reversed()
  }

  /// - Parameter least: What the path needs; one that rounding has made shorter repeats its end.
  private mutating func append(
    path: [GridPosition], atLeast least: Int, to bytes: inout [UInt8]
  ) {
    var path = path
    while path.count < least, let last = path.last { path.append(last) }
    bytes.append(UInt8(ascii: "["))
    for (index, position) in path.enumerated() {
      enclose(position)
      bytes.append(ascii: index > 0 ? ",[" : "[")
      bytes.append(position: position)
      bytes.append(UInt8(ascii: "]"))
    }
    bytes.append(UInt8(ascii: "]"))
  }

  private mutating func enclose(_ position: GridPosition) {
    guard let known = box else {
      box = (position, position)
      return
    }
    box = (
      GridPosition(x: min(known.least.x, position.x), y: min(known.least.y, position.y)),
      GridPosition(x: max(known.greatest.x, position.x), y: max(known.greatest.y, position.y))
    )
  }
}
