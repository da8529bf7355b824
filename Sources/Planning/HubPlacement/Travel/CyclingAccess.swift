/// Which ways a bicycle may use, in which direction, by the tags of a way.
///
/// The rules are those of the French code de la route as OpenStreetMap's tags tell them
/// (docs/travel.md has the table): where nothing is said of bicycles, the class of the way decides.
struct CyclingAccess: Hashable, Sendable {
  var forward: Bool
  var backward: Bool
  /// A cyclist gets off and walks.
  var isDismounted = false

  static let closed = CyclingAccess(forward: false, backward: false)

  init(forward: Bool, backward: Bool) {
    self.forward = forward
    self.backward = backward
  }

  init(_ tags: WayTags) {
    self = .closed
    guard Self.isOpen(tags) else { return }
    (forward, backward) = Self.directions(tags)
    isDismounted = tags["bicycle"] == "dismount"
  }

  /// Classes closed unless `bicycle` opens them: the first by law or for want of ground, footways because a cargo
  /// bike may not ride on the pavement (art. R412-34).
  static let closedClasses: Set<String> = [
    "motorway", "motorway_link", "trunk", "trunk_link", "steps", "footway", "corridor", "elevator",
    "escalator", "platform", "bus_guideway", "busway", "raceway", "bridleway", "via_ferrata",
  ]
  /// Ways that are not there, whatever else is said.
  static let absentClasses: Set<String> = [
    "construction", "proposed", "planned", "abandoned", "razed", "disused", "no", "ferry",
  ]
  private static let permits: Set<String> = [
    "yes", "designated", "official", "permissive", "destination", "dismount", "customers",
    "delivery",
  ]
  private static let refusals: Set<String> = ["no", "private", "military", "emergency", "forestry"]

  private static func isOpen(_ tags: WayTags) -> Bool {
    if tags.says("highway", absentClasses) { return false }
    if tags.says("bicycle", refusals) { return false }
    if tags.says("bicycle", permits) { return true }
    if tags.says("motorroad", ["yes"]) { return false }
    if tags.says("highway", closedClasses) { return false }
    if tags.says("vehicle", refusals) { return false }
    if tags.says("access", refusals), !tags.says("vehicle", permits) { return false }
    return true
  }

  private static let yes: Set<String> = ["yes", "true", "1", "f"]
  private static let reverse: Set<String> = ["-1", "reverse", "t"]
  private static let no: Set<String> = ["no", "false", "0", "b", "alternating", "reversible"]

  private static func directions(_ tags: WayTags) -> (forward: Bool, backward: Bool) {
    // What is said of bicycles comes before what is said of all.
    for key in ["oneway:bicycle", "bicycle:oneway"] {
      if tags.says(key, yes) { return (true, false) }
      if tags.says(key, reverse) { return (false, true) }
      if tags.says(key, no) { return (true, true) }
    }
    if tags["bicycle:backward"] == "yes" || hasContraflow(tags) { return (true, true) }
    if tags.says("oneway", yes) { return (true, false) }
    if tags.says("oneway", reverse) { return (false, true) }
    if tags.says("oneway", no) { return (true, true) }
    if tags.says("junction", ["roundabout", "circular"]) { return (true, false) }
    return (true, true)
  }

  /// Double sens cyclable, as it is tagged on one side, on both, or as a lane of its own.
  private static func hasContraflow(_ tags: WayTags) -> Bool {
    ["cycleway", "cycleway:left", "cycleway:right", "cycleway:both"].contains { key in
      if let lane = tags[key], lane.hasPrefix("opposite") { return true }
      return tags.says(key + ":oneway", ["-1", "reverse", "no"])
    }
  }
}
