internal import Land

extension GeoJSONFault.Reason {
  var said: Said {
    switch self {
    case .notAnObject:
      Said("not-geojson", fr: "Un texte GeoJSON est un objet.", en: "A GeoJSON text is an object.")
    case .markup:
      Said(
        "not-geojson", fr: "Ce fichier est du XML ou du HTML, pas du GeoJSON.",
        en: "This file is XML or HTML, not GeoJSON.",
        remedy: Message(
          fr: "Vérifiez le téléchargement : c'est peut-être la page d'erreur d'un serveur.",
          en: "Check the download: it may be the error page of a server."))
    case .missingType:
      Said("missing-type", fr: "Le membre « type » manque.", en: "The member 'type' is missing.")
    case .typeNotText:
      Said("type-not-text", fr: "« type » doit être un texte.", en: "'type' must be a string.")
    case .unknownType(let name): unknownType(name)
    case .missingFeatures:
      Said(
        "missing-features", fr: "Une FeatureCollection doit avoir « features ».",
        en: "A FeatureCollection must have 'features'.")
    case .featuresNotAnArray:
      Said(
        "features-not-an-array", fr: "« features » doit être une liste.",
        en: "'features' must be an array.")
    case .featuresTwice:
      Said("duplicate-key", fr: "« features » y est deux fois.", en: "'features' is there twice.")
    case .notAFeature(let type):
      Said(
        "not-a-feature",
        fr: "Une entité de type Feature est attendue ici\(type.map { ", pas \($0)" } ?? "").",
        en: "A Feature is expected here\(type.map { ", not a \($0)" } ?? "").")
    case .missingGeometry:
      Said(
        "missing-geometry", fr: "Le membre « geometry » manque.",
        en: "The member 'geometry' is missing.",
        remedy: Message(
          fr: "Une entité sans géométrie s'écrit « \"geometry\": null ».",
          en: "A feature without geometry says '\"geometry\": null'."))
    case .geometryNotAnObject:
      Said(
        "geometry-not-an-object", fr: "Une géométrie doit être un objet ou null.",
        en: "A geometry must be an object or null.")
    case .missingCoordinates(let type):
      Said(
        "missing-coordinates", fr: "\(type) doit avoir « coordinates ».",
        en: "A \(type) must have 'coordinates'.")
    case .missingGeometries:
      Said(
        "missing-geometries", fr: "Une GeometryCollection doit avoir une liste « geometries ».",
        en: "A GeometryCollection must have an array 'geometries'.")
    case .coordinatesAndGeometries:
      Said(
        "coordinates-and-geometries",
        fr: "Une géométrie a « coordinates » ou « geometries », pas les deux.",
        en: "A geometry has 'coordinates' or 'geometries', not both.")
    case .propertiesNotAnObject:
      Said(
        "properties-not-an-object", fr: "« properties » doit être un objet ou null.",
        en: "'properties' must be an object or null.")
    case .tooManyColumns:
      Said(
        "too-many-columns",
        fr: "Plus de \(PropertyFields.limit) propriétés différentes dans un fichier.",
        en: "More than \(PropertyFields.limit) different properties in one file.",
        remedy: Message(
          fr: "Les noms tiennent sans doute des valeurs : mettez celles-ci dans une propriété.",
          en: "The names probably hold values: put these into one property."))
    case .idNotTextOrNumber:
      Said(
        "invalid-id", fr: "« id » doit être un texte ou un nombre.",
        en: "'id' must be a string or a number.")
    case .esriFeature:
      Said(
        "esri-json", fr: "C'est du JSON d'Esri, pas du GeoJSON.",
        en: "This is Esri JSON, not GeoJSON.",
        remedy: Message(
          fr: "Exportez la couche en GeoJSON (« f=geojson ») ou en GeoPackage.",
          en: "Export the layer as GeoJSON ('f=geojson') or GeoPackage."))
    case .differentCRS:
      Said(
        "mixed-crs",
        fr: "Cette entité est dans un autre système de coordonnées que celles d'avant.",
        en: "This feature is in another coordinate system than those before it.")
    default: saidOfCoordinates
    }
  }

  private func unknownType(_ name: String) -> Said {
    if name == "Topology" {
      return Said(
        "topojson", fr: "C'est du TopoJSON, pas du GeoJSON.", en: "This is TopoJSON, not GeoJSON.",
        remedy: Message(
          fr: "Convertissez-le en GeoJSON ou en GeoPackage.",
          en: "Convert it to GeoJSON or GeoPackage."))
    }
    let near = nearestWord(to: name, among: GeoJSONType.allCases.map(\.rawValue))
    return Said(
      "unknown-type", fr: "GeoJSON n'a pas de type « \(name) ».",
      en: "GeoJSON has no type '\(name)'.",
      remedy: near.map {
        Message(fr: "Vouliez-vous dire « \($0) » ?", en: "Did you mean '\($0)'?")
      })
  }
}
