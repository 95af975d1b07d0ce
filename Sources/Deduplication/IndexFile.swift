import Bytes

/// The parts of an index, in the order in which they are written.
enum IndexPart: Int, CaseIterable {
    /// How many runs of entries there are; of each what `EntryRun` needs; the numbers of runs that are to be removed.
    case runs
    /// Columns, one row a text: see `DistinctTexts`.
    case texts
    /// How many sampled shingles each text has.
    case samples
    /// Of each text its story and weight, its state, its drift; then what passages weigh: the first weights and better ones.
    case firstWeights, secondWeights
    /// What the whole of each text weighed, then pairs, at the first look, with the first weights and with the better
    /// ones; nothing for a look that was not taken.
    case firstLook, secondLook, thirdLook
    /// What comparisons said.
    case verdicts
    /// Columns, one row an article: see `IndexedArticles`.
    case articles
    /// Columns, one row an article: what the program must know of its line.
    case lines
}

/// An index that cannot be used: which, and why.
public struct IndexError: Error, Sendable, Equatable {
    /// The path of the file.
    public let path: String
    /// What is wrong, in one line.
    public let reason: String
    /// Whether it is whole, but was made under other settings or has another layout.
    public let isOfOtherSettings: Bool

    /// One that says nothing here.
    static func madeOtherwise(_ path: String) -> IndexError {
        IndexError(
            path: path, reason: "made by another version or with other settings; delete the folder to begin anew",
            isOfOtherSettings: true)
    }

    /// A part that is not what was written.
    static func damaged(_ path: String) -> IndexError {
        IndexError(
            path: path, reason: "damaged or cut short; delete the folder to begin anew", isOfOtherSettings: false)
    }
}

/// Writes an index: parts of 64-bit numbers in the machine's own byte order, then where they end and their checksums.
/// The file appears whole when it is committed, in the place of the old one, or not at all.
final class IndexWriter {
    private var file: OutputFile
    private let settings: UInt64
    private var ends: [UInt64] = []
    private var sums: [UInt64] = []
    private var sum: UInt64 = 0
    private var count: UInt64 = 0

    init(path: String, settings: UInt64) throws(FileError) {
        file = try OutputFile(path: path)
        self.settings = settings
    }

    /// Appends numbers to the part that is being written.
    func append(_ words: [UInt64]) throws(FileError) {
        sum = checksum(words.span, sum)
        count += UInt64(words.count)
        try file.write(words)
    }

    /// Ends a part; they come in their order.
    func end(_ part: IndexPart) {
        precondition(part.rawValue == ends.count, "a part of the index out of order")
        ends.append(count)
        sums.append(sum)
        sum = 0
    }

    /// Makes the file appear.
    func commit(lineBytes: Int) throws(FileError) {
        var trailer = ends + sums + [UInt64(lineBytes), settings]
        trailer += [checksum(trailer.span, 0), indexMagic]
        try file.write(trailer)
        try file.commit()
    }
}

/// An index that was written, open for reading.
struct IndexFile: Sendable {
    private let file: RandomAccessFile
    private let path: String
    private let ends: [Int]
    private let sums: [UInt64]
    /// How much of the file of lines belongs to it, in bytes.
    let lineBytes: Int

    /// Opens an index and checks its trailer.
    ///
    /// - Throws: `IndexError` for one that is damaged or was made under other settings; `FileError`.
    init(path: String, byteCount: Int, settings: UInt64) throws {
        let parts = IndexPart.allCases.count
        let trailerWords = 2 * parts + 4
        guard byteCount % 8 == 0, byteCount >= 8 * trailerWords else { throw IndexError.damaged(path) }
        file = try RandomAccessFile(path: path)
        self.path = path
        let trailer = try file.readWords(at: byteCount - 8 * trailerWords, count: trailerWords)
        let magic = trailer[trailerWords - 1]
        guard magic >> 8 == indexMagic >> 8 else { throw IndexError.damaged(path) }
        guard magic == indexMagic else { throw IndexError.madeOtherwise(path) }
        let checked = Array(trailer.dropLast(2))
        guard checksum(checked.span, 0) == trailer[trailerWords - 2] else { throw IndexError.damaged(path) }
        guard checked[2 * parts + 1] == settings else { throw IndexError.madeOtherwise(path) }
        ends = trailer[..<parts].map { Int(truncatingIfNeeded: $0) }
        sums = Array(trailer[parts..<2 * parts])
        lineBytes = Int(truncatingIfNeeded: checked[2 * parts])
        guard ends.last == byteCount / 8 - trailerWords else { throw IndexError.damaged(path) }
    }

    /// All numbers of a part.
    func words(of part: IndexPart) throws -> [UInt64] {
        let range = range(of: part)
        let words = try file.readWords(at: 8 * range.lowerBound, count: range.count)
        guard checksum(words.span, 0) == sums[part.rawValue] else { throw IndexError.damaged(path) }
        return words
    }

    /// The columns of a part, each with a number for every row.
    func columns(of part: IndexPart, _ count: Int) throws -> [ArraySlice<UInt64>] {
        let words = try words(of: part)
        guard words.count % count == 0 else { throw IndexError.damaged(path) }
        let rows = words.count / count
        return (0..<count).map { words[$0 * rows..<($0 + 1) * rows] }
    }

    private func range(of part: IndexPart) -> Range<Int> {
        (part.rawValue == 0 ? 0 : ends[part.rawValue - 1])..<ends[part.rawValue]
    }
}

/// A sum that tells numbers from others, and their order.
func checksum(_ words: Span<UInt64>, _ before: UInt64) -> UInt64 {
    var sum = before
    for i in words.indices {
        sum = (sum ^ words[i]) &* 0x9e37_79b9_7f4a_7c15
        sum ^= sum >> 29
    }
    return sum
}

/// `PARLEYD` and the version of the layout.
private let indexMagic: UInt64 = 0x5041_524C_4559_4405
