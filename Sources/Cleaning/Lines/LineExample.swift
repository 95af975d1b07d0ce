public import Tagging
public import Trees

/// A plain text as the tagger of lines sees it: what `train lines` learns from.
public struct LineExample: Sendable {
    /// The features of all lines, one after the other.
    public var features: [UInt64]
    /// By line, where its features end.
    public var ends: [Int]
    /// By line, whether a rule takes it out already.
    public var isRemoved: [Bool]
    /// By line, its visible width in columns.
    public var widths: [Int]
    /// By line, whether it reads as prose.
    public var isProse: [Bool]
    /// By line, its number among all lines of the text, those included that show nothing.
    public var numbers: [Int]

    private let measures: TextMeasures
    private let evidence: [LineEvidence]

    init(_ measures: TextMeasures, isRemoved: [Bool], numbers: [Int]) {
        self.measures = measures
        evidence = measures.evidence()
        let features = LineFeatures(measures, evidence)
        self.features = features.hashes
        ends = features.ends
        self.isRemoved = isRemoved
        widths = measures.lines.map(\.characters.width)
        isProse = measures.lines.map(\.isProse)
        self.numbers = numbers
    }

    /// The features as a sequence.
    ///
    /// - Parameter isWanted: Tells which features to keep.
    public func sequence(_ isWanted: (UInt64) -> Bool) -> FeatureSequence {
        var sequence = FeatureSequence()
        var start = 0
        for end in ends {
            sequence.beginItem()
            for i in start..<end where isWanted(features[i]) { sequence.append(features[i]) }
            start = end
        }
        return sequence
    }

    /// How far residue is ahead by a tagger.
    public func margins(by tagger: inout Tagger) -> LineMargins {
        lineMargins(sequence { _ in true }, &tagger)
    }

    /// What the trees look at, one line after the other.
    public func context(_ margins: LineMargins) -> [Int16] { LineContext(measures, evidence, margins).values }

    /// By line, whether rules or models take it out.
    public func isDropped(_ margins: LineMargins, _ trees: TreeModel) -> [Bool] {
        ResidueJudge(measures, isRemoved: isRemoved).residue(trees.scores(context(margins)))
    }
}

extension Cleaner {
    /// The name of the features of `LineExample`.
    public static var lineFeatures: String { LineFeatures.name }
    /// The names of what the trees of `LineExample` look at.
    public static var lineContext: [String] { LineContext.names }
    /// The labels of lines.
    public static var lineLabels: [String] { ["article", "residue"] }

    /// The lines of a plain text as the tagger sees them.
    public func lineExample(of text: [UInt8]) -> LineExample {
        let decisions = decideLines(
            text.span, book, lineClasses, options, title: nil, scorer: nil, names: NameReader(tables, site: SiteNames())
        )
        let measures = TextMeasures(text.span, decisions.lines, kinds: decisions.removals, lineClasses)
        var numbers: [Int] = []
        var number = 0
        var offset = 0
        for line in decisions.lines {
            while offset < line.range.lowerBound {
                if text[offset] == 0x0A { number += 1 }
                offset += 1
            }
            numbers.append(number)
        }
        return LineExample(measures, isRemoved: decisions.removals.map { $0 != nil }, numbers: numbers)
    }
}
