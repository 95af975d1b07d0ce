import Bytes
import StageKit

/// Numbers that are put in in any order and come out ascending: on disk where they do not fit in memory.
///
/// They are put in order by their first ten bits as they come, a block at a time that fits in the processor's cache.
/// When all are there, what the blocks have of each such part is brought together and sorted, in the cache as well.
///
/// For hashes: so many numbers of one part are held at once, a thousandth of all where they are spread evenly.
///
/// Memory: 8 bytes a number of the limit, for any number of threads and numbers. Disk: 8 bytes a number.
/// - Complexity: O(*n*) for hashes.
public struct SortedWords: Sendable {
    private let folder: String
    private let limit: Int
    private let jobs: Int
    /// The last numbers, as they came.
    private var pending: [UInt64] = []
    private var blocks: PartedBlocks
    /// Where the numbers go that do not fit in memory, in runs that are in order by their parts.
    private var file: RandomAccessFile?
    /// Where in the file each part of each run begins, and the last one ends, in numbers.
    private var runs: [[Int]] = []

    /// How many parts there are.
    public static let partCount = 1 << 10

    /// The part of a number.
    public static func part(of word: UInt64) -> Int { Int(word >> (64 - partBits)) }

    /// How many numbers there are.
    public private(set) var count = 0

    /// - Parameters:
    ///   - folder: Where the runs go, if any are needed.
    ///   - limit: How many numbers are held in memory.
    ///   - jobs: How many parts are sorted at once.
    public init(folder: String, limit: Int, jobs: Int = 1) {
        self.folder = folder
        self.limit = max(1 << 10, limit)
        self.jobs = jobs
        blocks = PartedBlocks(size: min(self.limit, 1 << 15))
    }

    /// Adds numbers, each with some bits more.
    public mutating func add(_ words: [UInt64], with bits: UInt64 = 0) throws {
        count += words.count
        var rest = words[...]
        while !rest.isEmpty {
            let some = rest.prefix(blocks.size - pending.count)
            rest = rest.dropFirst(some.count)
            pending.append(contentsOf: some)
            var span = pending.mutableSpan
            for i in span.count - some.count..<span.count { span[i] |= bits }
            if pending.count == blocks.size { try endBlock() }
        }
    }

    /// Hands out all numbers, ascending, and forgets them: all at once where they are few, else some parts at a time.
    ///
    /// - Parameters:
    ///   - transform: What is done with the numbers of some parts; called by several threads at once.
    ///   - take: Takes what becomes of them, in their order.
    public mutating func drain<Result: Sendable>(
        _ transform: @escaping @Sendable ([UInt64]) throws -> Result, take: (Result) throws -> Void
    ) throws {
        // As many groups of parts as have enough to do.
        let groupBits = UInt64((count >> 14 | 1).bitWidth - 1 - (count >> 14 | 1).leadingZeroBitCount)
        try drain(min(groupBits, partBits)) {
            try transform($1)
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
        try drain(partBits, transform, take: take)
    }

    /// Hands out all numbers, ascending, a group of parts for each value of so many first bits.
    private mutating func drain<Result: Sendable>(
        _ groupBits: UInt64, _ transform: @escaping @Sendable (Int, [UInt64]) throws -> Result,
        take: (Result) throws -> Void
    ) throws {
        if !pending.isEmpty { blocks.append(pending) }
        let (blocks, file, runs) = (blocks, file, runs)
        (pending, self.blocks, self.file, self.runs) = ([], PartedBlocks(size: blocks.size), nil, [])
        count = 0
        let (groupCount, size) = (1 << Int(groupBits), Self.partCount >> Int(groupBits))
        var next = 0
        try orderedMap(jobs: jobs) { () -> Int? in
            defer { next += 1 }
            return next < groupCount ? next : nil
        } transform: { group in
            let parts = group * size..<(group + 1) * size
            var words: [UInt64] = []
            if let file {
                for starts in runs {
                    let (start, end) = (starts[parts.lowerBound], starts[parts.upperBound])
                    words += try file.readWords(at: 8 * start, count: end - start)
                }
            }
            blocks.append(parts, to: &words)
            hashSort(&words, skipping: groupBits)
            return try transform(group, words)
        } consume: {
            try take($0)
        }
    }

    private mutating func endBlock() throws {
        blocks.append(pending)
        pending.removeAll(keepingCapacity: true)
        if blocks.count * blocks.size >= limit { try endRun() }
    }

    /// Puts what is held on disk, part by part.
    private mutating func endRun() throws {
        let file = try RandomAccessFile.made(&file, in: folder)
        var written = runs.last?.last ?? 0
        var starts: [Int] = []
        var buffer: [UInt64] = []
        for part in 0..<Self.partCount {
            starts.append(written + buffer.count)
            blocks.append(part..<part + 1, to: &buffer)
            guard buffer.count >= 1 << 16 || part == Self.partCount - 1 else { continue }
            try file.write(buffer, at: 8 * written)
            written += buffer.count
            buffer.removeAll(keepingCapacity: true)
        }
        runs.append(starts + [written])
        blocks = PartedBlocks(size: blocks.size)
    }
}

/// Blocks of numbers, each in order by the numbers' first bits, in their order besides.
private struct PartedBlocks: Sendable {
    /// How many numbers each block but the last has.
    let size: Int
    /// Several blocks each: 4 MiB, which go back to the system at once.
    private var slabs: [[UInt64]] = []
    /// Where in each block each part begins, and the last one ends.
    private var starts: [[UInt32]] = []

    init(size: Int) { self.size = size }

    /// How many blocks there are.
    var count: Int { starts.count }

    /// Appends a block.
    mutating func append(_ numbers: [UInt64]) {
        let words = numbers.span
        var starts = [UInt32](repeating: 0, count: SortedWords.partCount + 1)
        for i in words.indices { starts[SortedWords.part(of: words[i]) + 1] += 1 }
        for part in 0..<SortedWords.partCount { starts[part + 1] += starts[part] }
        if count % slabSize == 0 {
            slabs.append([])
            slabs[slabs.count - 1].reserveCapacity(slabSize * size)
        }
        let (slab, base) = (slabs.count - 1, slabs[slabs.count - 1].count)
        slabs[slab].append(contentsOf: repeatElement(0, count: words.count))
        self.starts.append(starts)
        var sorted = slabs[slab].mutableSpan
        for i in words.indices {
            let part = SortedWords.part(of: words[i])
            sorted[base + Int(starts[part])] = words[i]
            starts[part] += 1
        }
    }

    /// Appends what all blocks have of some parts to other numbers.
    func append(_ parts: Range<Int>, to words: inout [UInt64]) {
        words.reserveCapacity(words.count + starts.reduce(0) { $0 + Int($1[parts.upperBound] - $1[parts.lowerBound]) })
        for block in starts.indices {
            let base = block % slabSize * size
            let (start, end) = (Int(starts[block][parts.lowerBound]), Int(starts[block][parts.upperBound]))
            words += slabs[block / slabSize][base + start..<base + end]
        }
    }
}

/// How many blocks a slab has.
private let slabSize = 16

private let partBits: UInt64 = 10
