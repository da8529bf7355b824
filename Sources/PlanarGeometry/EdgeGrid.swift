/// The edges of rings in square cells, so that edges that may meet are found without comparing all with all.
struct EdgeGrid {
  private let origin: Coordinate
  /// Cells to the unit of length, 0 for a single cell.
  private let density: Double
  private let columns: Int
  private let rows: Int
  /// Where the edges of a cell begin in `edges`; cells row by row.
  private let cellStarts: [Int32]
  private let edges: [Int32]
  /// The first and last column of the edges' boxes.
  private let firstColumn: [Int32]

  /// Below this, all pairs are compared sooner than cells are filled.
  private static let fewEdges = 24
  /// Entries to an edge beyond which the edges are too long for the cells.
  private static let tooDense = 12

  /// - Parameter starts: Edge e goes from `positions[starts[e]]` to the position after it.
  /// - Returns: Nil where a position is not finite or the edges do not suit a grid.
  init?(_ positions: [Coordinate], _ starts: [Int32]) {
    guard let first = positions.first, !starts.isEmpty else { return nil }
    var box = Envelope(first)
    for place in positions {
      guard place.isFinite else { return nil }
      box = box.union(Envelope(place))
    }
    let isSmall = starts.count <= Self.fewEdges
    let side = (box.area / Double(starts.count)).squareRoot()
    guard isSmall || (side > 0 && side.isFinite) else { return nil }
    let across = isSmall ? 0 : (box.width / side).rounded(.down)
    let up = isSmall ? 0 : (box.height / side).rounded(.down)
    guard (across + 1) * (up + 1) < Double(4 * starts.count + 64) else { return nil }
    origin = Coordinate(x: box.minX, y: box.minY)
    density = isSmall ? 0 : 1 / side
    columns = Int(across) + 1
    rows = Int(up) + 1
    let grid = Cells(origin: origin, density: density, columns: columns, rows: rows)
    var counts = [Int32](repeating: 0, count: columns * rows + 1)
    var firstColumn: [Int32] = []
    firstColumn.reserveCapacity(starts.count)
    var total = 0
    for start in starts {
      let (across, up) = grid.range(positions[Int(start)], positions[Int(start) + 1])
      firstColumn.append(Int32(across.lowerBound))
      total += across.count * up.count
      guard total <= Self.tooDense * starts.count + 64 else { return nil }
      for row in up {
        for column in across { counts[row * columns + column + 1] += 1 }
      }
    }
    for cell in 1..<counts.count { counts[cell] += counts[cell - 1] }
    var next = counts
    var edges = [Int32](repeating: 0, count: total)
    for (edge, start) in starts.enumerated() {
      let (across, up) = grid.range(positions[Int(start)], positions[Int(start) + 1])
      for row in up {
        for column in across {
          let cell = row * columns + column
          edges[Int(next[cell])] = Int32(edge)
          next[cell] += 1
        }
      }
    }
    cellStarts = counts
    self.edges = edges
    self.firstColumn = firstColumn
  }

  private struct Cells {
    let origin: Coordinate
    let density: Double
    let columns: Int
    let rows: Int

    func column(_ x: Double) -> Int { min(max(Int((x - origin.x) * density), 0), columns - 1) }
    func row(_ y: Double) -> Int { min(max(Int((y - origin.y) * density), 0), rows - 1) }

    func range(_ a: Coordinate, _ b: Coordinate) -> (ClosedRange<Int>, ClosedRange<Int>) {
      (column(min(a.x, b.x))...column(max(a.x, b.x)), row(min(a.y, b.y))...row(max(a.y, b.y)))
    }
  }

  /// Whether `meets` holds for some pair of edges that share a cell; a pair may be asked of several times.
  func contains(_ meets: (Int, Int) -> Bool) -> Bool {
    for cell in 0..<columns * rows {
      let range = Int(cellStarts[cell])..<Int(cellStarts[cell + 1])
      for one in range {
        for other in one + 1..<max(one + 1, range.upperBound)
        where meets(Int(edges[one]), Int(edges[other])) { return true }
      }
    }
    return false
  }

  /// Calls `body` once with every edge whose box reaches the height and the left side of a position, and perhaps some
  /// that do not.
  func forEach(inRowLeftOf place: Coordinate, _ body: (Int) -> Void) {
    let cells = Cells(origin: origin, density: density, columns: columns, rows: rows)
    let row = cells.row(place.y)
    for column in 0...cells.column(place.x) {
      let cell = row * columns + column
      for index in Int(cellStarts[cell])..<Int(cellStarts[cell + 1]) {
        let edge = Int(edges[index])
        if Int(firstColumn[edge]) == column { body(edge) }
      }
    }
  }
}
