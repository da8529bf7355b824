public import Land
public import Planning

/// How much of each commune's weight lies beyond a limit, as a table for a terminal; the worst first.
public struct GroupShareText {
  private let shares: [LocationProblem.GroupShare]
  private let language: Language

  public init(_ shares: [LocationProblem.GroupShare], language: Language) {
    self.shares = shares
    self.language = language
  }

  /// The table, ended by a line feed.
  public func text(width: Int) -> String {
    func say(_ fr: String, _ en: String) -> String { Message(fr: fr, en: en)[language] }
    func figure(_ value: Double) -> String { Figure.number(value, places: 2, in: language) }
    let sorted = shares.enumerated().sorted {
      ($0.element.share, -$0.offset) > ($1.element.share, -$1.offset)
    }
    return TextTable(
      columns: [
        .init(say("Groupe", "Group"), wraps: true), .init(say("Poids", "Weight"), .right),
        .init(say("Au-delà de la limite", "Beyond the limit"), .right),
        .init(say("Part", "Share"), .right),
      ],
      rows: sorted.map { _, share in
        [
          share.group ?? "–", figure(share.weight), figure(share.beyond),
          Figure.share(share.share, in: language),
        ]
      }
    ).text(width: width)
  }
}
