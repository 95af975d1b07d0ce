import Shingling

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

    /// Weighs the shingles of a text: one that was sampled, any other as its sampled neighbours, since
    /// frames and stock passages come in runs.
    ///
    /// - Parameter words: The hashes of the text's words.
    init(_ words: [UInt64], weights known: Weights, options: DeduplicationOptions) {
        let shingles = shingleHashes(words.span)
        var weights = [UInt8](repeating: UInt8(Weights.full), count: shingles.count)
        weigh(&weights, shingles, words, known, sampleLimit(options))
        // One number to sort for each: the hash, and in its last bits where it stands; so far into a text that these
        // do not suffice, all count as the last.
        var entries = shingles
        Self.number(&entries)
        hashSort(&entries)
        let count = Self.removeRepeats(&entries)
        entries.removeLast(entries.count - count)
        var total = 0
        var leadTotal = 0
        for entry in entries {
            let place = Int(entry & Self.placeMask)
            total += Int(weights[place])
            if place < Self.leadCount { leadTotal += Int(weights[place]) }
        }
        var numbers = words.filter { $0 & 1 == 1 }
        hashSort(&numbers)
        self.numbers = unique(numbers)
        self.entries = entries
        self.weights = weights
        self.total = total
        self.leadTotal = leadTotal
    }

    /// Puts the place of each shingle into the last bits of its hash.
    private static func number(_ shingles: inout [UInt64]) {
        var span = shingles.mutableSpan
        for place in span.indices { span[place] = span[place] & ~placeMask | min(UInt64(place), placeMask) }
    }

    /// Moves the first entry of each hash to the front; how many there are.
    private static func removeRepeats(_ entries: inout [UInt64]) -> Int {
        var span = entries.mutableSpan
        var count = min(1, span.count)
        for at in count..<span.count {
            let entry = span[at]
            let isRepeat = entry >> placeBits == span[count - 1] >> placeBits
            span[count] = entry
            count += isRepeat ? 0 : 1
        }
        return count
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

/// Weighs shingles, in their order in the text, that count in full unless they are known to count for less.
///
/// One that was not sampled counts as the lighter of its sampled neighbours on both sides that have no number: in a
/// template's frame each number makes some shingles of its own, which say nothing about those between them.
private func weigh(
    _ weights: inout [UInt8], _ shingles: [UInt64], _ words: [UInt64], _ known: Weights, _ limit: UInt64
) {
    var places: [Int] = []
    places.reserveCapacity(shingles.count / 2)
    for place in shingles.indices where isSampled(shingles[place], limit) { places.append(place) }
    let sampled = places.map { known.table.weight(of: sampleKey(shingles[$0])) }
    guard sampled.contains(where: { $0 < Weights.full }) else { return }
    let size = words.count - shingles.count + 1
    func hasNumber(_ place: Int) -> Bool { words[place..<place + size].contains { $0 & 1 == 1 } }
    let isTelling = places.map { !hasNumber($0) }
    let areAllTelling = !isTelling.contains(true)
    var last: (place: Int, weight: UInt8)?
    for (at, place) in places.enumerated() where isTelling[at] || areAllTelling {
        let weight = sampled[at]
        let between = min(last?.weight ?? weight, weight)
        if between < Weights.full {
            for gap in (last?.place ?? -1) + 1..<place { weights[gap] = between }
        }
        last = (place, weight)
    }
    if let last, last.weight < Weights.full {
        for place in last.place + 1..<shingles.count { weights[place] = last.weight }
    }
    for (place, weight) in zip(places, sampled) { weights[place] = weight }
}
