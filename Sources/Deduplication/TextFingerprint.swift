import Bytes

/// What is kept of a text while copies are looked for: hashes of it as it is and as its words are, and a sample of its
/// shingles.
public struct TextFingerprint: Sendable, Equatable {
    /// Hash of the bytes.
    let bytesHash: UInt64
    /// Hash of the words: equal for texts that differ in case, white space, punctuation and quotation marks only.
    let words: UInt64
    /// A text without any word is like no other.
    let hasWords: Bool
    /// How many shingles the text has.
    let shingleCount: Int
    /// Keys of the shingles that were sampled, ascending, without repeats.
    let sample: [UInt64]

    /// Takes the fingerprint of a text.
    ///
    /// - Complexity: O(*n*): one pass over the bytes and one over the words.
    init(_ text: Span<UInt8>, classes: Span<UInt32>, options: DeduplicationOptions) {
        bytesHash = stableHash(text)
        let hashes = wordHashes(text, classes)
        words = wordsHash(hashes.span)
        hasWords = !hashes.isEmpty
        let shingles = hashes.count >= options.minimumWords ? shingleHashes(hashes.span) : []
        shingleCount = shingles.count
        let limit = sampleLimit(options)
        var keys: [UInt64] = []
        for shingle in shingles where isSampled(shingle, limit) { keys.append(sampleKey(shingle)) }
        hashSort(&keys, skipping: 64 - keyBits)
        sample = unique(keys)
    }
}

/// A hash of a text's words in their order: 64 bits, with which one corpus of ten million texts in a hundred thousand
/// has two that share it by accident.
func wordsHash(_ words: Span<UInt64>) -> UInt64 {
    var high: UInt64 = 0
    var low: UInt64 = 0
    for i in words.indices {
        high = (high ^ words[i]) &* 0x9fb2_1c65_1e98_df25
        high ^= high >> 29
        low = low &* 0xd6e8_feb8_6659_fd93 &+ words[i]
    }
    return mixed(mixed(high) ^ low)
}

/// Shingles whose upper half is below this are sampled.
func sampleLimit(_ options: DeduplicationOptions) -> UInt64 {
    (1 << 32) / UInt64(max(1, options.sampling))
}

/// Whether a shingle is in the sample: decided by its hash, so that texts which share it agree.
func isSampled(_ shingle: UInt64, _ limit: UInt64) -> Bool { shingle >> 32 < limit }

/// The end of a sampled shingle's hash, which the choice left random.
func sampleKey(_ shingle: UInt64) -> UInt64 { shingle & ((1 << keyBits) - 1) }

/// Ascending values without repeats.
func unique(_ sorted: [UInt64]) -> [UInt64] {
    var out: [UInt64] = []
    out.reserveCapacity(sorted.count)
    for value in sorted where value != out.last { out.append(value) }
    return out
}
