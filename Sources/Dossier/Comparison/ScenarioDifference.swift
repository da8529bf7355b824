internal import Formats
internal import Land

/// A difference between the scenarios of two runs.
enum ScenarioDifference: Hashable, Sendable {
  case voice(department: String, before: Double, after: Double)
  case department(String, isNew: Bool)
  case demand(String, isNew: Bool)
  /// A key of the demand in `result.json`, as it was and as it is.
  case term(demand: String, key: String, before: JSONValue, after: JSONValue)
  /// A lock as `result.json` writes it.
  case lock(JSONValue, isNew: Bool)
  case limit(key: String, before: JSONValue, after: JSONValue)
  case priority(before: [String], after: [String])
  case site(String, isNew: Bool)
  case capacity(site: String, resource: Resource, before: Double, after: Double)

  static func between(_ before: RunRecord, _ after: RunRecord) -> [ScenarioDifference] {
    departments(before, after) + demands(before, after) + locks(before, after)
      + limits(before, after)
      + (before.priority == after.priority
        ? [] : [.priority(before: before.priority, after: after.priority)])
      + sites(before, after)
  }

  private static func departments(_ before: RunRecord, _ after: RunRecord) -> [ScenarioDifference] {
    Comparison.merged(before.departments.map(\.id), after.departments.map(\.id)).compactMap { id in
      let old = before.departments.first { $0.id == id }
      let new = after.departments.first { $0.id == id }
      guard let old, let new else { return .department(id, isNew: old == nil) }
      return old.voice == new.voice
        ? nil : .voice(department: id, before: old.voice, after: new.voice)
    }
  }

  private static func demands(_ before: RunRecord, _ after: RunRecord) -> [ScenarioDifference] {
    Comparison.merged(before.demands.map(\.id), after.demands.map(\.id)).flatMap {
      id -> [ScenarioDifference] in
      guard let old = before.demand(id), let new = after.demand(id) else {
        return [.demand(id, isNew: before.demand(id) == nil)]
      }
      let keys = Comparison.merged(old.terms.map(\.key), new.terms.map(\.key))
      return differences(keys, .object(old.terms), .object(new.terms)).map {
        .term(demand: id, key: $0, before: $1, after: $2)
      }
    }
  }

  private static func locks(_ before: RunRecord, _ after: RunRecord) -> [ScenarioDifference] {
    // An older file says nothing of locks, which is not to say that it had none.
    guard let old = before.locks, let new = after.locks else { return [] }
    return old.filter { !new.contains($0) }.map { .lock($0, isNew: false) }
      + new.filter { !old.contains($0) }.map { .lock($0, isNew: true) }
  }

  private static func limits(_ before: RunRecord, _ after: RunRecord) -> [ScenarioDifference] {
    guard let old = before.limits, let new = after.limits else { return [] }
    let keys = Comparison.merged(old.map(\.key), new.map(\.key))
    return differences(keys, .object(old), .object(new)).map {
      .limit(key: $0, before: $1, after: $2)
    }
  }

  private static func sites(_ before: RunRecord, _ after: RunRecord) -> [ScenarioDifference] {
    let old = Dictionary(before.sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Dictionary(after.sites.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return Comparison.merged(before.sites.map(\.id), after.sites.map(\.id)).flatMap {
      id -> [ScenarioDifference] in
      guard let was = old[id], let now = new[id] else { return [.site(id, isNew: old[id] == nil)] }
      return [(Resource.land, was.land, now.land), (.floor, was.floor, now.floor)].compactMap {
        $1 == $2 ? nil : .capacity(site: id, resource: $0, before: $1, after: $2)
      }
    }
  }

  private static func differences(
    _ keys: [String], _ old: JSONValue, _ new: JSONValue
  ) -> [(String, JSONValue, JSONValue)] {
    keys.compactMap { key in
      let was = old[key] ?? .null
      let now = new[key] ?? .null
      return was == now ? nil : (key, was, now)
    }
  }
}
