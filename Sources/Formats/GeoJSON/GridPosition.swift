internal import Land
internal import PlanarGeometry

/// A position in whole ten-millionths of a degree, so that what is written is compared, not what was.
struct GridPosition: Hashable {
  var x: Int64
  var y: Int64

  init(_ position: Coordinate) {
    x = Int64((position.x * 1e7).rounded())
    y = Int64((position.y * 1e7).rounded())
  }

  init(x: Int64, y: Int64) {
    self.x = x
    self.y = y
  }
}

extension [GridPosition] {
  /// The positions of a line or ring, equal neighbours once.
  init(_ positions: [Coordinate]) {
    self = []
    reserveCapacity(positions.count)
    for position in positions {
      let rounded = GridPosition(position)
      if rounded != last { append(rounded) }
    }
  }

  /// Twice the area inside a closed ring, positive when it runs counter-clockwise (shoelace formula,
  /// relative to the first position).
  var turn: Double {
    guard let origin = first else { return 0 }
    var sum = 0.0
    for index in indices.dropLast() {
      let a = self[index]
      let b = self[index + 1]
      sum +=
        Double(a.x - origin.x) * Double(b.y - origin.y)
        - Double(b.x - origin.x) * Double(a.y - origin.y)
    }
    return sum
  }
}

extension [UInt8] {
  /// `2.9864`, `-0.5`: at most seven decimals, no trailing zeros, no minus zero.
  mutating func append(degrees value: Int64) {
    var digits = value.magnitude
    if value < 0 { append(UInt8(ascii: "-")) }
    append(ascii: String(digits / 10_000_000))
    digits %= 10_000_000
    if digits == 0 { return }
    append(UInt8(ascii: "."))
    var unit: UInt64 = 1_000_000
    while digits > 0 {
      append(UInt8(ascii: "0") + UInt8(digits / unit))
      digits %= unit
      unit /= 10
    }
  }

  /// `2.9864,50.6089`
  mutating func append(position: GridPosition) {
    append(degrees: position.x)
    append(UInt8(ascii: ","))
    append(degrees: position.y)
  }

  mutating func append(jsonValue value: AttributeValue) {
    switch value {
    case .missing: append(ascii: "null")
    case .boolean(let flag): append(ascii: flag ? "true" : "false")
    case .number(let number): append(jsonNumber: number)
    case .text(let text): append(jsonString: text)
    }
  }
}
