internal import Land
internal import PlanarGeometry

/// Scans the GeoJSON texts of one file and gives their features out one by one.
struct GeoJSONParser {
  var scanner: JSONScanner
  var log: GeoJSONLog
  var crs: GeoJSONCRS.Declaration?
  private var geometries = GeoJSONGeometryScanner()
  private var properties = GeoJSONProperties()
  private var reportedHeights = false
  private var reportedPlace = false
  private var looksEsri = false
  /// Where set, features are noted here and their geometries passed over.
  var index: GeoJSONFeatureIndex?

  init(scanner: JSONScanner, file: String) {
    self.scanner = scanner
    log = GeoJSONLog(file: file, base: scanner.base)
  }

  var fields: [String] { properties.fields.names }

  /// Passes one GeoJSON text: a collection, a feature or a geometry.
  ///
  /// - Returns: What it was.
  /// - Throws: `JSONFault`, `GeoJSONFault`; what `row` throws.
  mutating func text(row: (FeatureRow) throws -> Void) throws -> GeoJSONType? {
    let start = scanner.offset
    guard scanner.byte == UInt8(ascii: "{") else { throw try notAnObject() }
    var type: GeoJSONType?
    var hasFeatures = false
    if try scanner.opensEmpty("{", "}") { throw GeoJSONFault(offset: start, reason: .missingType) }
    repeat {
      let memberStart = scanner.offset
      let key = try scanner.key()
      if scanner.isText(key, "type") {
        type = try scanner.geoJSONType()
      } else if scanner.isText(key, "features"), type == nil || type == .featureCollection {
        // The rows of the first are gone out already, so that the last cannot win.
        if hasFeatures { throw GeoJSONFault(offset: memberStart, reason: .featuresTwice) }
        hasFeatures = true
        try features(row: row)
      } else if scanner.isText(key, "crs") {
        crs = try GeoJSONCRS.declaration(&scanner)
      } else {
        if EsriMembers.contains(key, scanner) { looksEsri = true }
        try scanner.skipValue()
      }
    } while try scanner.hasNext(before: "}")

    guard let type else {
      if log.hasErrors { return nil }
      throw GeoJSONFault(offset: start, reason: looksEsri ? .esriFeature : .missingType)
    }
    if type == .featureCollection {
      if !hasFeatures { throw GeoJSONFault(offset: start, reason: .missingFeatures) }
      return type
    }
    // A small text: now that its type is known, it is scanned again as what it is.
    scanner.offset = start
    if type == .feature {
      try feature(row: row)
    } else {
      try bareGeometry(row: row)
    }
    return type
  }

  private mutating func features(row: (FeatureRow) throws -> Void) throws {
    guard scanner.byte == UInt8(ascii: "[") else {
      throw GeoJSONFault(offset: scanner.offset, reason: .featuresNotAnArray)
    }
    if try scanner.opensEmpty("[", "]") { return }
    repeat {
      try feature(row: row)
    } while try scanner.hasNext(before: "]")
  }

  /// Passes a feature; a fault of its own is reported and the feature left out.
  private mutating func feature(row: (FeatureRow) throws -> Void) throws {
    let start = scanner.offset
    log.beginFeature()
    do {
      let feature = try scanFeature()
      index?.add(feature, at: start, fields: properties.fields.names)
      if !log.hasErrors { try row(feature) }
    } catch let fault as GeoJSONFault {
      // What is missing was cut off.
      if fault.offset >= scanner.count {
        throw JSONFault(offset: scanner.count, reason: .truncated)
      }
      if looksEsri, fault.reason == .missingType {
        throw GeoJSONFault(offset: start, reason: .esriFeature)
      }
      log.report(fault)
      geometries.assembly.closedRings = 0
      scanner.offset = start
      try scanner.skipValue()
    }
    log.endFeature()
  }

  /// Passes the feature that begins at `offset`, number `number` of the text.
  mutating func feature(
    at offset: Int, number: Int, row: (FeatureRow) throws -> Void
  ) throws {
    scanner.offset = offset
    log.skip(toFeature: number)
    try feature(row: row)
  }

