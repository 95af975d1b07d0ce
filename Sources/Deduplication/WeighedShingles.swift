/// All shingles of one text with their weights, ready to be compared.
struct WeighedShingles: Sendable {
    /// Without repeats, ascending.
    let hashes: [UInt64]
    /// What each counts for.
    let weights: [Float]
    /// Whether each stands among the first 40 shingles: the beginning of the article.
    let isLead: [Bool]
    /// The sum of the weights.
    let total: Double
    /// The sum over the beginning.
    let leadTotal: Double
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
        var sampled: [(at: Int, weight: Float)] = []
        for (at, shingle) in shingles.enumerated() where isSampled(shingle, limit) {
            sampled.append(
                (at, Float(Weights.weight(of: sampleKey(shingle), light.span, buckets.span)) / Float(Weights.full)))
        }
        // One number to sort for each: the hash, and in its last bits where it stands; so far into a text that these
        // do not suffice, all count as the last.
        var entries: [UInt64] = []
        var weightsAt: [Float] = []
        entries.reserveCapacity(shingles.count)
        weightsAt.reserveCapacity(shingles.count)
        var next = 0
        for (at, shingle) in shingles.enumerated() {
            while next < sampled.count && sampled[next].at < at { next += 1 }
            let before = next > 0 ? sampled[next - 1].weight : 1
            let after = next < sampled.count ? sampled[next].weight : before
            let isItself = next < sampled.count && sampled[next].at == at
            weightsAt.append(isItself ? after : min(next > 0 ? before : after, after))
            entries.append(shingle & ~positionMask | min(UInt64(at), positionMask))
        }
        hashSort(&entries)
        var hashes: [UInt64] = []
        var weights: [Float] = []
        var isLead: [Bool] = []
        hashes.reserveCapacity(entries.count)
        weights.reserveCapacity(entries.count)
        isLead.reserveCapacity(entries.count)
        var total = 0.0
        var leadTotal = 0.0
        for entry in entries where entry & ~positionMask != hashes.last {
            let at = Int(entry & positionMask)
            hashes.append(entry & ~positionMask)
            weights.append(weightsAt[at])
            isLead.append(at < 40)
            total += Double(weightsAt[at])
            if at < 40 { leadTotal += Double(weightsAt[at]) }
        }
        numbers = Set(words.filter { $0 & 1 == 1 }).sorted()
        self.hashes = hashes
        self.weights = weights
        self.isLead = isLead
        self.total = total
        self.leadTotal = leadTotal
    }

    /// Whether so much of the text is common property that what is left says nothing.
    var isCommonplace: Bool { total < 0.3 * Double(hashes.count) }
}

/// The bits that hold a position: 44 are left for the hash, with which one pair of articles in a hundred
/// million shares a shingle by accident.
private let positionMask: UInt64 = (1 << 20) - 1
