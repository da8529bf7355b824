internal import Land

extension SessionRow {
  static let openingKind = "opening"

  /// - Parameters:
  ///   - number: Of the new entry.
  ///   - previous: The hash of the entry before it.
  init(_ content: SessionEntry.Content, number: Int, scenario: String, previous: String) {
    switch content {
    case .opening(let opening):
      self.init(
        number: number, kind: Self.openingKind, time: opening.time.description, department: "",
        author: opening.author, reason: opening.reason, scenario: scenario,
        content: Self.text(opening.json), previous: previous)
    case .decision(let decision):
      self.init(
        number: number, kind: decision.kind.rawValue, time: decision.time.description,
        department: decision.department, author: decision.author, reason: decision.reason,
        scenario: scenario, content: Self.text(decision.act.json), previous: previous)
    }
  }

  private static func text(_ value: JSONValue) -> String {
    String(JSONWriter(indented: false).text(value).dropLast())
  }

  /// What the row says; nil where a part of it is none that this version writes.
  var entry: SessionEntry? {
    guard let time = Moment(time), let json = try? JSONReader.read(Array(content.utf8)) else {
      return nil
    }
    let meaning: SessionEntry.Content
    if kind == Self.openingKind {
      guard department.isEmpty,
        let opening = SessionOpening(json, author: author, time: time, reason: reason)
      else { return nil }
      meaning = .opening(opening)
    } else {
      guard let kind = Decision.Kind(rawValue: kind), let act = Decision.Act(kind, json) else {
        return nil
      }
      meaning = .decision(
        Decision(act, department: department, author: author, time: time, reason: reason))
    }
    return SessionEntry(number: number, content: meaning, scenario: scenario, hash: hash)
  }
}
