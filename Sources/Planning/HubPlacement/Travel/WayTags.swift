/// What a row of a street layer says, under the names of OpenStreetMap.
///
/// Columns of other producers are translated: `fclass` and `oneway` B, F, T of Geofabrik's extracts;
/// `nature`, `sens_de_circulation` (or `sens`) and `position_par_rapport_au_sol` (or `pos_sol`) of the BD TOPO of IGN.
struct WayTags: Hashable, Sendable {
  /// By key, lower case; only what is said.
  var values: [String: String]

  init(_ values: [String: String]) {
    var tags: [String: String] = [:]
    for (key, value) in values.sorted(by: { $0.key < $1.key }) where !value.isEmpty {
      tags[key.lowercased()] = value.lowercased()
    }
    if tags["highway"] == nil { tags["highway"] = tags["fclass"] ?? Self.highway(tags["nature"]) }
    // Geofabrik tells tracks apart by their surface: track_grade1 … track_grade5.
    if tags["highway"]?.hasPrefix("track_grade") ?? false { tags["highway"] = "track" }
    if tags["oneway"] == nil {
      tags["oneway"] = Self.oneway(tags["sens_de_circulation"] ?? tags["sens"])
    }
    if tags["layer"] == nil {
      tags["layer"] = tags["position_par_rapport_au_sol"] ?? tags["pos_sol"]
    }
    self.values = tags
  }

  subscript(key: String) -> String? { values[key] }

  /// Whether `key` is there and one of `words`.
  func says(_ key: String, _ words: Set<String>) -> Bool {
    values[key].map(words.contains) ?? false
  }

  /// How high the way lies over the ground: `layer`, else 1 on a bridge, −1 in a tunnel, 0 elsewhere.
  var level: Int {
    if let layer = values["layer"].flatMap(Double.init), layer != 0, abs(layer) < 100 {
      return Int(layer)
    }
    if let bridge = values["bridge"], !Self.isNo(bridge) { return 1 }
    if let tunnel = values["tunnel"], !Self.isNo(tunnel) { return -1 }
    return 0
  }

  private static func isNo(_ word: String) -> Bool {
    ["no", "f", "false", "0", "non"].contains(word)
  }

  /// `nature` of a BD TOPO road section.
  private static func highway(_ nature: String?) -> String? {
    switch nature {
    case "type autoroutier"?: "motorway"
    case "bretelle"?: "primary_link"
    case "rond-point"?: "tertiary"
    case "route à 2 chaussées"?: "primary"
    case "route à 1 chaussée"?: "residential"
    case "route empierrée"?, "chemin"?: "track"
    case "sentier"?: "path"
    case "escalier"?: "steps"
    case "bac ou liaison maritime"?, "bac piéton"?, "bac auto"?: "ferry"
    case "piste cyclable"?: "cycleway"
    default: nil
    }
  }

  private static func oneway(_ direction: String?) -> String? {
    switch direction {
    case "sens direct"?: "yes"
    case "sens inverse"?: "-1"
    case "double sens"?: "no"
    default: nil
    }
  }
}
