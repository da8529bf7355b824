public import Land

/// What the values of a column are.
public enum ValueType: Hashable, Sendable {
  case number
  case truth
  case text

  /// Numbers where every value that is there is one, else truth where one is, else text.
  public init(of values: some Sequence<AttributeValue>) {
    var isNumber = true
    var isTruth = false
    for value in values {
      switch value {
      case .number, .missing: break
      case .boolean:
        isNumber = false
        isTruth = true
      case .text: isNumber = false
      }
    }
    self = isNumber ? .number : isTruth ? .truth : .text
  }
}

extension SiteMeasurer {
  /// What the values of each measure are, by what the layers hold; columns of the sites are as they are in `sample`.
  public func valueTypes(sample: [Site]) -> [ValueType] {
    sources.map { source in
      switch source {
      case .area, .perimeter, .compactness, .longitude, .latitude, .nothing: .number
      case .attribute(let field): ValueType(of: sample.lazy.map { $0.attribute(field) })
      case .layer(let layer, let reading): layers[layer].type(ofReading: reading)
      }
    }
  }
}
