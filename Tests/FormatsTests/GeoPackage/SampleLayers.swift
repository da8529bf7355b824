import Formats
import Foundation
import Land
import PlanarGeometry
import Projection
import TestSupport

/// Layers as Entente writes them, invented from a written seed: sites by allocation, a network, hubs, a table.
enum SampleLayers {
  static let date = CalendarDate(year: 2026, month: 1, day: 1)!

  static let lambert93 = GeoPackageReferenceSystem(.lambert93)

  static func all(seed: UInt64 = 1) throws -> [OutputLayer] {
    [try sites(seed: seed), try network(seed: seed), hubs(seed: seed), departments]
  }

  /// Sites in a grid with crooked corners, one of them in two parts, one without geometry.
  static func sites(seed: UInt64, columns: Int = 6, rows: Int = 4) throws -> OutputLayer {
    var random = SeededGenerator(seed: seed)
    let departments = ["energy", "housing", "economy"]
    var corners: [[Coordinate]] = []
    for row in 0...rows {
      corners.append(
        (0...columns).map { column in
          Coordinate(
            x: 699_000 + 100 * Double(column) + Double.random(in: -25...25, using: &random),
            y: 7_056_000 + 80 * Double(row) + Double.random(in: -20...20, using: &random))
        })
    }
    var layer = OutputLayer(
      name: "sites", title: "Sites et affectations", summary: "Une couche d'essai", shape: .polygon,
      fields: [
        .init("name", .text, label: "Nom"), .init("department", .text, label: "Service"),
        .init("area_m2", .real, label: "Surface (m²)"), .init("jobs", .integer, label: "Emplois"),
        .init("public", .boolean, label: "Public"), .init("available", .date, label: "Disponible"),
      ],
      rows: [],
      style: LayerStyle(
        .categorised(
          field: "department",
          [
            .init(
              value: "energy", label: "Énergie", symbol: .init(colour: "#D55E00", opacity: 0.8)),
            .init(
              value: "housing", label: "Habitat", symbol: .init(colour: "#0072B2", opacity: 0.8)),
            .init(
              value: "economy", label: "Développement économique",
              symbol: .init(colour: "#009E73", opacity: 0.8)),
            .init(
              value: nil, label: "Non affecté",
              symbol: .init(colour: "#FFFFFF", opacity: 0.4, outline: "#999999")),
          ]), labelField: "name"))
    for row in 0..<rows {
      for column in 0..<columns {
        let ring = [
          corners[row][column], corners[row][column + 1], corners[row + 1][column + 1],
          corners[row + 1][column], corners[row][column],
        ]
        let number = layer.rows.count + 1
        let geometry = try Geometry.polygon(ring, ringEnds: [ring.count])
        let choice = Int.random(in: 0...3, using: &random)
        layer.rows.append(
          .init(
            id: "FR-59286-\(number)", geometry: geometry,
            values: [
              .text("Îlot n° \(number) <\"é\" & '\(choice)'>"),
              choice < 3 ? .text(departments[choice]) : .missing,
              .number(geometry.area), .number(Double(Int.random(in: 0...90, using: &random))),
              .boolean(choice % 2 == 0), .text("20\(20 + choice)-0\(choice + 1)-15"),
            ]))
      }
    }
    let twoParts = try Geometry.multiPolygon([
      .box(Envelope(minX: 699_650, minY: 7_056_000, maxX: 699_700, maxY: 7_056_040)),
      .box(Envelope(minX: 699_650, minY: 7_056_060, maxX: 699_720, maxY: 7_056_120)),
    ])
    layer.rows.append(
      .init(id: "two", geometry: twoParts, values: [.text("Deux parties")] + none(5)))
    layer.rows.append(.init(id: "nowhere", geometry: nil, values: [.text("Sans plan")] + none(5)))
    return layer
  }

  static func network(seed: UInt64) throws -> OutputLayer {
    var random = SeededGenerator(seed: seed &+ 1)
    let lines = try (0..<4).map { number in
      try Geometry.lineString(
        (0..<6).map {
          Coordinate(
            x: 699_000 + 130 * Double($0),
            y: 7_056_040 + 80 * Double(number) + Double.random(in: -15...15, using: &random))
        })
    }
    return OutputLayer(
      name: "heat_network", title: "Réseau de chaleur", shape: .line,
      fields: [.init("diameter", .integer)],
      rows: lines.enumerated().map {
        .init(id: "l\($0)", geometry: $1, values: [.number(Double(100 + 50 * $0))])
      }, style: LayerStyle(.single(.init(colour: "#CC0000", width: 0.8))))
  }

  static func hubs(seed: UInt64) -> OutputLayer {
    var random = SeededGenerator(seed: seed &+ 2)
    let rows = (0..<5).map { number in
      OutputLayer.Row(
        id: "hub-\(number)",
        geometry: .point(
          x: Double.random(in: 699_000...699_600, using: &random),
          y: Double.random(in: 7_056_000...7_056_320, using: &random)),
        values: [.text(number % 2 == 0 ? "open" : "closed")])
    }
    return OutputLayer(
      name: "hubs", title: "Points logistiques", shape: .point,
      fields: [.init("state", .text, label: "État")], rows: rows,
      style: LayerStyle(
        .categorised(
          field: "state",
          [
            .init(value: "open", label: "Ouvert", symbol: .init(colour: "#F0E442", width: 3.5)),
            .init(value: "closed", label: "Fermé", symbol: .init(colour: "#555555", width: 3.5)),
          ]), labelField: "id"))
  }

  static let departments = OutputLayer(
    name: "departments", title: "Services", shape: .none,
    fields: [.init("label", .text), .init("u", .real)],
    rows: [
      .init(id: "energy", geometry: nil, values: [.text("Énergie"), .number(0.75)]),
      .init(id: "housing", geometry: nil, values: [.text("Habitat"), .missing]),
    ])

  private static func none(_ count: Int) -> [AttributeValue] {
    Array(repeating: .missing, count: count)
  }
}
