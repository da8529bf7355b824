import Land

extension Preference {
  /// What a preference finds on a site, and what that is worth to the demand:
  /// « distance aux écoles : 141 m (vaut 26 %, poids 3) ».
  func sentence(_ value: AttributeValue, _ language: Language) -> String {
    let french = language == .fr
    let name = measure.name(in: language) + language.colon
    var number = value.number
    if case .boolean(let truth) = value { number = truth ? 1 : 0 }
    guard let number else { return name + (french ? "donnée manquante" : "missing datum") }
    let worth = Figure.share(self.value(of: number), in: language)
    let weight = Figure.number(weight, in: language)
    return name + measure.figure(number, in: language)
      + (french ? " (vaut \(worth), poids \(weight))" : " (worth \(worth), weight \(weight))")
  }
}
