import Bytes
import Shingling

/// Entries `sampled shingle << 28 | text` that an index has, ascending, in a file of their own which never changes.
struct EntryRun: Sendable {
    /// Tells it from the other runs of the index.
    let number: Int
    /// Where each part ends, in entries, and its checksum: a part for each value of the first ten bits.
    let ends: [UInt64]
    let sums: [UInt64]
    private let file: RandomAccessFile

    /// How many entries there are.
    var count: Int { Int(ends[SortedWords.partCount - 1]) }

    /// Opens one that was written.
    ///
    /// - Parameters:
    ///   - path: Of the index.
    ///   - words: The number, the ends and the sums.
    init(path: String, _ words: ArraySlice<UInt64>) throws {
        number = Int(words[words.startIndex])
        ends = Array(words.dropFirst().prefix(SortedWords.partCount))
        sums = Array(words.suffix(SortedWords.partCount))
        let path = Self.path(number, ofIndex: path)
        do { file = try RandomAccessFile(path: path) } catch { throw IndexError.damaged(path) }
    }

    /// What `init` needs to find it again.
    var words: [UInt64] { [UInt64(number)] + ends + sums }

    /// The entries of one part.
    func part(_ part: Int) throws -> [UInt64] {
        let start = part == 0 ? 0 : Int(ends[part - 1])
        do { return try file.readWords(at: 8 * start, count: Int(ends[part]) - start) } catch {
            throw error.isCutShort ? IndexError.damaged(file.path) : error
        }
    }

    /// The entries of one part, which must be those that were written.
    ///
    /// - Parameter texts: How many texts there are.
    func checkedPart(_ part: Int, texts: Int) throws -> [UInt64] {
        let words = try self.part(part)
        guard checksum(words.span, 0) == sums[part], words.allSatisfy({ Int($0 & textMask) < texts }) else {
            throw IndexError.damaged(file.path)
        }
        return words
    }

    /// The path of a run.
    static func path(_ number: Int, ofIndex path: String) -> String { "\(path).\(number)" }

    /// How many words `words` has.
    static var wordCount: Int { 1 + 2 * SortedWords.partCount }
}

/// Writes a run; it appears whole when it is committed, or not at all.
struct EntryRunWriter: ~Copyable {
    private let number: Int
    private var file: OutputFile
    private var count: UInt64 = 0
    private var ends: [UInt64] = []
    private var sums: [UInt64] = []

    /// - Parameter path: Of the index.
    init(path: String, number: Int) throws(FileError) {
        self.number = number
        file = try OutputFile(path: EntryRun.path(number, ofIndex: path))
    }

    /// Appends the next part.
    mutating func append(_ part: [UInt64]) throws(FileError) {
        try file.write(part)
        count += UInt64(part.count)
        ends.append(count)
        sums.append(checksum(part.span, 0))
    }

    /// What `EntryRun` needs to find it, when all parts are written.
    var words: [UInt64] { [UInt64(number)] + ends + sums }

    /// Makes the file appear.
    mutating func commit() throws(FileError) { try file.commit() }
}

/// Two ascending lists as one.
func merged(_ some: [UInt64], _ others: [UInt64]) -> [UInt64] {
    guard !some.isEmpty else { return others }
    guard !others.isEmpty else { return some }
    let (first, second) = (some.span, others.span)
    return [UInt64](capacity: some.count + others.count) { out in
        var (i, j) = (0, 0)
        while i < first.count && j < second.count {
            let isFirst = first[i] <= second[j]
            out.append(isFirst ? first[i] : second[j])
            i += isFirst ? 1 : 0
            j += isFirst ? 0 : 1
        }
        while i < first.count {
            out.append(first[i])
            i += 1
        }
        while j < second.count {
            out.append(second[j])
            j += 1
        }
    }
}
