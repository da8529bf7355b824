/// Everything a scenario file says, checked and in base units. Lists keep the order of the file.
public struct Scenario: Hashable, Sendable {
  /// Which end of an interval left by missing data the optimiser takes.
  public enum MissingData: String, CaseIterable, Hashable, Sendable {
    case low, middle, optimistic
  }

  public var name: String
  public var language: Language?
  /// Authority and code or WKT of the working system: projected, metres.
  public var crs: String
  public var referenceDate: CalendarDate
  public var missingData: MissingData
  public var layers: [LayerSource]
  public var siteSources: [SiteSource]
  public var charters: [Charter]
  public var departments: [Department]
  public var uses: [Use]
  public var demands: [Demand]
  public var limits: Limits
  public var locks: [Lock]
  public var coordination: Coordination
  public var hubs: [HubPlan]
  public var sheet: [SheetColumn]
  /// The file it was read from, for messages.
  public var file: String?
  /// The line of every key and list item of the file, for messages: `demands.x.require[0].layer`.
  public var lines: [String: Int] = [:]

  public init(
    name: String, language: Language? = nil, crs: String, referenceDate: CalendarDate,
    missingData: MissingData = .low, layers: [LayerSource] = [], siteSources: [SiteSource] = [],
    charters: [Charter] = [], departments: [Department] = [], uses: [Use] = [],
    demands: [Demand] = [], limits: Limits = Limits(), locks: [Lock] = [],
    coordination: Coordination = Coordination(rules: Rule.allCases, priority: []),
    hubs: [HubPlan] = [], sheet: [SheetColumn] = []
  ) {
    self.name = name
    self.language = language
    self.crs = crs
    self.referenceDate = referenceDate
    self.missingData = missingData
    self.layers = layers
    self.siteSources = siteSources
    self.charters = charters
    self.departments = departments
    self.uses = uses
    self.demands = demands
    self.limits = limits
    self.locks = locks
    self.coordination = coordination
    self.hubs = hubs
    self.sheet = sheet
  }

  public func use(_ id: String) -> Use? { uses.first { $0.id == id } }
  public func department(_ id: String) -> Department? { departments.first { $0.id == id } }
  public func demand(_ id: String) -> Demand? { demands.first { $0.id == id } }

  /// The distance that sites of two uses must keep: the greater of what either asks; nil where neither does.
  public func separation(_ first: String, _ second: String) -> Double? {
    let asked = [use(first)?.apart[second], use(second)?.apart[first]].compactMap { $0 }
    return asked.max()
  }
}