  private mutating func scanFeature() throws -> FeatureRow {
    let start = scanner.offset
    guard scanner.byte == UInt8(ascii: "{") else {
      throw GeoJSONFault(offset: start, reason: .notAFeature(nil))
    }
    var feature = FeatureRow(number: log.features, id: nil, geometry: nil, values: [])
    var members = FeatureMembers()
    if try scanner.opensEmpty("{", "}") { throw GeoJSONFault(offset: start, reason: .missingType) }
    repeat {
      let keyStart = scanner.offset
      let key = try scanner.key()
      let member = FeatureMembers.Member(key, scanner)
      if let member, !members.insert(member) {
        log.report(.duplicateKey(member.rawValue), at: keyStart)
      }
      switch member {
      case .type:
        let type = try scanner.geoJSONType()
        if type != .feature {
          throw GeoJSONFault(offset: start, reason: .notAFeature(type.rawValue))
        }
      case .id:
        feature.id = try identifier()
        log.featureID = feature.id
      case .geometry where index != nil:
        try scanner.skipBrackets()
      case .geometry:
        feature.geometry = try geometries.geometry(&scanner)
      case .properties:
        feature.values = try properties.values(&scanner)
        for (key, offset) in properties.duplicates { log.report(.duplicateKey(key), at: offset) }
      case .place where scanner.byte == UInt8(ascii: "{"):
        if !reportedPlace { log.report(.placeIgnored, at: keyStart) }
        reportedPlace = true
        try scanner.skipValue()
      case .crs:
        let declared = try GeoJSONCRS.declaration(&scanner)
        if crs != nil, crs != declared {
          throw GeoJSONFault(offset: keyStart, reason: .differentCRS)
        }
        crs = declared
      case .attributes, .place, nil:
        try scanner.skipValue()
      }
    } while try scanner.hasNext(before: "}")

    guard members.contains(.type) else {
      throw GeoJSONFault(
        offset: start, reason: members.contains(.attributes) ? .esriFeature : .missingType)
    }
    guard members.contains(.geometry) else {
      throw GeoJSONFault(offset: start, reason: .missingGeometry)
    }
    if !members.contains(.properties) { log.report(.missingProperties, at: start) }
    reportGeometry(at: start)
    return feature
  }

  private mutating func bareGeometry(row: (FeatureRow) throws -> Void) throws {
    let start = scanner.offset
    log.beginFeature()
    let geometry = try geometries.geometry(&scanner)
    reportGeometry(at: start)
    let feature = FeatureRow(number: log.features, id: nil, geometry: geometry, values: [])
    if !log.hasErrors { try row(feature) }
    log.endFeature()
  }

  private mutating func reportGeometry(at offset: Int) {
    if geometries.metHeights, !reportedHeights {
      log.report(.heightsIgnored, at: offset)
      reportedHeights = true
    }
    if geometries.assembly.closedRings > 0 {
      log.report(.ringsClosed(geometries.assembly.closedRings), at: offset)
      geometries.assembly.closedRings = 0
    }
  }

  /// Passes an `id`: text as it is, a number in the digits of the file.
  private mutating func identifier() throws -> String? {
    let start = scanner.offset
    switch scanner.byte {
    case UInt8(ascii: "\""): return try scanner.text(scanner.string())
    case UInt8(ascii: "n") where scanner.base[scanner.offset + 1] == UInt8(ascii: "u"):
      try scanner.literal("null")
      return nil
    case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "t"), UInt8(ascii: "f"):
      throw GeoJSONFault(offset: start, reason: .idNotTextOrNumber)
    default:
      let number = try scanner.number()
      return scanner.wholeNumber(from: start) ?? AttributeValue.number(number).label
    }
  }

  private mutating func notAnObject() throws -> any Error {
    let start = scanner.offset
    if scanner.byte == UInt8(ascii: "<") { return GeoJSONFault(offset: start, reason: .markup) }
    try scanner.skipValue()
    return GeoJSONFault(offset: start, reason: .notAnObject)
  }
}
