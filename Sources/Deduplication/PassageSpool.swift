import Shingling

/// Whole passages of two texts or more, those of the first look before the others; on disk where memory does not do.
struct PassageSpool: Sendable {
    /// `key << 28 | text`, ascending, in blocks of whole passages, each of one look.
    private var spools: [WordSpool]
    /// The spool of each block, and its number there: of the blocks of the first look, and of the others.
    private var firstLook: [(spool: Int, block: Int)] = []
    private var others: [(spool: Int, block: Int)] = []

    /// None yet.
    init(_ words: WordSpool) { spools = [words] }

    /// Appends the next passages.
    mutating func append(_ part: PassagePart) throws {
        for block in part.blocks {
            let place = (spool: spools.count - 1, block: spools[spools.count - 1].count)
            try spools[spools.count - 1].append(block)
            if isOfFirstLook(block[0] >> textBits) { firstLook.append(place) } else { others.append(place) }
        }
    }

    /// These passages and others, which are not among these.
    func joined(_ more: PassageSpool) -> PassageSpool {
        var all = self
        all.spools += more.spools
        all.firstLook += more.firstLook.map { ($0.spool + spools.count, $0.block) }
        all.others += more.others.map { ($0.spool + spools.count, $0.block) }
        return all
    }

    /// All blocks, or those with the passages of the first look.
    func blocks(ofFirstLook isFirstLook: Bool) -> Range<Int> {
        0..<firstLook.count + (isFirstLook ? 0 : others.count)
    }

    /// The entries of some whole passages, `key << 28 | text`, ascending.
    func block(_ number: Int) throws -> [UInt64] {
        let place = number < firstLook.count ? firstLook[number] : others[number - firstLook.count]
        return try spools[place.spool].read(place.block)
    }
}

/// Where the passage ends that begins at `start` in a block.
@inline(__always)
func endOfPassage(_ block: Span<UInt64>, from start: Int) -> Int {
    let key = block[start] >> textBits
    var end = start + 1
    while end < block.count && block[end] >> textBits == key { end += 1 }
    return end
}

/// Whether a sampled shingle is used to guess roughly which texts are one story: one in two.
func isOfFirstLook(_ key: UInt64) -> Bool { key >> (keyBits - 1) == 0 }

/// A text's number takes so many bits beside the key of a shingle.
let textBits: UInt64 = 28
let textMask: UInt64 = (1 << textBits) - 1
