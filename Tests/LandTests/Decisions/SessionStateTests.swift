import Land
import Testing

@Suite("The state of a session")
struct SessionStateTests {
  private let scenario = Scenario(
    name: "Essai", crs: "EPSG:2154", referenceDate: CalendarDate("2026-01-01")!,
    departments: [
      Department(id: "energy", voice: 2), Department(id: "housing"), Department(id: "economy"),
    ],
    uses: [Use(id: "plant"), Use(id: "homes")],
    demands: [
      Demand(
        id: "plant", department: "energy", use: "plant", minimum: 4000, target: 6000,
        period: Period(from: CalendarDate("2027-01-01")!)),
      Demand(
        id: "homes", department: "housing", use: "homes", minimum: 3000,
        period: Period(
          from: CalendarDate("2027-01-01")!, until: CalendarDate("2030-01-01")!)),
    ],
    locks: [Lock(demand: "plant", .never(["C"]))])

  private func entries(_ acts: [(String, Decision.Act)]) -> [SessionEntry] {
    acts.enumerated().map { index, act in
      SessionEntry(
        number: index + 2,
        content: .decision(
          Decision(
            act.1, department: act.0, author: "X",
            time: Moment(secondsSince1970: index, minutesAhead: 0), reason: "motif")),
        scenario: "", hash: "")
    }
  }

  private func state(_ acts: (String, Decision.Act)...) -> SessionState {
    SessionState(after: entries(acts))
  }

  private func codes(_ state: SessionState, _ department: String, _ act: Decision.Act) -> [String] {
    DecisionCheck(scenario: scenario, sites: ["A", "B", "C"], state: state).problems(
      of: Decision(
        act, department: department, author: "X", time: Moment("2026-11-28T16:00:00Z")!,
        reason: "motif")
    ).map(\.code)
  }

  @Test("binds the scenario by locks and vetoes until they are lifted")
  func locks() {
    let acts: [(String, Decision.Act)] = [
      ("energy", .lock(demand: "plant", sites: ["A"])),
      ("housing", .veto(demand: "plant", sites: ["B"])),
      ("energy", .concession(.lifted(entry: 2))),
    ]
    let all = entries(acts)
    let two = SessionState(after: all.prefix(2)).applied(to: scenario)
    #expect(two.locks.map(\.order) == [.never(["C"]), .always(["A"]), .never(["B"])])
    #expect(two.locks.map(\.by) == [nil, "energy", "housing"])
    let three = SessionState(after: all)
    #expect(three.locks.isEmpty)
    #expect(three.applied(to: scenario).locks.map(\.order) == [.never(["C"]), .never(["B"])])
    // The state after an entry depends on what came before alone.
    #expect(SessionState(after: all.prefix(2)).locks.count == 1)
  }

  @Test("applies concessions of area, date and voice, and nothing else")
  func concessions() {
    let decided = state(
      ("energy", .concession(.area(demand: "plant", minimum: 2000, target: 5000))),
      ("housing", .concession(.start(demand: "homes", from: CalendarDate("2028-01-01")!))),
      ("energy", .concession(.voice(0.5))),
      ("housing", .position(Position(.demand("plant", sites: ["A"]), isFor: false))),
      ("economy", .vote(Vote(.yes, on: .rule(.nash))))
    ).applied(to: scenario)
    var expected = scenario
    expected.demands[0].minimum = 2000
    expected.demands[0].target = 5000
    expected.demands[1].period.from = CalendarDate("2028-01-01")!
    expected.departments[0].voice = 0.5
    #expect(decided == expected)
  }

  @Test("counts the last ballot of each department, in voices as conceded")
  func votes() {
    let state = state(
      ("energy", .vote(Vote(.yes, on: .rule(.nash)))),
      ("housing", .vote(Vote(.no, on: .rule(.nash)))),
      ("energy", .concession(.voice(1.5))),
      ("housing", .vote(Vote(.yes, on: .rule(.nash)))),
      ("economy", .vote(Vote(.abstention, on: .rule(.nash)))),
      ("economy", .vote(Vote(.no, on: .text("autre")))))
    #expect(state.votes.count == 2)
    let decided = state.applied(to: scenario)
    #expect(state.votes[0].voices(.yes, in: decided) == 2.5)
    #expect(state.votes[0].voices(.no, in: decided) == 0)
    #expect(state.votes[0].voices(.abstention, in: decided) == 1)
  }

