import Testing

@testable import Planning

@Suite("Which ways a bicycle may use")
struct CyclingRulesTests {
  /// `→` forward, `←` backward, `↔` both, `×` closed.
  private static func way(_ tags: [String: String]) -> String {
    let access = CyclingAccess(WayTags(tags))
    return switch (access.forward, access.backward) {
    case (true, true): "↔"
    case (true, false): "→"
    case (false, true): "←"
    case (false, false): "×"
    }
  }

  @Test(
    "the table of docs/travel.md",
    arguments: [
      ([:], "↔"),
      (["highway": "residential"], "↔"),
      (["highway": "motorway"], "×"), (["highway": "motorway_link"], "×"),
      (["highway": "trunk"], "×"), (["highway": "trunk", "bicycle": "yes"], "↔"),
      (["highway": "steps"], "×"), (["highway": "steps", "bicycle": "yes"], "↔"),
      (["highway": "footway"], "×"), (["highway": "footway", "bicycle": "designated"], "↔"),
      (["highway": "pedestrian"], "↔"), (["highway": "pedestrian", "bicycle": "no"], "×"),
      (["highway": "construction", "bicycle": "yes"], "×"),
      (["highway": "primary", "motorroad": "yes"], "×"),
      (["highway": "path"], "↔"), (["highway": "cycleway"], "↔"),
      (["highway": "service", "access": "private"], "×"),
      (["highway": "service", "access": "private", "bicycle": "permissive"], "↔"),
      (["highway": "service", "access": "no", "vehicle": "yes"], "↔"),
      (["highway": "service", "access": "customers"], "↔"),
      (["highway": "tertiary", "vehicle": "no"], "×"),
      (["highway": "tertiary", "bicycle": "no"], "×"),
      (["highway": "tertiary", "bicycle": "dismount"], "↔"),
      (["oneway": "yes"], "→"), (["oneway": "true"], "→"), (["oneway": "1"], "→"),
      (["oneway": "-1"], "←"), (["oneway": "reverse"], "←"), (["oneway": "no"], "↔"),
      (["oneway": "F"], "→"), (["oneway": "T"], "←"), (["oneway": "B"], "↔"),
      (["oneway": "yes", "oneway:bicycle": "no"], "↔"),
      (["oneway": "yes", "oneway:bicycle": "-1"], "←"),
      (["oneway": "no", "oneway:bicycle": "yes"], "→"),
      (["oneway": "yes", "cycleway": "opposite"], "↔"),
      (["oneway": "yes", "cycleway": "opposite_lane"], "↔"),
      (["oneway": "yes", "cycleway:left": "opposite_track"], "↔"),
      (["oneway": "yes", "cycleway:left": "lane", "cycleway:left:oneway": "-1"], "↔"),
      (["oneway": "yes", "cycleway": "lane"], "→"),
      (["oneway": "-1", "cycleway": "opposite"], "↔"),
      (["junction": "roundabout"], "→"), (["junction": "roundabout", "oneway": "no"], "↔"),
      // Geofabrik and BD TOPO.
      (["fclass": "motorway", "oneway": "B"], "×"),
      (["fclass": "residential", "oneway": "F"], "→"),
      (["nature": "Type autoroutier"], "×"), (["nature": "Escalier"], "×"),
      (["nature": "Route à 1 chaussée", "sens_de_circulation": "Sens inverse"], "←"),
      (["nature": "Sentier", "SENS": "Double sens"], "↔"),
      (["nature": "Bac ou liaison maritime"], "×"),
    ] as [([String: String], String)])
  func table(tags: [String: String], way: String) {
    #expect(Self.way(tags) == way, "\(tags)")
  }

  @Test(
    arguments: [
      ([:], 0), (["bridge": "yes"], 1), (["bridge": "F"], 0), (["tunnel": "T"], -1),
      (["layer": "2", "bridge": "yes"], 2), (["layer": "-1"], -1),
      (["layer": "0.0", "bridge": "T"], 1),
      (["position_par_rapport_au_sol": "1"], 1), (["bridge": "no"], 0),
    ] as [([String: String], Int)])
  func levels(tags: [String: String], level: Int) {
    #expect(WayTags(tags).level == level, "\(tags)")
  }

  @Test func speedsFollowTheClassUnlessThePlanSaysOtherwise() {
    let speeds = CyclingSpeeds(base: 5, classes: ["cycleway": 6])
    #expect(speeds.speed(of: nil) == 5)
    #expect(speeds.speed(of: "residential") == 5)
    #expect(speeds.speed(of: "cycleway") == 6)
    #expect(speeds.speed(of: "pedestrian") == 2)
    #expect(speeds.speed(of: "residential", isDismounted: true) == 5 / 3.6)
  }

  /// Geofabrik's classes of tracks are tracks: 0.7 of the base speed, as in OpenStreetMap.
  @Test func gradedTracksAreTracks() {
    let tags = WayTags(["fclass": "track_grade3", "oneway": "B"])
    #expect(tags["highway"] == "track")
    #expect(CyclingSpeeds(base: 10).speed(of: tags["highway"]) == 7)
  }

  @Test func slopesSlowDownAndSpeedUp() {
    // 21.6 km/h on the flat, 1.44 less for each per cent up, 0.86 more down (Parkin and Rotheram 2010).
    let flat = 21.6 / 3.6
    func kmh(_ gradient: Double) -> Double {
      (CyclingSpeeds.speed(flat, onGradient: gradient) * 36_000).rounded() / 10_000
    }
    #expect(kmh(0) == 21.6)
    #expect(kmh(0.03) == 17.28)
    #expect(kmh(-0.03) == 24.18)
    // Never slower than on foot, never faster than the assistance.
    #expect(kmh(0.2) == 5)
    #expect(kmh(-0.2) == 25)
  }
}
