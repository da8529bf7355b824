import Foundation
import TestSupport
import Testing

@testable import Formats

@Suite("A staging directory that cannot be opened")
struct StagingFailureTests {
  @Test("is told, not tried for ever")
  func noDescriptorIsLeft() async {
    await #expect(processExitsWith: .success) {
      // Ends the process where it would not end by itself.
      alarm(20)
      let folder = try ScratchFolder()
      let next = dup(0)
      close(next)
      var limit = rlimit(rlim_cur: rlim_t(next), rlim_max: rlim_t(next))
      #if canImport(Darwin)
        setrlimit(RLIMIT_NOFILE, &limit)
      #else
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
      #endif
      do {
        try OutputDirectory.write(to: folder.path + "/out") { _ in }
        exit(1)
      } catch {
        exit(0)
      }
    }
  }
}
