internal import Formats
internal import Land
internal import Planning

extension ComparisonWording {
  func sentence(_ change: ScenarioDifference) -> Message {
    switch change {
    case .voice(let id, let was, let now):
      both { language in
        let figures =
          "\(Figure.number(was, places: 4, in: language)) → "
          + Figure.number(now, places: 4, in: language)
        return language == .fr
          ? "voix de \(department(id))\u{A0}: \(figures)" : "voice of \(department(id)): \(figures)"
      }
    case .department(let id, let isNew):
      isNew
        ? Message(
          fr: "nouveau service : \(department(id))", en: "new department: \(department(id))")
        : Message(
          fr: "service retiré : \(department(id))", en: "department gone: \(department(id))")
    case .demand(let id, let isNew):
      isNew
        ? Message(fr: "nouvelle demande : \(demand(id))", en: "new demand: \(demand(id))")
        : Message(fr: "demande retirée : \(demand(id))", en: "demand withdrawn: \(demand(id))")
    case .term(let id, let key, let was, let now):
      both { language in
        let figures = "\(value(was, key, language)) → \(value(now, key, language))"
        return "\(demand(id)), \(term(key)[language])\(language.colon)\(figures)"
      }
    case .lock(let lock, let isNew):
      isNew
        ? self.lock(lock)
        : both { language in
          (language == .fr ? "levé\u{A0}: " : "lifted: ") + self.lock(lock)[language]
        }
    case .limit(let key, let was, let now):
      both { language in
        (language == .fr ? "limite \(key)" : "limit \(key)") + language.colon
          + "\(value(was, key, language)) → \(value(now, key, language))"
      }
    case .priority(let was, let now):
      both { language in
        let orders = [was, now].map { $0.map(department).joined(separator: ", ") }
        return (language == .fr ? "ordre de priorité\u{A0}: " : "order of priority: ")
          + orders.joined(separator: " → ")
      }
    case .site(let id, let isNew):
      isNew
        ? Message(fr: "nouveau site : \(site(id))", en: "new site: \(site(id))")
        : Message(fr: "site retiré : \(site(id))", en: "site gone: \(site(id))")
    case .capacity(let id, let resource, let was, let now):
      both { language in
        let figures = [was, now].map { Figure.amount($0, of: resource, in: language) }
        return "\(site(id)), \(resource.word(language))\(language.colon)"
          + figures.joined(separator: " → ")
      }
    }
  }

  /// « verrou de Habitat : Logements sur Le Clos (motif) ».
  func lock(_ lock: JSONValue) -> Message {
    let name = demand(lock["demand"]?.text ?? "")
    let holder = lock["by"]?.text.map(department)
    let reason = lock["reason"]?.text.map { " (\($0))" } ?? ""
    let forbids = lock["never"]?.texts != nil
    let sites = (lock["never"] ?? lock["always"])?.texts ?? []
    let places = sites.map(site).joined(separator: ", ")
    let kind = forbids ? Message(fr: "veto", en: "veto") : Message(fr: "verrou", en: "lock")
    return Message(
      fr: kind.fr + (holder.map { " de \($0)" } ?? "") + "\u{A0}: \(name) "
        + (forbids ? "jamais sur " : "sur ") + places + reason,
      en: kind.en + (holder.map { " of \($0)" } ?? "") + ": \(name) "
        + (forbids ? "never on " : "on ") + places + reason)
  }

  private func term(_ key: String) -> Message {
    switch key {
    case "label": Message(fr: "libellé", en: "label")
    case "department": Message(fr: "service", en: "department")
    case "use": Message(fr: "usage", en: "use")
    case "resource": Message(fr: "ressource", en: "resource")
    case "minimum_m2": Message(fr: "minimum", en: "minimum")
    case "target_m2": Message(fr: "cible", en: "target")
    case "from": Message(fr: "début", en: "start")
    case "until": Message(fr: "fin", en: "end")
    case "importance": Message(fr: "importance", en: "importance")
    case "commitment": Message(fr: "engagement", en: "commitment")
    default: Message(fr: key, en: key)
    }
  }

  private func value(_ value: JSONValue, _ key: String, _ language: Language) -> String {
    if let number = value.double {
      if key.hasSuffix("_m2") { return Figure.area(number, in: language) }
      if key.hasPrefix("budget_eur") { return Figure.money(number, in: language) }
      return Figure.number(number, places: 4, in: language)
    }
    if let text = value.text {
      return CalendarDate(text).map { Figure.date($0, in: language) } ?? text
    }
    return value == .null ? "–" : JSONWriter(indented: false).text(value).filter { $0 != "\n" }
  }
}
