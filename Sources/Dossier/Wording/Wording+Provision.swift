import Land

extension Wording {
  /// The name of what demands provide, with its unit where it is a known one: `jobs`, `dwellings`, `heat_mwh`.
  func provision(_ name: String) -> Message {
    switch name {
    case "jobs": Message(fr: "Emplois", en: "Jobs")
    case "dwellings": Message(fr: "Logements", en: "Dwellings")
    case "beds": Message(fr: "Places d'hébergement", en: "Beds")
    case "heat_mwh": Message(fr: "Chaleur (MWh)", en: "Heat (MWh)")
    case "power_mwh", "electricity_mwh": Message(fr: "Électricité (MWh)", en: "Power (MWh)")
    default: Message(fr: name, en: name)
    }
  }

  /// An amount of what demands provide, in whole numbers: « 12 logements », « 14 192 MWh de chaleur ».
  func provided(_ amount: Double, of name: String, _ language: Language) -> String {
    let isOne = abs(amount.rounded()) < (language == .fr ? 2 : 1.5)
    func counted(_ one: Message, _ many: Message) -> String { (isOne ? one : many)[language] }
    let words =
      switch name {
      case "jobs": counted(Message(fr: "emploi", en: "job"), Message(fr: "emplois", en: "jobs"))
      case "dwellings":
        counted(
          Message(fr: "logement", en: "dwelling"), Message(fr: "logements", en: "dwellings"))
      case "beds":
        counted(
          Message(fr: "place d'hébergement", en: "bed"),
          Message(fr: "places d'hébergement", en: "beds"))
      case "heat_mwh": Message(fr: "MWh de chaleur", en: "MWh of heat")[language]
      case "power_mwh", "electricity_mwh":
        Message(fr: "MWh d'électricité", en: "MWh of power")[language]
      default: name
      }
    return "\(Figure.number(amount, places: 0, in: language)) \(words)"
  }
}
