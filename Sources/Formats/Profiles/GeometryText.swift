import Foundation
import Land
import PlanarGeometry

/// A geometry written in a cell of a table: well-known text, a GeoJSON geometry, or `x, y`.
enum GeometryText {
  enum Fault: Error {
    /// The text was cut: `POLYGON((1 2, 3 4, ...))`.
    case truncated
    case unreadable(String)
  }

  struct Reading {
    let geometry: Geometry
    /// Whether a ring had to be closed with its first position.
    let closedRing: Bool
  }

  static func read(_ text: String) throws -> Reading {
    if text.contains("...") || text.contains("…") { throw Fault.truncated }
    let body = text.trimmed
    if body.first == "{" { return try geoJSON(body) }
    if let position = position(body) {
      return Reading(geometry: .point(position), closedRing: false)
    }
    let (closed, count) = closingRings(of: body)
    do {
      return Reading(geometry: try Geometry(wkt: closed), closedRing: count > 0)
    } catch {
      throw Fault.unreadable(error.reason)
    }
  }

  /// `3.9815, 49.2527`: x then y.
  private static func position(_ text: String) -> Coordinate? {
    let parts = text.split(separator: ",")
    guard parts.count == 2, let x = Double(String(parts[0]).trimmed),
      let y = Double(String(parts[1]).trimmed)
    else { return nil }
    return Coordinate(x: x, y: y)
  }

  /// The same well-known text with every ring of its polygons closed.
  private static func closingRings(of text: String) -> (text: String, closed: Int) {
    guard text.uppercased().contains("POLYGON") else { return (text, 0) }
    var result = ""
    var ring = ""
    var closed = 0
    for character in text {
      switch character {
      case "(":
        result += ring + "("
        ring = ""
      case ")":
        let positions = ring.split(separator: ",").map { String($0).trimmed }
        if let first = positions.first, let last = positions.last, positions.count > 2,
          numbers(first) != numbers(last)
        {
          ring += ", " + first
          closed += 1
        }
        result += ring + ")"
        ring = ""
      default: ring.append(character)
      }
    }
    return (result + ring, closed)
  }

  private static func numbers(_ position: String) -> [Double?] {
    position.split(separator: " ").map { Double($0) }
  }

  private static func geoJSON(_ text: String) throws -> Reading {
    guard let object = try? JSONSerialization.jsonObject(with: Data(text.utf8)),
      let members = object as? [String: Any], let type = members["type"] as? String
    else { throw Fault.unreadable("no GeoJSON geometry") }
    func positions(_ value: Any?) throws -> [Coordinate] {
      guard let list = value as? [[Double]] else { throw Fault.unreadable("no positions") }
      return try list.map {
        guard $0.count >= 2 else { throw Fault.unreadable("a position has no y") }
        return Coordinate(x: $0[0], y: $0[1])
      }
    }
    var closed = false
    func polygon(_ value: Any?) throws -> Geometry {
      guard let list = value as? [Any], !list.isEmpty else {
        throw Fault.unreadable("a polygon has no ring")
      }
      let rings = try list.map { ring -> [Coordinate] in
        var ring = try positions(ring)
        if let first = ring.first, ring.last != first {
          ring.append(first)
          closed = true
        }
        return ring
      }
      return try Geometry.polygon(shell: rings[0], holes: Array(rings.dropFirst()))
    }
    let coordinates = members["coordinates"]
    do {
      let geometry: Geometry
      switch type {
      case "Polygon": geometry = try polygon(coordinates)
      case "MultiPolygon":
        geometry = try .multiPolygon((coordinates as? [Any] ?? []).map(polygon))
      case "Point":
        guard let pair = coordinates as? [Double], pair.count >= 2 else {
          throw Fault.unreadable("a point has no position")
        }
        geometry = .point(x: pair[0], y: pair[1])
      default: throw Fault.unreadable("a \(type.prefix(30)) where a polygon is due")
      }
      return Reading(geometry: geometry, closedRing: closed)
    } catch let error as TopologyError {
      throw Fault.unreadable(error.reason)
    }
  }

  /// `SRID=2154;POINT…` as PostGIS writes it: the system, and the text without it.
  static func declaredSystem(_ text: String) -> (code: String?, text: String) {
    let parts = text.split(separator: ";", maxSplits: 1)
    guard parts.count == 2, parts[0].uppercased().hasPrefix("SRID="),
      let code = Int(parts[0].dropFirst(5))
    else { return (nil, text) }
    return ("EPSG:\(code)", String(parts[1]))
  }

  /// Reads the geometry of rows that have none but in a text column; faults go into the log.
  ///
  /// - Parameters:
  ///   - columns: Looked at in this order; the first that holds text counts.
  ///   - keepPoints: Whether a point will do: for context layers, not for sites.
  static func fill(
    _ table: inout SourceTable, from columns: [String], keepPoints: Bool, _ context: SourceContext
  ) {
    let positions = columns.compactMap { name in
      columnPosition(of: name, in: table.fields).map { (name, $0) }
    }
    if positions.isEmpty { return }
    for row in table.rows.indices {
      if let geometry = table.rows[row].geometry, geometry.kind.isPolygonal || keepPoints {
        continue
      }
      for (name, position) in positions {
        guard let text = table.text(row, position) else { continue }
        do {
          let (code, body) = declaredSystem(text)
          if let code, table.crs == nil { table.crs = .code(code) }
          let reading = try read(body)
          table.rows[row].geometry = reading.geometry
          if reading.closedRing {
            context.log.add(
              .notice, "ring-closed", row: table.rows[row],
              fr: "\(name) : un anneau n'était pas fermé ; il l'est par son premier point.",
              en: "\(name): a ring was not closed; it is now, by its first position.")
          }
        } catch Fault.truncated {
          context.log.add(
            .error, "geometry-truncated", row: table.rows[row],
            fr: "\(name) est tronqué (« … ») : le contour manque.",
            en: "\(name) is cut short ('…'): the outline is missing.",
            remedy: Message(
              fr: "Exportez la géométrie entière.", en: "Export the whole geometry."))
        } catch {
          var reason = "\(error)"
          if case Fault.unreadable(let words) = error { reason = words }
          context.log.add(
            .error, "geometry-unreadable", row: table.rows[row],
            fr: "\(name) ne se lit pas comme une géométrie : \(reason).",
            en: "\(name) does not read as a geometry: \(reason).")
        }
        break
      }
    }
  }
}
