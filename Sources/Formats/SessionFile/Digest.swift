internal import Crypto

/// SHA-256 (FIPS 180-4) as 64 lower-case hexadecimal digits.
enum Digest {
  static func sha256(_ bytes: some Sequence<UInt8>) -> String {
    hexadecimal(SHA256.hash(data: Array(bytes)))
  }

  static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    var digits = ""
    for byte in bytes {
      digits += String(byte >> 4, radix: 16)
      digits += String(byte & 15, radix: 16)
    }
    return digits
  }
}
