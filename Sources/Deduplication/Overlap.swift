/// What two texts share, in weighed shingles.
struct Overlap: Sendable, Equatable {
    /// The two texts.
    let pair: TextPair
    /// The share of the larger text that the smaller one has.
    var shareOfLarger = 0.0
    /// The share of the smaller text that the larger one has.
    var shareOfSmaller = 0.0
    /// What the larger one's share is worth, in shingles; likewise the smaller one's.
    var worthInLarger = 0.0
    var worthInSmaller = 0.0
    /// The share of the larger text's beginning that the smaller one has, and the other way round.
    var leadOfLarger = 0.0
    var leadOfSmaller = 0.0
    /// How many shingles the shorter list has.
    var fewest: Int
    /// The share of the numbers of the text that is more contained which the other one has; 1 where it has few.
    var shareOfNumbers = 1.0

    /// Compares two texts.
    ///
    /// - Complexity: O(*n*) in the shingles of the shorter one.
    init(_ pair: TextPair, _ one: WeighedShingles, _ other: WeighedShingles) {
        self.pair = pair
        fewest = min(one.count, other.count)
        let isOneShorter = one.shingles.count <= other.shingles.count
        let shared = isOneShorter ? SharedShingles(one, other) : SharedShingles(other, one)
        let worths = isOneShorter ? (shared.worth, shared.otherWorth) : (shared.otherWorth, shared.worth)
        let leads = isOneShorter ? (shared.lead, shared.otherLead) : (shared.otherLead, shared.lead)
        worthInLarger = Double(worths.0) / Double(Weights.full)
        worthInSmaller = Double(worths.1) / Double(Weights.full)
        if !one.isCommonplace { shareOfLarger = Double(worths.0) / Double(one.total) }
        if !other.isCommonplace { shareOfSmaller = Double(worths.1) / Double(other.total) }
        let contained = shareOfSmaller >= shareOfLarger ? (other, one) : (one, other)
        shareOfNumbers = sharedNumbers(contained.0.numbers, contained.1.numbers)
        let leastLead = 5 * Int(Weights.full)
        if one.leadTotal > leastLead { leadOfLarger = Double(leads.0) / Double(one.leadTotal) }
        if other.leadTotal > leastLead { leadOfSmaller = Double(leads.1) / Double(other.leadTotal) }
    }

    /// Whether the two are copies of each other.
    ///
    /// Reports made from one template have most words in common and few numbers, copies nearly all of both; the more
    /// words are shared, the more numbers may have been corrected. Articles that share one long quotation share
    /// neither's beginning.
    func isLink(_ options: DeduplicationOptions, share: Double? = nil) -> Bool {
        let most = max(shareOfLarger, shareOfSmaller)
        let worth = min(worthInLarger, worthInSmaller)
        return most >= share ?? options.linkedShare
            && shareOfNumbers >= options.linkedNumbers * min(1, numbersWorth / max(1, worth))
            && worth >= min(options.linkedShingles, 0.5 * Double(fewest))
            && (most >= 0.65 || min(shareOfLarger, shareOfSmaller) >= 0.3 || max(leadOfLarger, leadOfSmaller) >= 0.5)
    }

    /// Whether `other`'s beginning stands in the text that it was compared with, among much else.
    func holds(_ other: Int, _ options: DeduplicationOptions) -> Bool {
        let isSmaller = other == pair.smaller
        return (isSmaller ? shareOfLarger : shareOfSmaller) < 0.5
            && (isSmaller ? shareOfSmaller : shareOfLarger) >= options.digestShare
            && (isSmaller ? worthInSmaller : worthInLarger) >= options.digestShingles
            && (isSmaller ? leadOfSmaller : leadOfLarger) >= 0.5
    }
}

/// What the shingles that two texts share count for in each of them.
private struct SharedShingles {
    var worth = 0
    var otherWorth = 0
    /// Of these, what counts in the beginnings.
    var lead = 0
    var otherLead = 0

    /// - Parameter one: The shorter one, whose shingles are looked up one by one.
    init(_ one: WeighedShingles, _ other: WeighedShingles) {
        let (shingles, others) = (one.shingles.span, other.shingles.span)
        let (weights, otherWeights) = (one.weights.span, other.weights.span)
        // What two texts share comes in runs: a shingle is looked for behind the last one that was found.
        var next = 0
        for place in shingles.indices {
            let weight = weights[place]
            guard weight != WeighedShingles.repeated else { continue }
            let shingle = shingles[place]
            if next == others.count || others[next] != shingle || otherWeights[next] == WeighedShingles.repeated {
                guard let found = other.place(of: shingle) else { continue }
                next = found
            }
            worth += Int(weight)
            otherWorth += Int(otherWeights[next])
            if place < WeighedShingles.leadCount { lead += Int(weight) }
            if next < WeighedShingles.leadCount { otherLead += Int(otherWeights[next]) }
            next += 1
        }
    }
}

/// Up to this many shared shingles, templates are to be reckoned with in full.
private let numbersWorth = 60.0

/// The share of some numbers that are among others; 1 where there are fewer than five to go by.
private func sharedNumbers(_ some: [UInt64], _ others: [UInt64]) -> Double {
    guard some.count >= 5 else { return 1 }
    var shared = 0
    var j = 0
    for number in some {
        while j < others.count && others[j] < number { j += 1 }
        if j < others.count && others[j] == number { shared += 1 }
    }
    return Double(shared) / Double(some.count)
}
