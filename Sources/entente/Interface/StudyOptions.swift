import ArgumentParser
import Planning

/// How much a study of coordination looks into.
struct StudyOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      say(
        fr: "Tirages des voix, et autant des préférences, pour dire ce qui tient "
          + "(par défaut 1 000 ; 0 : aucun).",
        en: "Draws of voices, and as many of preferences, to tell what holds "
          + "(default 1,000; 0: none)."), valueName: "number"))
  var draws: Int?

  func validate() throws {
    if let draws, draws < 0 {
      throw ValidationError(
        say(
          fr: "--draws attend un nombre entier, 0 ou plus.",
          en: "--draws takes a whole number, 0 or more."))
    }
  }

  /// Nil where nothing is to be drawn.
  func robustness(threads: Int) -> RobustnessOptions? {
    var options = RobustnessOptions(threads: threads)
    if let draws { options.draws = draws }
    return options.draws > 0 ? options : nil
  }
}
