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
    private let path: String
    /// The entries that were seen, the most and oldest first.
    private var runs: [EntryRun] = []
    /// The run that this one adds.
    private var run: EntryRunWriter?
    /// Runs of which nobody will have need when this one is committed.
    private var obsolete: [Int] = []

    /// How much of the file of lines belongs to what was seen, in bytes.
    public var lineBytes: Int { seen?.lineBytes ?? 0 }

    /// Opens an index, or begins one.
    ///
    /// - Parameters:
    ///   - exists: Whether there is a file.
    ///   - settings: All that the decisions depend on besides the texts.
    /// - Throws: `IndexError` for one that cannot be used; `FileError`.
    public init(path: String, exists: Bool, settings: String) throws {
        let settings = stableHash(settings)
        self.path = path
        seen = exists ? try IndexFile(path: path, settings: settings) : nil
        writer = try IndexWriter(path: path, settings: settings)
        if let seen {
            let part = try seen.words(of: .runs)
            let words = part.indices.map { part[$0] }
            let count = Int(words.first ?? 0)
            runs = try (0..<count).map {
                try EntryRun(path: path, words.dropFirst(1 + $0 * EntryRun.wordCount).prefix(EntryRun.wordCount))
            }
            try remove(words.dropFirst(1 + count * EntryRun.wordCount).map { Int($0) })
        }
        try remove([nextNumber])
    }

    /// What was remembered of the lines of the articles seen.
    public func lines() throws -> IndexedLines {
        guard let seen else { return IndexedLines() }
        let (words, count) = (try seen.words(of: .lines), try seen.rowCount(of: .lines, columns: 3))
        defer { seen.release(.lines) }
        return IndexedLines(
            idHashes: (0..<count).map { words[$0] }, starts: (0..<count).map { Int(words[count + $0]) },
            lengths: (0..<count).map { UInt32(words[2 * count + $0]) })
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
        try run?.commit()
        try writer.commit(lineBytes: lineBytes)
        try remove(obsolete)
    }

    /// Hands out the passages that have new texts, and writes the entries of these down: together with those of the
    /// last runs, as long as these are not much larger, so that there are few runs and each entry is written few times.
    ///
    /// - Parameters:
    ///   - new: `key << 28 | text`; used up.
    ///   - numberOf: The number of each text, by the one that it has in these.
    ///   - ranks: The number by size of each text.
    ///   - take: Takes some passages and all that new texts have of them.
    /// - Returns: All entries, to look up other passages: the runs, and a block of new ones for each part.
    func add(
        _ new: inout SortedWords, numberOf: [UInt32], ranks: [UInt32], in workspace: Workspace,
        take: (_ touched: PassagePart, _ new: PassageTexts) throws -> Void
    ) throws -> (runs: [EntryRun], new: WordSpool) {
        let kept = runsToKeep(adding: new.count)
        var added = workspace.newSpool
        run = new.count > 0 ? try EntryRunWriter(path: path, number: nextNumber) : nil
        try new.drainParts { [ranks, runs] part, words in
            let new = renumbered(unique(words), numberOf)
            let texts = PassageTexts(new, ranks: ranks)
            guard !runs.isEmpty else {
                return Addition(new: new, texts: texts, touched: PassagePart(new, ranks: ranks), own: new)
            }
            for run in runs { try run.check(part, texts: ranks.count) }
            let keys = unique(new.map { $0 & ~textMask })
            let touched = merged(entries(of: runs, part, ofKeys: keys), new)
            var own = new
            for run in runs[kept...].reversed() { own = merged(own.span, run.part(part)) }
            for run in runs { run.release(upTo: part) }
            return Addition(new: new, texts: texts, touched: PassagePart(touched, ranks: ranks), own: own)
        } take: { part in
            try run?.append(part.own)
            if !runs.isEmpty { try added.append(part.new) }
            try take(part.touched, part.texts)
        }
        let written = run?.words ?? []
        try writer.append([UInt64(kept + (written.isEmpty ? 0 : 1))] + runs[..<kept].flatMap(\.words) + written)
        obsolete = runs[kept...].map(\.number)
        try writer.append(obsolete.map { UInt64($0) })
        writer.end(.runs)
        return (runs, added)
    }

    /// How many runs stay as they are when a new one comes.
    private func runsToKeep(adding count: Int) -> Int {
        var kept = runs.count
        var count = count
        while count > 0 && kept > 0 && runs[kept - 1].count <= 2 * count {
            kept -= 1
            count += runs[kept].count
        }
        return kept
    }

    /// The number of the next run.
    private var nextNumber: Int { (runs.last?.number ?? -1) + 1 }

    /// Removes runs that are not used, if they are there: a run of the program may have been killed.
    private func remove(_ numbers: [Int]) throws(FileError) {
        for number in numbers { try removeFile(EntryRun.path(number, ofIndex: path)) }
    }
}

/// Entries, ascending, with the numbers that their texts have.
private func renumbered(_ entries: consuming [UInt64], _ numberOf: [UInt32]) -> [UInt64] {
    var start = 0
    while start < entries.count {
        let end = endOfPassage(entries.span, from: start)
        for at in start..<end { entries[at] = entries[at] & ~textMask | UInt64(numberOf[Int(entries[at] & textMask)]) }
        sortPassage(&entries, start..<end)
        start = end
    }
    return entries
}

/// What new texts add to one part of the entries.
private struct Addition {
    /// Their entries, ascending without repeats; the text of each by ranks.
    let new: [UInt64]
    let texts: PassageTexts
    /// The passages that have one of them.
    let touched: PassagePart
    /// What goes into the new run.
    let own: [UInt64]
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
