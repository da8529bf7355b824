import Formats
import Land
import Planning

extension PlainTables {
  /// The problem that the tables and options state.
  ///
  /// - Throws: `Problems` for forbidden pairs that nobody knows, and for a distance between candidates
  ///   without places.
  func problem(_ options: HubModelOptions, _ tables: HubTableOptions) throws -> LocationProblem {
    var problem = LocationProblem(
      demand: demand.map { .init(id: $0.id, weight: $0.weight, group: $0.group) },
      candidates: candidates.map {
        .init(
          id: $0.id, capacity: $0.capacity, openingCost: $0.cost, isExisting: $0.isExisting)
      },
      travel: travel, model: options.locationModel, service: tables.service,
      equity: options.limit, periods: options.steps ?? [])
    if let apart = tables.apart {
      problem.conflicts += LocationProblem.conflicts(
        places: try candidatePlaces(), nearerThan: apart)
    }
    if let path = tables.forbidden { try forbid(path, &problem) }
    return problem
  }

  private func candidatePlaces() throws -> [(x: Double, y: Double)] {
    try candidates.map { candidate in
      guard let place = candidate.place else {
        throw Problems([
          Problem(
            .error, "no-places", at: .init(file: candidatePath),
            fr: "--apart a besoin des colonnes « x » et « y » des candidats.",
            en: "--apart needs the columns 'x' and 'y' of the candidates.")
        ])
      }
      return (place.x, place.y)
    }
  }

  private func forbid(_ path: String, _ problem: inout LocationProblem) throws {
    let read = try HubTables.forbidden(path: path)
    let candidateOf = PlainTables.positions(candidates.map(\.id))
    let demandOf = PlainTables.positions(demand.map(\.id))
    var forbidden = Array(repeating: Set<Int>(), count: demand.count)
    func position(_ id: String, _ positions: [String: Int]) throws -> Int {
      if let found = positions[id] { return found }
      throw Problems([
        Problem(
          .error, "unknown-id", at: .init(file: path, feature: id),
          fr: "« \(id) » n'est dans aucune des deux tables.",
          en: "'\(id)' is in neither table.")
      ])
    }
    for pair in read.table.rows {
      let second = try position(pair.second, candidateOf)
      if read.servesDemand {
        forbidden[try position(pair.first, demandOf)].insert(second)
      } else {
        problem.conflicts.append(.init(try position(pair.first, candidateOf), second))
      }
    }
    if read.servesDemand {
      problem.travel = TravelCosts(
        rows: problem.demand.indices.map { row in
          problem.travel.range(ofRow: row).map {
            TravelCosts.Entry(
              candidate: Int(problem.travel.candidates[$0]), cost: problem.travel.costs[$0])
          }.filter { !forbidden[row].contains($0.candidate) }
        })
    }
  }
}
