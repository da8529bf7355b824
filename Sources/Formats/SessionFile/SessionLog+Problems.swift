public import Land

extension SessionLog {
  /// All that speaks against the file.
  ///
  /// - Parameter anchor: The head hash of minutes that were printed, at this or an earlier entry: what tells that
  ///   the last entries were taken off, or that the whole chain was made anew.
  public func problems(against anchor: String?) -> [Problem] {
    var problems = fault.map { [$0] } ?? []
    if let anchor, !entries.contains(where: { $0.hash == anchor }) {
      let words = SessionProblems(path: path)
      problems.append(
        fault == nil
          ? words.error(
            "head-unknown",
            fr:
              "aucune des \(entries.count) entrées n'a l'empreinte du relevé : des entrées ont été "
              + "ôtées à la fin, ou ce n'est pas la même séance.",
            en: "none of the \(entries.count) entries has the hash of the minutes: entries were "
              + "taken off the end, or this is another session.",
            remedy: Message(
              fr: "Comparez avec le relevé imprimé ; gardez le fichier tel quel.",
              en: "Compare with the printed minutes; keep the file as it is."))
          : words.error(
            "head-unknown",
            fr: "l'entrée du relevé n'est pas parmi les \(entries.count) intactes.",
            en: "the entry of the minutes is not among the \(entries.count) whole ones."))
    }
    for (earlier, later) in zip(entries, entries.dropFirst()) where later.time < earlier.time {
      problems.append(
        Problem(
          .warning, "clock-backwards", at: .init(file: path),
          fr: "l'entrée \(later.number) est datée d'avant l'entrée \(earlier.number).",
          en: "entry \(later.number) is dated before entry \(earlier.number)."))
    }
    return problems
  }
}
