import Land
import Planning

extension LocationPlan {
  /// How many hubs more it takes, where their number is what is wrong.
  var leastHubsSentence: Message? {
    leastHubs.map {
      Message(
        fr: "Pour que chacun soit à portée d’un point logistique, il en faut au moins \($0).",
        en: "To bring a hub within reach of everybody it takes at least \($0).")
    }
  }
}
