internal import Land

/// Where each feature of a text begins, and by what it is known; noted while the coordinates are passed over.
struct GeoJSONFeatureIndex {
  /// The position of the ids' column among the fields met so far.
  let column: ([String]) -> Int?
  private(set) var starts: [Int] = []
  private(set) var ids: [String?] = []
  private(set) var values: [AttributeValue] = []
  private var knownFields = -1
  private var position: Int?

  init(column: @escaping ([String]) -> Int?) {
    self.column = column
  }

  mutating func add(_ row: FeatureRow, at start: Int, fields: [String]) {
    if fields.count != knownFields {
      knownFields = fields.count
      position = column(fields)
    }
    starts.append(start)
    ids.append(row.id)
    values.append(position.map { $0 < row.values.count ? row.values[$0] : .missing } ?? .missing)
  }
}

extension JSONScanner {
  /// Passes an object or `null` by its brackets alone: who reads it later checks what is in it.
  mutating func skipBrackets() throws {
    guard byte == UInt8(ascii: "{") else { return try skipValue() }
    var depth = 0
    while true {
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 {
          offset += 1
          return
        }
      case UInt8(ascii: "\""):
        _ = try string()
        continue
      case 0 where isAtEnd: throw fault(.truncated)
      default: break
      }
      offset += 1
    }
  }
}
