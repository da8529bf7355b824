internal import CPROJ

/// The ways in which people write a coordinate system, and what they may have meant.
enum SystemText {
  /// No definition in the database nests deeper than a dozen levels.
  private static let maximumNesting = 64

  /// The text as PROJ takes it.
  static func normalized(_ text: String) throws(ProjectionError) -> String {
    let trimmed = text.drop(while: \.isWhitespace)
    if trimmed.isEmpty {
      throw .unknownSystem(text: text, reason: "it is empty", nearest: nil)
    }
    var depth = 0
    for byte in trimmed.utf8 {
      if "[{(".utf8.contains(byte) { depth += 1 }
      if "]})".utf8.contains(byte) { depth -= 1 }
      if byte == 0 || depth > maximumNesting {
        let reason =
          byte == 0 ? "it holds a zero byte" : "nested deeper than \(maximumNesting) levels"
        throw .unknownSystem(text: text, reason: reason, nearest: nil)
      }
    }
    let lower = trimmed.lowercased()
    if lower.hasPrefix("+init=epsg:") {
      return "EPSG:" + lower.dropFirst("+init=epsg:".count).prefix(while: \.isNumber)
    }
    // Without the type PROJ takes a PROJ string for an operation.
    if lower.hasPrefix("+") && !lower.contains("+type=crs") { return trimmed + " +type=crs" }
    if lower.hasPrefix("https://www.opengis.net/") {
      return "http" + trimmed.dropFirst("https".count)
    }
    return String(trimmed)
  }

  /// The known system whose authority and code are written most like `text`; systems of France first
  /// among equals, then the least code. Nil where `text` is not of that form.
  static func nearest(to text: String) -> ProjectionError.KnownSystem? {
    let words = text.split(whereSeparator: { $0 == ":" || $0 == "/" })
    guard words.count >= 2, text.utf8.count < 120, let code = words.last else { return nil }
    let authorities = ["EPSG", "OGC", "IGNF", "ESRI"]
    let written = words.dropLast().last { $0.contains(where: \.isLetter) } ?? "EPSG"
    let authority = authorities.min {
      distance($0, written.uppercased()) < distance($1, written.uppercased())
    }
    guard let authority else { return nil }
    let best = systems(of: authority).min { lhs, rhs in
      let left = (distance(lhs.code, String(code)), lhs.isFrench ? 0 : 1, lhs.code.count, lhs.code)
      let right = (distance(rhs.code, String(code)), rhs.isFrench ? 0 : 1, rhs.code.count, rhs.code)
      return left < right
    }
    return best.map { .init(code: "\(authority):\($0.code)", name: $0.name) }
  }

  private struct Listed {
    let code: String
    let name: String
    let isFrench: Bool
  }

  private static func systems(of authority: String) -> [Listed] {
    var count: Int32 = 0
    let context = unsafe PROJContext.current.handle
    guard
      let list = unsafe proj_get_crs_info_list_from_database(context, authority, nil, &count)
    else { return [] }
    defer { unsafe proj_crs_info_list_destroy(list) }
    return (0..<Int(count)).compactMap { index in
      guard let info = unsafe list[index], unsafe info.pointee.deprecated == 0,
        let code = unsafe SystemFacts.text(info.pointee.code)
      else { return nil }
      let area = unsafe SystemFacts.text(info.pointee.area_name) ?? ""
      return Listed(
        code: code, name: unsafe SystemFacts.text(info.pointee.name) ?? code,
        isFrench: area.contains("France"))
    }
  }

  /// Letters to insert, delete, replace or swap with their neighbour (optimal string alignment).
  static func distance(_ a: String, _ b: String) -> Int {
    let a = Array(a.utf8)
    let b = Array(b.utf8)
    var older: [Int] = []
    var last = Array(0...b.count)
    for i in a.indices {
      var row = [i + 1]
      for j in b.indices {
        var least = min(last[j] + (a[i] == b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, a[i] == b[j - 1], a[i - 1] == b[j] { least = min(least, older[j - 1] + 1) }
        row.append(least)
      }
      older = last
      last = row
    }
    return last[b.count]
  }
}
