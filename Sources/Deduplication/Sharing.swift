/// What two texts have in common, counted: what `Overlap` rests on.
struct Sharing: Sendable {
    /// The two texts.
    let pair: TextPair
    let larger: Half
    let smaller: Half
    /// How many different numbers both have.
    let sharedNumbers: Int

    /// One of the two: sums of weights, in 255ths of shingles.
    struct Half: Sendable {
        /// The whole text, and what the other one has of it.
        let total: Int
        let worth: Int
        /// Its beginning, and what the other one has of that.
        let leadTotal: Int
        let lead: Int
        /// How many different shingles and numbers it has.
        let count: Int
        let numberCount: Int
    }
}

extension Sharing {
    /// Compares two texts.
    ///
    /// - Complexity: O(*n*) in the shingles of the shorter one.
    init(_ pair: TextPair, _ one: WeighedShingles, _ other: WeighedShingles) {
        self.pair = pair
        let isOneShorter = one.shingles.count <= other.shingles.count
        let shared = isOneShorter ? SharedShingles(one, other) : SharedShingles(other, one)
        let (worth, lead) = (shared.worth, shared.lead)
        let (otherWorth, otherLead) = (shared.otherWorth, shared.otherLead)
        larger = Half(one, worth: isOneShorter ? worth : otherWorth, lead: isOneShorter ? lead : otherLead)
        smaller = Half(other, worth: isOneShorter ? otherWorth : worth, lead: isOneShorter ? otherLead : lead)
        sharedNumbers = Deduplication.sharedNumbers(one.numbers, other.numbers)
    }
}

extension Sharing.Half {
    fileprivate init(_ text: WeighedShingles, worth: Int, lead: Int) {
        self.init(
            total: text.total, worth: worth, leadTotal: text.leadTotal, lead: lead, count: text.count,
            numberCount: text.numbers.count)
    }

    /// The share of the text that the other one has; nothing where so much of the text is common property that what is
    /// left says nothing.
    ///
    /// - Parameters:
    ///   - fall: By how much the weights may have fallen in all.
    ///   - isMost: Whether the share is to be the largest that there may be, not the smallest.
    func share(_ fall: Int, _ isMost: Bool) -> Double {
        isCommonplace(isMost ? total : total - fall, of: count) ? 0 : Self.share(worth, of: total, fall, isMost)
    }

    /// The share of the text's beginning that the other one has; nothing where it counts for little.
    func shareOfLead(_ fall: Int, _ isMost: Bool) -> Double {
        let isEnough = (isMost ? leadTotal : leadTotal - fall) > 5 * Int(Weights.full)
        return isEnough ? Self.share(lead, of: leadTotal, fall, isMost) : 0
    }

    /// What the other text has, in shingles.
    func worth(_ fall: Int, _ isMost: Bool) -> Double {
        Double(isMost ? worth : max(0, worth - fall)) / Double(Weights.full)
    }

    /// The share of the text's numbers that the other one has; 1 where there are fewer than five to go by.
    func shareOfNumbers(_ shared: Int) -> Double { numberCount < 5 ? 1 : Double(shared) / Double(numberCount) }

    /// A share is the largest where all that falls is what is not shared, and the smallest where it is shared.
    private static func share(_ part: Int, of whole: Int, _ fall: Int, _ isMost: Bool) -> Double {
        guard whole > fall else { return isMost && whole > 0 ? 1 : 0 }
        return isMost ? min(1, Double(part) / Double(whole - fall)) : Double(max(0, part - fall)) / Double(whole - fall)
    }
}

/// Whether so much of a text is common property that what is left says nothing.
///
/// - Parameters:
///   - weight: That of its shingles, in 255ths.
///   - count: How many there are.
func isCommonplace(_ weight: Int, of count: Int) -> Bool { 10 * weight < 3 * count * Int(Weights.full) }

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

/// How many of some numbers are among others; both ascending.
private func sharedNumbers(_ some: [UInt64], _ others: [UInt64]) -> Int {
    var shared = 0
    var j = 0
    for number in some {
        while j < others.count && others[j] < number { j += 1 }
        if j < others.count && others[j] == number { shared += 1 }
    }
    return shared
}
