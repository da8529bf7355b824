import Foundation
import Land

/// Checks what a rule of fairness says of its result from the shares alone, without the model or the steps that
/// led there.
struct FairnessCheck {
  /// Departments with a share and a voice: voice as a part of the greatest, and u.
  private let parties: [(department: String, voice: Double, u: Double)]
  private let all: [Allocation.Share]

  init(_ scenario: Scenario, _ shares: [Allocation.Share]) {
    let present = shares.compactMap { share -> (String, Double, Double)? in
      guard let u = share.u, let voice = scenario.department(share.department)?.voice, voice > 0
      else { return nil }
      return (share.department, voice, u)
    }
    let greatest = present.map(\.1).max() ?? 1
    parties = present.map { ($0.0, $0.1 / greatest, $0.2) }
    all = shares
  }

  var hasParties: Bool { !parties.isEmpty }

  private func status(_ statusQuo: StatusQuo, _ department: String) -> Double {
    let position = all.firstIndex { $0.department == department }!
    return statusQuo.u[position] ?? 0
  }

  func objective(_ account: FairnessAccount) -> Double {
    switch account {
    case .leximin: return parties.map { $0.u / $0.voice }.min() ?? 0
    case .nash(let statusQuo, let gaining, _):
      let winners = parties.filter { gaining.contains($0.department) }
      guard !winners.isEmpty else { return 0 }
      let weight = winners.reduce(0) { $0 + $1.voice }
      return winners.reduce(1.0) {
        $0 * pow(max(0, $1.u - status(statusQuo, $1.department)), $1.voice / weight)
      }
    case .kalaiSmorodinsky(let statusQuo, _):
      let shares = parties.compactMap { party -> Double? in
        let b = status(statusQuo, party.department)
        return b < 1 ? (party.u - b) / (party.voice * (1 - b)) : nil
      }
      return max(0, min(1, shares.min() ?? 1))
    }
  }

  /// What the account claims and the shares belie. Rounding to the square decimetre is forgiven.
  func faults(_ account: FairnessAccount, _ rule: Rule) -> [String] {
    var faults: [String] = []
    if let statusQuo = account.statusQuo {
      for (share, b) in zip(all, statusQuo.u) {
        if let u = share.u, let b, u < b - 10 * StatusQuo.tolerance {
          faults.append("\(share.department): u = \(u) is below the status quo \(b)")
        }
      }
    }
    switch account {
    case .leximin(let levels):
      let ordered = parties.map { $0.u / $0.voice }.sorted()
      for level in levels {
        let sum = ordered.prefix(level.rank).reduce(0, +)
        if abs(sum - level.value) > 1e-9 { faults.append("level \(level.rank) is \(sum)") }
      }
      if levels.map(\.rank) != Array(1...max(1, parties.count)) { faults.append("levels missing") }
      if rule != .leximin { faults.append("account of another rule") }
    case .nash(let statusQuo, let gaining, let cannotGain):
      for party in parties {
        let gain = party.u - status(statusQuo, party.department)
        let isGaining = gaining.contains(party.department)
        if isGaining == cannotGain.contains(party.department) {
          faults.append("\(party.department): gains or not?")
        }
        if isGaining, gain < FairnessAccount.leastGain / 2 {
          faults.append("\(party.department): gains \(gain)")
        }
      }
      if rule != .nash { faults.append("account of another rule") }
    case .kalaiSmorodinsky:
      if rule != .kalaiSmorodinsky { faults.append("account of another rule") }
    }
    return faults
  }
}
