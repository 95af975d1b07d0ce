import Bytes

/// Blocks of numbers that are put down in order and read again: in memory up to a limit, beyond it in a temporary file
/// without a name, which goes with the process however it ends.
public struct WordSpool: Sendable {
    private let folder: String
    private let limit: Int
    /// The blocks that are held in memory: all or none.
    private var held: [[UInt64]] = []
    private var file: RandomAccessFile?
    /// Where each block begins, and the last one ends, in numbers.
    private var starts = [0]

    /// - Parameters:
    ///   - folder: Where the temporary file goes, if one is needed.
    ///   - limit: How many numbers are held in memory.
    public init(folder: String, limit: Int) {
        self.folder = folder
        self.limit = limit
    }

    /// How many blocks there are.
    public var count: Int { starts.count - 1 }

    /// Puts a block down.
    public mutating func append(_ block: [UInt64]) throws {
        starts.append(starts[count] + block.count)
        if file == nil {
            held.append(block)
            guard starts[count] > limit else { return }
            for number in held.indices { try write(held[number], number) }
            held = []
        } else {
            try write(block, count - 1)
        }
    }

    /// A block.
    public func read(_ number: Int) throws -> [UInt64] {
        guard let file else { return held[number] }
        return try file.readWords(at: 8 * starts[number], count: starts[number + 1] - starts[number])
    }

    private mutating func write(_ block: [UInt64], _ number: Int) throws {
        try RandomAccessFile.made(&file, in: folder).write(block, at: 8 * starts[number])
    }
}
