import Land
import Projection

/// How positions of a source come into the working system: found once, used for any number of its rows.
struct SourceWay: Sendable {
  let source: CoordinateReferenceSystem
  /// To longitude and latitude; nil where the source's system has no place on Earth.
  let toDegrees: Transformation?
  /// Nil where nothing moves; a failure where PROJ knows no way.
  private let passage: Result<Transformation?, ProjectionError>

  /// - Throws: `Problem` where no system is known.
  init(
    _ declared: DeclaredCRS?, to working: CoordinateReferenceSystem, _ context: SourceContext
  ) throws {
    let source = try SourceSystem.resolve(declared, context)
    self.source = source
    toDegrees = try? Transformation(from: source, to: .wgs84)
    if source.isEquivalent(to: working) {
      passage = .success(nil)
    } else {
      do throws(ProjectionError) {
        passage = .success(try Transformation(from: source, to: working))
      } catch {
        passage = .failure(error)
      }
    }
  }

  /// - Throws: `Problem` where PROJ knows no way.
  func transformation(
    to working: CoordinateReferenceSystem, _ context: SourceContext
  ) throws -> Transformation? {
    switch passage {
    case .success(let transformation): return transformation
    case .failure:
      throw Problem(
        .error, "crs-no-way", at: context.log.place,
        fr: "PROJ ne sait pas passer de \(source) à \(working).",
        en: "PROJ knows no way from \(source) to \(working).")
    }
  }
}
