import Bytes
import Tagging

/// Scores the lines of a text by a model: how much speaks for each being no part of the article.
struct LineScorer: Sendable {
    private let classes: LineWordClasses
    private let model: TaggingModel
    private let residue: Int

    /// A scorer with a model of lines.
    init(_ model: TaggingModel, _ classes: LineWordClasses) {
        self.classes = classes
        self.model = model
        residue = model.label("residue") ?? 0
    }

    /// The lines of a text that are no part of the article, each with its kind.
    ///
    /// Lines that a rule takes out are evidence, and stay as they are. `needsSite` says that the line would have stayed
    /// if articles of the site did not carry it. A line's kind is that of the strongest sign in it, else that of the
    /// heading above it; `residue` where nothing tells.
    ///
    /// - Complexity: O(*n*).
    func residue(
        _ text: Span<UInt8>, _ decisions: LineDecisions, _ carried: [SiteEvidence]
    ) -> [(line: Int, kind: String, needsSite: Bool)] {
        let measures = TextMeasures(text, decisions.lines, kinds: decisions.removals, classes)
        var tagger = Tagger(model)
        let margins = tagger.margins(of: LineFeatures(measures).sequence, label: residue)
        let widths = measures.lines.map(\.characters.width)
        let isProse = measures.lines.map(\.isProse)
        let isRemoved = decisions.removals.map { $0 != nil }
        let isResidue = residueLines(margins, model.scale, widths: widths, isProse: isProse, isRemoved: isRemoved)
        let isDropped =
            carried.contains { $0.count > 0 }
            ? residueLines(
                margins, model.scale, widths: widths, isProse: isProse, isRemoved: isRemoved, carried: carried)
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
        return found
    }

    private func kind(of line: LineMeasures) -> String? {
        if line.characters.signs & LineSigns.copyright != 0 { return "rights" }
        if line.timeWords > 0 && line.characters.digits > 0 && line.words.count <= 8 { return "date" }
        if line.readerWords > 0 { return "subscribe" }
        return nil
    }
}

/// The lines for whose being residue enough speaks, with those that rules take out.
///
/// The longer a line, the more is lost with it if it isn't, so the more must speak for it. Both numbers, in thousandths
/// of a natural unit of the odds' logarithm, were chosen in cross-validation by site so that half a hundredth of the
/// articles' characters is lost at most. A text of which fewer than three lines of prose would stay is left to the
/// rules: too little of it is known to tell what belongs to it, but for short lines that a quarter of the site's
/// articles carry.
///
/// - Parameters:
///   - margins: By line, by how many units residue is ahead.
///   - scale: The model's.
///   - carried: By line, what its being carried by articles of the site says; empty where nothing is known.
func residueLines(
    _ margins: [Int32], _ scale: Int, widths: [Int], isProse: [Bool], isRemoved: [Bool], carried: [SiteEvidence] = []
) -> [Bool] {
    let isDropped = margins.indices.map { i in
        let weight = carried.isEmpty ? 0 : carried[i].weight
        return isRemoved[i] || Int(margins[i]) * 1_000_000 >= scale * (500 * halfOctave(widths[i]) - 4000 - weight)
    }
    let prose = margins.indices.count { isProse[$0] && !isDropped[$0] }
    guard prose < 3 else { return isDropped }
    guard !carried.isEmpty else { return isRemoved }
    return margins.indices.map { isRemoved[$0] || isDropped[$0] && carried[$0].isCommon && !isProse[$0] }
}
