public import Formats
public import Land
internal import PlanarGeometry
public import Planning

/// The map layers of hub plans.
public struct HubLayers: Sendable {
  private let placements: [HubPlacement]
  private let wording: Wording
  private let language: Language

  public init(_ placements: [HubPlacement], wording: Wording, language: Language) {
    self.placements = placements.filter { $0.location?.objective != nil }
    self.wording = wording
    self.language = language
  }

  private func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }

  /// For the GeoPackage, from the ground up: isochrones, catchments, lines, what is not served, candidates, hubs.
  public var all: [OutputLayer] {
    [isochrones, catchments, assignments, unserved, candidates, hubs]
  }

  /// Points: `hubs.geojson`.
  public var hubs: OutputLayer {
    OutputLayer(
      name: "hubs", title: say("Points logistiques", "Logistics hubs"),
      summary: say(
        "Sites retenus, avec propriétaire, occupation et ce qu’ils desservent.",
        "Chosen sites, with owner, tenure and what they serve."),
      shape: .point,
      fields: [
        .init("plan", .text), .init("site", .text), .init("name", .text), .init("kind", .text),
        .init("owner", .text), .init("owner_type", .text), .init("tenure", .text),
        .init("rent", .real), .init("existing", .boolean), .init("step", .text),
        .init("weight", .real), .init("mean_min", .real), .init("longest_min", .real),
      ],
      rows: placements.flatMap { placement in
        let served = HubServed(placement)
        let steps = placement.firstStep
        return (placement.location?.chosen ?? []).map { index in
          let hub = placement.instance.candidates[index]
          let sum = served.byHub[index] ?? .init()
          return Row(
            id: "\(placement.plan.id):\(hub.site.id)", geometry: .point(hub.position),
            values: [
              .text(placement.plan.id), .text(hub.site.id),
              .text(wording.shortSite(hub.site.id, in: language)),
            ] + ["kind", "owner", "owner_type", "tenure", "rent"].map(hub.site.attribute) + [
              .boolean(hub.isExisting), AttributeValue(steps[index]),
              .number(rounded(sum.weight, places: 1)), minutes(sum.mean), minutes(sum.longest),
            ])
        }
      },
      style: LayerStyle(
        .single(.init(colour: "#000000", outline: "#FFFFFF", width: 4)), labelField: "name"))
  }

  /// Polygons of every plan: `catchments.geojson`.
  public var areas: OutputLayer {
    OutputLayer(
      name: "catchments", title: say("Zones desservies", "Catchments"), shape: .polygon,
      fields: [
        .init("plan", .text), .init("kind", .text), .init("site", .text), .init("name", .text),
        .init("minutes", .real), .init("area_m2", .real),
      ],
      rows: placements.flatMap { placement in
        isochroneRows(placement).map { row in
          Row(
            id: row.id, geometry: row.geometry,
            values: [
              row.values[0], .text("isochrone"), .missing, .missing, row.values[1], row.values[3],
            ])
        }
          + catchmentRows(placement).map { row in
            Row(
              id: row.id, geometry: row.geometry,
              values: [
                row.values[0], .text("catchment"), row.values[1], row.values[2], row.values[4],
                row.values[5],
              ])
          }
      })
  }

  private func minutes(_ seconds: Double?) -> AttributeValue {
    AttributeValue(seconds.map { rounded($0 / 60, places: 2) })
  }

  // MARK: - Areas

  private var catchments: OutputLayer {
    OutputLayer(
      name: "hub_catchments", title: say("Zone de chaque point", "Catchment of each hub"),
      summary: say(
        "Ce qui est plus près d’un point que de tout autre, par les rues.",
        "What is nearer to a hub than to any other, along the streets."),
      shape: .polygon,
      fields: [
        .init("plan", .text), .init("site", .text), .init("name", .text), .init("colour", .text),
        .init("minutes", .real), .init("area_m2", .real),
      ],
      rows: placements.flatMap(catchmentRows),
      style: LayerStyle(
        .categorised(
          field: "site",
          hubColours.map {
            LayerStyle.Category(
              value: $0.site, label: wording.shortSite($0.site, in: language),
              symbol: .init(colour: $0.colour, opacity: 0.35, outline: $0.colour, width: 0.4))
          })))
  }

  private func catchmentRows(_ placement: HubPlacement) -> [OutputLayer.Row] {
    zip(placement.hubs, placement.catchments?.hubs ?? []).compactMap { hub, area in
      guard !area.isEmpty else { return nil }
      return Row(
        id: "\(placement.plan.id):\(hub.site.id)", geometry: area,
        values: [
          .text(placement.plan.id), .text(hub.site.id),
          .text(wording.shortSite(hub.site.id, in: language)),
          AttributeValue(hubColours.first { $0.site == hub.site.id }?.colour),
          minutes(placement.plan.isochrones.last), .number(rounded(area.area, places: 0)),
        ])
    }
  }

  private var isochrones: OutputLayer {
    let times = Set(placements.flatMap(\.plan.isochrones)).sorted(by: >)
    // Light far away, dark near by: one blue, told apart without colour vision.
    let shades = ["#DEEBF7", "#9ECAE1", "#4292C6", "#08519C", "#08306B"]
    return OutputLayer(
      name: "hub_isochrones", title: say("Isochrones des points", "Isochrones of the hubs"),
      summary: say(
        "Ce qui est à moins de tant de minutes du point le plus proche.",
        "What is within so many minutes of the nearest hub."),
      shape: .polygon,
      fields: [
        .init("plan", .text), .init("minutes", .real), .init("label", .text),
        .init("area_m2", .real),
      ],
      rows: placements.flatMap(isochroneRows),
      style: LayerStyle(
        .categorised(
          field: "label",
          times.enumerated().map { index, time in
            LayerStyle.Category(
              value: label(time), label: label(time),
              symbol: .init(
                colour: shades[min(index, shades.count - 1)], opacity: 0.55, outline: "#6B8CAE",
                width: 0.15))
          })))
  }

  private func label(_ time: Double) -> String { "≤ " + Figure.duration(time, in: language) }

  /// The widest first, so that a map draws the others over it.
  private func isochroneRows(_ placement: HubPlacement) -> [OutputLayer.Row] {
    (placement.catchments?.isochrones ?? []).reversed().compactMap { isochrone in
      guard !isochrone.area.isEmpty else { return nil }
      return Row(
        id: "\(placement.plan.id):\(Int(isochrone.within.rounded()))", geometry: isochrone.area,
        values: [
          .text(placement.plan.id), minutes(isochrone.within), .text(label(isochrone.within)),
          .number(rounded(isochrone.area.area, places: 0)),
        ])
    }
  }

  /// Of all plans together: a site has one colour. Okabe and Ito's palette without black.
  private var hubColours: [(site: String, colour: String)] {
    let palette = [
      "#E69F00", "#009E73", "#CC79A7", "#0072B2", "#D55E00", "#56B4E9", "#F0E442", "#7A5195",
    ]
    var seen = Set<String>()
    let sites = placements.flatMap { $0.hubs.map(\.site.id) }.filter { seen.insert($0).inserted }
    return sites.enumerated().map { ($1, palette[$0 % palette.count]) }
  }

  // MARK: - Demand

  private var assignments: OutputLayer {
    OutputLayer(
      name: "hub_assignments", title: say("Qui dessert qui", "Who serves whom"), shape: .line,
      fields: [
        .init("plan", .text), .init("site", .text), .init("demand", .text), .init("weight", .real),
        .init("minutes", .real), .init("commune", .text),
      ],
      rows: placements.flatMap { placement in
        (placement.location?.assignment ?? []).compactMap { part in
          let hub = placement.instance.candidates[part.candidate]
          let point = placement.instance.demand[part.demand]
          guard hub.position != point.position,
            let line = try? Geometry.lineString([hub.position, point.position])
          else { return nil }
          return Row(
            id: "\(placement.plan.id):\(hub.site.id):\(point.id)", geometry: line,
            values: [
              .text(placement.plan.id), .text(hub.site.id), .text(point.id),
              .number(rounded(point.weight * part.share)), minutes(part.cost),
              AttributeValue(point.commune),
            ])
        }
      },
      style: LayerStyle(
        .categorised(
          field: "site",
          hubColours.map {
            LayerStyle.Category(
              value: $0.site, label: wording.shortSite($0.site, in: language),
              symbol: .init(colour: $0.colour, opacity: 0.8, outline: nil, width: 0.25))
          })))
  }

  private var unserved: OutputLayer {
    let words = [
      ("off-street", say("loin de toute rue", "far from any street"), "#000000"),
      ("out-of-reach", say("hors d’atteinte", "out of reach"), "#7F0000"),
      ("uncovered", say("non couvert", "not covered"), "#D7301F"),
      ("beyond", say("au-delà des isochrones", "beyond the isochrones"), "#FC8D59"),
    ]
    return OutputLayer(
      name: "hub_uncovered", title: say("Demande non desservie", "Demand not served"),
      shape: .point,
      fields: [
        .init("plan", .text), .init("demand", .text), .init("name", .text), .init("weight", .real),
        .init("commune", .text), .init("reason", .text), .init("minutes", .real),
      ],
      rows: placements.flatMap { placement in
        placement.unserved.map { point, reason, seconds in
          Row(
            id: "\(placement.plan.id):\(point.id)", geometry: .point(point.position),
            values: [
              .text(placement.plan.id), .text(point.id), .text(point.name),
              .number(rounded(point.weight)), AttributeValue(point.commune), .text(reason),
              minutes(seconds),
            ])
        }
      },
      style: LayerStyle(
        .categorised(
          field: "reason",
          words.map { value, label, colour in
            LayerStyle.Category(
              value: value, label: label,
              symbol: .init(colour: colour, opacity: 0.9, outline: "#FFFFFF", width: 2))
          })))
  }

  private var candidates: OutputLayer {
    OutputLayer(
      name: "hub_candidates_map",
      title: say("Pourquoi pas ici : candidats", "Why not here: candidates"), shape: .point,
      fields: [
        .init("plan", .text), .init("site", .text), .init("name", .text), .init("status", .text),
        .init("why", .text),
      ],
      rows: placements.flatMap { placement in
        let chosen = Set(placement.hubs.map(\.site.id))
        let sentences = Dictionary(
          placement.rehearsals.map { ($0.site, wording.sentence($0, of: placement)[language]) },
          uniquingKeysWith: { first, _ in first })
        let eligible = placement.instance.candidates.filter { !chosen.contains($0.site.id) }
        return eligible.map { row($0, "eligible", sentences[$0.site.id], placement) }
          + placement.instance.refusals.map { refusal in
            let reasons = wording.sentences(refusal, of: placement.plan).map { $0[language] }
            return row(
              refusal.candidate, "refused", reasons.joined(separator: language.semicolon), placement
            )
          }
      },
      style: LayerStyle(
        .categorised(
          field: "status",
          [
            .init(
              value: "eligible", label: say("possible, non retenu", "possible, not chosen"),
              symbol: .init(colour: "#FFFFFF", outline: "#000000", width: 2.4)),
            .init(
              value: "refused", label: say("refusé", "refused"),
              symbol: .init(colour: "#BDBDBD", outline: "#7F7F7F", width: 2)),
          ])))
  }

  private func row(
    _ candidate: HubCandidate, _ status: String, _ why: String?, _ placement: HubPlacement
  ) -> OutputLayer.Row {
    Row(
      id: "\(placement.plan.id):\(candidate.site.id)", geometry: .point(candidate.position),
      values: [
        .text(placement.plan.id), .text(candidate.site.id),
        .text(wording.shortSite(candidate.site.id, in: language)), .text(status),
        AttributeValue(why),
      ])
  }

  private typealias Row = OutputLayer.Row
}
