/// All shingles of one text with their weights, ready to be compared.
struct WeighedShingles: Sendable {
    /// The hash of each shingle and, in the last bits, its place in the text: ascending, no hash twice.
    let entries: [UInt64]
    /// What the shingle at each place counts for, in 255ths.
    let weights: [UInt8]
    /// The sum of the weights.
    let total: Int
    /// The sum over the beginning: the first 40 shingles.
    let leadTotal: Int
    /// The words with a digit, without repeats, ascending.
    let numbers: [UInt64]

    /// Reads a text again and weighs its shingles: one that was sampled, any other as the lighter of its
    /// sampled neighbours on both sides, since frames and stock passages come in runs.
    init(
        _ text: Span<UInt8>, classes: Span<UInt32>, weights known: Weights, options: DeduplicationOptions
    ) {
        let words = wordHashes(text, classes)
        let shingles = shingleHashes(words.span)
        let limit = sampleLimit(options)
        let (light, buckets) = (known.light, known.buckets)
        var weights = [UInt8](repeating: UInt8(Weights.full), count: shingles.count)
        // One number to sort for each: the hash, and in its last bits where it stands; so far into a text that these
        // do not suffice, all count as the last.
        var entries = [UInt64](repeating: 0, count: shingles.count)
        var last: (place: Int, weight: UInt8)?
        for place in shingles.indices {
            let shingle = shingles[place]
            entries[place] = shingle & ~Self.placeMask | min(UInt64(place), Self.placeMask)
            guard isSampled(shingle, limit) else { continue }
            let weight = UInt8(Weights.weight(of: sampleKey(shingle), light.span, buckets.span))
            let between = min(last?.weight ?? weight, weight)
            if between < Weights.full {
                for gap in (last?.place ?? -1) + 1..<place { weights[gap] = between }
            }
            weights[place] = weight
            last = (place, weight)
        }
        if let last, last.weight < Weights.full {
            for place in last.place + 1..<shingles.count { weights[place] = last.weight }
        }
        hashSort(&entries)
        var count = 0
        var total = 0
        var leadTotal = 0
        for at in entries.indices {
            let entry = entries[at]
            guard count == 0 || entry >> Self.placeBits != entries[count - 1] >> Self.placeBits else { continue }
            let place = Int(entry & Self.placeMask)
            entries[count] = entry
            count += 1
            total += Int(weights[place])
            if place < Self.leadCount { leadTotal += Int(weights[place]) }
        }
        entries.removeLast(entries.count - count)
        var numbers = words.filter { $0 & 1 == 1 }
        hashSort(&numbers)
        self.numbers = unique(numbers)
        self.entries = entries
        self.weights = weights
        self.total = total
        self.leadTotal = leadTotal
    }

    /// How many shingles are the beginning of an article.
    static var leadCount: Int { 40 }
    /// The last bits of an entry, which hold its place: 44 are left for the hash, with which one pair of articles in a
    /// hundred million shares a shingle by accident.
    static var placeBits: UInt64 { 20 }
    static var placeMask: UInt64 { (1 << 20) - 1 }

    /// Whether so much of the text is common property that what is left says nothing.
    var isCommonplace: Bool { 10 * total < 3 * entries.count * Int(Weights.full) }
}
