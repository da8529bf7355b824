import Land

/// How a mapping of the scenario file is built. The reader checks files against these declarations, and the
/// JSON Schema is printed from them, so that the two cannot drift apart.
struct Shape: Sendable {
  /// Name in the schema's definitions.
  let name: String
  /// What it is, in French: shown by editors.
  let doc: String
  let keys: [Key]
  /// Of each group exactly one key must be there.
  var exactlyOne: [[String]] = []
  /// Of each group at least one key must be there.
  var atLeastOne: [[String]] = []

  struct Key: Sendable {
    let name: String
    let kind: Kind
    var required = false
    let doc: String

    init(_ name: String, _ kind: Kind, required: Bool = false, _ doc: String) {
      self.name = name
      self.kind = kind
      self.required = required
      self.doc = doc
    }
  }

  /// Shapes of one mapping that a key chooses among: a measure and what goes with it.
  struct Variants: Sendable {
    let name: String
    let doc: String
    let on: Key
    let shapes: [(value: String, shape: Shape)]
  }

  func key(_ name: String) -> Key? { keys.first { $0.name == name } }
}

/// What a value may be.
indirect enum Kind: Sendable {
  /// A text that is not empty.
  case text
  /// A text, a number or a truth value; kept as it is written.
  case word
  case truth
  case number(Sign)
  /// A whole number, 1 or more.
  case count
  /// `2028-01-31`.
  case date
  /// `#RRGGBB`.
  case colour
  case choice([String])
  /// A number with a unit of one of these dimensions.
  case quantity([Dimension], Sign)
  /// A bare number, or one with any unit.
  case numberOrQuantity
  case list(Kind, atLeast: Int)
  case shape(Shape)
  case variants(Shape.Variants)
  /// A mapping whose keys the file chooses.
  case named(Kind, atLeast: Int)
  /// By what it is in YAML; nil where it may not be that.
  case either(scalar: Kind?, list: Kind?, mapping: Kind?)

  enum Sign: Sendable {
    case any, notNegative, positive
  }

  /// One word, or a list of at least one.
  static let words = Kind.either(scalar: .word, list: .list(.word, atLeast: 1), mapping: nil)
}
