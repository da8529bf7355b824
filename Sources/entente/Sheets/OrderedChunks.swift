import Foundation

/// Hands chunks to several tasks and takes what they make of them in the order of the chunks.
///
/// Results come out the same whatever the number of tasks: only the order of working differs. A result that has to
/// wait for an earlier one is kept; a task that is far ahead waits, so that one heavy chunk does not let the others
/// pile up.
enum OrderedChunks {
  /// - Parameters:
  ///   - tasks: How many chunks are worked on at once.
  ///   - next: Gives the chunks; called by one task at a time.
  ///   - makeState: Makes what each task keeps from chunk to chunk.
  ///   - work: Makes a result of the chunk of a number (from 0); called by all tasks at once.
  ///   - take: Takes the results in the order of the chunks; called by one task at a time.
  static func run<Chunk: Sendable, State, Result: Sendable>(
    tasks: Int, next: @escaping @Sendable () throws -> Chunk?,
    makeState: @escaping @Sendable () -> State,
    work: @escaping @Sendable (Int, Chunk, inout State) throws -> Result,
    take: @escaping @Sendable (Result) throws -> Void
  ) async throws {
    let supply = Supply(next: next)
    let order = Order(take: take, slack: 4 * tasks)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<max(1, tasks) {
        group.addTask {
          var state = makeState()
          do {
            while let (number, chunk) = try await supply.next() {
              let result = try work(number, chunk, &state)
              try await order.take(number, result)
              try Task.checkCancellation()
            }
          } catch {
            // The chunk that is due may never come: nobody must wait for it.
            await order.abandon()
            throw error
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private actor Supply<Chunk: Sendable> {
    private let source: @Sendable () throws -> Chunk?
    private var count = 0

    init(next: @escaping @Sendable () throws -> Chunk?) {
      source = next
    }

    func next() throws -> (Int, Chunk)? {
      guard let chunk = try source() else { return nil }
      defer { count += 1 }
      return (count, chunk)
    }
  }

  private actor Order<Result: Sendable> {
    private let receive: @Sendable (Result) throws -> Void
    private let slack: Int
    private var waiting: [Int: Result] = [:]
    private var due = 0
    private var held: [CheckedContinuation<Void, Never>] = []
    private var isAbandoned = false

    init(take: @escaping @Sendable (Result) throws -> Void, slack: Int) {
      receive = take
      self.slack = slack
    }

    func take(_ number: Int, _ result: Result) async throws {
      waiting[number] = result
      defer { release() }
      while let ready = waiting.removeValue(forKey: due) {
        due += 1
        try receive(ready)
      }
      // The task with the chunk that is due never waits here, so somebody always goes on.
      if number > due + slack, !isAbandoned {
        await withCheckedContinuation { held.append($0) }
      }
    }

    func abandon() {
      isAbandoned = true
      release()
    }

    private func release() {
      let released = held
      held = []
      for task in released { task.resume() }
    }
  }
}
