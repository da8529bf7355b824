public import Land
public import Planning

/// What `entente negotiate` prints: a study of coordination in sections, for somebody who was not there.
///
/// Each section is a property in a file of its own, `CoordinationText+….swift`: nil where there is nothing to
/// tell, else a title and its text, ended by a line feed. A new section is a new file and a line in ``text``.
public struct CoordinationText: Sendable {
  let study: CoordinationStudy
  let wording: Wording
  let blocks: TextBlocks

  var language: Language { blocks.language }

  public init(of study: CoordinationStudy, wording: Wording, width: Int = 80, in language: Language)
  {
    self.study = study
    self.wording = wording
    blocks = TextBlocks(language: language, width: width)
  }

  /// All sections, separated by empty lines, ended by a line feed.
  public var text: String {
    let sections = [
      conflicts,
      orders,
      rules,
      costs,
      relaxations,
      locks,
      robustness,
      front,
      negotiation,
      sharing,
    ]
    return ([wording.scenario.name + "\n"] + sections.compactMap { $0 }).joined(separator: "\n")
  }
}
