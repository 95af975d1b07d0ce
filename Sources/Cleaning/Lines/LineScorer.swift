import Bytes
import Tagging
import Trees

/// Scores the lines of a text: how much speaks for each being no part of the article.
///
/// A tagger scores them in their order; trees then judge by its scores of all lines.
///
/// - Source: Wolpert, "Stacked generalization", 1992.
struct LineScorer: Sendable {
    private let classes: LineWordClasses
    private let model: TaggingModel
    private let trees: TreeModel

    /// A scorer with a model of lines and the trees that were trained on its margins.
    init(_ model: TaggingModel, _ trees: TreeModel, _ classes: LineWordClasses) {
        self.classes = classes
        self.model = model
        self.trees = trees
    }

    /// The lines of a text that are no part of the article, each with its kind; and the headline, where one is looked for
    /// and stands among them.
    ///
    /// Lines that a rule takes out are evidence, and stay as they are. `needsSite` says that the line would have stayed
    /// if articles of the site did not carry it. A line's kind is that of the strongest sign in it, else that of the
    /// heading above it; `residue` where nothing tells.
    ///
    /// - Complexity: O(*n*).
    func residue(
        _ text: Span<UInt8>, _ decisions: LineDecisions, _ carried: [SiteEvidence], looksForHeadline: Bool
    ) -> (lines: [(line: Int, kind: String, needsSite: Bool)], headline: Int?) {
        let measures = TextMeasures(text, decisions.lines, kinds: decisions.removals, classes)
        var tagger = Tagger(model)
        let evidence = measures.evidence()
        let margins = lineMargins(LineFeatures(measures, evidence).sequence, &tagger)
        let scores = trees.scores(LineContext(measures, evidence, margins).values)
        let isRemoved = decisions.removals.map { $0 != nil }
        let judge = ResidueJudge(measures, isRemoved: isRemoved)
        let vetoes = LineVetoes(text, decisions.lines, measures)
        let kinds = decisions.removals.map { $0?.kind }
        let isResidue = vetoes.keeping(judge.residue(scores), kinds: kinds)
        let isDropped =
            carried.contains { $0.count > 0 }
            ? vetoes.keeping(
                judge.residue(
                    scores, carried: carried, chained: margins.chained.map { Int($0) * 1_000_000 / margins.scale }),
                kinds: zip(kinds, carried).map { $1.isCommon ? $0 ?? "" : $0 })
            : isResidue
        var found: [(line: Int, kind: String, needsSite: Bool)] = []
        var above = ""
        for (i, line) in measures.lines.enumerated() {
            if let rule = decisions.removals[i] {
                above = rule.kind
            } else if isDropped[i] {
                let kind = kind(of: line) ?? (above == "related" || above == "tags" ? above : "residue")
                found.append((i, kind, !isResidue[i]))
            } else {
                above = ""
            }
        }
        guard looksForHeadline else { return (found, nil) }
        return (found, likelyHeadline(text, measures, decisions, isDropped: isDropped, carried))
    }

    private func kind(of line: LineMeasures) -> String? {
        if line.characters.signs & LineSigns.copyright != 0 { return "rights" }
        if line.timeWords > 0 && line.characters.digits > 0 && line.words.count <= 8 { return "date" }
        if line.readerWords > 0 { return "subscribe" }
        return nil
    }
}

/// How far residue is ahead at the lines of a text by the tagger.
func lineMargins(_ lines: FeatureSequence, _ tagger: inout Tagger) -> LineMargins {
    let found = tagger.margins(of: lines, label: tagger.model.label("residue") ?? 0)
    return LineMargins(chained: found.chained, own: found.own, scale: tagger.model.scale)
}

/// Judges the lines of a text by what is known of each, then those of one outline together.
struct ResidueJudge {
    private let widths: [Int]
    private let isProse: [Bool]
    private let endsSentence: [Bool]
    private let isRemoved: [Bool]
    private let series: LineSeries

    /// - Parameter isRemoved: By line, whether a rule takes it out.
    init(_ text: TextMeasures, isRemoved: [Bool]) {
        widths = text.lines.map(\.characters.width)
        isProse = text.lines.map(\.isProse)
        endsSentence = text.lines.map(\.endsSentence)
        self.isRemoved = isRemoved
        series = LineSeries(text)
    }

    /// By line, whether it goes; see `residueLines`.
    func residue(_ scores: [Int], carried: [SiteEvidence] = [], chained: [Int] = []) -> [Bool] {
        let isDropped = residueLines(
            scores, widths: widths, isProse: isProse, endsSentence: endsSentence, isRemoved: isRemoved,
            carried: carried, chained: chained)
        let isSettled = carried.isEmpty ? isRemoved : zip(isRemoved, carried).map { $0 || $1.isCommon }
        return series.keeping(isDropped, isRemoved: isSettled, endsSentence: endsSentence)
    }
}

/// The lines for whose being residue enough speaks, with those that rules take out.
///
/// The longer a line, the more is lost with it if it isn't, so the more must speak for it, and more still for what ends
/// as a sentence. The numbers, in thousandths of a natural unit of the odds' logarithm, were chosen in cross-validation
/// by site so that half a hundredth of the articles' characters is lost at most. A text of which fewer than three lines of
/// prose would stay is left to the rules: too little of it is known to tell what belongs to it, but for short lines that
/// a quarter of the site's articles carry.
///
/// What a site says is added to the tagger's score, beside which it was weighed: the trees have learned from texts of
/// which nothing was known but themselves, and leave such labels to the article.
///
/// - Parameters:
///   - scores: By line, how much speaks for residue, in the same thousandths.
///   - carried: By line, what its being carried by articles of the site says; empty where nothing is known.
///   - chained: By line, the tagger's score, in the same thousandths; asked for where something is known.
func residueLines(
    _ scores: [Int], widths: [Int], isProse: [Bool], endsSentence: [Bool], isRemoved: [Bool],
    carried: [SiteEvidence] = [], chained: [Int] = []
) -> [Bool] {
    let isDropped = scores.indices.map { i in
        let bar = 300 * halfOctave(widths[i]) - (endsSentence[i] ? 2320 : 2700)
        if isRemoved[i] || scores[i] >= bar { return true }
        let weight = carried.isEmpty ? 0 : carried[i].weight
        return weight > 0 && chained[i] >= 500 * halfOctave(widths[i]) - 4000 - weight
    }
    let prose = scores.indices.count { isProse[$0] && !isDropped[$0] }
    guard prose < 3 else { return isDropped }
    guard !carried.isEmpty else { return isRemoved }
    return scores.indices.map { isRemoved[$0] || isDropped[$0] && carried[$0].isCommon && !isProse[$0] }
}
