import ArgumentParser
import Land

struct RecordConcession: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "concession",
    abstract: say(
      fr: "Inscrit ce qu'un service cède : surface, date, voix, verrou ou veto.",
      en: "Records what a department gives up: area, date, voice, lock or veto."))
  @OptionGroup var options: RecordOptions

  @Option(
    help: ArgumentHelp(
      say(fr: "Une demande du service.", en: "A demand of the department."), valueName: "demand"))
  var demand: String?

  @Option(
    help: ArgumentHelp(
      say(fr: "Le nouveau minimum, comme 0.3 ha.", en: "The new minimum, such as 0.3 ha."),
      valueName: "area"))
  var minimum: String?

  @Option(
    help: ArgumentHelp(
      say(fr: "La nouvelle cible.", en: "The new target."), valueName: "area"))
  var target: String?

  @Option(
    help: ArgumentHelp(
      say(fr: "Le nouveau début, plus tardif.", en: "The new start, a later one."),
      valueName: "date"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      say(fr: "La nouvelle voix du service.", en: "The department's new voice."),
      valueName: "number"))
  var voice: Double?

  @Option(
    help: ArgumentHelp(
      say(
        fr: "L'entrée d'un verrou ou veto du service, à lever.",
        en: "The entry of a lock or veto of the department, to be lifted."), valueName: "entry"))
  var lift: Int?

  func validate() throws {
    let isArea = minimum != nil || target != nil
    let sorts = [isArea, from != nil, voice != nil, lift != nil].count { $0 }
    guard sorts == 1, (demand != nil) == (isArea || from != nil) else {
      throw ValidationError(
        say(
          fr: "donnez --demand avec --minimum et/ou --target, ou avec --from ; "
            + "ou bien --voice ; ou bien --lift.",
          en: "give --demand with --minimum and/or --target, or with --from; or --voice; or --lift."
        ))
    }
    for area in [minimum, target].compactMap({ $0 }) where squareMetres(area) == nil {
      throw ValidationError(
        say(
          fr: "une surface s'écrit avec son unité, comme 3000 m2 ou 0.3 ha, pas « \(area) ».",
          en: "an area is written with its unit, such as 3000 m2 or 0.3 ha, not '\(area)'."))
    }
    if let from, CalendarDate(from) == nil {
      throw ValidationError(
        say(
          fr: "--from attend une date comme 2028-01-31, pas « \(from) ».",
          en: "--from takes a date such as 2028-01-31, not '\(from)'."))
    }
  }

  func run() async throws {
    try options.record(.concession(concession))
  }

  private var concession: Concession {
    if let lift { return .lifted(entry: lift) }
    if let voice { return .voice(voice) }
    if let from = from.flatMap({ CalendarDate($0) }) {
      return .start(demand: demand ?? "", from: from)
    }
    return .area(
      demand: demand ?? "", minimum: minimum.flatMap(squareMetres),
      target: target.flatMap(squareMetres))
  }

  private func squareMetres(_ text: String) -> Double? {
    guard let quantity = try? Quantity(parsing: text), quantity.dimension == .area else {
      return nil
    }
    return quantity.value
  }
}
