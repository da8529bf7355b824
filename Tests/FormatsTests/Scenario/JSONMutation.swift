import TestSupport

extension JSONTree {
  /// The same with one thing wrong, or at least different, somewhere.
  func mutated(with generator: inout SeededGenerator) -> JSONTree {
    var target = Int.random(in: 0..<size, using: &generator)
    return mutated(at: &target, with: &generator)
  }

  private var size: Int {
    switch self {
    case .array(let items): 1 + items.map(\.size).reduce(0, +)
    case .object(let pairs): 1 + pairs.map(\.value.size).reduce(0, +)
    default: 1
    }
  }

  private func mutated(at target: inout Int, with generator: inout SeededGenerator) -> JSONTree {
    if target == 0 {
      target = -1
      return changed(with: &generator)
    }
    target -= 1
    switch self {
    case .array(var items):
      for index in items.indices where target >= 0 {
        items[index] = items[index].mutated(at: &target, with: &generator)
      }
      return .array(items)
    case .object(var pairs):
      for index in pairs.indices where target >= 0 {
        pairs[index].value = pairs[index].value.mutated(at: &target, with: &generator)
      }
      return .object(pairs)
    default:
      return self
    }
  }

  private func changed(with generator: inout SeededGenerator) -> JSONTree {
    if case .object(var pairs) = self, Int.random(in: 0..<10, using: &generator) < 9 {
      let index = pairs.indices.randomElement(using: &generator)
      switch Int.random(in: 0..<3, using: &generator) {
      case 0:
        if let index { pairs.remove(at: index) }
      case 1:
        if let index { pairs[index].key += "s" }
      default:
        let key = someKeys.randomElement(using: &generator)!
        if !pairs.contains(where: { $0.key == key }) {
          pairs.append((key: key, value: someValue(with: &generator)))
        }
      }
      return .object(pairs)
    }
    if case .array(var items) = self, Int.random(in: 0..<10, using: &generator) < 7 {
      if Bool.random(using: &generator), !items.isEmpty {
        items.remove(at: items.indices.randomElement(using: &generator)!)
      } else {
        items.append(someValue(with: &generator))
      }
      return .array(items)
    }
    return someValue(with: &generator)
  }

  private func someValue(with generator: inout SeededGenerator) -> JSONTree {
    switch Int.random(in: 0..<12, using: &generator) {
    case 0: .null
    case 1: .truth(Bool.random(using: &generator))
    case 2, 3: .number([-1, 0, 0.5, 1, 3, 40, 2e6].randomElement(using: &generator)!)
    case 4: .array([])
    case 5: .object([])
    case 6: .array([.string("U")])
    case 7: .object([(key: "plant", value: .string("50 m"))])
    case 8: .string(someWords.randomElement(using: &generator)!)
    default: .string(someQuantities.randomElement(using: &generator)!)
    }
  }
}

private let someKeys = [
  "measure", "layer", "field", "within", "of", "at_least", "at_most", "in", "not_in", "is", "label",
  "best", "worst", "weight", "min", "target", "land", "floor", "from", "until", "cost", "parts",
  "capacity", "network", "detour", "never", "always", "total", "id_prefix", "merge", "missing",
  "destination", "if_missing", "as", "reason", "voice", "colour", "apart", "together", "lang",
]

private let someWords = [
  "distance", "area", "share", "majority", "rights", "count", "any", "friche", "parcel", "pass",
  "owner", "allowed", "centre", "silo", "nash", "U", "fr", "contract", "cnig-plu", "low", "",
]

private let someQuantities = [
  "800 m", "1.5 km", "0 m", "-5 m", "1 ha", "0 m2", "6 000 m2", "6000m²", "1,5 ha", "1e3 m", "20 %",
  "0 %", "150 %", "4 M€", "0 €", "300 €/m2", "90 €/m2/year", "15 km/h", "0 km/h", "10 min", "800",
  "0", "m", ".5 m", "5. m", "1-2 m", "+3 m", "1_000 m", " 8 m", "8 m ", "8 mètres", "2028-01-31",
  "2028-02-30", "2028-13-01", "2028-1-1", "#0072B2", "#0072b", "1e m", "e3 m", "3 e3 m", "0.0 m2",
]
