import Shingling

/// Which texts have which sampled shingles, of those that two texts or more have; on disk where memory does not do.
///
/// Texts are numbered by size, the one with the most shingles first, ties by the hash of their words: an order that
/// depends on nothing but the texts.
struct Passages: Sendable {
    /// How many sampled shingles each text has, shared or not.
    let sampleCounts: [UInt32]
    /// How many of them are of the first look.
    private(set) var firstLookCounts: [UInt32]
    /// The state of each text at the first look, as in `Recollection.Look`; empty where nobody remembers.
    let firstStates: [UInt64]
    /// `key << 28 | text`, ascending, in blocks of whole passages.
    private let shared: WordSpool
    /// How many blocks have the passages of the first look.
    private let firstLookBlocks: Int

    /// - Parameters:
    ///   - entries: `key << 28 | text` by the numbers before they were ranked; used up.
    ///   - ranks: The number by size of each text.
    ///   - index: Has the entries of texts that were seen before, and takes all.
    init(_ entries: inout SortedWords, ranks: [UInt32], into spool: WordSpool, index: Index?) throws {
        var gathering = PassageGathering(textCount: ranks.count, into: spool, remembers: index != nil)
        if let index {
            try index.drain(&entries, ranks: ranks) { try gathering.take($0) }
        } else {
            try entries.drain {
                PassagePart($0, ranks: ranks)
            } take: {
                try gathering.take($0)
            }
        }
        sampleCounts = gathering.sampleCounts
        firstLookCounts = gathering.firstLookCounts
        firstStates = gathering.firstStates
        shared = gathering.shared
        firstLookBlocks = gathering.firstLookBlocks
    }

    /// Forgets what only the first look needs.
    mutating func endFirstLook() { firstLookCounts = [] }

    /// All blocks, or those with the passages of the first look.
    func blocks(ofFirstLook isFirstLook: Bool) -> Range<Int> { 0..<(isFirstLook ? firstLookBlocks : shared.count) }

    /// The entries of some whole passages, `key << 28 | text`, ascending.
    func block(_ number: Int) throws -> [UInt64] { try shared.read(number) }
}

/// Where the passage ends that begins at `start` in a block.
func endOfPassage(_ block: [UInt64], from start: Int) -> Int {
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
