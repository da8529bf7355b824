/// Where and why bytes are not JSON (RFC 8259).
struct JSONFault: Error, Hashable {
  enum Reason: Hashable {
    /// The bytes end inside a value.
    case truncated
    /// A byte that cannot stand here.
    case unexpected(UInt8)
    /// `NaN`, `Infinity`: words of JavaScript, not of JSON.
    case notANumber
    /// Greater than the largest double.
    case numberOutOfRange
    /// `01`, `1.`, `.5`, `+1`.
    case malformedNumber
    case invalidEscape
    /// Half of a pair of UTF-16 escapes.
    case loneSurrogate
    /// An unescaped byte below 32 inside a string.
    case controlCharacter
    case notUTF8
    /// Arrays and objects nested deeper than ``JSONScanner/maximumDepth``.
    case tooDeep
    /// Something after the end of the value.
    case trailing
  }

  /// In bytes from the start of the file.
  var offset: Int
  var reason: Reason
}
