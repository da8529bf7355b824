internal import Foundation
public import Land
internal import Yams

/// A scenario file rewritten as a session has decided it.
public enum DecidedScenario {
  /// The text of the scenario with what `state` changes in it: locks added, areas, starts and voices conceded.
  ///
  /// Comments of the original are lost; every other word stays.
  ///
  /// - Parameters:
  ///   - text: YAML that ``ScenarioReader`` accepts.
  ///   - heading: Lines of comment for the top of the file.
  ///   - moved: The way that paths of sources take to the new file's folder.
  /// - Throws: `Problems` where the text cannot be rewritten.
  public static func text(
    _ text: String, after state: SessionState, heading: [String], moved: (String) -> String
  ) throws -> String {
    let bare =
      text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
    let scenario = try ScenarioReader.read(text: bare)
    do {
      guard var root = try Yams.compose(yaml: bare, .basic) else { throw unwritable("empty") }
      rewrite(&root, from: scenario, to: state.applied(to: scenario))
      movePaths(&root, moved)
      let body = try Yams.serialize(node: root, width: -1, allowUnicode: true)
      return heading.map { "# \($0)\n" }.joined() + body
    } catch let problems as Problems {
      throw problems
    } catch {
      throw unwritable("\(error)")
    }
  }

  private static func rewrite(_ root: inout Node, from old: Scenario, to new: Scenario) {
    for (before, after) in zip(old.demands, new.demands) where before != after {
      let amount = ["demands", after.id, after.resource.rawValue]
      if before.minimum != after.minimum {
        root.set(amount + ["min"], squareMetres(after.minimum))
      }
      // A target that the file leaves out is the minimum, which may have been more than it is now.
      if before.target != after.target || before.minimum != after.minimum {
        root.set(amount + ["target"], squareMetres(after.target))
      }
      if before.period.from != after.period.from {
        root.set(["demands", after.id, "from"], Node(after.period.from.description))
      }
    }
    for (before, after) in zip(old.departments, new.departments) where before.voice != after.voice {
      root.set(["departments", after.id, "voice"], Node(number(after.voice)))
    }
    let added = new.locks.dropFirst(old.locks.count).map(node)
    if !added.isEmpty {
      root["locks"] = Node((root["locks"]?.array() ?? []) + added, .implicit, .block)
    }
  }

  private static func node(_ lock: Lock) -> Node {
    var pairs: [(Node, Node)] = [(Node("demand"), quoted(lock.demand))]
    func list(_ sites: [String]) -> Node { Node(sites.map(quoted), .implicit, .flow) }
    switch lock.order {
    case .always(let sites): pairs.append((Node("always"), list(sites)))
    case .never(let sites): pairs.append((Node("never"), list(sites)))
    }
    if let by = lock.by { pairs.append((Node("by"), quoted(by))) }
    if let reason = lock.reason { pairs.append((Node("reason"), quoted(reason))) }
    return Node(pairs, .implicit, .flow)
  }

  /// Quoted, so that `12` and `no` stay words.
  private static func quoted(_ text: String) -> Node {
    Node(text, Tag(.str), .doubleQuoted)
  }

  private static func squareMetres(_ value: Double) -> Node { Node(number(value) + " m2") }

  /// As the scenario reader reads it back to the same double.
  private static func number(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : value.description
  }

  private static func movePaths(_ root: inout Node, _ moved: (String) -> String) {
    if var layers = root["layers"]?.mapping {
      for index in layers.indices { move(&layers[index].value, moved) }
      root["layers"] = .mapping(layers)
    }
    if var sites = root["sites"]?.sequence {
      for index in sites.indices { move(&sites[index], moved) }
      root["sites"] = .sequence(sites)
    }
  }

  private static func move(_ source: inout Node, _ moved: (String) -> String) {
    guard let path = source["source"]?.scalar?.string else { return }
    source["source"] = quoted(moved(path))
  }

  private static func unwritable(_ reason: String) -> Problems {
    Problems([
      Problem(
        .error, "scenario-not-rewritten", fr: "le scénario ne peut pas être réécrit (\(reason)).",
        en: "the scenario cannot be rewritten (\(reason)).")
    ])
  }
}

extension Node {
  /// Puts a value at a path of keys, making the mappings on the way. Keys are compared as they are written: `12`
  /// and `"12"` are the same name in a scenario.
  fileprivate mutating func set(_ path: [String], _ value: Node) {
    guard let key = path.first else {
      self = value
      return
    }
    var entries = mapping.map { $0.map { ($0.key, $0.value) } } ?? []
    if let index = entries.firstIndex(where: { $0.0.scalar?.string == key }) {
      entries[index].1.set(Array(path.dropFirst()), value)
    } else {
      var inner = Node([(Node, Node)](), .implicit, .flow)
      inner.set(Array(path.dropFirst()), value)
      entries.append((Node(key, Tag(.str), .doubleQuoted), inner))
    }
    self = Node(entries, .implicit, mapping?.style ?? .flow)
  }
}
