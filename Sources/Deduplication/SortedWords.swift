import Dispatch
import Synchronization

/// Numbers that are put in in any order and come out ascending: sorted runs on disk where they do not fit in memory.
///
/// Memory: 16 bytes a number of the limit, for any number of threads and numbers. Disk: 8 bytes a number.
struct SortedWords: Sendable {
    private let limit: Int
    private let jobs: Int
    private var buffer: [UInt64] = []
    private var scratch: [UInt64] = []
    private var spool: WordSpool
    private var runs: [Range<Int>] = []
    /// With several threads, what sorts a run meanwhile.
    private var background: BackgroundSorter?

    /// - Parameters:
    ///   - folder: Where the runs go, if any are needed.
    ///   - limit: How many numbers are sorted in memory.
    ///   - jobs: With more than one, a run is sorted while the next one is filled.
    init(folder: String, limit: Int, jobs: Int = 1) {
        self.limit = max(1 << 10, jobs > 1 ? limit / 2 : limit)
        self.jobs = jobs
        spool = WordSpool(folder: folder, limit: 1)
    }

    mutating func add(_ word: UInt64) throws {
        buffer.append(word)
        if buffer.count >= limit { try endRun() }
    }

    /// Hands out all numbers, ascending, and forgets them.
    mutating func drain(_ body: (UInt64) throws -> Void) throws {
        guard !runs.isEmpty || background != nil else {
            radixSort(&buffer, scratch: &scratch)
            scratch = []
            for word in buffer { try body(word) }
            buffer = []
            return
        }
        if !buffer.isEmpty { try endRun() }
        if let last = background?.take(), !last.isEmpty { try write(last) }
        background = nil
        buffer = []
        scratch = []
        try merge(body)
        runs = []
    }

    private mutating func endRun() throws {
        guard jobs > 1 else {
            radixSort(&buffer, scratch: &scratch)
            try write(buffer)
            buffer.removeAll(keepingCapacity: true)
            return
        }
        let sorter = background ?? BackgroundSorter()
        background = sorter
        var done = sorter.take()
        if !done.isEmpty { try write(done) }
        done.removeAll(keepingCapacity: true)
        swap(&done, &buffer)
        sorter.sort(consume done)
    }

    private mutating func write(_ run: [UInt64]) throws {
        runs.append(spool.count..<spool.count + run.count)
        try spool.append(run: run)
    }

    /// A merge of all runs at once, by a heap of their heads.
    private func merge(_ body: (UInt64) throws -> Void) throws {
        let block = min(1 << 15, max(1 << 9, limit / runs.count))
        var sources: [Source] = []
        for run in runs {
            var source = Source(rest: run)
            try source.fill(from: spool, block)
            sources.append(source)
        }
        sources.sort { $0.head < $1.head }
        while !sources.isEmpty {
            try body(sources[0].head)
            sources[0].next += 1
            if sources[0].next == sources[0].words.count {
                if sources[0].rest.isEmpty {
                    sources.swapAt(0, sources.count - 1)
                    sources.removeLast()
                } else {
                    try sources[0].fill(from: spool, block)
                }
            }
            siftDown(&sources)
        }
    }

    private func siftDown(_ sources: inout [Source]) {
        var parent = 0
        while true {
            var least = 2 * parent + 1
            guard least < sources.count else { return }
            if least + 1 < sources.count && sources[least + 1].head < sources[least].head { least += 1 }
            guard sources[least].head < sources[parent].head else { return }
            sources.swapAt(parent, least)
            parent = least
        }
    }

    /// A run that is being merged.
    private struct Source {
        var words: [UInt64] = []
        var next = 0
        var rest: Range<Int>
        var head: UInt64 { words[next] }

        init(rest: Range<Int>) { self.rest = rest }

        mutating func fill(from spool: WordSpool, _ block: Int) throws {
            let end = min(rest.lowerBound + block, rest.upperBound)
            words = try spool.read(rest.lowerBound..<end)
            rest = end..<rest.upperBound
            next = 0
        }
    }
}

/// Sorts one run while the next one is being filled.
private final class BackgroundSorter: Sendable {
    private let group = DispatchGroup()
    private let run = Mutex<[UInt64]>([])
    private let scratch = Mutex<[UInt64]>([])

    func sort(_ words: consuming [UInt64]) {
        run.withLock { [words = consume words] in $0 = words }
        DispatchQueue.global().async(group: group) {
            self.run.withLock { run in self.scratch.withLock { radixSort(&run, scratch: &$0) } }
        }
    }

    /// The run that was sorted last, once it is.
    func take() -> [UInt64] {
        group.wait()
        return run.withLock { run in
            let sorted = run
            run = []
            return sorted
        }
    }
}
