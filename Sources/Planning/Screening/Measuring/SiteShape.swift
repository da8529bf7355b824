import Land
import PlanarGeometry

/// A site's geometry as the measures read it.
struct SiteShape {
  let outline: PathTree
  let box: Envelope
  /// Square metres.
  let area: Double
  /// Metres, holes included.
  let perimeter: Double
  /// From the lower left corner of the box; level ones left out.
  let edges: [Edge]

  /// Nil where the geometry is empty.
  init?(_ geometry: Geometry) {
    guard let box = geometry.envelope else { return nil }
    var outline = PathTree()
    outline.append(geometry)
    self.outline = outline
    self.box = box
    area = geometry.area
    perimeter = geometry.length
    var edges: [Edge] = []
    for path in 0..<outline.pathCount where outline.isRing[path] {
      for index in 0..<outline.edgeCount(ofPath: path) {
        let edge = Edge(
          from: outline.position(path, index), to: outline.position(path, index + 1), origin: box,
          source: 0)
        if edge.y0 < edge.y1 { edges.append(edge) }
      }
    }
    self.edges = edges
  }

  func covers(_ position: Coordinate) -> Bool {
    box.contains(position) && outline.covers(position, feature: 0)
  }

  /// A position on the boundary.
  var anyPosition: Coordinate { outline.coordinates[0] }
}
