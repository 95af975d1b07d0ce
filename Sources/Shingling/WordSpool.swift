import Bytes

/// Numbers that are put down in order and read again in that order: in memory up to a limit, beyond it in a temporary
/// file without a name, which goes with the process however it ends.
public struct WordSpool: Sendable {
    private let folder: String
    private let limit: Int
    private var buffer: [UInt64] = []
    private var file: RandomAccessFile?
    private var written = 0

    /// - Parameters:
    ///   - folder: Where the temporary file goes, if one is needed.
    ///   - limit: How many numbers are held in memory.
    public init(folder: String, limit: Int) {
        self.folder = folder
        self.limit = max(1, limit)
    }

    /// How many numbers there are.
    public var count: Int { written + buffer.count }

    /// Puts numbers down.
    public mutating func append(_ words: [UInt64]) throws {
        buffer.append(contentsOf: words)
        if buffer.count >= limit { try spill() }
    }

    /// Puts sorted or other numbers down at once, in the file.
    public mutating func append(run words: [UInt64]) throws {
        try spill()
        try write(words)
    }

    /// Lets the memory go where there is a file, when all numbers are there.
    public mutating func finish() throws {
        guard file != nil else { return }
        try spill()
        buffer = []
    }

    /// Some of the numbers.
    public func read(_ range: Range<Int>) throws -> [UInt64] {
        let fromFile = range.clamped(to: 0..<written)
        var words: [UInt64] = []
        if let file, !fromFile.isEmpty {
            words = try file.readWords(at: 8 * fromFile.lowerBound, count: fromFile.count)
            if fromFile.count == range.count { return words }
        }
        let fromMemory = range.clamped(to: written..<count)
        words += buffer[fromMemory.lowerBound - written..<fromMemory.upperBound - written]
        return words
    }

    private mutating func spill() throws {
        guard !buffer.isEmpty else { return }
        try write(buffer)
        buffer.removeAll(keepingCapacity: true)
    }

    private mutating func write(_ words: [UInt64]) throws {
        try RandomAccessFile.made(&file, in: folder).write(words, at: 8 * written)
        written += words.count
    }
}
