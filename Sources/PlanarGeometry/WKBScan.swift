/// Walks over well-known binary without building anything.
///
/// GEOS trusts what it reads: it recurses as deep as the bytes say and reserves memory for as many
/// positions as they claim. So the frame is checked first: every count fits into the bytes that are
/// left, every type is one that GEOS knows, nothing nests deeper than ``maximumNesting``.
@safe struct WKBScan {
  private let bytes: UnsafeRawBufferPointer
  private let count: Int
  private var offset = 0

  /// - Throws: A sentence for ``TopologyError/reason``.
  static func check(_ bytes: UnsafeRawBufferPointer) throws(Fault) {
    var scan = unsafe WKBScan(bytes: bytes)
    try scan.geometry(depth: 1)
  }

  struct Fault: Error {
    let reason: String
  }

  private init(bytes: UnsafeRawBufferPointer) {
    unsafe self.bytes = unsafe bytes
    count = bytes.count
  }

  private mutating func geometry(depth: Int) throws(Fault) {
    if depth > maximumNesting {
      throw Fault(reason: "nested deeper than \(maximumNesting) levels")
    }
    let order = count > offset ? unsafe bytes[offset] : nil
    guard let order else { throw truncated }
    guard order <= 1 else {
      throw Fault(reason: "byte \(offset): byte order \(order) is neither 0 nor 1")
    }
    offset += 1
    let little = order == 1
    let word = try integer(little)
    // Extended WKB flags (PostGIS) in the high bits, else thousands for the dimension (ISO 13249-3).
    if word & 0x2000_0000 != 0 { _ = try integer(little) }
    let code = word & 0x0FFF_FFFF
    let hasZ = word & 0x8000_0000 != 0 || code / 1000 == 1 || code / 1000 == 3
    let hasM = word & 0x4000_0000 != 0 || code / 1000 == 2 || code / 1000 == 3
    let size = 8 * (2 + (hasZ ? 1 : 0) + (hasM ? 1 : 0))
    guard code < 4000 else { throw Fault(reason: "unknown geometry type \(word)") }
    switch code % 1000 {
    case 1: try skip(1, of: size)
    case 2: try skip(Int(integer(little)), of: size)
    case 3:
      let rings = try Int(integer(little))
      for _ in 0..<rings { try skip(Int(integer(little)), of: size) }
    case 4, 5, 6, 7:
      let parts = try Int(integer(little))
      for _ in 0..<parts { try geometry(depth: depth + 1) }
    case 8, 9, 10, 11, 12, 13, 14:
      throw Fault(reason: "geometry type \(word) is a curve or a surface of curves: not supported")
    default:
      throw Fault(reason: "unknown geometry type \(word)")
    }
  }

  private mutating func integer(_ little: Bool) throws(Fault) -> UInt32 {
    guard count - offset >= 4 else { throw truncated }
    let raw = unsafe bytes.loadUnaligned(fromByteOffset: offset, as: UInt32.self)
    offset += 4
    return little ? UInt32(littleEndian: raw) : UInt32(bigEndian: raw)
  }

  private mutating func skip(_ positions: Int, of size: Int) throws(Fault) {
    guard positions <= (count - offset) / size else { throw truncated }
    offset += positions * size
  }

  private var truncated: Fault {
    Fault(reason: "truncated: \(count) bytes are too few for what they announce")
  }
}
