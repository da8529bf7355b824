import Land
import TestSupport
import Testing

@Suite("The nearest word")
struct NearestWordTests {
  static let words = ["distance", "share", "majority", "majority-share", "area", "count", "sum"]

  @Test(
    "typing errors",
    arguments: [
      ("distence", "distance" as String?), ("Distance", "distance"), ("dsitance", "distance"),
      ("shar", "share"), ("majorit", "majority"), ("majority_share", "majority-share"),
      ("aera", "area"), ("cuont", "count"), ("perimeter", nil), ("x", nil), ("", nil),
    ])
  func typing(word: String, expected: String?) {
    #expect(nearestWord(to: word, among: Self.words) == expected)
  }

  @Test func tiesGoToTheFirst() {
    #expect(nearestWord(to: "bat", among: ["cat", "hat"]) == "cat")
    #expect(nearestWord(to: "x", among: [String]()) == nil)
  }

  /// One letter lost, doubled, changed or swapped with the next still finds a word of four letters or more.
  @Test func oneSlipIsForgiven() {
    var generator = SeededGenerator(seed: 7)
    let words = ["heat_network", "population", "zoning", "streets", "monuments", "flood"]
    for _ in 0..<500 {
      let word = words.randomElement(using: &generator)!
      var letters = Array(word)
      let place = Int.random(in: 0..<letters.count - 1, using: &generator)
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: letters.remove(at: place)
      case 1: letters.insert(letters[place], at: place)
      case 2: letters[place] = "q"
      default: letters.swapAt(place, place + 1)
      }
      #expect(nearestWord(to: String(letters), among: words) == word)
    }
  }
}
