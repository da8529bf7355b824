internal import GRDB
internal import PlanarGeometry

/// Fills an R-tree from the leaves up.
///
/// Row by row SQLite looks for a place and splits nodes, which takes three times as long as writing the rows
/// themselves, and leaves a looser tree. The nodes are those of SQLite's R-tree module (rtree.c, "shadow tables"):
/// depth (2 bytes, of the root only), number of cells (2), then for each cell a key (8) and least x, greatest x, least
/// y, greatest y as 4-byte floats, all big-endian. `rtreecheck` finds nothing wrong with them.
extension GeoPackageSpatialIndex {
  /// What the module puts into a node of two dimensions where a page has at least 2048 bytes.
  private static let cellsPerNode = 51
  private static let cellSize = 24
  private static let nodeSize = 4 + cellSize * cellsPerNode

  private struct Cell {
    let key: Int64
    let box: Envelope
  }

  /// - Parameter boxes: Of the rows 1, 2, …; nil where a row has no geometry.
  func fill(with boxes: [Envelope?], in database: Database) throws {
    var cells: [Cell] = []
    cells.reserveCapacity(boxes.count)
    for (row, box) in boxes.enumerated() {
      if let box { cells.append(Cell(key: Int64(row + 1), box: box)) }
    }
    if cells.isEmpty { return }
    tile(&cells)
    // The module makes an empty root; all nodes are written here.
    try database.execute(sql: "DELETE FROM \"\(index)_node\"")
    let nodes = try SQLiteInsertion(into: "\(index)_node", columns: 2, database)
    let parents = try SQLiteInsertion(into: "\(index)_parent", columns: 2, database)
    defer {
      nodes.close()
      parents.close()
    }
    var nodeOfRow = [Int64](repeating: 0, count: boxes.count)
    var depth = 0
    var next: Int64 = 2
    while true {
      let isRoot = cells.count <= Self.cellsPerNode
      var above: [Cell] = []
      for first in stride(from: 0, to: cells.count, by: Self.cellsPerNode) {
        let group = cells[first..<min(first + Self.cellsPerNode, cells.count)]
        let number = isRoot ? 1 : next
        if !isRoot { next += 1 }
        nodes.bind(number, at: 1)
        try Self.bytes(of: group, depth: isRoot ? depth : 0).withUnsafeBytes {
          try nodes.run(with: $0, at: 2)
        }
        for cell in group {
          if depth == 0 {
            nodeOfRow[Int(cell.key) - 1] = number
          } else {
            parents.bind(cell.key, at: 1)
            parents.bind(number, at: 2)
            try parents.run()
          }
        }
        above.append(
          Cell(
            key: number, box: group.dropFirst().reduce(group[first].box) { $0.union($1.box) }))
      }
      if isRoot { break }
      cells = above
      depth += 1
    }
    let rows = try SQLiteInsertion(into: "\(index)_rowid", columns: 2, database)
    defer { rows.close() }
    for (row, node) in nodeOfRow.enumerated() where node > 0 {
      rows.bind(Int64(row + 1), at: 1)
      rows.bind(node, at: 2)
      try rows.run()
    }
  }

  /// Sort-tile-recursive: upright slices by centre, each sorted upwards; ties by row.
  private func tile(_ cells: inout [Cell]) {
    cells.sort { ($0.box.minX + $0.box.maxX, $0.key) < ($1.box.minX + $1.box.maxX, $1.key) }
    let leaves = (cells.count + Self.cellsPerNode - 1) / Self.cellsPerNode
    let slice = Int(Double(leaves).squareRoot().rounded(.up)) * Self.cellsPerNode
    for first in stride(from: 0, to: cells.count, by: slice) {
      cells[first..<min(first + slice, cells.count)].sort {
        ($0.box.minY + $0.box.maxY, $0.key) < ($1.box.minY + $1.box.maxY, $1.key)
      }
    }
  }

  private static func bytes(of cells: ArraySlice<Cell>, depth: Int) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(nodeSize)
    func append(_ number: some FixedWidthInteger) {
      withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
    }
    append(UInt16(depth))
    append(UInt16(cells.count))
    for cell in cells {
      append(cell.key)
      append(floor(cell.box.minX).bitPattern)
      append(ceiling(cell.box.maxX).bitPattern)
      append(floor(cell.box.minY).bitPattern)
      append(ceiling(cell.box.maxY).bitPattern)
    }
    bytes.append(contentsOf: repeatElement(0, count: nodeSize - bytes.count))
    return bytes
  }

  /// The greatest float that is not above: the index may hold more than the box, never less.
  private static func floor(_ value: Double) -> Float {
    let near = Float(value)
    return Double(near) > value ? near.nextDown : near
  }

  private static func ceiling(_ value: Double) -> Float {
    let near = Float(value)
    return Double(near) < value ? near.nextUp : near
  }
}
