import Bytes

/// Small numbers by the hash of a word: open addressing with linear probing.
///
/// Two words whose 64-bit hashes are equal are one word here.
///
/// - Complexity: a look-up is O(1), a few nanoseconds.
struct WordSlots: Sendable {
    private var keys: [UInt64]
    private var values: [UInt32]
    private var count = 0

    /// An empty table with room for some words before it grows.
    init(capacity: Int = 16) {
        var slots = 16
        while slots < 2 * capacity { slots *= 2 }
        keys = [UInt64](repeating: 0, count: slots)
        values = [UInt32](repeating: 0, count: slots)
    }

    /// The number of a word, 0 at first.
    subscript(word: UInt64) -> UInt32 {
        get { values[slot(of: word)] }
        set { update(word) { $0 = newValue } }
    }

    /// Changes the number of a word, 0 at first, in one look-up.
    @inline(__always)
    mutating func update(_ word: UInt64, _ change: (inout UInt32) -> Void) {
        var slot = slot(of: word)
        if keys[slot] == 0 {
            if 2 * (count + 1) > keys.count {
                grow()
                slot = self.slot(of: word)
            }
            count += 1
            keys[slot] = key(word)
        }
        change(&values[slot])
    }

    /// 0 marks a free slot.
    private func key(_ word: UInt64) -> UInt64 { word | 1 }

    private func slot(of word: UInt64) -> Int {
        let key = key(word)
        let mask = keys.count - 1
        var slot = Int(truncatingIfNeeded: word >> 32) & mask
        while keys[slot] != 0 && keys[slot] != key { slot = (slot + 1) & mask }
        return slot
    }

    private mutating func grow() {
        let old = (keys, values)
        keys = [UInt64](repeating: 0, count: 2 * old.0.count)
        values = [UInt32](repeating: 0, count: 2 * old.0.count)
        for (i, key) in old.0.enumerated() where key != 0 {
            let slot = slot(of: key)
            keys[slot] = key
            values[slot] = old.1[i]
        }
    }
}

/// A set of words or phrases, each by its hash.
struct WordSet: Sendable {
    private var slots = WordSlots()

    mutating func insert(_ word: [UInt8]) { slots[stableHash(word.span)] = 1 }

    func contains(_ word: [UInt8]) -> Bool { contains(hash: stableHash(word.span)) }

    func contains(hash: UInt64) -> Bool { slots[hash] == 1 }
}
