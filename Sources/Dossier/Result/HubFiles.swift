internal import Formats
internal import Land
internal import Planning

/// What hub plans add to the files of a run.
struct HubFiles {
  let tables: [(file: String, table: DataTable)]
  let geoJSON: [(file: String, layer: OutputLayer)]
  /// Of the GeoPackage.
  let layers: [OutputLayer]

  init(_ outcome: Outcome, wording: Wording) {
    let language = outcome.language
    let map = HubLayers(outcome.hubs, wording: wording, language: language)
    let communes = DataTable.hubCommunes(outcome.hubs)
    let candidates = DataTable.hubCandidates(outcome.hubs)
    tables = [
      ("hubs.csv", .hubs(outcome.hubs)), ("hub_candidates.csv", candidates),
      ("hub_communes.csv", communes),
    ]
    geoJSON = [("hubs.geojson", map.hubs), ("catchments.geojson", map.areas)]
    layers =
      map.all + [
        communes.layer(
          title: Message(fr: "Desserte par commune", en: "Service by commune")[language]),
        candidates.layer(
          title: Message(fr: "Candidats des points logistiques", en: "Candidates for hubs")[
            language]),
      ]
  }
}
