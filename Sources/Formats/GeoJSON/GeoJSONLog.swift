internal import Land

/// What was found in a GeoJSON file, with places: line, column and feature.
struct GeoJSONLog {
  /// What is worth telling but stops nothing.
  enum Remark: Hashable {
    case duplicateKey(String)
    case heightsIgnored
    case ringsClosed(Int)
    case placeIgnored
    case missingProperties
    case crsUnreadable
    case crsUnknown
    case byteOrderMark
  }

  private let file: String
  private let base: UnsafePointer<UInt8>
  private var position = TextPosition()
  private var collected = ProblemLog()

  /// How many features were begun, the present one included.
  private(set) var features = 0
  /// How many are behind.
  private(set) var featuresRead = 0
  var featureID: String?
  private var isInFeature = false

  init(file: String, base: UnsafePointer<UInt8>) {
    self.file = file
    self.base = base
  }

  var hasErrors: Bool { collected.hasErrors }
  var problems: [Problem] { collected.problems }
  func throwErrors() throws { try collected.throwErrors() }

  /// Starts anew, as another task does that reads some of the features again.
  mutating func forget() {
    collected = ProblemLog()
  }

  /// The next feature to begin is number `number`.
  mutating func skip(toFeature number: Int) {
    features = number - 1
    featuresRead = number - 1
  }

  mutating func beginFeature() {
    features += 1
    featureID = nil
    isInFeature = true
  }

  mutating func endFeature() {
    featuresRead += 1
    isInFeature = false
  }

  mutating func report(_ fault: GeoJSONFault) {
    let said = fault.reason.said
    add(.error, said.code, at: fault.offset, said.message, said.remedy)
  }

  mutating func report(_ fault: JSONFault) {
    let said = fault.reason.said(featuresRead: featuresRead)
    add(.error, said.code, at: fault.offset, said.message, said.remedy)
  }

  mutating func report(_ remark: Remark, at offset: Int) {
    let said = remark.said
    add(remark.severity, said.code, at: offset, said.message, said.remedy)
  }

  private mutating func add(
    _ severity: Problem.Severity, _ code: String, at offset: Int, _ message: Message,
    _ remedy: Message?
  ) {
    let (line, column) = position.locate(offset, in: base)
    let feature = isInFeature ? featureID ?? "#\(features)" : nil
    collected.add(
      Problem(
        severity, code,
        at: Problem.Place(file: file, line: line, column: column, feature: feature),
        fr: message.fr, en: message.en, remedy: remedy))
  }
}

/// A problem without its place.
struct Said {
  var code: String
  var message: Message
  var remedy: Message?

  init(_ code: String, fr: String, en: String, remedy: Message? = nil) {
    self.code = code
    message = Message(fr: fr, en: en)
    self.remedy = remedy
  }
}
