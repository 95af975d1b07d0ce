/// Pairs of texts that are compared in one go, since they have texts in common: each is read once.
public struct Comparison: Sendable, Equatable {
    /// The larger and the smaller text of each pair, ascending.
    var pairs: [TextPair] = []
}

/// The outcome of one comparison.
public struct Compared: Sendable, Equatable {
    let overlap: Overlap
}

/// Runs comparisons, in any order or at once, and gives all results in the order of the comparisons.
public typealias ComparisonMap = (
    _ comparisons: [Comparison], _ compare: @escaping @Sendable (Comparison) throws -> [Compared]
) throws -> [Compared]

/// Decides which texts are copies: guesses from the samples, then compares the texts themselves.
struct Comparer {
    private let options: DeduplicationOptions
    private let index: SampleIndex
    private let classes = WordClasses().folded
    private let map: ComparisonMap
    private let text: @Sendable (Int) throws -> [UInt8]
    private var weights: Weights
    private var overlaps: [TextPair: Overlap] = [:]

    init(
        _ index: SampleIndex, _ options: DeduplicationOptions, map: @escaping ComparisonMap,
        text: @escaping @Sendable (Int) throws -> [UInt8]
    ) {
        self.options = options
        self.index = index
        self.map = map
        self.text = text
        weights = Weights(equalFor: index)
    }

    /// The centre of each text's star.
    ///
    /// What many stories share can be told from what one story's copies share only when the stories are known, so they
    /// are found three times: roughly, from the samples; then by comparing texts; and where that changed what a
    /// passage is worth, once more.
    mutating func centres() throws -> [Int] {
        let alike = candidates(index, weights, from: firstLookShare)
        let guess = stars(count: index.count, links: alike.map { ($0.larger, $0.smaller) })
        weights = Weights(index, stories: guess, options: options)
        let first = try linkedCentres()
        let better = Weights(index, stories: first, options: options)
        let isStale = (0..<index.count).map { text in
            abs(better.ofText[text] - weights.ofText[text]) > 0.01 * weights.ofText[text]
        }
        guard isStale.contains(true) else { return first }
        weights = better
        overlaps = overlaps.filter { !isStale[$0.key.larger] && !isStale[$0.key.smaller] }
        return try linkedCentres()
    }

    /// The centres as the weights have it.
    private mutating func linkedCentres() throws -> [Int] {
        let guesses = candidates(index, weights, from: weakShare)
        try compare(guesses.filter { $0.share >= options.linkedShare - guessMargin }.map { ($0.larger, $0.smaller) })
        let linked = overlaps.values.filter { $0.isLink(options) }
        let digests = try digests(Set(linked.filter(\.isHolding).map(\.pair.larger)), guesses)
        let links = linked.filter {
            !$0.isLopsided || !(digests.contains($0.pair.larger) || digests.contains($0.pair.smaller))
        }.map(\.pair).sorted().map { ($0.larger, $0.smaller) }
        return attached(stars(count: index.count, links: links), links)
    }

    /// Lets texts that were left alone join the star of a text that they are linked to, where they share enough with
    /// its centre: heavily edited copies are closer to some members than to others.
    private func attached(_ centres: [Int], _ links: [(Int, Int)]) -> [Int] {
        var sizes = [Int](repeating: 0, count: centres.count)
        for centre in centres { sizes[centre] += 1 }
        var attached = centres
        for pair in links {
            for (text, other) in [(pair.0, pair.1), (pair.1, pair.0)] {
                let centre = centres[other]
                guard sizes[text] == 1, attached[text] == text, centre != text,
                    overlaps[TextPair(text, centre)]?.isLink(options, share: attachedShare) == true
                else { continue }
                attached[text] = centre
            }
        }
        return attached
    }

    /// Compares pairs of texts that have not been compared yet.
    mutating func compare(_ pairs: [(Int, Int)]) throws {
        let wanted = Set(pairs.map { TextPair($0.0, $0.1) }).filter { overlaps[$0] == nil }.sorted()
        let (index, weights, classes, options, text) = (index, weights, classes, options, text)
        let results = try map(comparisons(wanted)) { comparison in
            var known: [Int: WeighedShingles] = [:]
            func weighed(_ number: Int) throws -> WeighedShingles {
                if let known = known[number] { return known }
                let bytes = try text(number)
                let weighed = WeighedShingles(
                    bytes.span, classes: classes.span, index: index, weights: weights, options: options)
                known[number] = weighed
                return weighed
            }
            return try comparison.pairs.map { pair in
                Compared(overlap: Overlap(pair, try weighed(pair.larger), try weighed(pair.smaller)))
            }
        }
        for compared in results { overlaps[compared.overlap.pair] = compared.overlap }
    }

    /// How a copy is related to the text that is kept; the two have been compared.
    func relation(of copy: Int, to kept: Int) -> Relation {
        guard let overlap = overlaps[TextPair(copy, kept)] else { preconditionFailure("a pair that was not compared") }
        let ofCopy = copy < kept ? overlap.shareOfLarger : overlap.shareOfSmaller
        let ofKept = copy < kept ? overlap.shareOfSmaller : overlap.shareOfLarger
        let kind = min(ofCopy, ofKept) >= options.nearShare ? "near" : ofCopy >= ofKept ? "excerpt" : "extended"
        return Relation(kind: kind, score: max(ofCopy, ofKept), rule: overlap.isLink(options) ? "linked" : "star")
    }

    /// Which of the texts that hold another one hold the beginnings of several unrelated ones.
    private mutating func digests(_ holders: Set<Int>, _ guesses: [Candidate]) throws -> Set<Int> {
        var partners: [Int: [Int]] = [:]
        let least = 0.6 * options.digestShingles / Double(options.sampling)
        for guess in guesses where guess.worth >= least {
            if holders.contains(guess.larger) { partners[guess.larger, default: []].append(guess.smaller) }
            if holders.contains(guess.smaller) { partners[guess.smaller, default: []].append(guess.larger) }
        }
        partners = partners.filter { hasUnrelated($0.value) }
        try compare(partners.flatMap { holder, others in others.map { (holder, $0) } })
        return holders.filter { holder in
            let held = (partners[holder] ?? []).filter { other in
                overlaps[TextPair(holder, other)]?.holds(other, options) ?? false
            }
            return hasUnrelated(held)
        }
    }

    /// Whether two of some texts have next to nothing in common.
    private func hasUnrelated(_ texts: [Int]) -> Bool {
        texts.indices.contains { i in texts[..<i].contains { areUnrelated($0, texts[i]) } }
    }

    /// Whether the samples of two texts have next to nothing in common.
    private func areUnrelated(_ one: Int, _ other: Int) -> Bool {
        let (a, b) = (index.keys(of: one), index.keys(of: other))
        var shared = 0
        var i = a.startIndex
        var j = b.startIndex
        while i < a.endIndex && j < b.endIndex {
            if a[i] == b[j] { shared += 1 }
            let (x, y) = (a[i], b[j])
            if x <= y { i += 1 }
            if y <= x { j += 1 }
        }
        let fewest = min(a.count + Int(index.ownCounts[one]), b.count + Int(index.ownCounts[other]))
        return shared * 10 <= fewest
    }
}

/// Texts that share this much are taken for one story when the stories that have a passage are counted.
private let firstLookShare = 0.7

/// How far a guess from the samples may lie below the share that is asked for and still be looked into: twice the
/// standard error of a share of 0.5 in a sample of 25.
private let guessMargin = 0.2

/// What a text that is linked to a member of a star must share with its centre.
private let attachedShare = 0.35

/// What a guess must reach to be remembered for the search for digests.
private let weakShare = 0.1
