public import Land
internal import Planning

/// Puts what the stages found into sentences, with the names that the scenario gives things.
public struct Wording: Sendable {
  public let scenario: Scenario
  let sites: [String: Site]

  public init(scenario: Scenario, sites: [Site]) {
    self.scenario = scenario
    self.sites = Dictionary(sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The label of a demand.
  public func demand(_ id: String) -> String { scenario.demand(id)?.label ?? id }

  /// The label of a department.
  public func department(_ id: String) -> String { scenario.department(id)?.label ?? id }

  /// The label of a use.
  public func use(_ id: String) -> String { scenario.use(id)?.label ?? id }

  /// The name of a site with its id.
  public func site(_ id: String, in language: Language) -> String {
    let name = shortSite(id, in: language)
    return name == id ? id : "\(name) (\(id))"
  }

  /// The name of a site; where it has none, its cadastral reference or its id.
  public func shortSite(_ id: String, in language: Language) -> String {
    sites[id]?.shortName(in: language) ?? id
  }

  /// « Chaufferie (0,8 ha), Logements (1,2 ha) ».
  func list(_ placements: [Placement], _ language: Language) -> String {
    placements.map {
      "\(demand($0.demand)) (\(Figure.amount($0.area, of: $0.resource, in: language)))"
    }.joined(separator: ", ")
  }

  /// The same sentence made in each language.
  func both(_ make: (Language) -> String) -> Message {
    Message(fr: make(.fr), en: make(.en))
  }
}

extension Resource {
  /// With its article where French needs one.
  func word(_ language: Language) -> String {
    switch (self, language) {
    case (.land, .fr): "terrain"
    case (.land, .en): "land"
    case (.floor, .fr): "plancher"
    case (.floor, .en): "floor"
    }
  }
}
