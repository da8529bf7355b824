internal import Land

extension SessionOpening {
  /// The column `content` of an opening.
  var json: JSONValue {
    [
      "file": .string(file), "text": .string(text),
      "inputs": .array(
        inputs.map { ["path": .string($0.path), "sha256": .string($0.sha256)] }),
      "sites": .array(sites.map { ["id": .string($0.id), "name": .optional($0.name)] }),
    ]
  }

  init?(_ json: JSONValue, author: String, time: Moment, reason: String) {
    guard let file = json["file"]?.text, let text = json["text"]?.text,
      let inputs = json["inputs"]?.elements, let sites = json["sites"]?.elements
    else { return nil }
    self.init(
      file: file, text: text,
      inputs: inputs.compactMap { input in
        guard let path = input["path"]?.text, let hash = input["sha256"]?.text else { return nil }
        return InputFile(path: path, sha256: hash)
      },
      sites: sites.compactMap { site in
        site["id"]?.text.map { Place(id: $0, name: site["name"]?.text) }
      },
      author: author, time: time, reason: reason)
    guard self.inputs.count == inputs.count, self.sites.count == sites.count else { return nil }
  }
}
