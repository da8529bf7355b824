import Land

/// Who owns land, folded from registers into the few words that `owner_type` has.
enum OwnerClass: String {
  case `public`
  case `private`
  /// Copropriété.
  case coOwnership = "co-ownership"
  /// Rail, roads, water, energy, telecommunications: public service, whatever the company's form.
  case network
  /// Health, teaching, social and tourist bodies, public or private, which the code does not tell.
  case institution
  case mixed

  /// The class of a code of the fichiers fonciers (level 3: `P5a` commune, `X1a` natural person).
  static func ofLandRegister(_ code: String) -> OwnerClass? {
    let upper = code.trimmed.uppercased()
    guard upper.count == 3, let group = upper.first else { return nil }
    let pair = String(upper.prefix(2))
    switch group {
    case "P": return .public
    case "R": return .network
    case "X": return .private
    case "E", "S", "L": return .institution
    case "G": return pair == "G2" ? .coOwnership : .private
    case "F":
      // Social landlords, public land bodies, mixed companies and public developers; the rest builds and
      // invests for itself.
      let isPublic =
        ["F1", "F2", "F4"].contains(pair) || ["F5B", "F7A", "F7C", "F7G"].contains(upper)
      return isPublic ? .public : .private
    case "M": return pair == "M2" ? .public : .private
    case "A": return ["A2C", "A3B", "A3C", "A3D", "A3F"].contains(upper) ? .public : .private
    case "Z": return .private
    default: return nil
    }
  }

  /// One class for several owners: theirs where they agree, else ``mixed``; nil without any.
  static func together(_ classes: [OwnerClass]) -> OwnerClass? {
    guard let first = classes.first else { return nil }
    return classes.allSatisfy { $0 == first } ? first : .mixed
  }

  /// The class of `terr_maitrise_fonc` of the CNIG economic sites standard.
  static func ofEconomicSite(_ text: String) -> OwnerClass? {
    switch CodeList.folded(text) {
    case "etat", "état", "région", "département", "commune", "autre collectivité territoriale",
      "epci, structure intercommunale", "structure intercommunale", "epci",
      "organisme de logement social", "établissement public foncier", "sem ou spla":
      .public
    case "personne physique", "aménageur", "investisseur professionnel",
      "établissement industriel et commercial",
      "organisation de gestion foncière et immobilière":
      .private
    case "établissement de santé et structure sociale",
      "établissement de tourisme et structure de loisir sportive ou cultuelle",
      "établissement d'enseignement d'étude et de recherche":
      .institution
    default: nil
    }
  }
}
