public import Land
public import Planning

/// Why an allocation is what it is: what its rule looks for, who has what, what is used up, what stands in the
/// way of those left out, and what the locks cost.
public struct RuleAccount: Sendable {
  let allocation: Allocation
  let use: AllocationUse
  let relaxations: [DemandRelaxations]
  let prices: [LockPrice]
  let wording: Wording

  public init(
    of allocation: Allocation, use: AllocationUse, relaxations: [DemandRelaxations],
    prices: [LockPrice], wording: Wording
  ) {
    self.allocation = allocation
    self.use = use
    self.relaxations = relaxations
    self.prices = prices
    self.wording = wording
  }

  /// The account for a terminal, ended by a line feed.
  public func text(width: Int, in language: Language) -> String {
    let blocks = TextBlocks(language: language, width: width)
    let purpose = allocation.rule.purpose
    var sections = [
      blocks.title(
        "Règle « \(allocation.rule.label.fr) »", "Rule “\(allocation.rule.label.en)”")
        + blocks.paragraph(purpose.fr, purpose.en),
      blocks.title("Qui obtient quoi", "Who gets what")
        + blocks.bullets(shares.map { $0[language] }),
    ]
    if !scarcities.isEmpty {
      sections.append(
        blocks.title("Ce qui est épuisé", "What is used up")
          + blocks.bullets(scarcities.map { $0[language] }))
    }
    if !allocation.unmet.isEmpty {
      sections.append(
        blocks.title("Restent sans site", "Without a site")
          + allocation.unmet.map { unmet(blocks, $0) }.joined(separator: "\n"))
    }
    if !prices.isEmpty {
      sections.append(
        blocks.title("Ce que coûte chaque verrou", "What each lock costs")
          + blocks.bullets(prices.map { wording.sentence($0)[language] }))
    }
    return sections.joined(separator: "\n")
  }

  private func unmet(_ blocks: TextBlocks, _ unmet: UnmetDemand) -> String {
    let language = blocks.language
    let reasons = unmet.reasons.map {
      wording.sentence($0, demand: unmet.demand, in: allocation)[language]
    }.joined(separator: language.semicolon)
    let why = blocks.bullets([
      wording.known(unmet.demand, language) + language.colon + reasons
    ])
    guard let ways = relaxations.first(where: { $0.demand == unmet.demand }) else { return why }
    return why + blocks.account(of: ways, wording)
  }

  /// u of each department with the demands that have a place and those that have none.
  var shares: [Message] {
    allocation.shares.map { share in
      wording.both { language in
        let u = share.u.map { Figure.share($0, in: language) } ?? "–"
        let met = share.met.count
        let all = met + share.unmet.count
        let name = wording.department(share.department)
        let lacking = share.unmet.map { wording.known($0, language) }.joined(separator: ", ")
        let tail =
          lacking.isEmpty
          ? "" : (language == .fr ? " ; sans site : " : "; without a site: ") + lacking
        return language == .fr
          ? "\(name) : \(u) de ce qu'il aurait seul, \(met) demandes sur \(all)\(tail)"
          : "\(name): \(u) of what it would have alone, \(met) demands of \(all)\(tail)"
      }
    }
  }

  /// Limits used to a twentieth, sites filled to a hundredth.
  var scarcities: [Message] {
    use.limits.filter { $0.used >= 0.95 * $0.most }.map(limit)
      + use.sites.filter { $0.share >= 0.99 }.map { site in
        wording.both { language in
          let used = Figure.amount(site.used, of: site.resource, in: language)
          let held = Figure.amount(site.held, of: site.resource, in: language)
          let who = site.demands.map { wording.known($0, language) }.joined(separator: ", ")
          let place = wording.site(site.site, in: language)
          return language == .fr
            ? "\(place) : \(used) sur \(held) — \(who)" : "\(place): \(used) of \(held) — \(who)"
        }
      }
  }

  private func limit(_ limited: AllocationUse.Limited) -> Message {
    wording.both { language in
      let isFrench = language == .fr
      func money(_ value: Double) -> String { Figure.money(value, in: language) }
      let of = isFrench ? " sur " : " of "
      switch limited.limit {
      case .artificialised:
        let used = Figure.area(limited.used, in: language)
        let most = Figure.area(limited.most, in: language)
        return (isFrench ? "limite d'artificialisation : " : "limit on artificialised land: ")
          + used + of + most
      case .budget(let id):
        return
          (isFrench
          ? "budget \(wording.department(id)) : " : "budget of \(wording.department(id)): ")
          + money(limited.used) + of + money(limited.most)
      case .totalBudget:
        return (isFrench ? "budget commun : " : "common budget: ") + money(limited.used) + of
          + money(limited.most)
      }
    }
  }
}

extension Rule {
  /// What a rule looks for, in a sentence.
  public var purpose: Message {
    switch self {
    case .silo:
      Message(
        fr: "Chaque service prend ce qui lui convient le mieux, sans regarder les autres ; "
          + "partout où ces choix se heurtent, tous ceux qui y ont part sont perdus.",
        en: "Each department takes what suits it best, without looking at the others; wherever "
          + "these choices clash, all that take part in the clash are lost.")
    case .priority:
      Message(
        fr: "Les services choisissent l'un après l'autre ; chacun prend le mieux de ce qui reste.",
        en: "Departments choose one after the other; each takes the best of what is left.")
    case .utilitarian:
      Message(
        fr: "La plus grande somme de ce que les services obtiennent, chacun compté en part de ce "
          + "qu'il aurait seul, selon sa voix. Un service peut perdre si les autres y gagnent plus.",
        en: "The greatest sum of what departments get, each counted as a share of what it would "
          + "have alone, by its voice. One may lose where others gain more.")
    case .leximin:
      Message(
        fr: "Le service le moins bien servi d'abord : aucun n'est laissé plus bas pour qu'un "
          + "autre, mieux servi, monte ; puis le suivant, et ainsi de suite.",
        en: "The worst-off first: nobody is left lower so that somebody better off may rise; then "
          + "the next, and so on.")
    case .nash:
      Message(
        fr: "Le plus grand produit des gains de chacun sur ce qu'il a sans accord, selon sa voix : "
          + "un gain compte d'autant plus que le service part de peu.",
        en: "The greatest product of what each gains over what it has without agreement, by its "
          + "voice: a gain counts the more, the less the department starts from.")
    case .kalaiSmorodinsky:
      Message(
        fr: "Chacun parcourt la même part du chemin entre ce qu'il a sans accord et ce qu'il "
          + "aurait seul ; ce qui peut encore profiter à l'un sans nuire aux autres est ajouté.",
        en: "Each goes the same share of the way from what it has without agreement to what it "
          + "would have alone; what can still help one without harming others is added.")
    }
  }
}