  @Test("keeps the last position of each department on each demand and rule")
  func positions() {
    let state = state(
      ("energy", .position(Position(.demand("plant", sites: ["A"]), isFor: true))),
      ("housing", .position(Position(.demand("plant", sites: ["A"]), isFor: false))),
      ("energy", .position(Position(.rule(.nash), isFor: true))),
      ("energy", .position(Position(.demand("plant", sites: ["B"]), isFor: true))))
    #expect(state.positions.map(\.entry) == [3, 4, 5])
  }

  @Test("lets through only what can be decided")
  func checks() {
    let start = state()
    #expect(codes(start, "energy", .lock(demand: "plant", sites: ["A"])) == [])
    #expect(codes(start, "energie", .lock(demand: "plant", sites: ["A"])) == ["unknown-name"])
    #expect(codes(start, "energy", .lock(demand: "plat", sites: ["Z"])).count == 2)
    #expect(codes(start, "energy", .veto(demand: "plant", sites: [])) == ["site-missing"])
    func area(_ minimum: Double?, _ target: Double?) -> Decision.Act {
      .concession(.area(demand: "plant", minimum: minimum, target: target))
    }
    #expect(codes(start, "energy", area(3999, nil)) == [])
    #expect(codes(start, "energy", area(4001, nil)) == ["not-a-concession"])
    #expect(codes(start, "energy", area(4000, 6000)) == ["not-a-concession"])
    #expect(codes(start, "energy", area(nil, 3000)) == ["min-above-target"])
    #expect(codes(start, "energy", area(3000, 3000)) == [])
    #expect(codes(start, "energy", area(-1, nil)) == ["min-above-target"])
    #expect(codes(start, "energy", area(.nan, nil)) != [])
    #expect(codes(start, "housing", area(3000, nil)) == ["not-own"])
    // What was conceded once cannot be taken back.
    let after = state(("energy", area(2000, nil)))
    #expect(codes(after, "energy", area(3000, nil)) == ["not-a-concession"])
    func from(_ date: String) -> Decision.Act {
      .concession(.start(demand: "homes", from: CalendarDate(date)!))
    }
    #expect(codes(start, "housing", from("2028-01-01")) == [])
    #expect(codes(start, "housing", from("2026-06-01")) == ["not-a-concession"])
    #expect(codes(start, "housing", from("2030-01-01")) == ["until-before-from"])
    #expect(codes(start, "energy", .concession(.voice(1))) == [])
    #expect(codes(start, "energy", .concession(.voice(2))) == ["not-a-concession"])
    #expect(codes(start, "energy", .concession(.voice(.nan))) == ["not-a-concession"])
    let quiet = state(
      ("housing", .concession(.voice(0))), ("economy", .concession(.voice(0))))
    #expect(codes(quiet, "energy", .concession(.voice(0))) == ["all-voices-zero"])
    let veto = state(("housing", .veto(demand: "plant", sites: ["B"])))
    #expect(codes(veto, "energy", .concession(.lifted(entry: 2))) == ["not-own"])
    #expect(codes(veto, "housing", .concession(.lifted(entry: 3))) == ["nothing-to-lift"])
    #expect(codes(veto, "housing", .concession(.lifted(entry: 2))) == [])
    #expect(codes(veto, "housing", .vote(Vote(.yes, on: .entry(2)))) == [])
    #expect(codes(veto, "housing", .vote(Vote(.yes, on: .entry(3)))) == ["unknown-entry"])
    #expect(codes(start, "housing", .vote(Vote(.yes, on: .entry(1)))) == ["unknown-entry"])
    #expect(codes(start, "housing", .vote(Vote(.yes, on: .text(" ")))) == ["proposal-missing"])
    #expect(
      codes(start, "housing", .vote(Vote(.yes, on: .text("a\u{1B}[2J")))) == ["control-character"])
  }
}
