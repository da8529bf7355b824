internal import CGEOS

// GEOS before 3.13 relates a collection part by part, as if each had a boundary of its own: two halves of
// a square, kept in a collection, do not contain a line across both, and mixed collections get wrong
// answers or a topology exception. So a collection is brought into a form that has one boundary.
extension Geometry {
  /// What relations may be asked of: itself, or a collection of one kind as a multi-geometry.
  ///
  /// - Throws: ``TopologyError`` for a collection of points, lines and polygons mixed.
  func relatable(_ operation: String) throws(TopologyError) -> Geometry {
    if kind != .geometryCollection { return self }
    let atoms = atoms.filter { !$0.isEmpty }
    guard let multi = atoms.first?.kind.multi else { return .empty() }
    guard atoms.allSatisfy({ $0.kind.multi == multi }) else {
      throw TopologyError(
        operation: operation, operand: description,
        reason: "a collection of different dimensions has no boundary; relate its parts")
    }
    let whole = try Geometry.multi(multi, atoms)
    return multi == .multiPolygon ? try whole.unaryUnion() : whole
  }

  /// Carries out a relation, collections of one kind included.
  @safe func relate(
    _ operation: String, to other: Geometry, _ call: BinaryTest
  ) throws(TopologyError) -> Bool {
    if kind != .geometryCollection && other.kind != .geometryCollection {
      return try test(operation, with: other, call)
    }
    return try relatable(operation).test(
      operation, with: other.relatable(operation), call)
  }

  /// Whether some part meets some part: right for any collection.
  func anyAtomIntersects(_ other: Geometry) throws(TopologyError) -> Bool {
    guard let mine = envelope, let its = other.envelope, mine.intersects(its) else { return false }
    let others = other.atoms
    for atom in atoms {
      let prepared = PreparedGeometry(atom)
      for candidate in others where try prepared.intersects(candidate) { return true }
    }
    return false
  }
}
