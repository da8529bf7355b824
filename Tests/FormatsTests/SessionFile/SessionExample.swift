import Crypto
import Foundation
import TestSupport

@testable import Formats
@testable import Land

/// A small scenario to hold sessions on, and random decisions about it.
enum SessionExample {
  static let scenario = """
    # Un scénario à décider.
    name: Séance d'essai
    crs: EPSG:2154
    reference_date: 2026-01-01
    layers:
      stops: {source: ../data/stops.gpkg#arrets}
    sites:
      - {kind: friche, source: sites.geojson}
    departments:
      energy:  {label: Énergie, voice: 2, colour: "#D55E00"}
      housing: {label: "Habitat : logement", voice: 1.5}
      "12": {voice: 1}
    uses:
      plant: {label: Chaufferie}
      housing: {label: Logements}
    demands:
      plant:
        department: energy
        use: plant
        land: {min: 4000 m2, target: 1 ha}
        from: 2027-01-01
        until: 2040-01-01
      homes:
        department: housing
        use: housing
        land: {min: 0.3 ha}
      "007":
        department: "12"
        use: housing
        floor: {min: 120 m2, target: 300 m2}
    locks:
      - {demand: plant, never: C, by: housing, reason: "école : à 60 m"}

    """

  static let sites = ["A", "B", "C", "yes", "42"]

  static func sha256(_ text: String) -> String {
    SHA256.hash(data: Data(text.utf8)).map { String(format: "%02x", $0) }.joined()
  }

  static var opening: SessionOpening {
    SessionOpening(
      file: "scenario.yaml", text: scenario,
      inputs: [
        InputFile(path: "scenario.yaml", sha256: sha256(scenario)),
        InputFile(path: "sites.geojson", sha256: sha256("sites")),
      ],
      sites: sites.map { .init(id: $0, name: $0 == "A" ? "La Filature « Nord »" : nil) },
      author: "A. Martin", time: Moment("2026-11-28T17:00:00+01:00")!, reason: "Comité foncier")
  }

  /// A decision that can be taken in the state, most of the time.
  static func decision(
    _ generator: inout SeededGenerator, _ scenario: Scenario, _ state: SessionState
  ) -> Decision {
    let now = state.applied(to: scenario)
    let department = now.departments.randomElement(using: &generator)!
    let demand = now.demands.randomElement(using: &generator)!.id
    let own = now.demands.first { $0.department == department.id }!
    let some = sites.shuffled(using: &generator).prefix(Int.random(in: 1...2, using: &generator))
      .map { $0 }
    let rule = Rule.allCases.randomElement(using: &generator)!
    let act: Decision.Act =
      switch Int.random(in: 0..<11, using: &generator) {
      case 0:
        .position(Position(.demand(demand, sites: some), isFor: Bool.random(using: &generator)))
      case 1: .position(Position(.rule(rule), isFor: Bool.random(using: &generator)))
      case 2: .lock(demand: demand, sites: some)
      case 3: .veto(demand: demand, sites: some)
      case 4:
        .concession(
          .area(
            demand: own.id,
            minimum: (own.minimum * Double.random(in: 0.3..<1, using: &generator)).rounded(),
            target: nil))
      case 5:
        .concession(
          .area(
            demand: own.id, minimum: nil,
            target: own.minimum + (own.target - own.minimum)
              * Double.random(in: 0..<1, using: &generator)))
      case 6:
        .concession(
          .start(
            demand: own.id,
            from: CalendarDate(
              dayNumber: own.period.from.dayNumber + Int.random(in: 1...400, using: &generator))))
      case 7: .concession(.voice(department.voice * Double.random(in: 0.2..<1, using: &generator)))
      case 8:
        .concession(
          .lifted(
            entry: (state.locks + state.vetoes).randomElement(using: &generator)?.entry ?? 2))
      case 9: .vote(Vote(Vote.Ballot.allCases.randomElement(using: &generator)!, on: .rule(rule)))
      default:
        .vote(
          Vote(
            .no, on: .entry(Int.random(in: 2...max(2, state.entry), using: &generator))))
      }
    return Decision(
      act, department: department.id,
      author: ["B. Leroy", "Zoé \"N'Guyen\" <x>", "李"]
        .randomElement(using: &generator)!,
      time: Moment(
        secondsSince1970: 1_790_000_000 + state.entry * 61,
        minutesAhead: [0, 60, 120, -210].randomElement(using: &generator)!),
      reason: ["", "école à 60 m", "# pas : un commentaire", "a,b:c;\\\"é\u{301}"]
        .randomElement(using: &generator)!)
  }

  /// Adds decisions that the check lets through.
  static func fill(
    _ file: SessionFile, _ count: Int, _ generator: inout SeededGenerator
  ) throws {
    let read = try ScenarioReader.read(text: scenario)
    while file.log.entries.count <= count {
      let state = SessionState(after: file.log.entries)
      let decision = decision(&generator, read, state)
      let check = DecisionCheck(scenario: read, sites: sites, state: state)
      guard check.problems(of: decision).isEmpty else { continue }
      try file.append { _ in decision }
    }
  }

  /// A new session file with this many decisions.
  static func file(in folder: ScratchFolder, decisions: Int, seed: UInt64) throws -> String {
    let path = folder.path + "/seance.sqlite"
    try SessionFile.create(at: path, opening)
    var generator = SeededGenerator(seed: seed)
    try fill(SessionFile(path: path), decisions, &generator)
    return path
  }
}
