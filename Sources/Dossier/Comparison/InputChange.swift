internal import Formats
internal import Land

/// A file whose fingerprint differs, or that only one run read.
struct InputChange: Hashable, Sendable {
  enum Kind: String, Hashable, Sendable {
    case changed, added, removed
  }

  var path: String
  var kind: Kind

  /// In the order of the files read, those of the first run first. Entries of one session (`seance.sqlite#7`) count
  /// as one file.
  static func between(_ before: [InputFile], _ after: [InputFile]) -> [InputChange] {
    let old = fingerprints(before)
    let new = fingerprints(after)
    return Comparison.merged(before.map(name), after.map(name)).compactMap { path in
      switch (old[path], new[path]) {
      case (nil, nil): nil
      case (nil, _): InputChange(path: path, kind: .added)
      case (_, nil): InputChange(path: path, kind: .removed)
      case (let first, let second):
        first == second ? nil : InputChange(path: path, kind: .changed)
      }
    }
  }

  private static func fingerprints(_ inputs: [InputFile]) -> [String: String] {
    Dictionary(inputs.map { (name($0), $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }

  private static func name(_ input: InputFile) -> String {
    input.path.replacing(/#[0-9]+$/, with: "")
  }
}

/// A demand that a site can take in one run but not in the other.
struct EligibilityChange: Hashable, Sendable {
  var demand: String
  var site: String
  /// Whether it is possible in the second run.
  var isEligible: Bool
  /// Codes of what forbids it in the run where it is not possible.
  var reasons: [String]

  static func between(_ before: RunRecord, _ after: RunRecord) -> [EligibilityChange] {
    before.demands.filter { after.demand($0.id) != nil }.flatMap { demand in
      before.sites.compactMap { site in
        let pair = RunRecord.Pair(demand: demand.id, site: site.id)
        guard let was = before.fits[pair], let now = after.fits[pair],
          was.isEligible != now.isEligible
        else { return nil }
        return EligibilityChange(
          demand: demand.id, site: site.id, isEligible: now.isEligible,
          reasons: now.isEligible ? was.reasons : now.reasons)
      }
    }
  }
}
