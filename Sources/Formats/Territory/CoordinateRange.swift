import Land
import PlanarGeometry
import Projection

/// Whether coordinates can be what their system says: numbers, degrees where degrees are due, metres where metres are.
struct CoordinateRange {
  private let system: CoordinateReferenceSystem
  private let context: SourceContext

  init(_ system: CoordinateReferenceSystem, _ context: SourceContext) {
    self.system = system
    self.context = context
  }

  /// Reports what cannot be.
  ///
  /// - Returns: The rows whose coordinates make sense; nil where that is so for none, and going on would
  ///   only repeat it.
  func soundRows(_ table: SourceTable) -> [Int]? {
    var sound: [Int] = []
    var whole: Envelope?
    var outOfRange: [Int] = []
    var withGeometry = 0
    for (index, row) in table.rows.enumerated() {
      guard let geometry = row.geometry else { continue }
      withGeometry += 1
      // An envelope passes over what is not a number, so look at each position first.
      if let place = geometry.firstNonFiniteCoordinate {
        context.log.add(
          .error, "coordinate-not-finite", row: row,
          fr: "une coordonnée n'est pas un nombre fini : \(place).",
          en: "a coordinate is no finite number: \(place).")
        continue
      }
      guard let box = geometry.envelope else { continue }
      whole = whole.map { $0.union(box) } ?? box
      sound.append(index)
      if !CoordinateRange.looksLikeDegrees(box) { outOfRange.append(index) }
    }
    guard let whole else { return sound }
    if system.isGeographic {
      guard checkDegrees(table, outOfRange: outOfRange, of: withGeometry, whole: whole) else {
        return nil
      }
      let impossible = Set(outOfRange)
      return sound.filter { !impossible.contains($0) }
    }
    if system.isInMetres, CoordinateRange.looksLikeDegrees(whole) {
      context.log.add(
        .error, "degrees-given-as-metres",
        fr:
          "toutes les coordonnées ressemblent à des degrés (\(CoordinateRange.describe(whole))), or le système \(system.identifier) compte en mètres.",
        en:
          "all coordinates look like degrees (\(CoordinateRange.describe(whole))), but \(system.identifier) counts metres.",
        remedy: Message(
          fr: "Si ce sont des longitudes et latitudes, écrivez crs: EPSG:4326 sur la source.",
          en: "If they are longitudes and latitudes, write crs: EPSG:4326 on the source."))
      return nil
    }
    return sound
  }

  /// False where all coordinates are metres.
  private func checkDegrees(
    _ table: SourceTable, outOfRange: [Int], of count: Int, whole: Envelope
  ) -> Bool {
    if outOfRange.isEmpty { return true }
    if outOfRange.count == count, max(abs(whole.maxX), abs(whole.maxY)) > 1000 {
      let guess = CoordinateRange.likelySystem(of: whole)
      context.log.add(
        .error, "metres-given-as-degrees",
        fr:
          "les coordonnées ne sont pas des degrés (\(CoordinateRange.describe(whole))), or le système est \(system.identifier).",
        en:
          "the coordinates are no degrees (\(CoordinateRange.describe(whole))), but the system is \(system.identifier).",
        remedy: Message(
          fr:
            "Le fichier est sans doute en \(guess.name) : écrivez crs: \(guess.code) sur la source\(table.crs == .geoJSONDefault ? "" : " et corrigez le fichier, qui déclare autre chose").",
          en:
            "The file is probably in \(guess.name): write crs: \(guess.code) on the source\(table.crs == .geoJSONDefault ? "" : " and mend the file, which declares another")."
        ))
      return false
    }
    for index in outOfRange {
      let box = table.rows[index].geometry?.envelope
      context.log.add(
        .error, "coordinate-out-of-range", row: table.rows[index],
        fr: "longitude ou latitude impossible : \(box.map(CoordinateRange.describe) ?? "").",
        en: "impossible longitude or latitude: \(box.map(CoordinateRange.describe) ?? "").")
    }
    return true
  }

  static func looksLikeDegrees(_ box: Envelope) -> Bool {
    box.minX >= -180 && box.maxX <= 180 && box.minY >= -90 && box.maxY <= 90
  }

  static func describe(_ box: Envelope) -> String {
    func short(_ value: Double) -> String {
      let scaled = (value * 1000).rounded() / 1000
      return AttributeValue.number(scaled).label ?? "?"
    }
    return "x \(short(box.minX))…\(short(box.maxX)), y \(short(box.minY))…\(short(box.maxY))"
  }

  /// The French system whose coordinates have these magnitudes, for a remedy, never to read by.
  static func likelySystem(of box: Envelope) -> (code: String, name: String) {
    let (x, y) = (box.centre.x, box.centre.y)
    if (0...1_300_000).contains(x), (6_000_000...7_200_000).contains(y) {
      return ("EPSG:2154", "Lambert-93")
    }
    if (1_000_000...2_400_000).contains(x), (1_000_000...9_400_000).contains(y) {
      let zone = Int((y / 1_000_000).rounded(.down)) + 41
      if (42...50).contains(zone) { return ("EPSG:\(3900 + zone)", "RGF93 CC\(zone)") }
    }
    if (0...1_300_000).contains(x), (1_600_000...2_800_000).contains(y) {
      return ("EPSG:27572", "Lambert II étendu (NTF)")
    }
    if (-700_000...1_200_000).contains(x), (4_900_000...6_700_000).contains(y) {
      return ("EPSG:3857", "Web Mercator")
    }
    return ("EPSG:2154", "Lambert-93")
  }
}
