import Foundation
import PlanarGeometry
import Synchronization
import Testing

@Suite("A value for each thread")
struct PerThreadTests {
  /// What the threads saw of their values, and what was ended.
  private final class Record: Sendable {
    let made = Mutex(0)
    let seen = Mutex<[[Int]]>([])
    let ended = Mutex<[[Int]]>([])
  }

  @Test func isMadeOnceKeptAndEndedWithItsThread() throws {
    let record = Record()
    let numbers = PerThread<[Int]>(
      make: { memory in
        let number = record.made.withLock { made in
          made += 1
          return made
        }
        memory.initialize(to: [number])
      },
      end: { memory in record.ended.withLock { $0.append(memory.pointee) } })
    let threads = (0..<4).map { _ in
      Thread {
        let address = numbers.current
        for step in 0..<100 { numbers.current.pointee.append(step) }
        #expect(numbers.current == address)
        record.seen.withLock { $0.append(address.pointee) }
      }
    }
    for thread in threads { thread.start() }
    // A value is ended after the last line of its thread: nothing that the thread does can announce it.
    let deadline = Date(timeIntervalSinceNow: 60)
    while record.ended.withLock({ $0.count }) < 4, Date() < deadline { usleep(1000) }
    let expected = (1...4).map { [$0] + Array(0..<100) }
    #expect(record.seen.withLock { $0.sorted { $0[0] < $1[0] } } == expected)
    #expect(record.ended.withLock { $0.sorted { $0[0] < $1[0] } } == expected)
    #expect(record.made.withLock { $0 } == 4)
  }
}
