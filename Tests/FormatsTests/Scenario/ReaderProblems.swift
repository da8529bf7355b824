import Formats
import Land

/// What the reader has against a text; empty where it reads it.
func problems(_ text: String, file: String? = nil) -> [Problem] {
  do {
    _ = try ScenarioReader.read(text: text, file: file)
    return []
  } catch {
    return error.all
  }
}

extension Problem {
  /// `12 unknown-key demands.x.lnd`.
  var brief: String {
    ([place.line.map(String.init) ?? "-", code] + [place.key].compactMap { $0 })
      .joined(separator: " ")
  }
}
