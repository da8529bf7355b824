import PlanarGeometry

/// Adds a vertex where ways of one level cross or touch without sharing one.
enum Crossings {
  private struct Segment {
    var way: Int
    var vertex: Int
  }

  private struct Cut {
    var vertex: Int
    var share: Double
    var place: Coordinate
  }

  static func cut(_ ways: inout [Way], tolerance: Double) {
    var segments: [Segment] = []
    var boxes: [Envelope] = []
    for (index, way) in ways.enumerated() {
      for vertex in way.positions.indices.dropLast() {
        let (a, b) = (way.positions[vertex], way.positions[vertex + 1])
        segments.append(Segment(way: index, vertex: vertex))
        boxes.append(
          Envelope(
            minX: min(a.x, b.x), minY: min(a.y, b.y), maxX: max(a.x, b.x), maxY: max(a.y, b.y)))
      }
    }
    let tree = EnvelopeTree(boxes)
    var cuts = [[Cut]](repeating: [], count: ways.count)
    for (first, segment) in segments.enumerated() {
      tree.forEach(meeting: boxes[first].expanded(by: tolerance)) { second in
        guard second > first else { return }
        let other = segments[second]
        guard ways[segment.way].level == ways[other.way].level else { return }
        // Neighbours on one way share a vertex already.
        if segment.way == other.way, other.vertex - segment.vertex <= 1 { return }
        let here = ends(of: segment, ways)
        let there = ends(of: other, ways)
        for meeting in meetings(here, there, tolerance) {
          cuts[segment.way].append(
            Cut(vertex: segment.vertex, share: meeting.here, place: meeting.place))
          cuts[other.way].append(
            Cut(vertex: other.vertex, share: meeting.there, place: meeting.place))
        }
      }
    }
    for index in ways.indices where !cuts[index].isEmpty {
      ways[index].positions = positions(of: ways[index], with: cuts[index])
    }
  }

  private static func ends(of segment: Segment, _ ways: [Way]) -> (Coordinate, Coordinate) {
    let positions = ways[segment.way].positions
    return (positions[segment.vertex], positions[segment.vertex + 1])
  }

  private static func positions(of way: Way, with cuts: [Cut]) -> [Coordinate] {
    let sorted = cuts.sorted {
      ($0.vertex, $0.share, $0.place.x) < ($1.vertex, $1.share, $1.place.x)
    }
    var result: [Coordinate] = []
    var next = sorted[...]
    for (vertex, position) in way.positions.enumerated() {
      result.append(position)
      while let cut = next.first, cut.vertex == vertex {
        result.append(cut.place)
        next.removeFirst()
      }
    }
    return result
  }

  /// Where two segments meet, as shares of each: a proper crossing, or an end of one within the tolerance of the
  /// inside of the other. Ends that lie together are left to ``Junctions``.
  private static func meetings(
    _ first: (Coordinate, Coordinate), _ second: (Coordinate, Coordinate), _ tolerance: Double
  ) -> [(here: Double, there: Double, place: Coordinate)] {
    var found: [(here: Double, there: Double, place: Coordinate)] = []
    for (share, end) in [(0.0, second.0), (1, second.1)] {
      let foot = SegmentFoot(of: end, on: first.0, first.1)
      if foot.distance <= tolerance, foot.share > 0, foot.share < 1 {
        found.append((foot.share, share, end))
      }
    }
    for (share, end) in [(0.0, first.0), (1, first.1)] {
      let foot = SegmentFoot(of: end, on: second.0, second.1)
      if foot.distance <= tolerance, foot.share > 0, foot.share < 1 {
        found.append((share, foot.share, end))
      }
    }
    guard found.isEmpty else { return found }
    let (dx, dy) = (first.1.x - first.0.x, first.1.y - first.0.y)
    let (ex, ey) = (second.1.x - second.0.x, second.1.y - second.0.y)
    let cross = dx * ey - dy * ex
    guard cross != 0 else { return [] }
    let (ox, oy) = (second.0.x - first.0.x, second.0.y - first.0.y)
    let here = (ox * ey - oy * ex) / cross
    let there = (ox * dy - oy * dx) / cross
    guard here > 0, here < 1, there > 0, there < 1 else { return [] }
    return [(here, there, Coordinate(x: first.0.x + here * dx, y: first.0.y + here * dy))]
  }
}

/// The place of a segment nearest to a point.
struct SegmentFoot {
  /// From the first end, 0...1.
  var share: Double
  var place: Coordinate
  var distance: Double

  init(of point: Coordinate, on start: Coordinate, _ end: Coordinate) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let square = dx * dx + dy * dy
    share =
      square > 0
      ? min(1, max(0, ((point.x - start.x) * dx + (point.y - start.y) * dy) / square)) : 0
    place = Coordinate(x: start.x + share * dx, y: start.y + share * dy)
    distance = point.distance(to: place)
  }
}
