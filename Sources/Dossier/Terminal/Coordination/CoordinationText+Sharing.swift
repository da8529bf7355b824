internal import Land
internal import Planning

extension CoordinationText {
  /// « Sites à partager » : for each site that several want, who fits together and what sharing brings.
  var sharing: String? {
    guard let sharing = study.sharing, !sharing.sites.isEmpty else { return nil }
    return blocks.title("Les sites à partager", "Sites to share")
      + blocks.bullets(sharing.sites.map { wording.sentence($0)[language] })
  }
}
