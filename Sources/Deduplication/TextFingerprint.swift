import Bytes
import Shingling

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

/// Shingles whose upper half is below this are sampled.
func sampleLimit(_ options: DeduplicationOptions) -> UInt64 {
    (1 << 32) / UInt64(max(1, options.sampling))
}

/// Whether a shingle is in the sample: decided by its hash, so that texts which share it agree.
func isSampled(_ shingle: UInt64, _ limit: UInt64) -> Bool { shingle >> 32 < limit }

/// The end of a sampled shingle's hash, which the choice left random.
func sampleKey(_ shingle: UInt64) -> UInt64 { shingle & ((1 << keyBits) - 1) }
