import Land
import Projection

/// The coordinate system that a source is in.
enum SourceSystem {
  /// What the file declares; else what the source's `crs:` declares. Never a guess.
  ///
  /// GeoJSON without a `crs` member is in WGS 84 (RFC 7946), but says so by silence: `crs:` may declare
  /// another system for it.
  /// - Throws: `Problem` where neither says, where both say different things, or PROJ does not know it.
  static func resolve(
    _ declared: DeclaredCRS?, _ context: SourceContext
  ) throws -> CoordinateReferenceSystem {
    let said = try context.source.crs.map { try known($0, at: context.scenarioPlace("crs")) }
    let own: CoordinateReferenceSystem?
    switch declared {
    case .code(let text)?, .wkt(let text)?: own = try known(text, at: context.log.place)
    case .geoJSONDefault?:
      if let said { return said }
      own = .wgs84
    case nil: own = nil
    }
    if let own, let said, !own.isEquivalent(to: said) {
      throw Problem(
        .error, "crs-contradiction", at: context.scenarioPlace("crs"),
        fr: "la source dit \(said), mais le fichier « \(context.source.path) » déclare \(own).",
        en: "the source says \(said), but the file '\(context.source.path)' declares \(own).",
        remedy: Message(
          fr: "Ôtez crs: de la source, ou corrigez le fichier s'il se trompe.",
          en: "Remove crs: from the source, or mend the file if it is wrong."))
    }
    if let found = own ?? said { return found }
    let friches = context.source.profile == .cnigFriches
    throw Problem(
      .error, "crs-missing", at: context.log.place,
      fr: "le système de coordonnées n'est pas connu : le fichier n'en déclare aucun.",
      en: "the coordinate system is not known: the file declares none.",
      remedy: friches
        ? Message(
          fr:
            "Ajoutez crs: EPSG:4326 (longitude, latitude, le système du standard CNIG friches) à la source, ou crs: EPSG:2154 pour du Lambert-93.",
          en:
            "Add crs: EPSG:4326 (longitude, latitude, the system of the CNIG friches standard) to the source, or crs: EPSG:2154 for Lambert-93."
        )
        : Message(
          fr:
            "Ajoutez-le à la source, par exemple crs: EPSG:2154 (Lambert-93) ou crs: EPSG:4326 (longitude, latitude).",
          en:
            "Add it to the source, for instance crs: EPSG:2154 (Lambert-93) or crs: EPSG:4326 (longitude, latitude)."
        ))
  }

  /// A system by any name that PROJ knows.
  static func known(_ text: String, at place: Problem.Place) throws -> CoordinateReferenceSystem {
    do {
      return try CoordinateReferenceSystem(text)
    } catch {
      var remedy = Message(
        fr: "Écrivez une autorité et un code, par exemple EPSG:2154.",
        en: "Write an authority and a code, for instance EPSG:2154.")
      if case .unknownSystem(_, _, let nearest?) = error {
        remedy = Message(
          fr: "Vouliez-vous dire \(nearest.code) (\(nearest.name)) ?",
          en: "Did you mean \(nearest.code) (\(nearest.name))?")
      }
      throw Problem(
        .error, "crs-unknown", at: place,
        fr: "« \(text.prefix(80)) » n'est pas un système de coordonnées connu.",
        en: "'\(text.prefix(80))' is no known coordinate system.", remedy: remedy)
    }
  }
}
