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
    private var sum = Checksum()
    private var count: UInt64 = 0

    init(path: String, settings: UInt64) throws(FileError) {
        file = try OutputFile(path: path)
        self.settings = settings
    }

    /// Appends numbers to the part that is being written.
    func append(_ words: [UInt64]) throws(FileError) {
        sum.add(words.span)
        count += UInt64(words.count)
        try file.write(words)
    }

    /// Ends a part; they come in their order.
    func end(_ part: IndexPart) {
        precondition(part.rawValue == ends.count, "a part of the index out of order")
        ends.append(count)
        sums.append(sum.value)
        sum = Checksum()
    }

    /// Makes the file appear.
    func commit(lineBytes: Int) throws(FileError) {
        var trailer = ends + sums + [UInt64(lineBytes), settings]
        trailer += [Checksum(trailer.span).value, indexMagic]
        try file.write(trailer)
        try file.commit()
    }
}

/// An index that was written, open for reading; one run at a time has it, and puts another in its place.
struct IndexFile: Sendable {
    private let file: MappedFile
    private let path: String
    private let ends: [Int]
    private let sums: [UInt64]
    /// How much of the file of lines belongs to it, in bytes.
    let lineBytes: Int

    /// Opens an index and checks its trailer.
    ///
    /// - Throws: `IndexError` for one that is damaged or was made under other settings; `FileError`.
    init(path: String, settings: UInt64) throws {
        let parts = IndexPart.allCases.count
        let trailerWords = 2 * parts + 4
        let file = try MappedFile(path: path)
        let words = file.words
        guard file.count % 8 == 0, words.count >= trailerWords else { throw IndexError.damaged(path) }
        let trailer = (words.count - trailerWords..<words.count).map { words[$0] }
        let magic = trailer[trailerWords - 1]
        guard magic >> 8 == indexMagic >> 8 else { throw IndexError.damaged(path) }
        guard magic == indexMagic else { throw IndexError.madeOtherwise(path) }
        let checked = Array(trailer.dropLast(2))
        guard Checksum(checked.span).value == trailer[trailerWords - 2] else { throw IndexError.damaged(path) }
        guard checked[2 * parts + 1] == settings else { throw IndexError.madeOtherwise(path) }
        let ends = trailer[..<parts].map { Int(truncatingIfNeeded: $0) }
        guard ends.last == words.count - trailerWords, zip([0] + ends, ends).allSatisfy(<=) else {
            throw IndexError.damaged(path)
        }
        self.path = path
        self.file = file
        self.ends = ends
        sums = Array(trailer[parts..<2 * parts])
        lineBytes = Int(truncatingIfNeeded: checked[2 * parts])
    }

    /// All numbers of a part, which must be those that were written.
    @_lifetime(borrow self)
    func words(of part: IndexPart) throws -> Span<UInt64> {
        let words = file.words.extracting(range(of: part))
        guard Checksum(words).value == sums[part.rawValue] else { throw IndexError.damaged(path) }
        return words
    }

    /// How many rows a part of so many columns has.
    func rowCount(of part: IndexPart, columns: Int) throws -> Int {
        let count = range(of: part).count
        guard count % columns == 0 else { throw IndexError.damaged(path) }
        return count / columns
    }

    /// Lets go of the memory of a part that was read.
    func release(_ part: IndexPart) {
        let range = range(of: part)
        file.release(8 * range.lowerBound..<8 * range.upperBound)
    }

    private func range(of part: IndexPart) -> Range<Int> {
        (part.rawValue == 0 ? 0 : ends[part.rawValue - 1])..<ends[part.rawValue]
    }
}

/// `PARLEYD` and the version of the layout.
private let indexMagic: UInt64 = 0x5041_524C_4559_4407
