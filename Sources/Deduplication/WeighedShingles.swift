import Shingling

/// All shingles of one text with their weights, ready to be compared.
///
/// Memory: 17 bytes a shingle, 8 a number, and what its influences take.
struct WeighedShingles: Sendable {
    /// The hash of the shingle at each place of the text.
    let shingles: [UInt64]
    /// What the shingle at each place counts for, in 255ths; `repeated` where the text has had it before.
    let weights: [UInt8]
    /// How many different shingles there are.
    let count: Int
    /// The sum of the weights.
    let total: Int
    /// The sum over the beginning: the first 40 shingles.
    let leadTotal: Int
    /// The words with a digit, without repeats, ascending.
    let numbers: [UInt64]
    /// What each of its sampled passages decides; `nil` where nobody asks.
    let influences: Influences?
    /// One more than the first place of a shingle, by its hash; 0 where there is none. Half empty at least.
    private let slots: [UInt32]

    /// Weighs the shingles of a text: one that was sampled, any other as its sampled neighbours, since
    /// frames and stock passages come in runs.
    ///
    /// - Parameters:
    ///   - words: The hashes of the text's words.
    ///   - hasInfluences: Whether it is told what each passage decides.
    init(
        _ words: Span<UInt64>, weights known: WeightTable, options: DeduplicationOptions, hasInfluences: Bool = false
    ) {
        let shingles = shingleHashes(words)
        var weights = [UInt8](repeating: UInt8(Weights.full), count: shingles.count)
        let places = sampledPlaces(shingles.span, sampleLimit(options))
        let sampled = places.map { known.weight(of: sampleKey(shingles[$0])) }
        let areLight = sampled.contains { $0 < Weights.full }
        let areTelling = areLight || hasInfluences ? areTelling(places, shingles.span, words) : []
        if areLight { weigh(&weights, sampled, at: places, areTelling) }
        influences = hasInfluences ? Influences(shingles.span, sampledAt: places, areTelling) : nil
        slots = Self.slots(shingles.span, &weights)
        var count = 0
        var total = 0
        var leadTotal = 0
        for place in weights.indices where weights[place] != Self.repeated {
            count += 1
            total += Int(weights[place])
            if place < Self.leadCount { leadTotal += Int(weights[place]) }
        }
        var numbers: [UInt64] = []
        for i in words.indices where words[i] & 1 == 1 { numbers.append(words[i]) }
        hashSort(&numbers)
        self.numbers = unique(numbers)
        self.shingles = shingles
        self.weights = weights
        self.count = count
        self.total = total
        self.leadTotal = leadTotal
    }

    /// Where each shingle comes first; marks those that come again.
    ///
    /// - Source: Knuth, "The Art of Computer Programming" 3, 6.4: linear probing.
    private static func slots(_ shingles: Span<UInt64>, _ weights: inout [UInt8]) -> [UInt32] {
        var slots = [UInt32](repeating: 0, count: 2 * shingles.count)
        var table = slots.mutableSpan
        for place in shingles.indices {
            let shingle = shingles[place]
            var slot = firstSlot(of: shingle, among: table.count)
            while table[slot] != 0 && shingles[Int(table[slot]) - 1] != shingle {
                slot = slot + 1 == table.count ? 0 : slot + 1
            }
            if table[slot] == 0 { table[slot] = UInt32(place + 1) } else { weights[place] = repeated }
        }
        return slots
    }

    /// The first place of a shingle, or `nil` where the text does not have it.
    @inline(__always)
    func place(of shingle: UInt64) -> Int? {
        let (slots, shingles) = (slots.span, shingles.span)
        var slot = Self.firstSlot(of: shingle, among: slots.count)
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if shingles[place] == shingle { return place }
            slot = slot + 1 == slots.count ? 0 : slot + 1
        }
        return nil
    }

    @inline(__always)
    private static func firstSlot(of shingle: UInt64, among count: Int) -> Int {
        Int(shingle.multipliedFullWidth(by: UInt64(count)).high)
    }

    /// How many shingles are the beginning of an article.
    static var leadCount: Int { 40 }
    /// Stands for the weight of a shingle that comes again: none of `Weights.levels`.
    static var repeated: UInt8 { 1 }
}

/// Weighs shingles, in their order in the text, that count in full but for those that are sampled.
///
/// One that was not sampled counts as the lighter of its sampled neighbours on both sides that have no number: in a
/// template's frame each number makes some shingles of its own, which say nothing about those between them.
private func weigh(_ weights: inout [UInt8], _ sampled: [UInt8], at places: [Int], _ areTelling: [Bool]) {
    var last: (place: Int, weight: UInt8)?
    for (at, place) in places.enumerated() where areTelling[at] {
        let weight = sampled[at]
        let between = min(last?.weight ?? weight, weight)
        if between < Weights.full {
            for gap in (last?.place ?? -1) + 1..<place { weights[gap] = between }
        }
        last = (place, weight)
    }
    if let last, last.weight < Weights.full {
        for place in last.place + 1..<weights.count { weights[place] = last.weight }
    }
    for (place, weight) in zip(places, sampled) { weights[place] = weight }
}

/// The places of the shingles that are sampled.
private func sampledPlaces(_ shingles: Span<UInt64>, _ limit: UInt64) -> [Int] {
    var places: [Int] = []
    places.reserveCapacity(shingles.count / 2)
    for place in shingles.indices where isSampled(shingles[place], limit) { places.append(place) }
    return places
}

/// Whether the shingle at each of some places says something about those beside it: those that have no number, or all
/// where all have one.
private func areTelling(_ places: [Int], _ shingles: Span<UInt64>, _ words: Span<UInt64>) -> [Bool] {
    let size = words.count - shingles.count + 1
    func hasNumber(_ place: Int) -> Bool { (place..<place + size).contains { words[$0] & 1 == 1 } }
    let haveNone = places.map { !hasNumber($0) }
    return haveNone.contains(true) ? haveNone : haveNone.map { _ in true }
}
