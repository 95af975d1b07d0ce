/// What a shared passage counts for, in 255ths: all of them where few stories have it, less for frames, templates and
/// stock phrases.
///
/// Memory: 8 bytes a sampled shingle that more than `rareStories` stories have, and 12 a text.
struct Weights: Sendable {
    /// A passage that counts in full.
    static let full: UInt32 = 255

    /// `key << 8 | weight` of those that do not count in full, ascending.
    private(set) var light: [UInt64] = []
    /// Where the keys with each sixteen first bits begin in `light`.
    private(set) var buckets: [UInt32] = []
    /// The weight of each text's whole sample.
    private(set) var ofText: [UInt32]
    /// The state of each text, as in `Recollection.Look`.
    private(set) var states: [UInt64]

    /// Weighs passages by the number of stories that they stand in.
    ///
    /// - Parameter stories: The story of each text, as a first look has it.
    init(_ passages: Passages, stories: [UInt32], rareStories: Int) throws {
        var light: [UInt64] = []
        var ofText = passages.sampleCounts.map { $0 * Self.full }
        var states = [UInt64](repeating: firstState, count: stories.count)
        var lastGroup = [UInt32](repeating: 0, count: stories.count)
        var group: UInt32 = 0
        try passages.forEach { key, texts in
            group &+= 1
            var count = 0
            for text in texts {
                let story = Int(stories[Int(text)])
                if lastGroup[story] != group { count += 1 }
                lastGroup[story] = group
            }
            let weight = Self.weight(stories: count, rareStories: rareStories)
            addStates(&states, key, texts, weight: weight)
            guard weight < Self.full else { return }
            light.append(key << 8 | UInt64(weight))
            for text in texts { ofText[Int(text)] -= Self.full - weight }
        }
        var buckets = [UInt32](repeating: 0, count: (1 << 16) + 1)
        for entry in light { buckets[Self.bucket(entry >> 8) + 1] += 1 }
        for bucket in 0..<1 << 16 { buckets[bucket + 1] += buckets[bucket] }
        self.light = light
        self.buckets = buckets
        self.ofText = ofText
        self.states = states
    }

    /// What a passage of so many stories counts for: by the inverse square of their number, in steps of doubled numbers,
    /// since what one more article changes must be compared again; nothing beyond four times as many as are rare.
    private static func weight(stories: Int, rareStories: Int) -> UInt32 {
        stories <= rareStories ? full : stories <= 2 * rareStories ? 128 : stories <= 4 * rareStories ? 32 : 0
    }

    /// The weight of a sampled shingle.
    ///
    /// - Parameters:
    ///   - light: That of the weights, handed in with `buckets`, so that threads don't count references to the same array.
    static func weight(of key: UInt64, _ light: Span<UInt64>, _ buckets: Span<UInt32>) -> UInt32 {
        let bucket = bucket(key)
        var low = Int(buckets[bucket])
        var high = Int(buckets[bucket + 1])
        while low < high {
            let middle = (low + high) / 2
            if light[middle] >> 8 < key { low = middle + 1 } else { high = middle }
        }
        guard low < light.count, light[low] >> 8 == key else { return full }
        return UInt32(light[low] & 0xFF)
    }

    private static func bucket(_ key: UInt64) -> Int { Int(key >> (keyBits - 16)) }
}

/// How many bits the key of a sampled shingle has.
let keyBits: UInt64 = 36
