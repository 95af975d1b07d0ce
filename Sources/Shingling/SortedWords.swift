import StageKit

/// Numbers that are put in in any order and come out ascending: on disk where they do not fit in memory.
///
/// A run that has filled the memory is put down by the numbers' first ten bits only; when all are there, what the runs
/// have of each such part is brought together and sorted, in the processor's cache.
///
/// For hashes: so many numbers of one part are held at once, a thousandth of all where they are spread evenly.
///
/// Memory: 16 bytes a number of the limit, for any number of threads and numbers. Disk: 8 bytes a number.
/// - Complexity: O(*n*) for hashes.
public struct SortedWords: Sendable {
    private let limit: Int
    private let jobs: Int
    private var buffer: [UInt64] = []
    private var spool: WordSpool
    /// Where in the spool each part of each run begins, and the last one ends.
    private var runs: [[Int]] = []

    /// How many parts there are.
    public static let partCount = 1 << 10

    /// How many numbers there are.
    public var count: Int { spool.count + buffer.count }

    /// - Parameters:
    ///   - folder: Where the runs go, if any are needed.
    ///   - limit: How many numbers are held in memory.
    ///   - jobs: How many parts are sorted at once.
    public init(folder: String, limit: Int, jobs: Int = 1) {
        self.limit = max(1 << 10, limit)
        self.jobs = jobs
        spool = WordSpool(folder: folder, limit: 1)
    }

    /// Adds numbers.
    public mutating func add(_ words: [UInt64]) throws {
        buffer.append(contentsOf: words)
        if buffer.count >= limit { try endRun() }
    }

    /// Hands out all numbers, ascending, and forgets them: all at once where they are few, else part by part.
    ///
    /// - Parameters:
    ///   - transform: What is done with each part; called by several threads at once.
    ///   - take: Takes what becomes of the parts, in their order.
    public mutating func drain<Result: Sendable>(
        _ transform: @escaping @Sendable ([UInt64]) -> Result, take: (Result) throws -> Void
    ) throws {
        if runs.isEmpty && buffer.count < 1 << 14 {
            hashSort(&buffer)
            try take(transform(buffer))
            buffer = []
            return
        }
        try drainParts {
            transform($1)
        } take: {
            try take($0)
        }
    }

    /// Hands out all numbers, ascending, a part for each value of the first ten bits, and forgets them.
    ///
    /// - Parameters:
    ///   - transform: What is done with each part, whose number comes with it; called by several threads at once.
    ///   - take: Takes what becomes of the parts, in their order.
    public mutating func drainParts<Result: Sendable>(
        _ transform: @escaping @Sendable (Int, [UInt64]) throws -> Result, take: (Result) throws -> Void
    ) throws {
        // The last run stays in memory.
        let (last, ends) = partitioned(buffer)
        buffer = []
        let (spool, runs) = (spool, runs)
        var part = 0
        try orderedMap(jobs: jobs) { () -> Int? in
            defer { part += 1 }
            return part < Self.partCount ? part : nil
        } transform: { part in
            var words: [UInt64] = []
            for starts in runs { words += try spool.read(starts[part]..<starts[part + 1]) }
            words += last[ends[part]..<ends[part + 1]]
            hashSort(&words, skipping: partBits)
            return try transform(part, words)
        } consume: {
            try take($0)
        }
        self.runs = []
    }

    private mutating func endRun() throws {
        let (words, starts) = partitioned(buffer)
        buffer.removeAll(keepingCapacity: true)
        let base = spool.count
        try spool.append(run: words)
        runs.append(starts.map { base + $0 })
    }
}

/// Numbers by their first bits, in their order besides; where each part begins, and the last one ends.
private func partitioned(_ words: [UInt64]) -> (words: [UInt64], starts: [Int]) {
    var starts = [Int](repeating: 0, count: SortedWords.partCount + 1)
    for word in words { starts[Int(word >> (64 - partBits)) + 1] += 1 }
    for part in 0..<SortedWords.partCount { starts[part + 1] += starts[part] }
    var next = starts
    var sorted = [UInt64](repeating: 0, count: words.count)
    for word in words {
        let part = Int(word >> (64 - partBits))
        sorted[next[part]] = word
        next[part] += 1
    }
    return (sorted, starts)
}

private let partBits: UInt64 = 10
