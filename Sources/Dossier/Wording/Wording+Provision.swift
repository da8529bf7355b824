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
}
