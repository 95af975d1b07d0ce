import Tagging

/// What the trees of `LineScorer` look at: how the tagger scores a line and those around it, and where the line stands.
///
/// Nothing is told of the whole text, its length or its share of prose: what texts have in common that way is learned by
/// heart from the few hundred there are, and misleads on others.
struct LineContext {
    /// The names of the values, in their order.
    static let names = [
        "margin", "own", "margin-before", "margin-after", "mean5", "mean11", "mean21", "mean-before", "mean-after",
        "most-after", "least-after", "to-article-after", "to-residue-after", "to-residue-before",
        "short-run", "long-before", "place", "width", "width-before", "width-after", "width11", "words", "function",
        "shared", "symbols", "last", "sentence", "prose", "prose-before-it", "prose-after-it", "prose-above",
        "to-long", "repeats", "same-first", "same-last-pair", "in-prose", "removed-before", "removed-after",
        "to-removed",
    ]

    /// The values of all lines, one line after the other.
    private(set) var values: [Int16] = []

    /// A line of prose of so many columns is a paragraph.
    private static let longWidth = 100
    /// Margins count 32 to a natural unit of the odds' logarithm: steps that are fine enough, and few.
    private static let steps = 32
    /// In sums a margin counts eight natural units at most.
    private static let mostInSums = 8 * steps
    /// The distance to what there is none of.
    private static let far = 99

    /// The values of the lines of a text.
    ///
    /// - Complexity: O(*n*) in lines.
    init(_ text: TextMeasures, _ evidence: [LineEvidence], _ margins: LineMargins) {
        let lines = text.lines
        values.reserveCapacity(lines.count * Self.names.count)
        let chained = margins.chained.map { Int($0) * 1000 * Self.steps / margins.scale }
        let sums = Sums(chained.map { max(-Self.mostInSums, min(Self.mostInSums, $0)) })
        let widths = Sums(lines.map(\.characters.width))
        let isLong = lines.map { $0.isProse && $0.characters.width >= Self.longWidth }
        let ahead = Ahead(chained, isLong)
        var proseAbove = 0
        var longBefore = 0
        var toResidueBefore = Self.far
        var runStart = 0
        for i in lines.indices {
            let line = lines[i]
            if isLong[i] { runStart = i + 1 }
            let run = isLong[i] ? 0 : ahead.runEnd[i] - runStart
            let before = i > 0 ? lines[i - 1] : nil
            let after = i + 1 < lines.count ? lines[i + 1] : nil
            add(chained[i])
            add(Int(margins.own[i]) * 1000 * Self.steps / margins.scale)
            add(i > 0 ? chained[i - 1] : -30 * Self.steps)
            add(i + 1 < lines.count ? chained[i + 1] : -30 * Self.steps)
            add(sums.mean(i - 2..<i + 3))
            add(sums.mean(i - 5..<i + 6))
            add(sums.mean(i - 10..<i + 11))
            add(sums.mean(0..<i))
            add(sums.mean(i + 1..<lines.count))
            add(ahead.most[i])
            add(ahead.least[i])
            add(ahead.toArticle[i])
            add(ahead.toResidue[i])
            add(toResidueBefore)
            add(run)
            add(longBefore)
            add(widths.total(before: i) * 256 / max(1, widths.total(before: lines.count)))
            add(line.characters.width)
            add(before?.characters.width ?? -1)
            add(after?.characters.width ?? -1)
            add(widths.mean(i - 5..<i + 6))
            add(line.words.count)
            add(line.functionWords)
            add(line.sharedWords)
            add(line.characters.symbols)
            add(Int(line.characters.lastSeen.rawValue))
            add(line.endsSentence ? 1 : 0)
            add(line.isProse ? 1 : 0)
            add(before.map { $0.isProse ? 1 : 0 } ?? -1)
            add(after.map { $0.isProse ? 1 : 0 } ?? -1)
            add(proseAbove)
            add(ahead.toLong[i])
            add(line.repeats)
            add(evidence[i].sameWords.first)
            add(evidence[i].sameWords.lastPair)
            add(evidence[i].standsInProse)
            add(evidence[i].removedBefore)
            add(evidence[i].removedAfter)
            add(evidence[i].toRemovedBefore)
            if line.isProse { proseAbove += 1 }
            if isLong[i] { longBefore += 1 }
            toResidueBefore = chained[i] > 0 ? 1 : min(Self.far, toResidueBefore + 1)
        }
    }

    @inline(__always)
    private mutating func add(_ value: Int) {
        values.append(Int16(clamping: value))
    }

    /// What comes after each line, found from the end.
    private struct Ahead {
        /// The highest and the lowest margin after it, as in sums.
        var most: [Int]
        var least: [Int]
        /// How many lines on to one that is the article's rather than not, to one that is not, to a paragraph.
        var toArticle: [Int]
        var toResidue: [Int]
        var toLong: [Int]
        /// Where the lines that are no paragraphs end that it is among.
        var runEnd: [Int]

        init(_ margins: [Int], _ isLong: [Bool]) {
            let none = [Int](repeating: 0, count: margins.count)
            (most, least, toArticle, toResidue, toLong, runEnd) = (none, none, none, none, none, none)
            // Beyond what a margin in sums can be.
            var highest = -mostInSums - steps
            var lowest = mostInSums + steps
            var (article, residue, long) = (far, far, far)
            var end = margins.count
            for i in margins.indices.reversed() {
                (most[i], least[i]) = (highest, lowest)
                (toArticle[i], toResidue[i], toLong[i]) = (article, residue, long)
                if isLong[i] { end = i }
                runEnd[i] = end
                let margin = max(-mostInSums, min(mostInSums, margins[i]))
                highest = max(highest, margin)
                lowest = min(lowest, margin)
                article = margin < 0 ? 1 : min(far, article + 1)
                residue = margin > 0 ? 1 : min(far, residue + 1)
                long = isLong[i] ? 1 : min(far, long + 1)
            }
        }
    }
}

/// How far residue is ahead at each line of a text by the tagger, in units of its model.
public struct LineMargins: Sendable {
    /// With all lines around: on the best way through the text.
    public var chained: [Int32]
    /// By the line's features alone.
    public var own: [Int32]
    /// How many units are one natural unit of the odds' logarithm, in thousandths.
    public var scale: Int
}

/// Sums over ranges of a list.
private struct Sums {
    private var before: [Int] = [0]

    init(_ values: [Int]) {
        before.reserveCapacity(values.count + 1)
        for value in values { before.append(before[before.count - 1] + value) }
    }

    /// The sum of the values before one.
    func total(before index: Int) -> Int { before[index] }

    /// The mean over that part of a range that there is; 0 for none.
    func mean(_ range: Range<Int>) -> Int {
        let low = max(0, range.lowerBound)
        let high = min(before.count - 1, range.upperBound)
        return low < high ? (before[high] - before[low]) / (high - low) : 0
    }
}
