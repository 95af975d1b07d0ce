/// A guess, from the samples alone, at how much two texts share.
struct Candidate: Sendable, Equatable {
    /// The larger text.
    var larger: Int
    /// The smaller text.
    var smaller: Int
    /// The estimated share of the one that has less of its own.
    var share: Double
    /// What they share, in sampled shingles by their weights.
    var worth: Double
}

/// What a shared passage counts for: 1 where few stories have it, less for frames, templates and stock phrases.
struct Weights: Sendable {
    /// The weight of each key of the index.
    let ofKey: [Float]
    /// The weight of each text's whole sample.
    let ofText: [Float]

    /// Every passage counts in full.
    init(equalFor index: SampleIndex) {
        ofKey = [Float](repeating: 1, count: index.keys.count)
        ofText = (0..<index.count).map { Float(index.ownCounts[$0]) + Float(index.keys(of: $0).count) }
    }

    /// Weighs passages by the number of stories that they stand in.
    ///
    /// - Parameter stories: The story of each text, as a first look has it.
    init(_ index: SampleIndex, stories: [Int], options: DeduplicationOptions) {
        var ofKey: [Float] = []
        ofKey.reserveCapacity(index.keys.count)
        var lastKey = [Int](repeating: -1, count: index.count)
        for key in index.keys.indices {
            var count = 0
            for text in index.texts(of: key) {
                let story = stories[Int(text)]
                if lastKey[story] != key { count += 1 }
                lastKey[story] = key
            }
            let ratio = Float(options.rareStories) / Float(count)
            ofKey.append(count <= options.rareStories ? 1 : ratio * ratio)
        }
        ofText = (0..<index.count).map { text in
            index.keys(of: text).reduce(Float(index.ownCounts[text])) { $0 + ofKey[Int($1)] }
        }
        self.ofKey = ofKey
    }
}

/// Pairs of texts whose samples share enough, by the smaller one, then by the larger.
///
/// Where more than 64 texts have a shingle, each is compared with the 16 largest of them only: enough to meet the one
/// that the others were cut from, and linear in their number.
///
/// - Complexity: O(*n*) in the entries of the index, times at most 64.
func candidates(_ index: SampleIndex, _ weights: Weights, from least: Double) -> [Candidate] {
    var found: [Candidate] = []
    var shared = [Float](repeating: 0, count: index.count)
    var partners: [Int] = []
    for text in 0..<index.count {
        partners.removeAll(keepingCapacity: true)
        for key in index.keys(of: text) {
            let texts = index.texts(of: Int(key))
            let weight = weights.ofKey[Int(key)]
            for other in texts.count > 64 ? texts.prefix(16) : texts {
                if Int(other) >= text { break }
                if shared[Int(other)] == 0 { partners.append(Int(other)) }
                shared[Int(other)] += weight
            }
        }
        partners.sort()
        for other in partners {
            let worth = Double(shared[other])
            let share = worth / Double(max(1, min(weights.ofText[text], weights.ofText[other])))
            if share >= least { found.append(Candidate(larger: other, smaller: text, share: share, worth: worth)) }
            shared[other] = 0
        }
    }
    return found
}
