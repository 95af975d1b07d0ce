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
    /// `key << 28` of the shingles that were sampled, in their order in the text, repeats included.
    let sample: [UInt64]
    /// The hashes of the words, for when the text is compared.
    let hashes: [UInt64]

    /// Takes the fingerprint of a text.
    ///
    /// - Complexity: O(*n*): one pass over the bytes and one over the words.
    init(_ text: Span<UInt8>, classes: Span<UInt32>, options: DeduplicationOptions) {
        bytesHash = stableHash(text)
        let hashes = wordHashes(text, classes, joinsLetters: true)
        words = wordsHash(hashes.span)
        hasWords = !hashes.isEmpty
        let areEnough = hashes.count >= options.minimumWords
        shingleCount = areEnough ? Shingling.shingleCount(ofWords: hashes.count) : 0
        sample = Self.sample(hashes.span, options)
        self.hashes = hashes
    }

    /// The sample of a text with these words.
    static func sample(_ words: Span<UInt64>, _ options: DeduplicationOptions) -> [UInt64] {
        words.count >= options.minimumWords ? sampledKeys(words, sampleLimit(options)) : []
    }
}

/// Shingles whose upper half is below this are sampled.
func sampleLimit(_ options: DeduplicationOptions) -> UInt64 {
    (1 << 32) / UInt64(max(1, options.sampling))
}

/// Whether a shingle is in the sample: decided by its hash, so that texts which share it agree.
func isSampled(_ shingle: UInt64, _ limit: UInt64) -> Bool { shingle >> 32 < limit }

/// `key << 28` of a text's shingles that are sampled, in their order.
private func sampledKeys(_ words: Span<UInt64>, _ limit: UInt64) -> [UInt64] {
    var keys = [UInt64](repeating: 0, count: shingleCount(ofWords: words.count))
    var count = 0
    var span = keys.mutableSpan
    forEachShingle(words) { shingle in
        // Which shingles are sampled is anybody's guess, a processor's too: all are put down, without a branch.
        span[count] = sampleKey(shingle) << textBits
        count += isSampled(shingle, limit) ? 1 : 0
    }
    keys.removeLast(keys.count - count)
    return keys
}

/// The end of a sampled shingle's hash, which the choice left random.
func sampleKey(_ shingle: UInt64) -> UInt64 { shingle & ((1 << keyBits) - 1) }
