/// A layer's style as OGC Styled Layer Descriptor 1.1 with Symbology Encoding 1.1, for readers other than QGIS.
enum StyleSLD {
  /// Symbology Encoding's pixel, in millimetres (OGC 05-077r4, clause 11).
  private static let pixel = 0.28

  static func document(_ style: LayerStyle, of layer: OutputLayer) -> String {
    var rules: [XMLElement]
    switch style.renderer {
    case .single(let symbol):
      rules = [rule(layer.title, filter: nil, symbol, layer.shape)]
    case .categorised(let field, let categories):
      rules = categories.map { category in
        let filter =
          category.value.map { value in
            XMLElement(
              "ogc:Filter", [("xmlns:ogc", "http://www.opengis.net/ogc")],
              [
                XMLElement(
                  "ogc:PropertyIsEqualTo",
                  [
                    XMLElement("ogc:PropertyName", text: field),
                    XMLElement("ogc:Literal", text: value),
                  ])
              ])
          } ?? XMLElement("se:ElseFilter")
        return rule(category.label, filter: filter, category.symbol, layer.shape)
      }
    }
    if let field = style.labelField {
      rules.append(
        XMLElement(
          "se:Rule",
          [
            XMLElement(
              "se:TextSymbolizer",
              [
                XMLElement("se:Label", [XMLElement("ogc:PropertyName", text: field)]),
                XMLElement(
                  "se:Font", [parameter("font-size", "10")]),
                XMLElement(
                  "se:Halo",
                  [XMLElement("se:Radius", text: "2"), fill("#ffffff", opacity: 0.9)]),
                fill("#232323", opacity: 1),
              ])
          ]))
    }
    return XMLElement(
      "StyledLayerDescriptor",
      [
        ("xmlns", "http://www.opengis.net/sld"), ("xmlns:ogc", "http://www.opengis.net/ogc"),
        ("xmlns:se", "http://www.opengis.net/se"), ("version", "1.1.0"),
      ],
      [
        XMLElement(
          "NamedLayer",
          [
            XMLElement("se:Name", text: layer.name),
            XMLElement(
              "UserStyle",
              [
                XMLElement("se:Name", text: layer.name),
                XMLElement("se:FeatureTypeStyle", rules),
              ]),
          ])
      ]
    ).document
  }

  private static func rule(
    _ label: String, filter: XMLElement?, _ symbol: LayerStyle.Symbol, _ shape: OutputLayer.Shape
  ) -> XMLElement {
    XMLElement(
      "se:Rule",
      [
        XMLElement("se:Name", text: label),
        XMLElement("se:Description", [XMLElement("se:Title", text: label)]),
      ] + (filter.map { [$0] } ?? []) + [symboliser(symbol, shape)])
  }

  private static func symboliser(_ symbol: LayerStyle.Symbol, _ shape: OutputLayer.Shape)
    -> XMLElement
  {
    let interior = fill(symbol.colour, opacity: symbol.opacity)
    switch shape {
    case .polygon, .none:
      let outline = symbol.outline.map { [stroke($0, opacity: 1, width: symbol.width)] } ?? []
      return XMLElement("se:PolygonSymbolizer", [interior] + outline)
    case .line:
      return XMLElement(
        "se:LineSymbolizer",
        [stroke(symbol.colour, opacity: symbol.opacity, width: symbol.width)])
    case .point:
      let outline = symbol.outline.map { [stroke($0, opacity: 1, width: 0.2)] } ?? []
      return XMLElement(
        "se:PointSymbolizer",
        [
          XMLElement(
            "se:Graphic",
            [
              XMLElement(
                "se:Mark",
                [XMLElement("se:WellKnownName", text: "circle"), interior] + outline),
              XMLElement("se:Size", text: pixels(symbol.width)),
            ])
        ])
    }
  }

  private static func fill(_ colour: String, opacity: Double) -> XMLElement {
    XMLElement(
      "se:Fill", [parameter("fill", colour), parameter("fill-opacity", String(opacity))])
  }

  private static func stroke(_ colour: String, opacity: Double, width: Double) -> XMLElement {
    XMLElement(
      "se:Stroke",
      [
        parameter("stroke", colour), parameter("stroke-opacity", String(opacity)),
        parameter("stroke-width", pixels(width)),
      ])
  }

  private static func parameter(_ name: String, _ value: String) -> XMLElement {
    XMLElement("se:SvgParameter", [("name", name)], text: value)
  }

  /// Millimetres as pixels, to a hundredth.
  private static func pixels(_ millimetres: Double) -> String {
    String((millimetres / pixel * 100).rounded() / 100)
  }
}
