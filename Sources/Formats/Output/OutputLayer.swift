public import Land
public import PlanarGeometry

/// A layer to be written, in the working coordinate system.
public struct OutputLayer: Sendable {
  public enum FieldType: Hashable, Sendable {
    case text, integer, real, boolean, date
  }

  public struct Field: Hashable, Sendable {
    public var name: String
    public var type: FieldType
    /// What a person reads as the column's title.
    public var label: String?

    public init(_ name: String, _ type: FieldType, label: String? = nil) {
      self.name = name
      self.type = type
      self.label = label
    }
  }

  public struct Row: Sendable {
    /// Unique in the layer.
    public var id: String
    public var geometry: Geometry?
    /// One for each field.
    public var values: [AttributeValue]

    public init(id: String, geometry: Geometry?, values: [AttributeValue]) {
      self.id = id
      self.geometry = geometry
      self.values = values
    }
  }

  public enum Shape: Hashable, Sendable {
    case point, line, polygon
    /// A table without geometry.
    case none
  }

  /// Lower-case ASCII letters, digits and underscores.
  public var name: String
  /// What a person reads in the list of layers.
  public var title: String
  public var summary: String
  public var shape: Shape
  public var fields: [Field]
  public var rows: [Row]
  public var style: LayerStyle?

  public init(
    name: String, title: String, summary: String = "", shape: Shape, fields: [Field],
    rows: [Row], style: LayerStyle? = nil
  ) {
    self.name = name
    self.title = title
    self.summary = summary
    self.shape = shape
    self.fields = fields
    self.rows = rows
    self.style = style
  }
}

/// How a layer is drawn, with its legend.
public struct LayerStyle: Hashable, Sendable {
  public struct Symbol: Hashable, Sendable {
    /// `#RRGGBB` of the fill, line or marker.
    public var colour: String
    /// In [0, 1].
    public var opacity: Double
    /// `#RRGGBB` of the outline; nil: none.
    public var outline: String?
    /// Millimetres: line or outline width, marker diameter.
    public var width: Double

    public init(
      colour: String, opacity: Double = 1, outline: String? = "#333333", width: Double = 0.26
    ) {
      self.colour = colour
      self.opacity = opacity
      self.outline = outline
      self.width = width
    }
  }

  public struct Category: Hashable, Sendable {
    /// The value of the field; nil: every other value.
    public var value: String?
    public var label: String
    public var symbol: Symbol

    public init(value: String?, label: String, symbol: Symbol) {
      self.value = value
      self.label = label
      self.symbol = symbol
    }
  }

  public enum Renderer: Hashable, Sendable {
    case single(Symbol)
    case categorised(field: String, [Category])
  }

  public var renderer: Renderer
  /// The field whose value is written on the map; nil: none.
  public var labelField: String?

  public init(_ renderer: Renderer, labelField: String? = nil) {
    self.renderer = renderer
    self.labelField = labelField
  }
}
