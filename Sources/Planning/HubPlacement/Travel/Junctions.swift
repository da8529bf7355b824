import PlanarGeometry

/// Where ways meet: the nodes of a network among all their vertices.
///
/// Vertices within the tolerance of one that came before are the same place. A place is a node where a way ends, and,
/// with ``StreetOptions/Noding/vertices``, where two vertices of one level or an end and any vertex come together.
/// A bridge ends on the street that it carries on, whatever the levels say; over the street that it crosses it has
/// a level of its own, and a shared vertex there joins nothing.
struct Junctions {
  /// Positions of the nodes, numbered by the order of the ways.
  private(set) var places: [Coordinate] = []
  /// By way and vertex, in one row: the node, or −1 where the way passes through no node.
  private var nodes: [Int32] = []
  private var starts: [Int] = []

  init(_ ways: [Way], _ options: StreetOptions) {
    var grid = PlaceGrid(tolerance: options.tolerance)
    var spots: [Int32] = []
    for way in ways {
      starts.append(spots.count)
      for position in way.positions { spots.append(grid.spot(of: position)) }
    }
    // How each spot is used: by an end; by vertices in passing, of one level or of several.
    var hasEnd = [Bool](repeating: false, count: grid.places.count)
    var level = [Int?](repeating: nil, count: grid.places.count)
    var isShared = [Bool](repeating: false, count: grid.places.count)
    for (index, way) in ways.enumerated() {
      let start = starts[index]
      hasEnd[Int(spots[start])] = true
      hasEnd[Int(spots[start + way.positions.count - 1])] = true
      for vertex in way.positions.indices.dropFirst().dropLast() {
        let spot = Int(spots[start + vertex])
        // A stutter is no meeting with oneself.
        if spots[start + vertex] == spots[start + vertex - 1] { continue }
        if let known = level[spot] {
          if known == way.level { isShared[spot] = true }
        } else {
          level[spot] = way.level
        }
      }
    }
    let joinsVertices = options.noding != .ends
    var number = [Int32](repeating: -1, count: grid.places.count)
    nodes = [Int32](repeating: -1, count: spots.count)
    for (index, way) in ways.enumerated() {
      for vertex in way.positions.indices {
        let place = starts[index] + vertex
        let spot = Int(spots[place])
        let isEnd = vertex == 0 || vertex == way.positions.count - 1
        // Ways in passing join at a spot of their own level only; with three levels at one spot, the first two alike.
        let isNode =
          isEnd
          || (joinsVertices && (hasEnd[spot] || (isShared[spot] && level[spot] == way.level)))
        guard isNode else { continue }
        if number[spot] < 0 {
          number[spot] = Int32(places.count)
          places.append(grid.places[spot])
        }
        nodes[place] = number[spot]
      }
    }
  }

  func isNode(way: Int, vertex: Int) -> Bool { nodes[starts[way] + vertex] >= 0 }
  func node(way: Int, vertex: Int) -> Int32 { nodes[starts[way] + vertex] }
}

/// Positions within a tolerance of each other put together: each belongs to the first place that is near enough.
private struct PlaceGrid {
  private(set) var places: [Coordinate] = []
  /// The last place of a cell; the others are chained through ``next``.
  private var cells: [Cell: Int32] = [:]
  private var next: [Int32] = []
  private let tolerance: Double
  private let size: Double

  private struct Cell: Hashable {
    var x: Int
    var y: Int
  }

  init(tolerance: Double) {
    self.tolerance = tolerance
    // Wide cells: a position then seldom lies near the side of its cell, where the neighbour must be asked too.
    size = max(tolerance * 16, 1e-6)
  }

  mutating func spot(of position: Coordinate) -> Int32 {
    let column = (position.x / size).rounded(.down)
    let row = (position.y / size).rounded(.down)
    var best: Int32 = -1
    var nearest = tolerance
    for x in side(position.x, column) {
      for y in side(position.y, row) {
        var place = cells[Cell(x: x, y: y)] ?? -1
        while place >= 0 {
          let distance = places[Int(place)].distance(to: position)
          if distance < nearest || (distance == nearest && (best < 0 || place < best)) {
            nearest = distance
            best = place
          }
          place = next[Int(place)]
        }
      }
    }
    if best >= 0 { return best }
    let cell = Cell(x: Int(column), y: Int(row))
    next.append(cells[cell] ?? -1)
    cells[cell] = Int32(places.count)
    places.append(position)
    return Int32(places.count - 1)
  }

  /// The cells in one direction that may hold a place within the tolerance.
  private func side(_ value: Double, _ cell: Double) -> ClosedRange<Int> {
    let low = ((value - tolerance) / size).rounded(.down)
    let high = ((value + tolerance) / size).rounded(.down)
    return Int(min(low, cell))...Int(max(high, cell))
  }
}
