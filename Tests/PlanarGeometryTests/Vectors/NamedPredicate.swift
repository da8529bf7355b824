import PlanarGeometry

/// What plain and prepared geometries are asked alike, so that test vectors name a predicate once for both.
protocol PredicateSubject: ~Copyable {
  func intersects(_ other: Geometry) throws(TopologyError) -> Bool
  func isDisjoint(from other: Geometry) throws(TopologyError) -> Bool
  func contains(_ other: Geometry) throws(TopologyError) -> Bool
  func covers(_ other: Geometry) throws(TopologyError) -> Bool
  func isCovered(by other: Geometry) throws(TopologyError) -> Bool
  func isWithin(_ other: Geometry) throws(TopologyError) -> Bool
  func touches(_ other: Geometry) throws(TopologyError) -> Bool
  func crosses(_ other: Geometry) throws(TopologyError) -> Bool
  func overlaps(_ other: Geometry) throws(TopologyError) -> Bool
}

extension Geometry: PredicateSubject {}
extension PreparedGeometry: PredicateSubject {}

/// The answer of a predicate by the name that vectors give it; nil for another name.
func predicateAnswer<Subject: PredicateSubject & ~Copyable>(
  _ name: String, _ a: borrowing Subject, _ b: Geometry
) throws -> Bool? {
  switch name {
  case "intersects": try a.intersects(b)
  case "contains": try a.contains(b)
  case "covers": try a.covers(b)
  case "coveredby": try a.isCovered(by: b)
  case "crosses": try a.crosses(b)
  case "disjoint": try a.isDisjoint(from: b)
  case "overlaps", "overlap": try a.overlaps(b)
  case "touches": try a.touches(b)
  case "within": try a.isWithin(b)
  default: nil
  }
}
