@testable import Projection

/// Carries out the directives of a `gie` file, in the meaning that the program of PROJ gives them.
struct GieRunner {
  struct Failure {
    let place: String
    let reason: String
  }

  private(set) var passed = 0
  private(set) var skipped: [String: Int] = [:]
  private(set) var failures: [Failure] = []

  private let file: String
  private var definition = Definition.none
  private var tolerance = 0.0005
  private var direction = Pipeline.Direction.forward
  private var accepted: Pipeline.Numbers?
  private var usesInitRules = false
  private var skipReason: String?
  private var source: String?
  private var target: String?

  private enum Definition {
    case none
    case operation(String)
    case systems(String, String)
  }

  init(file: String) {
    self.file = file
  }

  mutating func run(_ text: String) {
    for directive in GieFile(text).directives { run(directive) }
  }

  private mutating func run(_ directive: GieFile.Directive) {
    let arguments = directive.arguments
    switch directive.keyword {
    case "operation": define(.operation(arguments))
    case "crs_src":
      source = arguments.split(whereSeparator: \.isWhitespace).first.map(String.init)
      defineSystems()
    case "crs_dst":
      target = arguments.split(whereSeparator: \.isWhitespace).first.map(String.init)
      defineSystems()
    case "tolerance": tolerance = GieNumbers.length(arguments) ?? .nan
    case "direction": direction = arguments.hasPrefix("inv") ? .inverse : .forward
    case "use_proj4_init_rules": usesInitRules = arguments.hasPrefix("true")
    case "require_grid": skipReason = "asks for the grid '\(arguments)'"
    case "accept": accepted = GieNumbers.position(arguments)?.numbers
    case "expect": expect(arguments, directive.line)
    case "roundtrip": roundTrip(arguments, directive.line)
    case "ignore": skipReason = "to be ignored: '\(arguments)'"
    default: break
    }
  }

  private mutating func define(_ definition: Definition) {
    self.definition = definition
    tolerance = 0.0005
    direction = .forward
    skipReason = Self.reasonToSkip(definition)
    // The position stays, as it does in `gie`: some expectations use that of an earlier definition.
  }

  /// Projections that came after PROJ 9.1.
  private static let newer: Set<String> = [
    "airocean", "dsea", "hourglass", "ivea", "mod_krovak", "som", "tsea",
  ]

  private static func reasonToSkip(_ definition: Definition) -> String? {
    guard case .operation(let text) = definition else { return nil }
    for word in text.split(whereSeparator: { $0.isWhitespace || $0 == "+" }) {
      if word.hasPrefix("proj="), newer.contains(String(word.dropFirst(5))) {
        return "the projection '\(word.dropFirst(5))' is newer than PROJ 9.1"
      }
    }
    if text.contains("tests/") { return "needs a file of PROJ's own test folder" }
    if text.contains("https://") || text.contains("fi_nls_") {
      return "needs a file of PROJ's server"
    }
    if text.contains("egm96_15.gtx") { return "its tolerance is not that of Debian's egm96_15.gtx" }
    return nil
  }

  private mutating func defineSystems() {
    guard let source, let target else { return }
    define(.systems(source, target))
    (self.source, self.target) = (nil, nil)
  }

  private func pipeline() throws(Pipeline.Failure) -> Pipeline {
    switch definition {
    case .none: throw Pipeline.Failure(number: -1)
    case .operation(let text): return try Pipeline(text, usesInitRules: usesInitRules)
    case .systems(let from, let to): return try Pipeline(from: from, to: to)
    }
  }

  private mutating func expect(_ arguments: String, _ line: Int) {
    if let skipReason {
      skipped[skipReason, default: 0] += 1
      return
    }
    let words = arguments.split(whereSeparator: \.isWhitespace).map(String.init)
    if words.first == "failure" { return expectFailure(words, line) }
    guard let accepted else {
      skipped["stands before any position", default: 0] += 1
      return
    }
    guard let expected = GieNumbers.position(arguments) else {
      return fail(line, "cannot read '\(arguments)'")
    }
    do throws(Pipeline.Failure) {
      let operation = try pipeline()
      var found = try operation.transform(accepted, direction)
      for missing in expected.count..<4 { found[missing] = 0 }
      let distance = operation.distance(expected.numbers, found, direction)
      if distance <= tolerance {
        passed += 1
      } else {
        fail(line, "is \(found), \(distance) m from \(expected.numbers)")
      }
    } catch {
      fail(line, "error \(error.number)")
    }
  }

  private mutating func expectFailure(_ words: [String], _ line: Int) {
    let number: Int32
    do throws(Pipeline.Failure) {
      let operation = try pipeline()
      // Without a position `gie` tries the origin.
      let found = try operation.transform(accepted ?? .zero, direction)
      return fail(line, "is \(found), a failure is expected")
    } catch {
      number = error.number
    }
    if words.count > 2, words[1] == "errno", let wanted = Self.errors[words[2]], wanted != number {
      return fail(line, "fails with \(number), expected \(wanted)")
    }
    passed += 1
  }

  private mutating func roundTrip(_ arguments: String, _ line: Int) {
    if let skipReason {
      skipped[skipReason, default: 0] += 1
      return
    }
    let words = arguments.split(maxSplits: 1, whereSeparator: \.isWhitespace)
    let count = words.first.flatMap { Int($0) } ?? 100
    let allowed = words.count > 1 ? GieNumbers.length(String(words[1])) ?? tolerance : tolerance
    guard let accepted else { return fail(line, "there is no position") }
    do throws(Pipeline.Failure) {
      let distance = try pipeline().roundTrip(accepted, direction, count: count)
      if distance <= allowed { passed += 1 } else { fail(line, "round trip is \(distance) m off") }
    } catch {
      fail(line, "error \(error.number)")
    }
  }

  private mutating func fail(_ line: Int, _ reason: String) {
    failures.append(Failure(place: "\(file):\(line)", reason: reason))
  }

  private static let errors: [String: Int32] = [
    "invalid_op": 1024, "invalid_op_wrong_syntax": 1025, "invalid_op_missing_arg": 1026,
    "invalid_op_illegal_arg_value": 1027, "invalid_op_mutually_exclusive_args": 1028,
    "invalid_op_file_not_found_or_invalid": 1029, "coord_transfm": 2048,
    "coord_transfm_invalid_coord": 2049, "coord_transfm_outside_projection_domain": 2050,
    "coord_transfm_no_operation": 2051, "coord_transfm_outside_grid": 2052,
    "coord_transfm_grid_at_nodata": 2053, "other": 4096, "other_api_misuse": 4097,
    "other_no_inverse_op": 4098, "other_network_error": 4099,
  ]
}
