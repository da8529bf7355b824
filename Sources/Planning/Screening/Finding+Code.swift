import Land

extension Finding {
  /// A stable code of the rule with its measured value, for programs: `distance:heat_network=912.4>800`,
  /// `majority:zoning.typezone=N`, `availability`, `capacity:land=3000<6000`,
  /// `charter:zae-mitterie.jobs_per_ha=38<40`, `lock:1` (the first of the scenario), `unknown:share:flood`.
  ///
  /// Numbers are in base units, with as few digits as tell them from the limit; `;` and `,` inside a label are
  /// written `%3B` and `%2C`, so that codes can be joined with `;`.
  public var code: String {
    let prefix = outcome == .unknown || outcome == .waived ? "\(outcome.rawValue):" : ""
    return prefix + subject + (prefix.isEmpty ? comparison : "")
  }

  private var subject: String {
    switch origin {
    case .availability: "availability"
    case .capacity: "capacity" + (resource.map { ":\($0.rawValue)" } ?? "")
    case .lock(let index): "lock:\(index + 1)"
    case .charter(let id, _): "charter:\(id.escaped).\((attribute ?? "").escaped)"
    case .requirement: measure?.code ?? "requirement"
    }
  }

  private var comparison: String {
    guard let value = measured.label else { return "" }
    guard let condition, outcome == .failed else { return "=" + measured.codeText(value) }
    if let number = measured.number {
      if let limit = condition.atMost, number > limit {
        let texts = distinctTexts(number, limit)
        return "=\(texts.0)>\(texts.1)"
      }
      if let limit = condition.atLeast, number < limit {
        let texts = distinctTexts(number, limit)
        return "=\(texts.0)<\(texts.1)"
      }
    }
    return "=" + measured.codeText(value)
  }
}

extension Suitability {
  /// The codes of all rules that forbid the pair, joined with `;`; empty where it is eligible.
  public var reasons: String { failures.map(\.code).joined(separator: ";") }
}

extension Measure {
  /// `distance:heat_network`, `majority:zoning.typezone`, `count:stops@500`.
  fileprivate var code: String {
    var text = kind.rawValue
    var object = layer?.escaped ?? ""
    if let field, kind != .share, kind != .distance {
      object += (object.isEmpty ? "" : ".") + field.escaped
    }
    if !object.isEmpty { text += ":" + object }
    if let within { text += "@" + within.text(decimals: 1) }
    return text
  }
}

extension AttributeValue {
  fileprivate func codeText(_ label: String) -> String {
    if case .number(let number) = self { number.text(decimals: 4) } else { label.escaped }
  }
}

/// Two different numbers with as few decimals as tell them apart, at least those that a measure deserves.
func distinctTexts(_ first: Double, _ second: Double) -> (String, String) {
  let least = max(abs(first), abs(second)) >= 10 ? 1 : 4
  for decimals in least...12 {
    let texts = (first.text(decimals: decimals), second.text(decimals: decimals))
    if texts.0 != texts.1 || first == second { return texts }
  }
  return ("\(first)", "\(second)")
}

extension Double {
  /// Rounded half away from zero, decimal point, no needless zeros, never an exponent.
  func text(decimals: Int) -> String {
    var scale = 1.0
    for _ in 0..<decimals { scale *= 10 }
    let scaled = (abs(self) * scale).rounded()
    guard scaled < 9e15 else { return "\(self)" }
    let whole = Int64(scaled)
    let unit = Int64(scale)
    var fraction = String(whole % unit)
    fraction = String(repeating: "0", count: max(0, decimals - fraction.count)) + fraction
    while fraction.last == "0" { fraction.removeLast() }
    let sign = self < 0 && whole > 0 ? "-" : ""
    return "\(sign)\(whole / unit)" + (decimals == 0 || fraction.isEmpty ? "" : ".\(fraction)")
  }
}

extension String {
  fileprivate var escaped: String {
    var text = ""
    for character in self {
      switch character {
      case ";": text += "%3B"
      case ",": text += "%2C"
      case "%": text += "%25"
      case "\n", "\r", "\r\n": text += " "
      default: text.append(character)
      }
    }
    return text
  }
}
