import Dispatch
import Synchronization

/// Applies a function to all elements, several at a time; results, and which error is thrown, do not
/// depend on how many.
func inOrder<Element: Sendable, Result: Sendable>(
  _ elements: [Element], threads: Int,
  _ transform: @escaping @Sendable (Element) throws(AllocationError) -> Result
) throws(AllocationError) -> [Result] {
  let results = Mutex<[Swift.Result<Result, AllocationError>?]>(
    Array(repeating: nil, count: elements.count))
  @Sendable func apply(_ index: Int) {
    let result: Swift.Result<Result, AllocationError>
    do {
      result = .success(try transform(elements[index]))
    } catch {
      result = .failure(error)
    }
    results.withLock { $0[index] = result }
  }
  let width = min(threads, elements.count)
  if width > 1 {
    DispatchQueue.concurrentPerform(iterations: width) { thread in
      for index in stride(from: thread, to: elements.count, by: width) { apply(index) }
    }
  } else {
    for index in elements.indices { apply(index) }
  }
  var answers: [Result] = []
  for result in results.withLock({ $0 }) { answers.append(try result!.get()) }
  return answers
}
