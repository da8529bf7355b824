extension JSONScanner {
  /// Passes a number and gives the nearest double; minus zero is given as zero.
  mutating func number() throws -> Double {
    let start = offset
    var next = base + offset
    let isNegative = next.pointee == UInt8(ascii: "-")
    if isNegative { next += 1 }

    // Wraps beyond 19 digits; the digits are counted so that such numbers take the slow way.
    var mantissa: UInt64 = 0
    let wholeStart = next
    while true {
      let digit = next.pointee &- UInt8(ascii: "0")
      if digit > 9 { break }
      mantissa = mantissa &* 10 &+ UInt64(digit)
      next += 1
    }
    let wholeDigits = next - wholeStart
    guard wholeDigits > 0 else {
      if isNegative, next - base >= count { throw incompleteNumber(at: count) }
      throw unexpected
    }
    if wholeDigits > 1, wholeStart.pointee == UInt8(ascii: "0") { throw fault(.malformedNumber) }
    var fractionDigits = 0
    if next.pointee == UInt8(ascii: ".") {
      next += 1
      let fractionStart = next
      while true {
        let digit = next.pointee &- UInt8(ascii: "0")
        if digit > 9 { break }
        mantissa = mantissa &* 10 &+ UInt64(digit)
        next += 1
      }
      fractionDigits = next - fractionStart
      if fractionDigits == 0 { throw incompleteNumber(at: next - base) }
    }
    var exponent = -fractionDigits
    if next.pointee | 0x20 == UInt8(ascii: "e") {
      exponent += try self.exponent(&next)
    }
    offset = next - base

    let isExact = wholeDigits + fractionDigits <= 19
    guard isExact, let value = DecimalNumber.nearest(mantissa, exponent: exponent) else {
      return try slowNumber(from: start)
    }
    return isNegative && value != 0 ? -value : value
  }

  private mutating func exponent(_ next: inout UnsafePointer<UInt8>) throws -> Int {
    next += 1
    let isNegative = next.pointee == UInt8(ascii: "-")
    if isNegative || next.pointee == UInt8(ascii: "+") { next += 1 }
    let start = next
    var value = 0
    while case let digit = next.pointee &- UInt8(ascii: "0"), digit <= 9 {
      // Beyond any double; kept from overflowing.
      if value < 100_000 { value = value * 10 + Int(digit) }
      next += 1
    }
    if next == start { throw incompleteNumber(at: next - base) }
    return isNegative ? -value : value
  }

  private func incompleteNumber(at end: Int) -> JSONFault {
    end >= count ? JSONFault(offset: end, reason: .truncated) : fault(.malformedNumber)
  }

  private func slowNumber(from start: Int) throws -> Double {
    let digits = UnsafeBufferPointer(start: base + start, count: offset - start)
    guard let value = Double(String(decoding: digits, as: UTF8.self)), value.isFinite else {
      throw JSONFault(offset: start, reason: .numberOutOfRange)
    }
    return value == 0 ? 0 : value
  }
}
