import Dossier
import Land
import Planning

/// What checking a plan again found: whether it keeps its rules and is worth what it says, and what its
/// certificate proves.
struct Verification {
  private let plan: LocationPlan
  private let broken: [String]
  private let provenBound: Double?

  init(_ plan: LocationPlan, of problem: LocationProblem) {
    self.plan = plan
    broken = PlanCheck(problem).faults(in: plan)
    provenBound = plan.certificate.map {
      CertificateCheck(problem).bound($0.multipliers, radius: $0.radius)
    }
  }

  /// Whether the plan is what it says, and its certificate proves the bound that it states.
  var holds: Bool {
    guard broken.isEmpty, plan.objective != nil else { return false }
    guard let certificate = plan.certificate, let provenBound else { return true }
    let tolerance = 1e-6 * max(1, abs(certificate.provenBound))
    return plan.model.isMaximised
      ? provenBound <= certificate.provenBound + tolerance
      : provenBound >= certificate.provenBound - tolerance
  }

  func text(in language: Language, width: Int) -> String {
    func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }
    func figure(_ value: Double) -> String { Figure.number(value, places: 4, in: language) }
    var lines: [String] = []
    if let objective = plan.objective {
      lines.append(
        broken.isEmpty
          ? say(
            "Le plan respecte ses règles et vaut bien \(figure(objective)).",
            "The plan keeps its rules and is worth \(figure(objective)) indeed.")
          : say("Le plan n'est pas ce qu'il dit : ", "The plan is not what it says: ")
            + broken.joined(separator: "; "))
    } else {
      lines.append(say("Le fichier ne contient aucun plan.", "The file holds no plan."))
    }
    if let certificate = plan.certificate, let provenBound {
      lines.append(
        say(
          "Le certificat prouve, sans solveur, la borne \(figure(provenBound)) "
            + "(annoncée : \(figure(certificate.provenBound))).",
          "The certificate proves, without a solver, the bound \(figure(provenBound)) "
            + "(stated: \(figure(certificate.provenBound)))."))
      if let bound = plan.bound, abs(bound - provenBound) > 1e-9 * max(1, abs(bound)) {
        lines.append(
          say(
            "La borne du plan, \(figure(bound)), vient en plus de l'arbre des choix, que le "
              + "certificat ne rejoue pas.",
            "The bound of the plan, \(figure(bound)), comes also from the tree of choices, which "
              + "the certificate does not play again."))
      }
    } else if plan.objective != nil {
      lines.append(
        say(
          "Ce plan n'a pas de certificat : sa borne n'est pas vérifiée.",
          "This plan has no certificate: its bound is not checked."))
    }
    return lines.flatMap { wrap($0, width: width) }.joined(separator: "\n") + "\n"
  }
}
