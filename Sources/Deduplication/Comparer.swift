import Bytes
import Shingling

/// Pairs of texts that are compared in one go, since they have texts in common: each is read once.
public struct Comparison: Sendable, Equatable {
    /// The larger and the smaller text of each pair.
    let pairs: ArraySlice<TextPair>
}

/// The outcome of one comparison.
public struct Compared: Sendable, Equatable {
    let verdict: Verdict
    /// How long its claims will hold.
    let slack: Slack
}

/// Runs comparisons, in any order or at once, and hands on the results in the order of the comparisons.
public typealias ComparisonMap = (
    _ comparisons: [Comparison], _ compare: @escaping @Sendable (Comparison) throws -> [Compared],
    _ take: ([Compared]) throws -> Void
) throws -> Void

/// Decides which texts are copies: guesses from the samples, then compares the texts themselves.
struct Comparer {
    let options: DeduplicationOptions
    private var passages: Passages
    /// The day of each text, where there is a window on dates.
    private let days: [Int32]
    private let workspace: Workspace
    private let map: ComparisonMap
    private let words: @Sendable (Int) throws -> ArraySlice<UInt64>
    private var weights = Weights()
    private var table = WeightTable([])
    /// Whether these are the second weights, not the first.
    private var areSecondWeights = false
    /// The passages that may weigh something else than in the last run; all, where nobody remembers.
    private var touched: PassageSpool
    /// What the last run found out, and what this one does; `nil` where nobody remembers.
    private let known: Recollection?
    private var found: Recollection?
    private(set) var verdicts = Verdicts()
    /// The digests with the texts that they gather.
    private(set) var digests: [Int: [Int]] = [:]
    var count: Int { passages.sampleCounts.count }

    /// - Parameter words: Gives the hashes of a text's words.
    init(
        _ passages: Passages, _ options: DeduplicationOptions, days: [Int32], in workspace: Workspace,
        known: Recollection?, map: @escaping ComparisonMap,
        words: @escaping @Sendable (Int) throws -> ArraySlice<UInt64>
    ) throws {
        self.options = options
        self.passages = passages
        self.days = days
        self.workspace = workspace
        self.map = map
        self.words = words
        self.known = known
        touched = try passages.passages(with: known?.isNew)
        if known != nil { found = Recollection(passages) }
        let alike = try guesses(0, nil, from: firstLookShare)
        let stories = stars(count: count, links: alike.map(\.pair))
        weights = try weights(0, stories: stories)
        table = WeightTable(weights.light)
        self.passages.endFirstLook()
    }

    /// The candidates at one look, the first of three.
    private mutating func guesses(_ look: Int, _ weights: Weights?, from least: Float) throws -> [Candidate] {
        let bar = CandidateBar(least)
        guard let known else {
            return try candidates(passages, weights, wholes: passages.tellingWholes(weights), bar, in: workspace)
        }
        let update = LookUpdate(
            passages: passages, touched: touched, weights: weights,
            weightsBefore: look == 0 ? nil : known.weights[look - 1], isNew: known.isNew, bar: bar, workspace: workspace
        )
        let (candidates, remembered) = try update.candidates(known.looks[look])
        found?.looks.append(remembered)
        return candidates
    }

    /// Weighs passages by stories.
    private mutating func weights(_ number: Int, stories: [UInt32]) throws -> Weights {
        let known = known?.weights(number)
        touched = try passages.passages(with: known?.haveOtherStories(stories))
        let weights = try Weights(
            passages, touched, stories: stories, rareStories: options.rareStories, in: workspace, known: known)
        if known != nil { found?.weights.append(weights) }
        return weights
    }

    /// The centre of each text's star.
    ///
    /// What many stories share can be told from what one story's copies share only when the stories are known, so they
    /// are found three times: roughly, from the samples; then by comparing texts; and where that changed what a
    /// passage is worth, once more.
    mutating func centres() throws -> [UInt32] {
        let first = try linkedCentres(look: 1)
        let better = try weights(1, stories: first)
        let isStale = (0..<count).map { text in
            let (old, new) = (Int(weights.ofText[text]), Int(better.ofText[text]))
            return 100 * abs(new - old) > old
        }
        guard isStale.contains(true) else { return first }
        (weights, areSecondWeights) = (better, true)
        table = WeightTable(better.light)
        verdicts.remove { isStale[$0.larger] || isStale[$0.smaller] }
        return try linkedCentres(look: 2)
    }

    /// The centres as the weights have it.
    private mutating func linkedCentres(look: Int) throws -> [UInt32] {
        let guesses = try guesses(look, weights, from: weakShare)
        // From here on the table says what passages weigh.
        weights.light = []
        let least = Float(options.linkedShare - guessMargin)
        try compare(guesses.filter { $0.share >= least }.map(\.pair))
        digests = try digests(guesses)
        let links = verdicts.all.filter {
            $0.isLink && isWithinWindow($0.pair)
                && (!$0.isLopsided || digests[$0.pair.larger] == nil && digests[$0.pair.smaller] == nil)
        }.map(\.pair)
        return attached(stars(count: count, links: links), links)
    }

    /// Whether two texts were published close enough to each other, as far as their dates are known.
    private func isWithinWindow(_ pair: TextPair) -> Bool {
        guard !days.isEmpty, days[pair.larger] != unknownDay, days[pair.smaller] != unknownDay else { return true }
        return abs(Int(days[pair.larger]) - Int(days[pair.smaller])) <= options.windowDays
    }

