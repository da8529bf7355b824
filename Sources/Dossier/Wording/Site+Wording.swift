import Land

extension Site {
  /// The name, else for cadastral land the section and number of its (first) parcel: « BA 10 + 3 parcelles ».
  func shortName(in language: Language) -> String {
    if let name { return name }
    guard let reference = Site.cadastralReference(id) else { return id }
    let others = parcels.count - 1
    guard others > 0 else { return reference }
    let word = language == .fr ? "parcelle" : "parcel"
    return "\(reference) + \(others)\u{A0}\(word)\(others > 1 ? "s" : "")"
  }

  /// `BA 10` of the identifier `59286000BA0010`: commune 5, prefix 3, section 2, number 4.
  private static func cadastralReference(_ id: String) -> String? {
    let characters = Array(id)
    guard characters.count == 14, let number = Int(String(characters[10...])) else { return nil }
    let section = String(characters[8...9].drop { $0 == "0" })
    return section.isEmpty ? nil : "\(section)\u{A0}\(number)"
  }
}
