public import Land
public import Planning

extension Wording {
  /// Who wants a site, who fits there together, and what sharing it brings to whom.
  public func sentence(_ site: Sharing.ContestedSite) -> Message {
    both { language in
      let wanted = site.wanted.map(demand).joined(separator: ", ")
      var text =
        shortSite(site.site, in: language)
        + (language == .fr ? " : voulu par \(wanted). " : ": wanted by \(wanted). ")
      text += together(site, language)
      if !site.best.isEmpty {
        text +=
          (language == .fr ? " Meilleur partage : " : " Best shares: ")
          + list(site.best, language) + "."
      }
      return text + " " + effect(site, language) + excluded(site, language)
    }
  }

  private func together(_ site: Sharing.ContestedSite, _ language: Language) -> String {
    guard let largest = site.groups.first else {
      return language == .fr ? "Nul n'y tient à deux." : "No two fit there."
    }
    let names = largest.map(demand).joined(separator: " + ")
    let others = site.groups.count - 1
    return language == .fr
      ? "Y tiennent ensemble : \(names)"
        + (others > 0 ? " (et \(Counted.fr(others, "autre ensemble")))." : ".")
      : "These fit together: \(names)"
        + (others > 0 ? " (and \(Counted.en(others, "other set")))." : ".")
  }

  private func effect(_ site: Sharing.ContestedSite, _ language: Language) -> String {
    guard let effect = site.effect else {
      return language == .fr
        ? "Ce que le partage apporte n'a pu être calculé à temps."
        : "What sharing brings could not be worked out in time."
    }
    let differences = zip(effect.with, effect.without).map { with, without -> Double? in
      if let with, let without { with - without } else { nil }
    }
    let gains = gains(differences, language)
    guard !gains.isEmpty else {
      return language == .fr
        ? "L'optimum commun n'a pas besoin de le partager."
        : "The joint optimum does not need to share it."
    }
    let lost = effect.losers.map(demand).joined(separator: ", ")
    return (language == .fr ? "Le partager apporte : " : "Sharing it brings: ") + gains
      + (lost.isEmpty
        ? "."
        : language == .fr
          ? " ; sans cela, sans site : \(lost)." : "; else without a site: \(lost).")
  }

  private func excluded(_ site: Sharing.ContestedSite, _ language: Language) -> String {
    let wanted = site.exclusions.filter {
      site.wanted.contains($0.first) && site.wanted.contains($0.second)
    }
    let reasons = wanted.prefix(3).map { exclusion in
      let pair =
        demand(exclusion.first) + (language == .fr ? " et " : " and ") + demand(exclusion.second)
      switch exclusion.reason {
      case .apart(let distance):
        let metres = Figure.length(distance, in: language)
        return language == .fr ? "\(pair) (à \(metres) au moins)" : "\(pair) (\(metres) apart)"
      case .room(let asked, let held):
        return pair
          + " (\(Figure.area(asked, in: language)) > \(Figure.area(held, in: language)))"
      }
    }
    guard !reasons.isEmpty else { return "" }
    return (language == .fr ? " Incompatibles : " : " Not together: ")
      + reasons.joined(separator: language.semicolon) + "."
  }
}
