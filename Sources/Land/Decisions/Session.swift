/// What a session starts from, frozen in its first entry: the scenario's own text, the fingerprints of all
/// files behind it, and the names of the sites, so that it can be read where the geodata are not.
public struct SessionOpening: Hashable, Sendable {
  /// A candidate site as the session names it.
  public struct Place: Hashable, Sendable {
    public var id: String
    public var name: String?

    public init(id: String, name: String?) {
      self.id = id
      self.name = name
    }
  }

  /// The scenario file, relative to the folder of the session file when it was started.
  public var file: String
  /// The scenario file's text, byte for byte.
  public var text: String
  /// All files that the scenario is read from, the scenario file first.
  public var inputs: [InputFile]
  /// In the order of the territory.
  public var sites: [Place]
  /// The person who opened the session.
  public var author: String
  public var time: Moment
  /// What the session is for.
  public var reason: String

  public init(
    file: String, text: String, inputs: [InputFile], sites: [Place], author: String, time: Moment,
    reason: String
  ) {
    self.file = file
    self.text = text
    self.inputs = inputs
    self.sites = sites
    self.author = author
    self.time = time
    self.reason = reason
  }
}

/// One line of the log of a session.
public struct SessionEntry: Hashable, Sendable {
  public enum Content: Hashable, Sendable {
    case opening(SessionOpening)
    case decision(Decision)
  }

  /// 1 for the opening, then one more for each decision.
  public var number: Int
  public var content: Content
  /// The fingerprint of the scenario it was taken on: 64 hexadecimal digits, lower case.
  public var scenario: String
  /// SHA-256 over this entry and the hash of the one before: 64 hexadecimal digits, lower case.
  public var hash: String

  public init(number: Int, content: Content, scenario: String, hash: String) {
    self.number = number
    self.content = content
    self.scenario = scenario
    self.hash = hash
  }

  public var decision: Decision? {
    if case .decision(let decision) = content { decision } else { nil }
  }

  public var opening: SessionOpening? {
    if case .opening(let opening) = content { opening } else { nil }
  }

  public var time: Moment {
    switch content {
    case .opening(let opening): opening.time
    case .decision(let decision): decision.time
    }
  }
}
