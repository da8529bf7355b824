import Land
import Testing

@Suite("A moment")
struct MomentTests {
  @Test("is read from ISO 8601 with its zone, and written back as it was")
  func reading() throws {
    let paris = try #require(Moment("2026-11-28T17:25:49+01:00"))
    #expect(paris.description == "2026-11-28T17:25:49+01:00")
    // 20,785 days since 1970 (date -u -d 2026-11-28 +%s gives 1795824000), then 16:25:49 UTC.
    #expect(paris.secondsSince1970 == 1_795_824_000 + 16 * 3600 + 25 * 60 + 49)
    #expect(Moment("2026-11-28T16:25:49Z")?.secondsSince1970 == paris.secondsSince1970)
    #expect(try #require(Moment("2026-11-28T17:25:49Z")) > paris)
  }

  @Test(
    "is refused in any other form",
    arguments: [
      "", "2026-11-28", "2026-11-28T17:25:49", "2026-11-28 17:25:49Z", "2026-02-30T00:00:00Z",
      "2026-11-28T24:00:00Z", "2026-11-28T17:60:49Z", "2026-11-28T17:25:49+1:00",
      "2026-11-28T17:25:4xZ", "2026-11-28T17:25:49+15:00", "２026-11-28T17:25:49Z",
    ])
  func refused(_ text: String) { #expect(Moment(text) == nil) }

  @Test("made from seconds reads back as itself, before 1970 too")
  func seconds() throws {
    for seconds in [0, -1, -86_400, 1_795_824_000, 951_782_399, 4_102_444_800] {
      for ahead in [0, 60, -210, 345, 840] {
        let moment = Moment(secondsSince1970: seconds, minutesAhead: ahead)
        #expect(moment.secondsSince1970 == seconds)
        #expect(Moment(moment.description) == moment)
      }
    }
  }
}
