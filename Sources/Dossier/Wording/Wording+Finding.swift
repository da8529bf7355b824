public import Land
public import Planning

extension Wording {
  /// TEMP
  public func sentence(_ finding: Finding, demand: String) -> Message {
    Message(fr: finding.code, en: finding.code)
  }
  func title(_ measure: Measure) -> Message {
    Message(fr: measure.kind.rawValue, en: measure.kind.rawValue)
  }
}
extension Wording {
  func sentence(_ changes: [SmallestChange], for finding: Finding) -> Message {
    Message(fr: "\(changes)", en: "\(changes)")
  }
}