    /// Lets texts that were left alone join the star that has most of the members which they are linked to, where they
    /// share enough with its centre: heavily edited copies are closer to some members than to others.
    private func attached(_ centres: [UInt32], _ links: [TextPair]) -> [UInt32] {
        var isAlone = [Bool](repeating: true, count: centres.count)
        for text in centres.indices where Int(centres[text]) != text {
            isAlone[text] = false
            isAlone[Int(centres[text])] = false
        }
        var speakers: [TextPair: Int] = [:]
        for pair in links {
            for (text, other) in [(pair.larger, pair.smaller), (pair.smaller, pair.larger)] {
                let centre = Int(centres[other])
                guard isAlone[text], centre != text else { continue }
                let wish = TextPair(text, centre)
                if isWithinWindow(wish), verdicts[wish]?.isNearlyLink == true { speakers[wish, default: 0] += 1 }
            }
        }
        var attached = centres
        for (wish, _) in speakers.sorted(by: { $0.value == $1.value ? $0.key < $1.key : $0.value > $1.value }) {
            let (text, centre) = isAlone[wish.larger] ? (wish.larger, wish.smaller) : (wish.smaller, wish.larger)
            if Int(attached[text]) == text { attached[text] = UInt32(centre) }
        }
        return attached
    }

    /// Hands out what this run found out, for the next one; `nil` where nobody remembers.
    mutating func takeFound() -> Recollection? {
        defer { found = nil }
        found?.sortVerdicts()
        return found
    }

    /// Compares pairs of texts that have not been compared yet.
    ///
    /// - Parameter isRoughEnough: Whether shares do not matter.
    mutating func compare(_ pairs: consuming [TextPair], isRoughEnough: Bool = true) throws {
        pairs.sort()
        var last: TextPair?
        // What was said under the first weights stays what these say.
        var ofFirst: [TextPair] = []
        var place = 0
        pairs.removeAll { pair in
            defer { last = pair }
            guard pair != last else { return true }
            guard let verdict = verdicts.verdict(on: pair, from: &place) else { return false }
            guard verdict.isRough && !isRoughEnough else { return true }
            guard areSecondWeights && !verdict.isOfSecondWeights else { return false }
            ofFirst.append(pair)
            return true
        }
        if let first = found?.weights.first, !ofFirst.isEmpty {
            try compare(
                ofFirst, first, WeightTable(first.light), areSecondWeights: false, isRoughEnough: isRoughEnough)
        }
        try compare(pairs, weights, table, areSecondWeights: areSecondWeights, isRoughEnough: isRoughEnough)
    }

    /// Compares pairs under certain weights, where the last run does not say enough about them.
    ///
    /// - Parameter pairs: Ascending.
    private mutating func compare(
        _ pairs: consuming [TextPair], _ weights: Weights, _ table: WeightTable, areSecondWeights: Bool,
        isRoughEnough: Bool
    ) throws {
        var recalled: [Recollection.KnownVerdict] = []
        if let known {
            var place = 0
            pairs.removeAll { pair in
                guard
                    let verdict = known.verdict(
                        pair, from: &place, weights, ofSecondWeights: areSecondWeights, isRoughEnough: isRoughEnough)
                else { return false }
                recalled.append(verdict)
                return true
            }
            found?.verdicts += recalled
        }
        var fresh: [Verdict] = []
        fresh.reserveCapacity(pairs.count)
        let (isRemembered, options, words) = (found != nil, options, words)
        try map(comparisons(consume pairs, count: count)) { comparison in
            let numbers = Set(comparison.pairs.flatMap { [$0.larger, $0.smaller] }).sorted()
            var known = [WeighedShingles?](repeating: nil, count: numbers.count)
            // Weighed when they are needed first, so that they are compared while the processor has them at hand.
            func shingles(_ number: Int) throws -> WeighedShingles {
                let place = numbers.span.firstPosition { $0 >= number }
                if let shingles = known[place] { return shingles }
                let words = try words(number)
                let shingles = WeighedShingles(
                    words.span, weights: table, options: options, hasInfluences: isRemembered)
                known[place] = shingles
                return shingles
            }
            return try comparison.pairs.map { pair in
                let (larger, smaller) = (try shingles(pair.larger), try shingles(pair.smaller))
                let sharing = Sharing(pair, larger, smaller)
                var verdict = Verdict(Overlap(sharing), options)
                verdict.isOfSecondWeights = areSecondWeights
                return Compared(verdict: verdict, slack: Slack(sharing, larger, smaller, options))
            }
        } _: { compared in
            for result in compared {
                fresh.append(result.verdict)
                guard isRemembered else { continue }
                let pair = result.verdict.pair
                found?.verdicts.append(
                    Recollection.KnownVerdict(
                        verdict: result.verdict, state: weights.state(of: pair),
                        limits: Recollection.Limits(weights, pair, result.slack)))
            }
        }
        verdicts.add(recalled: recalled.map(\.verdict), fresh: fresh)
    }

    /// How texts that were compared are related.
    var relations: Relations { Relations(PairRanges(verdicts.all, count: count), options) }
}

/// Texts that share this much are taken for one story when the stories that have a passage are counted.
let firstLookShare: Float = 0.7

/// How far a guess from the samples may lie below the share that is asked for and still be looked into: twice the
/// standard error of a share of 0.5 in a sample of 25.
private let guessMargin = 0.2

/// What a guess must reach to be remembered for the search for digests.
let weakShare: Float = 0.04
