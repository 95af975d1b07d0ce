import Shingling
import StageKit

/// Where, with how much memory and by how many threads work is done that does not fit in memory.
public struct Workspace: Sendable {
    /// The folder of temporary files.
    let folder: String
    /// How many numbers that are to be sorted are held, 8 bytes each.
    let sortedWords: Int
    /// How many hashes of words are kept, 8 bytes each.
    let keptWords: Int
    /// How many threads there are.
    let jobs: Int

    /// - Parameters:
    ///   - folder: The folder of temporary files.
    ///   - memory: In bytes. A fifth is for sorting, a quarter for words, the rest for what is kept of each article and pair.
    public init(folder: String, memory: Int, jobs: Int = 1) {
        self.folder = folder
        self.jobs = jobs
        keptWords = memory / 4 / 8
        sortedWords = max(1 << 10, memory / 5 / 8)
    }

    /// A sorter without numbers.
    var sorter: SortedWords { SortedWords(folder: folder, limit: sortedWords, jobs: jobs) }

    /// A spool for those of so many sorted entries that are kept: in memory where all entries were.
    func spool(ofEntries count: Int) -> WordSpool {
        WordSpool(folder: folder, limit: count < sortedWords ? sortedWords : 0)
    }

    /// A spool for the passages that new texts touch, when nothing is being sorted.
    var touchedSpool: WordSpool { WordSpool(folder: folder, limit: sortedWords / 2) }

    /// A spool for the entries of new texts.
    var newSpool: WordSpool { WordSpool(folder: folder, limit: sortedWords / 4) }

    /// How many meetings of texts each thread holds at once, 4 bytes each, when nothing is being sorted: at the first look
    /// there are no verdicts yet that take memory, too.
    func meetings(isFirstLook: Bool) -> Int { (isFirstLook ? 2 : 1) * sortedWords / jobs }
}

/// The results of work on the slices of a range, one for each thread, in order.
func inSlices<Result: Sendable>(
    _ range: Range<Int>, jobs: Int, _ work: @escaping @Sendable (Range<Int>) throws -> Result
) throws -> [Result] {
    let count = max(1, min(jobs, range.count))
    var results: [Result] = []
    var next = 0
    try orderedMap(jobs: count) { () -> Range<Int>? in
        defer { next += 1 }
        guard next < count else { return nil }
        let (start, end) = (range.count * next / count, range.count * (next + 1) / count)
        return range.lowerBound + start..<range.lowerBound + end
    } transform: {
        try work($0)
    } consume: {
        results.append($0)
    }
    return results
}
