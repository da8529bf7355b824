internal import Land

extension GeoJSONFault.Reason {
  /// Of the faults that lie in `coordinates`.
  var saidOfCoordinates: Said {
    switch self {
    case .notACoordinate:
      Said(
        "coordinate-not-a-number", fr: "Une coordonnée doit être un nombre.",
        en: "A coordinate must be a number.")
    case .positionTooShort:
      Said(
        "position-too-short", fr: "Une position a au moins deux nombres.",
        en: "A position has at least two numbers.")
    case .unevenNesting:
      Said(
        "uneven-coordinates",
        fr: "Les positions ne sont pas toutes imbriquées à la même profondeur.",
        en: "Positions are not all nested equally deep.")
    case .coordinatesTooDeep:
      Said(
        "coordinates-too-deep", fr: "Plus de quatre crochets autour d'un nombre.",
        en: "More than four brackets around a number.")
    case .emptyPart:
      Said(
        "empty-part", fr: "Un anneau, une ligne ou une partie n'a aucune position.",
        en: "A ring, line or part has no position at all.")
    case .wrongNesting(let type, let expected, let found):
      Said(
        "wrong-nesting",
        fr:
          "\(type) veut \(expected) niveau(x) de crochets dans « coordinates », il y en a \(found).",
        en: "A \(type) wants \(expected) level(s) of brackets in 'coordinates', there are \(found)."
      )
    case .lineTooShort:
      Said(
        "line-too-short", fr: "Une ligne a au moins deux positions.",
        en: "A line has at least two positions.")
    case .ringTooShort(let count):
      Said(
        "ring-too-short",
        fr: "Un anneau de polygone a au moins quatre positions, la dernière égale à la première ; "
          + "celui-ci en a \(count).",
        en: "A ring of a polygon has at least four positions, the last equal to the first; "
          + "this one has \(count).")
    case .collectionTooDeep:
      Said(
        "collection-too-deep",
        fr: "Plus de \(GeoJSONGeometryScanner.maximumNesting) collections imbriquées.",
        en: "More than \(GeoJSONGeometryScanner.maximumNesting) nested collections.")
    case .notBuilt(let reason):
      Said(
        "invalid-geometry", fr: "Cette géométrie ne peut pas être construite (\(reason)).",
        en: "This geometry cannot be built (\(reason)).")
    default: Said("invalid-geojson", fr: "GeoJSON invalide.", en: "Invalid GeoJSON.")
    }
  }
}
