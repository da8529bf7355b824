/// Vectors that GEOS 3.11 answers otherwise, each with the reason. The list is explicit: a vector that
/// starts to fail is an error, and so is an XML vector of this list that starts to pass.
enum KnownDifferences {
  private static let simplifyHolesAndParts =
    "fixed in GEOS 3.12: topology-preserving simplification looks at one part or ring alone"
  private static let simplifyRing = "changed in GEOS 3.12: a ring may now collapse to nothing"
  private static let emptyPart = "the text reader of GEOS 3.11 takes no EMPTY inside a MULTIPOINT"

  static let xml: [String: String] = [
    "geos/general/TestSimplify.xml#6.2": simplifyHolesAndParts,
    "geos/general/TestSimplify.xml#12.1": simplifyRing,
    "geos/general/TestSimplify.xml#15.2": simplifyHolesAndParts,
    "geos/general/TestSimplify.xml#17.2": simplifyHolesAndParts,
    "jts/general/TestSimplify.xml#2.1": emptyPart,
    "jts/general/TestSimplify.xml#2.2": emptyPart,
    "jts/general/TestSimplify.xml#6.2": simplifyHolesAndParts,
    "jts/general/TestSimplify.xml#12.1": simplifyRing,
    "jts/general/TestSimplify.xml#15.2": simplifyHolesAndParts,
    "jts/general/TestSimplify.xml#17.2": simplifyHolesAndParts,
    "geos/issue/issue-geos-569.xml#1.1":
      "a quotation mark follows the text of the operand, which this module refuses and GEOS skips",
    "geos/misc/InvalidRelates.xml#3.1":
      "the operand is not valid (two polygons share an edge); its answer is that of RelateNG (3.13)",
    "geos/validate/TestRelatePL.xml#2.7":
      "a line of no length is not valid; that it equals its point is RelateNG's answer (3.13)",
    "jts/misc/geos-bug838-union.xml#1.1":
      "the answer is of JTS's former overlay and keeps a spike of no width; OverlayNG drops it",
    "jts/robust/TestRobustRelateFloat.xml#1.1": "GEOS itself lists it among its failures",
    "jts/robust/TestRobustRelateFloat.xml#2.1": "GEOS itself lists it among its failures",
  ]

  static let overlay: [String: String] = [
    "equal/true/precision-default.geojson": "turf compares six decimals; GEOS compares doubles",
    "issue76.geojson#3": "rings are not closed, and the file itself calls its answer broken",
    "issue76.geojson#4": "rings are not closed, and the file itself calls its answer broken",
  ]
}
