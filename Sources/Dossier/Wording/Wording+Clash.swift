public import Land
public import Planning

extension Clash.Cause {
  /// A stable word for programs.
  public var code: String {
    switch self {
    case .capacity: "capacity"
    case .apart: "apart"
    case .artificialised: "artificialised"
    case .totalBudget: "total-budget"
    case .remainder: "remainder"
    }
  }
}

extension Wording {
  /// What placements chosen without coordination broke together.
  public func sentence(_ clash: Clash) -> Message {
    both { language in
      let who = list(clash.placements, language)
      switch (clash.cause, language) {
      case (.capacity(let site, let resource, let from, let asked, let held), .fr):
        return
          "\(shortSite(site, in: language)) : il faudrait \(Figure.amount(asked, of: resource, in: .fr)) de "
          + "\(resource.word(.fr)) à partir du \(Figure.date(from, in: .fr)), il n'y en a que "
          + "\(Figure.amount(held, of: resource, in: .fr)) — \(who)"
      case (.capacity(let site, let resource, let from, let asked, let held), .en):
        return
          "\(shortSite(site, in: language)): \(Figure.amount(asked, of: resource, in: .en)) of \(resource.word(.en)) "
          + "wanted from \(Figure.date(from, in: .en)), "
          + "only \(Figure.amount(held, of: resource, in: .en)) there — \(who)"
      case (.apart(let distance, let required), .fr):
        return "trop près l'un de l'autre : \(Figure.length(distance, in: .fr)) au lieu de "
          + "\(Figure.length(required, in: .fr)) — \(placed(clash.placements, language))"
      case (.apart(let distance, let required), .en):
        return "too near each other: \(Figure.length(distance, in: .en)) instead of "
          + "\(Figure.length(required, in: .en)) — \(placed(clash.placements, language))"
      case (.artificialised(let asked, let limit), .fr):
        return "il faudrait artificialiser \(Figure.area(asked, in: .fr)), la limite est de "
          + "\(Figure.area(limit, in: .fr)) — \(who)"
      case (.artificialised(let asked, let limit), .en):
        return "\(Figure.area(asked, in: .en)) artificialised where the limit is "
          + "\(Figure.area(limit, in: .en)) — \(who)"
      case (.totalBudget(let asked, let limit), .fr):
        return "il faudrait dépenser \(Figure.money(asked, in: .fr)), le budget commun est de "
          + "\(Figure.money(limit, in: .fr)) — \(who)"
      case (.totalBudget(let asked, let limit), .en):
        return "\(Figure.money(asked, in: .en)) spent where the common budget is "
          + "\(Figure.money(limit, in: .en)) — \(who)"
      case (.remainder(let demand, let left, let minimum), .fr):
        return "\(self.demand(demand)) : ses autres parts sont perdues, il ne reste que "
          + "\(Figure.area(left, in: .fr)) sur \(Figure.area(minimum, in: .fr)) au moins"
      case (.remainder(let demand, let left, let minimum), .en):
        return "\(self.demand(demand)): its other parts are lost, which leaves "
          + "\(Figure.area(left, in: .en)) of at least \(Figure.area(minimum, in: .en))"
      }
    }
  }

  private func placed(_ placements: [Placement], _ language: Language) -> String {
    placements.map { "\(demand($0.demand)) @ \(shortSite($0.site, in: language))" }.joined(
      separator: ", ")
  }
}
