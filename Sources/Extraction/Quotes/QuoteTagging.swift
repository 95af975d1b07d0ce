import Language
import Lexicons
public import Tagging

/// The trained part of finding quotations: which words report, and what around them is said by whom.
public struct QuoteModels: Sendable {
    let cues: TaggingModel
    let roles: TaggingModel

    /// The taggers of cues, trained on `Extractor.cueFeatures`, and of roles, trained on `Extractor.roleFeatures`.
    public init(cues: TaggingModel, roles: TaggingModel) {
        self.cues = cues
        self.roles = roles
    }
}

/// An attribution as the taggers read it, in words.
struct TaggedAttribution: Sendable {
    var cue: Range<Int>
    /// One or more ranges, in order.
    var contents: [Range<Int>]
    var source: Range<Int>?
}

/// A text with what the rules found in it, ready for the taggers.
struct QuoteTagging {
    let parser: QuoteParser
    let items: QuoteItems
    let hints: RuleHints
    private let roles: RoleFeatures

    /// More cues than are likely, since the tagger of roles rejects those that nothing is said by.
    private static let cueBias = 23

    init(_ parser: QuoteParser, _ items: QuoteItems, found: [FoundQuote]) {
        self.parser = parser
        self.items = items
        hints = RuleHints(items, found)
        roles = RoleFeatures(parser: parser, text: items, hints: hints, found: found)
    }

    /// What the tagger of cues sees of a sentence.
    func cueSequence(_ sentence: Range<Int>) -> FeatureSequence { CueFeatures().sequence(items, sentence, hints) }

    /// What the tagger of roles sees around a cue.
    func roleSequence(_ window: RoleWindow) -> FeatureSequence { roles.sequence(window) }

    /// The cues of a sentence, as items.
    ///
    /// - Parameter bias: Hundredths of a natural-logarithmic unit of the odds that are taken from "no cue".
    func cues(_ sentence: Range<Int>, _ tagger: inout Tagger, bias: Int = 0) -> [Range<Int>] {
        let bias = [Int32(-bias * tagger.model.scale / 100_000), 0, 0]
        let tags = tagger.tags(of: cueSequence(sentence), bias: bias)
        var cues: [Range<Int>] = []
        for (k, tag) in tags.enumerated() where tag != 0 && !items.items[sentence.lowerBound + k].isMarked {
            let i = sentence.lowerBound + k
            if tag == 2, let last = cues.last, last.upperBound == i {
                cues[cues.count - 1] = last.lowerBound..<i + 1
            } else {
                cues.append(i..<i + 1)
            }
        }
        return cues
    }

    /// The attributions of the text, in the order of their cues.
    func attributions(_ models: QuoteModels) -> [TaggedAttribution] {
        var cueTagger = Tagger(models.cues)
        var roleTagger = Tagger(models.roles)
        var found: [TaggedAttribution] = []
        for (s, sentence) in items.sentences.enumerated() where sentence.count <= Tagger.mostItems {
            for cue in cues(sentence, &cueTagger, bias: Self.cueBias) {
                let window = RoleWindow(items, parser, cue: cue, sentence: s)
                let tags = roleTagger.tags(of: roleSequence(window))
                if let attribution = attribution(window, tags) { found.append(attribution) }
            }
        }
        return found
    }

    /// Items with the labels of roles, read as one attribution; `nil` where nothing is said.
    private func attribution(_ window: RoleWindow, _ tags: [UInt8]) -> TaggedAttribution? {
        var contents: [Range<Int>] = []
        var sources: [Range<Int>] = []
        for (k, tag) in tags.enumerated() where tag != 0 && !window.cue.contains(window.items[k]) {
            let words = items.items[window.items[k]].words
            func extend(_ ranges: inout [Range<Int>]) {
                if k > 0, tags[k - 1] == tag, let last = ranges.last, last.upperBound == words.lowerBound {
                    ranges[ranges.count - 1] = last.lowerBound..<words.upperBound
                } else {
                    ranges.append(words)
                }
            }
            if tag == 1 { extend(&contents) } else if !isUtterance(window.items[k]) { extend(&sources) }
        }
        contents = contents.filter { range in range.contains { parser.words[$0].isWord } }
        guard !contents.isEmpty else { return nil }
        let cue =
            items.items[window.cue.lowerBound].words
            .lowerBound..<items.items[window.cue.upperBound - 1].words
            .upperBound
        return TaggedAttribution(
            cue: cue, contents: contents, source: sources.max { $0.count < $1.count }.flatMap(withoutMarks))
    }

    /// Whether an item is words in marks that end as speech does: no nickname.
    private func isUtterance(_ item: Int) -> Bool {
        guard items.items[item].isMarked, let opener = items.items[item].words.first else { return false }
        return parser.endsUtterance(parser.reading.spans[Int(parser.words[opener].quoted)])
    }

    /// Without commas, dashes and the like at either end; `nil` where no word is left.
    private func withoutMarks(_ range: Range<Int>) -> Range<Int>? {
        var (start, end) = (range.lowerBound, range.upperBound)
        func isEdge(_ i: Int) -> Bool {
            let word = parser.words[i]
            return word.isMark && word.mark != 0x29 && word.mark != 0x40 && word.quoted < 0
        }
        while start < end, isEdge(start) { start += 1 }
        while end > start, isEdge(end - 1) { end -= 1 }
        return start < end ? start..<end : nil
    }
}
