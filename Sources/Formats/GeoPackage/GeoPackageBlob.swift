/// The bytes of a geometry column: a header, then well-known binary (OGC 12-128, clause 2.1.3).
///
///     "GP"  version  flags  srs_id  [envelope: 0, 4, 6, 6 or 8 doubles]  WKB
///
/// Flags, from the lowest bit: byte order (1), kind of envelope (3), empty (1), extended type (1).
struct GeoPackageBlob {
  /// Little-endian, an envelope of x and y, not empty.
  static let writtenFlags: UInt8 = 0b0000_0011
  private static let envelopeSizes = [0, 32, 48, 48, 64]

  let isEmpty: Bool
  let systemID: Int32
  /// Where the WKB starts.
  let bodyOffset: Int
  /// What the first WKB type says.
  let hasZ: Bool
  let hasM: Bool

  struct Fault: Error {
    let fr: String
    let en: String
  }

  /// Reads the header in place.
  init(_ bytes: UnsafeRawBufferPointer) throws(Fault) {
    guard bytes.count >= 8, bytes[0] == 0x47, bytes[1] == 0x50 else {
      throw Fault(
        fr: "la géométrie n'est pas au format GeoPackage (elle ne commence pas par « GP »).",
        en: "the geometry is not in GeoPackage format (it does not start with “GP”).")
    }
    guard bytes[2] == 0 else {
      throw Fault(
        fr: "version \(bytes[2]) de l'en-tête de géométrie inconnue.",
        en: "geometry header version \(bytes[2]) is unknown.")
    }
    let flags = bytes[3]
    if flags & 0b0010_0000 != 0 {
      throw Fault(
        fr: "type de géométrie étendu, propre à un logiciel : non pris en charge.",
        en: "extended geometry type, private to one program: not supported.")
    }
    let kind = Int(flags >> 1 & 0b111)
    guard kind < Self.envelopeSizes.count else {
      throw Fault(
        fr: "l'en-tête de géométrie annonce une enveloppe de type \(kind), qui n'existe pas.",
        en: "the geometry header announces an envelope of kind \(kind), which does not exist.")
    }
    bodyOffset = 8 + Self.envelopeSizes[kind]
    let raw = bytes.loadUnaligned(fromByteOffset: 4, as: Int32.self)
    systemID = flags & 1 == 1 ? Int32(littleEndian: raw) : Int32(bigEndian: raw)
    isEmpty = flags & 0b0001_0000 != 0
    guard isEmpty || bytes.count >= bodyOffset + 5 else {
      throw Fault(
        fr: "géométrie tronquée : \(bytes.count) octets.",
        en: "truncated geometry: \(bytes.count) bytes.")
    }
    if isEmpty {
      (hasZ, hasM) = (false, false)
    } else {
      let word = bytes.loadUnaligned(fromByteOffset: bodyOffset + 1, as: UInt32.self)
      let type = bytes[bodyOffset] == 1 ? UInt32(littleEndian: word) : UInt32(bigEndian: word)
      // ISO codes count in thousands; extended WKB, which some programs write, sets high bits.
      let thousand = (type & 0x0FFF_FFFF) / 1000
      hasZ = type & 0x8000_0000 != 0 || thousand == 1 || thousand == 3
      hasM = type & 0x4000_0000 != 0 || thousand == 2 || thousand == 3
    }
  }
}
