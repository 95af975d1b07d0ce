import Bytes
import Shingling

/// Entries `sampled shingle << 28 | text` that an index has, ascending, in a file of their own which never changes.
struct EntryRun: Sendable {
    /// Tells it from the other runs of the index.
    let number: Int
    /// Where each part ends, in entries, and its checksum: a part for each value of the first ten bits.
    let ends: [UInt64]
    let sums: [UInt64]
    private let file: MappedFile

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
        do { file = try MappedFile(path: path) } catch { throw IndexError.damaged(path) }
        guard zip([0] + ends, ends).allSatisfy(<=), file.count == 8 * Int(ends[SortedWords.partCount - 1]) else {
            throw IndexError.damaged(path)
        }
    }

    /// What `init` needs to find it again.
    var words: [UInt64] { [UInt64(number)] + ends + sums }

    /// The entries of one part.
    @_lifetime(borrow self)
    func part(_ part: Int) -> Span<UInt64> {
        file.words.extracting((part == 0 ? 0 : Int(ends[part - 1]))..<Int(ends[part]))
    }

    /// Makes sure that the entries of one part are those that were written.
    ///
    /// - Parameter texts: How many texts there are.
    func check(_ part: Int, texts: Int) throws(IndexError) {
        let words = self.part(part)
        // Negative where one is not less: so that many are looked at in one step.
        var beyond = 0
        for at in words.indices { beyond |= texts - 1 - Int(words[at] & textMask) }
        guard beyond >= 0, Checksum(words).value == sums[part] else { throw IndexError.damaged(file.path) }
    }

    /// Lets go of the memory of the parts up to one that is done, when these are some megabytes more.
    func release(upTo part: Int) {
        let (start, end) = (part == 0 ? 0 : 8 * Int(ends[part - 1]), 8 * Int(ends[part]))
        let size = 1 << 25
        if start / size < end / size { file.release(start / size * size..<end) }
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
        sums.append(Checksum(part.span).value)
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
    return merged(some.span, others.span)
}

/// Two ascending lists as one.
func merged(_ first: Span<UInt64>, _ second: Span<UInt64>) -> [UInt64] {
    [UInt64](capacity: first.count + second.count) { out in
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
