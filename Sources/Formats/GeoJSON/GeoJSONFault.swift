/// JSON that is well-formed but not GeoJSON (RFC 7946): where and why. The reader goes on after the
/// feature, so that it can report the others.
struct GeoJSONFault: Error, Hashable {
  enum Reason: Hashable {
    /// The text is an array, a number…
    case notAnObject
    /// XML or HTML, as a server answers when a download failed.
    case markup
    case missingType
    case typeNotText
    case unknownType(String)
    case missingFeatures
    case featuresNotAnArray
    case featuresTwice
    /// In `features`: of another type, or (nil) no object.
    case notAFeature(String?)
    case missingGeometry
    case geometryNotAnObject
    case missingCoordinates(String)
    case missingGeometries
    case coordinatesAndGeometries
    case notACoordinate
    case positionTooShort
    case unevenNesting
    case coordinatesTooDeep
    case emptyPart
    case wrongNesting(type: String, expected: Int, found: Int)
    case lineTooShort
    case ringTooShort(Int)
    case collectionTooDeep
    case propertiesNotAnObject
    case tooManyColumns
    case idNotTextOrNumber
    /// GEOS refused it, in its words.
    case notBuilt(String)
    case esriFeature
    case differentCRS
  }

  /// In bytes from the start of the file.
  var offset: Int
  var reason: Reason
}
