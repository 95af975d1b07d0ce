import Bytes
import Shingling

/// What is kept of the articles that were seen, so that others can be added without reading these again.
///
/// With it a run finds what a run over all articles would find: it is told what that run would have found out about
/// the old ones, and does again only what the new ones change. Every remembered guess and verdict is tied to the
/// weights of the passages in its two texts, and holds for no others.
public final class Index {
    /// What was seen; `nil` where nothing was.
    let seen: IndexFile?
    let writer: IndexWriter

    /// How much of the file of lines belongs to what was seen, in bytes.
    public var lineBytes: Int { seen?.lineBytes ?? 0 }

    /// Opens an index, or begins one.
    ///
    /// - Parameters:
    ///   - byteCount: The size of the file; `nil` where there is none.
    ///   - settings: All that the decisions depend on besides the texts.
    /// - Throws: `IndexError` for one that cannot be used; `FileError`.
    public init(path: String, byteCount: Int?, settings: String) throws {
        let settings = stableHash(settings)
        seen = try byteCount.map { try IndexFile(path: path, byteCount: $0, settings: settings) }
        writer = try IndexWriter(path: path, settings: settings)
    }

    /// What was remembered of the lines of the articles seen.
    public func lines() throws -> IndexedLines {
        guard let seen else { return IndexedLines() }
        let columns = try seen.columns(of: .lines, 3)
        return IndexedLines(
            idHashes: Array(columns[0]), starts: columns[1].map { Int($0) }, lengths: columns[2].map { UInt32($0) })
    }

    /// Replaces the index by one that knows the new articles as well: the last thing to do, when all output is there.
    ///
    /// - Parameters:
    ///   - lines: Of all articles, those that were seen first.
    ///   - lineBytes: The size of the file of lines.
    public func commit(_ lines: IndexedLines, lineBytes: Int) throws {
        try writer.append(lines.idHashes)
        try writer.append(lines.starts.map { UInt64($0) })
        try writer.append(lines.lengths.map { UInt64($0) })
        writer.end(.lines)
        try writer.commit(lineBytes: lineBytes)
    }

    /// Hands out the entries that were seen and new ones together, ascending, and writes them down.
    ///
    /// - Parameter texts: How many texts there are.
    func merge(_ new: inout SortedWords, texts: Int, _ body: ([UInt64]) throws -> Void) throws {
        let old = try seen?.cursor(of: .entries) ?? IndexFile.Cursor()
        var merger = Merger(old: old, writer: writer, texts: texts)
        try new.drain {
            $0
        } take: {
            for entry in $0 { try merger.take(entry, body) }
        }
        try merger.takeOld(below: .max, body)
        try merger.finish(body)
    }
}

/// Two ascending runs that become one, written down a block of whole passages at a time.
private struct Merger {
    var old: IndexFile.Cursor
    let writer: IndexWriter
    let texts: Int
    var block: [UInt64] = []
    /// What was added last: what comes twice counts once.
    var last = UInt64.max

    mutating func take(_ entry: UInt64, _ body: ([UInt64]) throws -> Void) throws {
        if old.head < entry { try takeOld(below: entry, body) }
        try add(entry, body)
    }

    mutating func takeOld(below limit: UInt64, _ body: ([UInt64]) throws -> Void) throws {
        while old.head < limit {
            // The checksum is known at the end only: no number that names nothing goes on from here.
            guard Int(old.head & textMask) < texts else { throw old.damage }
            try add(old.head, body)
            try old.advance()
        }
    }

    mutating func finish(_ body: ([UInt64]) throws -> Void) throws {
        try endBlock(body)
        writer.end(.entries)
    }

    private mutating func add(_ entry: UInt64, _ body: ([UInt64]) throws -> Void) throws {
        guard entry != last else { return }
        if block.count >= 1 << 15 && entry >> textBits != last >> textBits { try endBlock(body) }
        last = entry
        block.append(entry)
    }

    private mutating func endBlock(_ body: ([UInt64]) throws -> Void) throws {
        try writer.append(block)
        try body(block)
        block.removeAll(keepingCapacity: true)
    }
}

/// What the program must know of the articles' lines, by the articles' numbers.
public struct IndexedLines: Sendable {
    /// The hash of each id.
    public var idHashes: [UInt64] = []
    /// Where each line begins, in bytes.
    public var starts: [Int] = []
    /// How long it is, in bytes.
    public var lengths: [UInt32] = []

    /// None.
    public init() {}

    init(idHashes: [UInt64], starts: [Int], lengths: [UInt32]) {
        (self.idHashes, self.starts, self.lengths) = (idHashes, starts, lengths)
    }
}
