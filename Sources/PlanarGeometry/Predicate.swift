/// A relation between two geometries, as a value: the query side first, the indexed side second.
public enum Predicate: String, Hashable, Sendable, CaseIterable {
  case intersects, contains, containsProperly, covers, coveredBy, within, touches, crosses, overlaps
}

extension PreparedGeometry {
  /// Whether this geometry and `other` are so related.
  public func test(_ predicate: Predicate, _ other: Geometry) throws(TopologyError) -> Bool {
    switch predicate {
    case .intersects: try intersects(other)
    case .contains: try contains(other)
    case .containsProperly: try containsProperly(other)
    case .covers: try covers(other)
    case .coveredBy: try isCovered(by: other)
    case .within: try isWithin(other)
    case .touches: try touches(other)
    case .crosses: try crosses(other)
    case .overlaps: try overlaps(other)
    }
  }
}
