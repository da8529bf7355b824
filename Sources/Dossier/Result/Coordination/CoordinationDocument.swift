public import Formats
public import Planning

/// The members that a study of coordination adds to `result.json`.
///
/// Each section is a function in a file of its own, `CoordinationDocument+….swift`. A new section is a new file
/// and a line in ``members(of:wording:)``, and is described in `docs/outputs.md`.
public enum CoordinationDocument {
  public static func members(of study: CoordinationStudy, wording: Wording) -> [JSONValue.Member] {
    [
      .init("conflicts", conflicts(study, wording)),
      .init("orders", orders(study)),
      .init("rules", rules(study)),
      .init("cost_of_no_coordination", costs(study)),
      .init("relaxations", relaxations(study, wording)),
      .init("lock_prices", lockPrices(study, wording)),
      .init("robustness", robustness(study)),
      .init("front", front(study, wording)),
      .init("negotiation", negotiation(study, wording)),
      .init("sharing", sharing(study, wording)),
    ]
  }

  static func share(_ u: Double?) -> JSONValue { u.map { .number(rounded($0)) } ?? .null }
}
