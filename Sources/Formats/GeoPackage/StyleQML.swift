/// A layer's style in QGIS's own language (QML, as QGIS 3.22 writes it, without what equals its defaults).
enum StyleQML {
  static func document(_ style: LayerStyle, of layer: OutputLayer) -> String {
    var children = [renderer(style.renderer, layer.shape)]
    if let field = style.labelField { children.append(labels(field, layer.shape)) }
    children.append(XMLElement("layerGeometryType", text: layer.shape.qgisNumber))
    let aliases = layer.fields.compactMap { field in
      field.label.map { XMLElement("alias", [("field", field.name), ("name", $0)]) }
    }
    if !aliases.isEmpty { children.append(XMLElement("aliases", aliases)) }
    let root = XMLElement(
      "qgis",
      [
        ("version", "3.22.0"), ("styleCategories", "AllStyleCategories"),
        ("labelsEnabled", style.labelField == nil ? "0" : "1"),
      ], children)
    return "<!DOCTYPE qgis PUBLIC 'http://mrcc.com/qgis.dtd' 'SYSTEM'>\n" + root.body
  }

  private static func renderer(_ renderer: LayerStyle.Renderer, _ shape: OutputLayer.Shape)
    -> XMLElement
  {
    switch renderer {
    case .single(let single):
      return XMLElement(
        "renderer-v2", [("type", "singleSymbol"), ("symbollevels", "0"), ("forceraster", "0")],
        [XMLElement("symbols", [symbol(single, shape, named: "0")])])
    case .categorised(let field, let categories):
      let entries = categories.enumerated().map { index, category in
        XMLElement(
          "category",
          [
            ("symbol", String(index)), ("value", category.value ?? ""),
            ("label", category.label), ("render", "true"), ("type", "string"),
          ])
      }
      let symbols = categories.enumerated().map { index, category in
        symbol(category.symbol, shape, named: String(index))
      }
      return XMLElement(
        "renderer-v2",
        [
          ("type", "categorizedSymbol"), ("attr", field), ("symbollevels", "0"),
          ("forceraster", "0"),
        ], [XMLElement("categories", entries), XMLElement("symbols", symbols)])
    }
  }

  private static func symbol(
    _ symbol: LayerStyle.Symbol, _ shape: OutputLayer.Shape, named name: String
  ) -> XMLElement {
    let colour = rgba(symbol.colour, opacity: symbol.opacity)
    let outline: [(String, String)] = [
      ("outline_color", rgba(symbol.outline ?? symbol.colour, opacity: 1)),
      ("outline_style", symbol.outline == nil ? "no" : "solid"), ("outline_width_unit", "MM"),
    ]
    let (type, layer, options): (String, String, [(String, String)])
    switch shape {
    case .polygon, .none:
      (type, layer) = ("fill", "SimpleFill")
      options =
        [("color", colour), ("style", "solid"), ("joinstyle", "miter")] + outline
        + [("outline_width", decimal(symbol.width))]
    case .line:
      (type, layer) = ("line", "SimpleLine")
      options = [
        ("line_color", colour), ("line_style", "solid"), ("line_width", decimal(symbol.width)),
        ("line_width_unit", "MM"), ("capstyle", "round"), ("joinstyle", "round"),
      ]
    case .point:
      (type, layer) = ("marker", "SimpleMarker")
      options =
        [
          ("name", "circle"), ("color", colour), ("size", decimal(symbol.width)),
          ("size_unit", "MM"),
        ] + outline + [("outline_width", "0.2")]
    }
    return XMLElement(
      "symbol",
      [
        ("name", name), ("type", type), ("alpha", "1"), ("clip_to_extent", "1"),
        ("force_rhr", "0"),
      ],
      [
        XMLElement(
          "layer", [("class", layer), ("enabled", "1"), ("locked", "0"), ("pass", "0")],
          [
            XMLElement(
              "Option", [("type", "Map")],
              options.map {
                XMLElement("Option", [("name", $0.0), ("type", "QString"), ("value", $0.1)])
              })
          ])
      ])
  }

  private static func labels(_ field: String, _ shape: OutputLayer.Shape) -> XMLElement {
    let buffer = XMLElement(
      "text-buffer",
      [
        ("bufferDraw", "1"), ("bufferSize", "0.8"), ("bufferSizeUnits", "MM"),
        ("bufferColor", "255,255,255,255"), ("bufferOpacity", "0.9"),
      ])
    let text = XMLElement(
      "text-style",
      [
        ("fieldName", field), ("isExpression", "0"), ("fontSize", "8"), ("fontSizeUnit", "Point"),
        ("textColor", "35,35,35,255"), ("textOpacity", "1"), ("fontWeight", "50"),
      ], [buffer])
    // QgsPalLayerSettings: 0 around a point, 2 along a line, 8 beside a polygon: on the scale of a commune a
    // label is larger than the site that it would cover.
    let placement =
      switch shape {
      case .point: "0"
      case .line: "2"
      case .polygon, .none: "8"
      }
    // A site may hold several programmes: their names take several lines.
    let format = XMLElement(
      "text-format",
      [("autoWrapLength", "26"), ("useMaxLineLengthForAutoWrap", "1"), ("multilineAlign", "0")])
    return XMLElement(
      "labeling", [("type", "simple")],
      [
        XMLElement(
          "settings", [],
          [
            text, format,
            XMLElement(
              "placement",
              [
                ("placement", placement), ("dist", shape == .line ? "0" : "1"),
                ("distUnits", "MM"),
              ]),
            XMLElement("rendering", [("drawLabels", "1"), ("obstacle", "1")]),
          ])
      ])
  }

  /// `#RRGGBB` as QGIS writes colours: `r,g,b,a`, each 0–255.
  private static func rgba(_ colour: String, opacity: Double) -> String {
    let value = UInt32(colour.dropFirst(), radix: 16) ?? 0
    let alpha = Int((255 * min(1, max(0, opacity))).rounded())
    return "\(value >> 16 & 255),\(value >> 8 & 255),\(value & 255),\(alpha)"
  }

  private static func decimal(_ value: Double) -> String { String(value) }
}

extension OutputLayer.Shape {
  /// `QgsWkbTypes::GeometryType`.
  fileprivate var qgisNumber: String {
    switch self {
    case .point: "0"
    case .line: "1"
    case .polygon: "2"
    case .none: "4"
    }
  }
}
