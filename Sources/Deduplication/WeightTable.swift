/// Finds the weight of a sampled shingle, in one place of memory as a rule.
///
/// Memory: 5 bytes a shingle.
/// - Source: Knuth, "The Art of Computer Programming" 3, 6.4: linear probing.
struct WeightTable: Sendable {
    /// The last 30 bits of a key, and the level of its weight in the last two: 0 where there is none. The first bits are
    /// told by the place, which is never so far behind the first one that they could be others.
    private let slots: [UInt32]
    /// How many places there are for the first bits.
    private let count: UInt64

    /// - Parameter light: `key << 8 | weight`, each less than full.
    init(_ light: [UInt64]) {
        var count = UInt64(max(1 << 16, light.count + light.count / 3))
        var slots = Self.filled(light, count)
        while slots == nil {
            count *= 2
            slots = Self.filled(light, count)
        }
        self.slots = slots ?? []
        self.count = count
    }

    /// The weight of a shingle.
    func weight(of key: UInt64) -> UInt8 {
        let low = UInt32(truncatingIfNeeded: key << 2)
        var slot = Int((key * count) >> keyBits)
        while slots[slot] != 0 {
            if slots[slot] & ~3 == low { return Self.weights[Int(slots[slot] & 3)] }
            slot += 1
        }
        return UInt8(Weights.full)
    }

    private static let weights = Weights.levels.map { UInt8($0) }

    /// The slots, or `nil` where two keys with the same last bits might be taken for each other.
    private static func filled(_ light: [UInt64], _ count: UInt64) -> [UInt32]? {
        // A key whose other bits are the same begins so many slots away at least.
        let reach = Int(count / 64)
        var slots = [UInt32](repeating: 0, count: Int(count) + reach + 1)
        for entry in light {
            let key = entry >> 8
            let first = Int((key * count) >> keyBits)
            var slot = first
            while slots[slot] != 0 { slot += 1 }
            guard slot - first < reach / 2 else { return nil }
            slots[slot] = UInt32(truncatingIfNeeded: key << 2) | Weights.level(weight: UInt32(entry & 0xFF))
        }
        return slots
    }
}
