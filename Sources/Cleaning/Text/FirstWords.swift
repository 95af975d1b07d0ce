import Bytes

/// With which words some phrases begin: tells without an allocation that none of them begins at a place of a text.
struct FirstWords: Sendable {
    /// By eighteen bits of the hash of a phrase's first two words, or of its only one.
    private var bits = [UInt64](repeating: 0, count: 1 << 12)

    /// Adds a phrase, as `phrase(of:_:)` makes it.
    mutating func insert(_ phrase: Span<UInt8>) {
        let (first, both) = Self.hashes(phrase, phrase.indices)
        let slot = slot(both ?? first)
        bits[slot.word] |= slot.bit
    }

    /// Whether a phrase may begin at an offset, where a word begins.
    ///
    /// - Complexity: O(1): two words are looked at, and 64 bytes at most.
    func mayBegin(_ text: Span<UInt8>, at start: Int, before limit: Int) -> Bool {
        mayBegin(Self.hashes(text, at: start, before: limit))
    }

    /// Whether a phrase may begin with words.
    func mayBegin(_ words: Hashes) -> Bool {
        if holds(words.first) { return true }
        return words.both.map(holds) ?? false
    }

    /// The hashes of the first word and of the first two, if there are two.
    typealias Hashes = (first: UInt64, both: UInt64?)

    /// Those of the words at an offset, for several to be asked about.
    static func hashes(_ text: Span<UInt8>, at start: Int, before limit: Int) -> Hashes {
        hashes(text, start..<min(limit, start + 64))
    }

    private func holds(_ hash: UInt64) -> Bool {
        let slot = slot(hash)
        return bits[slot.word] & slot.bit != 0
    }

    private func slot(_ hash: UInt64) -> (word: Int, bit: UInt64) {
        let mixed = hash ^ hash >> 29
        return (Int(mixed >> 6 & 0xFFF), 1 << (mixed & 63))
    }

    private static func hashes(_ text: Span<UInt8>, _ range: Range<Int>) -> Hashes {
        var hash = ByteHash()
        var first: UInt64?
        var isInWord = false
        var i = range.lowerBound
        while i < range.upperBound {
            let scalar = decodeScalar(text, at: i)
            i += scalar.byteCount
            if scalar.value < 0x80, isASCIIAlphanumeric(UInt8(scalar.value)) {
                isInWord = true
                hash.add(asciiLowercased(UInt8(scalar.value)))
                continue
            }
            guard scalar.value >= 0x80, isWordScalar(scalar.value) else {
                if isInWord, let first { return (first, hash.value) }
                if isInWord {
                    first = hash.value
                    hash.add(0x20)
                }
                isInWord = false
                continue
            }
            isInWord = true
            let lower = comparedScalar(scalar.value)
            if lower < 0x80 {
                hash.add(asciiLowercased(UInt8(lower)))
            } else {
                hash.add(UInt8(truncatingIfNeeded: lower >> 8))
                hash.add(UInt8(truncatingIfNeeded: lower))
            }
        }
        guard let first else { return (hash.value, nil) }
        return (first, isInWord ? hash.value : nil)
    }
}
