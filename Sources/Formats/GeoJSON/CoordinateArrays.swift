internal import PlanarGeometry

/// The positions of one `coordinates` member, flat, before its geometry's type is known.
///
/// Arrays are kept from one feature to the next, so that most features allocate nothing here.
struct CoordinateArrays {
  var positions: [Coordinate] = []
  /// Where each array of positions ends in `positions`.
  var pathEnds: [Int] = []
  /// Where each array of arrays of positions ends in `pathEnds`.
  var partEnds: [Int] = []
  /// How many brackets stand around a number; 0 where there is none.
  var depth = 0
  /// An empty array among others; alone it is an empty geometry.
  var hasEmptyPart = false
  /// A position with more than two numbers.
  var hasHeights = false
  /// Where the member's value starts, in bytes.
  var offset = 0

  mutating func removeAll(at offset: Int) {
    positions.removeAll(keepingCapacity: true)
    pathEnds.removeAll(keepingCapacity: true)
    partEnds.removeAll(keepingCapacity: true)
    depth = 0
    hasEmptyPart = false
    hasHeights = false
    self.offset = offset
  }

  /// Notes that an array closed `level` brackets deep.
  mutating func close(_ level: Int) {
    switch depth - level {
    case 1:
      if positions.count > pathEnds.last ?? 0 {
        pathEnds.append(positions.count)
      } else {
        hasEmptyPart = true
      }
    case 2:
      if pathEnds.count > partEnds.last ?? 0 {
        partEnds.append(pathEnds.count)
      } else {
        hasEmptyPart = true
      }
    case 3: break
    default: hasEmptyPart = true
    }
  }
}

extension JSONScanner {
  /// Passes a `coordinates` value into `arrays`.
  mutating func coordinates(into arrays: inout CoordinateArrays) throws {
    arrays.removeAll(at: offset)
    var level = 0
    while true {
      // Here an array or the first number of a position starts.
      if byte == UInt8(ascii: "[") {
        level += 1
        guard level <= 4 else { throw coordinateFault(.coordinatesTooDeep) }
        if try !opensEmpty("[", "]") { continue }
        arrays.close(level)
      } else {
        guard level > 0, byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") <= 9 else {
          throw try notACoordinate()
        }
        if arrays.depth == 0 {
          arrays.depth = level
        } else if arrays.depth != level {
          throw coordinateFault(.unevenNesting)
        }
        try position(into: &arrays)
      }
      // Here an array has ended, `level` deep.
      level -= 1
      while true {
        if level == 0 { return }
        if try hasNext(before: "]") { break }
        arrays.close(level)
        level -= 1
      }
    }
  }

  /// Passes the numbers of a position and its closing bracket.
  private mutating func position(into arrays: inout CoordinateArrays) throws {
    let x = try number()
    guard try hasNext(before: "]") else { throw coordinateFault(.positionTooShort) }
    guard byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") <= 9 else {
      throw try notACoordinate()
    }
    let y = try number()
    while try hasNext(before: "]") {
      guard byte == UInt8(ascii: "-") || byte &- UInt8(ascii: "0") <= 9 else {
        throw try notACoordinate()
      }
      _ = try number()
      arrays.hasHeights = true
    }
    arrays.positions.append(Coordinate(x: x, y: y))
  }

  private func coordinateFault(_ reason: GeoJSONFault.Reason) -> GeoJSONFault {
    GeoJSONFault(offset: offset, reason: reason)
  }

  /// A value of another kind is a fault of the feature, anything else one of the file.
  private func notACoordinate() throws -> any Error {
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "t"),
      UInt8(ascii: "f"):
      return coordinateFault(.notACoordinate)
    case UInt8(ascii: "n") where base[offset + 1] == UInt8(ascii: "u"):
      return coordinateFault(.notACoordinate)
    default:
      return unexpected
    }
  }
}
