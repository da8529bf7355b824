/// An entry as it lies in the file: ten columns, of which the last seals the others.
struct SessionRow: Hashable, Sendable {
  var number: Int
  var kind: String
  var time: String
  var department: String
  var author: String
  var reason: String
  var scenario: String
  var content: String
  var previous: String
  var hash: String = ""

  /// What the first entry follows.
  static let noEntry = String(repeating: "0", count: 64)

  /// The first field of every canonical text: names this encoding and its version.
  static let domain = "entente-session-1"

  /// The canonical encoding that ``hash`` is computed over: the domain, then the columns in their order but the
  /// hash, each as a netstring (D. J. Bernstein 1997): length in bytes, `:`, UTF-8 bytes, `,`.
  ///
  /// Lengths come first, so that no two different rows have the same encoding, whatever their fields hold.
  var canonical: [UInt8] {
    var bytes: [UInt8] = []
    for field in [
      Self.domain, String(number), kind, time, department, author, reason, scenario, content,
      previous,
    ] {
      let utf8 = Array(field.utf8)
      bytes += Array("\(utf8.count):".utf8) + utf8 + [UInt8(ascii: ",")]
    }
    return bytes
  }

  /// The row with its hash.
  var sealed: SessionRow {
    var row = self
    row.hash = Digest.sha256(canonical)
    return row
  }
}
