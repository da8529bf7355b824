/// Expectations of newer PROJ that 9.1 does not meet: in each of these places the `gie` program of PROJ
/// 9.1.1 itself reports a failure. By line of `gie/builtins.gie`, with the projection that changed.
enum KnownGieDifferences {
  static func reason(for place: String) -> String? {
    let file = "gie/builtins.gie:"
    guard place.hasPrefix(file), let line = Int(place.dropFirst(file.count)) else { return nil }
    return changed.first { $0.lines.contains(line) }.map {
      "\($0.projection) was changed or extended after PROJ 9.1"
    }
  }

  static var count: Int { changed.reduce(0) { $0 + $1.lines.count } }

  private static let changed: [(projection: String, lines: Set<Int>)] = [
    ("bonne", [699, 703, 756, 760]),
    ("cass", [937]),
    ("cea", [1036]),
    ("eck4", [1531, 1534, 1537, 1540, 1549, 1555, 1558, 1561, 1564, 1567]),
    ("eqc", [1671, 1675, 1687, 1691, 1707, 1711, 1715, 1719, 1727, 1730, 1733, 1736]),
    ("eqc", [1748, 1756, 1760, 1766, 1781, 1785, 1792, 1795]),
    ("gnom", [2302, 2305, 2308, 2311, 2314, 2317, 2320, 2323, 2326, 2329]),
    ("gnom", [2364, 2367, 2368, 2370, 2371, 2402, 2405, 2406, 2408, 2409]),
    ("gnom", [2441, 2444, 2447, 2448]),
    ("imoll", [2950, 2962, 2971]),
    ("imoll_o", [3026, 3035, 3038, 3047]),
    ("isea", [3294, 3295, 3298, 3299, 3302, 3303, 3306, 3307, 3316, 3317, 3320, 3321]),
    ("laea", [3594]),
    ("merc with +R_C", [4488]),
    ("omerc", [5467, 5477]),
    ("ortho", [5941, 5948]),
    ("tmerc", [7366, 7367]),
    ("utm", [7908]),
    ("wag6", [8262, 8264, 8266, 8268, 8272, 8274, 8276, 8278]),
  ]
}
