/// Something that a scenario or its data did wrong, or that was repaired: what, where, how to mend it.
public struct Problem: Error, Hashable, Sendable {
  public enum Severity: String, Hashable, Sendable, Comparable {
    /// Worth knowing: a repaired geometry, an assumption that the file made explicit.
    case notice
    /// Probably not what was meant, but the run goes on.
    case warning
    /// The run stops.
    case error

    public static func < (lhs: Severity, rhs: Severity) -> Bool { lhs.rank < rhs.rank }

    private var rank: Int {
      switch self {
      case .notice: 0
      case .warning: 1
      case .error: 2
      }
    }
  }

  /// What kind of fault stops the run; decides the exit status.
  public enum Fault: String, Hashable, Sendable {
    /// Invalid data or scenario: exit status 65.
    case data
    /// A file is missing or cannot be read or written: exit status 66.
    case file
  }

  /// Where it is. Each part is nil where it does not apply.
  public struct Place: Hashable, Sendable {
    public var file: String?
    /// 1-based.
    public var line: Int?
    /// 1-based.
    public var column: Int?
    /// The path of a key in the scenario: `demands.chaufferie-sud.land.min`.
    public var key: String?
    /// The name of a layer or table.
    public var layer: String?
    /// The id of a feature, or `#12` for the twelfth of a layer without ids.
    public var feature: String?

    public init(
      file: String? = nil, line: Int? = nil, column: Int? = nil, key: String? = nil,
      layer: String? = nil, feature: String? = nil
    ) {
      self.file = file
      self.line = line
      self.column = column
      self.key = key
      self.layer = layer
      self.feature = feature
    }
  }

  public var severity: Severity
  public var fault: Fault
  /// A stable word for programs and tests: `unknown-key`, `bow-tie-repaired`.
  public var code: String
  public var place: Place
  public var message: Message
  /// What the reader can do about it.
  public var remedy: Message?

  public init(
    _ severity: Severity, _ code: String, at place: Place = Place(), fault: Fault = .data,
    fr: String, en: String, remedy: Message? = nil
  ) {
    self.severity = severity
    self.fault = fault
    self.code = code
    self.place = place
    message = Message(fr: fr, en: en)
    self.remedy = remedy
  }

  /// The whole sentence: place, what is wrong, what to do.
  public func sentence(in language: Language) -> String {
    var text = place.description(in: language)
    if !text.isEmpty { text += language == .fr ? " : " : ": " }
    text += message[language]
    if let remedy { text += " " + remedy[language] }
    return text
  }
}

extension Problem.Place {
  /// `scenario.yaml:12, demands.x.land`, `friches.geojson, entité 59286_1`.
  public func description(in language: Language) -> String {
    var parts: [String] = []
    if let file {
      var position = file
      if let line { position += ":\(line)" }
      if line != nil, let column { position += ":\(column)" }
      parts.append(position)
    } else if let line {
      parts.append(language == .fr ? "ligne \(line)" : "line \(line)")
    }
    if let layer { parts.append((language == .fr ? "couche " : "layer ") + layer) }
    if let feature { parts.append((language == .fr ? "entité " : "feature ") + feature) }
    if let key { parts.append(key) }
    return parts.joined(separator: ", ")
  }
}

/// Several problems at once: a reader reports all it finds, not only the first.
public struct Problems: Error, Hashable, Sendable {
  public var all: [Problem]

  public init(_ all: [Problem]) {
    self.all = all
  }
}
