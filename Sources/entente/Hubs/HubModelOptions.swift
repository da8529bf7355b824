import ArgumentParser
import Land
import Planning

/// What the hubs of a plan should be good for, on the command line.
struct HubModelOptions: ParsableArguments {
  enum Name: String, CaseIterable, ExpressibleByArgument {
    case pMedian = "p-median"
    case pCenter = "p-center"
    case coverage
    case setCover = "set-cover"
    case facilityLocation = "facility-location"

    /// Also by the names of the literature.
    init?(argument: String) {
      switch argument.lowercased() {
      case "pmedian": self = .pMedian
      case "p-centre", "pcenter": self = .pCenter
      case "mclp": self = .coverage
      case "lscp": self = .setCover
      default: self.init(rawValue: argument.lowercased())
      }
    }
  }

  @Option(
    help: ArgumentHelp(
      say(
        fr: "p-median (moindre Σ poids × distance), p-center (moindre distance maximale), coverage "
          + "(plus grand poids couvert), set-cover (moins de points pour tout couvrir) ou "
          + "facility-location (coûts d'ouverture et de desserte).",
        en: "p-median (least Σ weight × distance), p-center (least greatest distance), coverage "
          + "(greatest weight covered), set-cover (fewest hubs that cover all) or "
          + "facility-location (opening and service costs)."), valueName: "model"))
  var model: Name = .pMedian

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Nombre de points logistiques, les existants compris.",
        en: "Number of hubs, those that exist included.")))
  var hubs: Int?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Distance jusqu'à laquelle un point est couvert (coverage, set-cover).",
        en: "Distance up to which a point is covered (coverage, set-cover).")))
  var within: Double?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Distance à laquelle la couverture, qui décroît depuis --within, devient nulle.",
        en: "Distance at which the coverage, falling from --within on, becomes zero.")))
  var until: Double?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Étapes dans le temps, chacune garde les points d'avant : 2026:3,2028:8.",
        en: "Steps over time, each keeps the hubs of those before: 2026:3,2028:8.")))
  var periods: String?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Part du poids qui peut rester au-delà d'une distance : 0.1@900 ; par groupe avec "
          + "--equity-by-group.",
        en: "Share of the weight that may lie beyond a distance: 0.1@900; in each group with "
          + "--equity-by-group."), valueName: "share@distance"))
  var equity: String?

  @Flag(
    help: ArgumentHelp(
      say(
        fr: "La limite de --equity vaut dans chaque groupe (colonne group ou commune).",
        en: "The limit of --equity holds in each group (column group or commune).")))
  var equityByGroup = false

  @Flag(
    help: ArgumentHelp(
      say(
        fr: "La courbe de 1 à --hubs points : ce que chaque point de plus apporte.",
        en: "The curve of 1 to --hubs hubs: what each further hub brings.")))
  var curve = false

  @Option(
    help: ArgumentHelp(
      say(
        fr: "Vérifie un plan écrit par --json contre les tables, sans solveur.",
        en: "Checks a plan written by --json against the tables, without a solver."),
      valueName: "file"), completion: .file(extensions: ["json"]))
  var verify: String?

  /// For a plan on plain tables; a scenario says its model itself.
  func check() throws {
    guard verify == nil else { return }
    if curve, hubs == nil || model == .setCover {
      throw ValidationError(
        say(
          fr: "--curve attend --hubs N, et un modèle autre que set-cover.",
          en: "--curve needs --hubs N, and another model than set-cover."))
    }
    if hubs == nil, steps == nil, model != .setCover, model != .facilityLocation {
      throw ValidationError(
        say(
          fr: "--model \(model.rawValue) attend --hubs N ou --periods.",
          en: "--model \(model.rawValue) needs --hubs N or --periods."))
    }
    if within == nil, model == .coverage || model == .setCover {
      throw ValidationError(
        say(
          fr: "--model \(model.rawValue) attend --within DISTANCE.",
          en: "--model \(model.rawValue) needs --within DISTANCE."))
    }
    if periods != nil, steps == nil {
      throw ValidationError(
        say(
          fr: "--periods attend des étapes comme 2026:3,2028:8.",
          en: "--periods takes steps such as 2026:3,2028:8."))
    }
    if equity != nil, limit == nil {
      throw ValidationError(
        say(
          fr: "--equity attend une part et une distance, comme 0.1@900.",
          en: "--equity takes a share and a distance, such as 0.1@900."))
    }
  }

  /// Whether an option of the model is there that a scenario would not follow.
  var areGiven: Bool {
    hubs != nil || within != nil || until != nil || periods != nil || equity != nil
  }

  var locationModel: LocationModel {
    switch model {
    case .pMedian: .pMedian(hubs: count)
    case .pCenter: .pCenter(hubs: count)
    case .coverage: .coverage(hubs: count, .init(within: within ?? 0, until: until))
    case .setCover: .setCover(within: within ?? 0)
    case .facilityLocation: .facilityLocation(hubs: hubs)
    }
  }

  private var count: Int { hubs ?? steps?.last?.hubs ?? 1 }

  /// Nil where there are none, or where they cannot be read.
  var steps: [LocationProblem.Period]? {
    guard let periods else { return nil }
    let steps = periods.split(separator: ",").map { step -> LocationProblem.Period? in
      let parts = step.split(separator: ":")
      guard parts.count == 2 || parts.count == 3, let hubs = Int(parts[1]) else { return nil }
      let weight = parts.count == 3 ? Double(parts[2]) : 1
      return weight.map { .init(name: String(parts[0]), hubs: hubs, weight: $0) }
    }
    let read = steps.compactMap { $0 }
    return read.count == steps.count && !read.isEmpty ? read : nil
  }

  var limit: LocationProblem.Equity? {
    guard let parts = equity?.split(separator: "@"), parts.count == 2,
      let share = Double(parts[0]), let within = Double(parts[1])
    else { return nil }
    return .init(within: within, share: share, byGroup: equityByGroup)
  }
}
