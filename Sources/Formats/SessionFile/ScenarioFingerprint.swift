public import Land

/// One fingerprint for a scenario with all its data.
public enum ScenarioFingerprint {
  /// SHA-256 of the list that `sha256sum` prints of the files: for each, its hash, two spaces, its path as the
  /// scenario names it, a line feed; the scenario file first. `sha256sum scenario.yaml … | sha256sum` gives it too.
  public static func of(_ inputs: [InputFile]) -> String {
    Digest.sha256(inputs.map { "\($0.sha256)  \($0.path)\n" }.joined().utf8)
  }
}
