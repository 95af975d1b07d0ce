/// Which texts share which sampled shingles.
///
/// Texts are numbered by size, the one with the most shingles first, ties by the hash of their words: an order that
/// depends on nothing but the texts. Only shingles of two texts or more are kept.
///
/// Size: 12 bytes a shared shingle and text.
struct SampleIndex: Sendable {
    /// The sampled shingles that several texts have, ascending.
    let keys: [UInt32]
    /// Where the texts of a key begin in `texts`; one more than there are keys.
    let starts: [UInt32]
    /// The texts of each key, ascending.
    let texts: [UInt32]
    /// Where the keys of a text begin in `keysOfText`; one more than there are texts.
    let keyStarts: [UInt32]
    /// The positions in `keys` of each text's shared shingles, ascending.
    let keysOfText: [UInt32]
    /// How many sampled shingles of a text no other text has.
    let ownCounts: [UInt32]

    /// How many texts there are.
    var count: Int { ownCounts.count }

    /// Builds the index.
    ///
    /// - Parameter entries: `key << 32 | text`, in any order.
    /// - Complexity: O(*n* log *n*).
    init(_ entries: consuming [UInt64], textCount: Int) {
        var sorted = entries
        sorted.sort()
        var keys: [UInt32] = []
        var starts: [UInt32] = []
        var texts: [UInt32] = []
        var ownCounts = [UInt32](repeating: 0, count: textCount)
        var counts = [UInt32](repeating: 0, count: textCount + 1)
        var i = 0
        while i < sorted.count {
            let key = sorted[i] >> 32
            var end = i + 1
            while end < sorted.count && sorted[end] >> 32 == key { end += 1 }
            if end - i == 1 {
                ownCounts[Int(sorted[i] & 0xFFFF_FFFF)] += 1
            } else {
                keys.append(UInt32(key))
                starts.append(UInt32(texts.count))
                for entry in sorted[i..<end] {
                    let text = UInt32(truncatingIfNeeded: entry)
                    texts.append(text)
                    counts[Int(text)] += 1
                }
            }
            i = end
        }
        starts.append(UInt32(texts.count))
        sorted = []

        var keyStarts = [UInt32](repeating: 0, count: textCount + 1)
        for text in 0..<textCount { keyStarts[text + 1] = keyStarts[text] + counts[text] }
        var next = keyStarts
        var keysOfText = [UInt32](repeating: 0, count: texts.count)
        for key in keys.indices {
            for text in texts[Int(starts[key])..<Int(starts[key + 1])] {
                keysOfText[Int(next[Int(text)])] = UInt32(key)
                next[Int(text)] += 1
            }
        }
        self.keys = keys
        self.starts = starts
        self.texts = texts
        self.keyStarts = keyStarts
        self.keysOfText = keysOfText
        self.ownCounts = ownCounts
    }

    /// The texts that have a key, ascending.
    func texts(of key: Int) -> ArraySlice<UInt32> { texts[Int(starts[key])..<Int(starts[key + 1])] }

    /// The keys of a text.
    func keys(of text: Int) -> ArraySlice<UInt32> { keysOfText[Int(keyStarts[text])..<Int(keyStarts[text + 1])] }

    /// The position of a sampled shingle in `keys`, or `nil` where no two texts have it.
    func position(of key: UInt32) -> Int? {
        var low = 0
        var high = keys.count
        while low < high {
            let middle = (low + high) / 2
            if keys[middle] < key { low = middle + 1 } else { high = middle }
        }
        return low < keys.count && keys[low] == key ? low : nil
    }
}
