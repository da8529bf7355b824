public import Land

/// What a local plan (PLU) says of land uses, from the columns DESTOUI, DESTCDT and DESTNON of its zones.
///
/// The CNIG PLU standard (v2024, list DestinationType) codes the destinations and sous-destinations of articles
/// R151-27 and R151-28 of the code de l'urbanisme; each column joins the codes that a zone allows, allows under
/// conditions, or forbids: `21-22-51`. The older column `destdomi` says only what a zone is mainly for, and is not read.
public struct LandUseRights: Sendable {
  /// From the most restrictive to the least.
  public enum Right: String, CaseIterable, Hashable, Sendable {
    case forbidden
    case conditional
    case allowed
  }

  /// The positions of the three columns; nil for one that the layer does not have.
  private let columns: [(right: Right, position: Int?)]

  public init(_ layer: Layer) {
    columns = [
      (.allowed, layer.position(of: "DESTOUI")), (.conditional, layer.position(of: "DESTCDT")),
      (.forbidden, layer.position(of: "DESTNON")),
    ]
  }

  /// Whether the layer has any of the three columns.
  public var isStated: Bool { columns.contains { $0.position != nil } }

  /// What a zone says of some destinations together: forbidden if it forbids any, unstated if it is silent on any,
  /// conditional if it sets conditions to any, else allowed.
  ///
  /// - Parameter destinations: Codes; one of a whole destination, such as `20`, stands for all its sous-destinations.
  /// - Returns: Nil where the zone does not say, and for no destination.
  public func right(of zone: Feature, to destinations: [String]) -> Right? {
    let lists = columns.map { ($0.right, codes(of: zone, $0.position)) }
    var least: Right? = .allowed
    for code in destinations.flatMap(Self.subdestinations(of:)) {
      guard let right = Self.right(to: code, lists) else {
        least = least == .forbidden ? .forbidden : nil
        continue
      }
      if right == .forbidden || (right == .conditional && least == .allowed) { least = right }
    }
    return destinations.isEmpty ? nil : least
  }

  /// A code says more than that of its whole destination; between columns that say as much, the most restrictive counts.
  private static func right(to code: String, _ lists: [(Right, Set<String>)]) -> Right? {
    for wanted in [code, parent(of: code)] {
      let saying = lists.filter { $0.1.contains(wanted) }.map(\.0)
      if let strictest = Right.allCases.first(where: saying.contains) { return strictest }
    }
    return nil
  }

  /// The codes of a column; also separated by what files use instead of the hyphen.
  private func codes(of zone: Feature, _ position: Int?) -> Set<String> {
    guard let position, let text = zone.value(position).label else { return [] }
    return Set(text.split { !$0.isASCII || !($0.isNumber || $0.isLetter) }.map(String.init))
  }

  /// The whole destination that a sous-destination belongs to: 20 of 21.
  private static func parent(of code: String) -> String {
    code.count == 2 && code != "99" ? code.prefix(1) + "0" : code
  }

  private static let subdestinationCounts = ["10": 2, "20": 2, "30": 7, "40": 7, "50": 5]

  private static func subdestinations(of code: String) -> [String] {
    guard let count = subdestinationCounts[code] else { return [code] }
    return (1...count).map { "\(code.prefix(1))\($0)" }
  }
}
