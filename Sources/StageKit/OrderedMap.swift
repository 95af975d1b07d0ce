import Bytes
import Dispatch
import Synchronization

/// Transforms a stream with several threads and hands on the results in the order of the stream.
///
/// The calling thread produces and consumes; `jobs` threads transform. At most `2 * jobs + 2` items are in flight, so
/// memory does not grow with the stream. The first error in the order of the stream is thrown, whichever thread was
/// faster; nothing after it is consumed. With one job everything runs on the calling thread. Where the system gives fewer
/// threads those that there are do the work, the calling one where there are none.
///
/// - Parameters:
///   - produce: The next item, or `nil` at the end.
///   - transform: Called by several threads at once.
///   - consume: Takes one result at a time, in order.
public func orderedMap<Input: Sendable, Output: Sendable>(
    jobs: Int, produce: () throws -> Input?, transform: @escaping @Sendable (Input) throws -> Output,
    consume: (Output) throws -> Void
) throws {
    let crew = Crew(jobs: jobs, transform: transform)
    let threads = jobs > 1 ? started(jobs, crew.run) : []
    guard !threads.isEmpty else {
        while let item = try produce() { try consume(try transform(item)) }
        return
    }
    defer {
        crew.dismiss()
        for thread in threads { thread.join() }
    }
    var submitted = 0
    var consumed = 0
    var isAtEnd = false
    var failure: (any Error)?
    while true {
        while !isAtEnd && submitted - consumed < crew.window {
            do {
                guard let item = try produce() else {
                    isAtEnd = true
                    break
                }
                crew.submit(item, at: submitted)
                submitted += 1
            } catch {
                // Items before the failing one come first, so that the outcome does not depend on the threads.
                failure = error
                isAtEnd = true
            }
        }
        guard consumed < submitted else { break }
        try consume(try crew.result(at: consumed).get())
        consumed += 1
    }
    if let failure { throw failure }
}

/// As many threads of `count` as the system gives.
private func started(_ count: Int, _ body: @escaping @Sendable () -> Void) -> [SystemThread] {
    var threads: [SystemThread] = []
    while threads.count < count, let thread = SystemThread(body) { threads.append(thread) }
    return threads
}

/// What the threads of one `orderedMap` share: the items that wait for them, and a ring of results.
private final class Crew<Input: Sendable, Output: Sendable>: Sendable {
    let window: Int
    private let jobs: Int
    private let transform: @Sendable (Input) throws -> Output
    private let waiting: Mutex<(items: [(sequence: Int, item: Input)], isDismissed: Bool)>
    private let results: Mutex<[Result<Output, any Error>?]>
    // Semaphores begin at 0: one let go below the value that it began with traps.
    private let work = DispatchSemaphore(value: 0)
    private let done: [DispatchSemaphore]

    init(jobs: Int, transform: @escaping @Sendable (Input) throws -> Output) {
        self.jobs = jobs
        self.transform = transform
        window = 2 * jobs + 2
        waiting = Mutex(([], false))
        results = Mutex(Array(repeating: nil, count: 2 * jobs + 2))
        done = (0..<2 * jobs + 2).map { _ in DispatchSemaphore(value: 0) }
    }

    func submit(_ item: Input, at sequence: Int) {
        waiting.withLock { $0.items.append((sequence, item)) }
        work.signal()
    }

    func result(at sequence: Int) -> Result<Output, any Error> {
        done[sequence % window].wait()
        let result = results.withLock { results in
            let result = results[sequence % window]
            results[sequence % window] = nil
            return result
        }
        guard let result else { preconditionFailure("a signal without a result") }
        return result
    }

    func dismiss() {
        waiting.withLock {
            $0.items.removeAll()
            $0.isDismissed = true
        }
        for _ in 0..<jobs { work.signal() }
    }

    func run() {
        while true {
            work.wait()
            let (next, isDismissed) = waiting.withLock { waiting in
                (waiting.items.isEmpty ? nil : waiting.items.removeFirst(), waiting.isDismissed)
            }
            guard let next else {
                if isDismissed { return }
                continue
            }
            let result = Result { try transform(next.item) }
            results.withLock { $0[next.sequence % window] = result }
            done[next.sequence % window].signal()
        }
    }
}
