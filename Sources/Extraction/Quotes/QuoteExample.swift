import Bytes
import Language
public import Records
public import Tagging

/// A text to train the taggers of quotations on.
public struct QuoteExample {
    let tagging: QuoteTagging
    private let tokens: [Range<Int>]

    init(_ tagging: QuoteTagging) {
        self.tagging = tagging
        tokens = tagging.parser.words.map(\.range)
    }

    /// An attribution that is marked by hand, in bytes of the text.
    public struct Attribution: Sendable {
        var source: [Range<Int>]
        var cue: [Range<Int>]
        var content: [Range<Int>]

        /// The three parts of an attribution, each of one or more ranges.
        public init(source: [Range<Int>], cue: [Range<Int>], content: [Range<Int>]) {
            self.source = source
            self.cue = cue
            self.content = content
        }
    }

    /// An attribution in items.
    private struct Marked {
        var source: Set<Int>
        var cue: Range<Int>
        var content: Set<Int>
    }

    /// Gives each sentence with the right labels of its cues.
    public func addCues(_ attributions: [Attribution], to set: inout TrainingSet) {
        var labels = [Int](repeating: 0, count: tagging.items.items.count)
        for attribution in marked(attributions) {
            for i in attribution.cue { labels[i] = i == attribution.cue.lowerBound ? 1 : 2 }
        }
        for sentence in tagging.items.sentences {
            set.append(tagging.cueSequence(sentence), labels: labels[sentence].map { LabelSet($0) })
        }
    }

    /// Gives what stands around each cue, those that are marked and those that a tagger finds, with the right labels of its
    /// roles: none where nothing is attributed.
    public func addRoles(_ attributions: [Attribution], to set: inout TrainingSet, cues tagger: inout Tagger) {
        let marked = marked(attributions)
        var byItem: [Int: Int] = [:]
        for (index, attribution) in marked.enumerated() {
            for i in attribution.cue where byItem[i] == nil { byItem[i] = index }
        }
        for (s, sentence) in tagging.items.sentences.enumerated() {
            var seen: Set<Int> = []
            for cue in tagging.cues(sentence, &tagger) {
                let index = cue.compactMap { byItem[$0] }.first
                if let index { seen.insert(index) }
                add(cue, s, index.map { marked[$0] }, to: &set)
            }
            for i in sentence {
                guard let index = byItem[i], marked[index].cue.lowerBound == i, seen.insert(index).inserted else {
                    continue
                }
                add(marked[index].cue, s, marked[index], to: &set)
            }
        }
    }

    private func add(_ cue: Range<Int>, _ sentence: Int, _ right: Marked?, to set: inout TrainingSet) {
        let window = RoleWindow(tagging.items, tagging.parser, cue: cue, sentence: sentence)
        let labels = window.items.map { i in
            guard let right else { return LabelSet(0) }
            return LabelSet(right.content.contains(i) ? 1 : right.source.contains(i) ? 2 : 0)
        }
        set.append(tagging.roleSequence(window), labels: labels)
    }

    private func marked(_ attributions: [Attribution]) -> [Marked] {
        attributions.compactMap { attribution in
            guard let first = attribution.cue.first, let last = attribution.cue.last else { return nil }
            let cue = items(in: [first]).sorted()
            guard let start = cue.first, let end = cue.last, last.lowerBound >= first.lowerBound,
                !tagging.items.items[start].isMarked
            else { return nil }
            return Marked(
                source: items(in: attribution.source), cue: start..<end + 1, content: items(in: attribution.content))
        }
    }

    /// The items that lie in byte ranges, at least half of their words.
    private func items(in ranges: [Range<Int>]) -> Set<Int> {
        var counts: [Int: Int] = [:]
        for range in ranges {
            var token = tokens.span.firstPosition { $0.upperBound > range.lowerBound }
            while token < tokens.count, tokens[token].lowerBound < range.upperBound {
                counts[Int(tagging.items.itemOf[token]), default: 0] += 1
                token += 1
            }
        }
        return Set(counts.filter { item, count in 2 * count >= tagging.items.items[item].words.count }.keys)
    }
}

extension Extractor {
    /// The names and versions of the features that the taggers of cues and of roles are trained on.
    public static let cueFeatures = CueFeatures.version
    /// The same, of roles.
    public static let roleFeatures = RoleFeatures.version
    /// The labels of the tagger of cues, in the order of their numbers.
    public static let cueLabels = CueFeatures.labels
    /// The labels of the tagger of roles.
    public static let roleLabels = RoleFeatures.labels

    /// Reads a text to train the taggers of quotations on.
    public func quoteExample(of article: ArticleText) -> QuoteExample {
        let text = analyzer.analyze(article.text.span)
        let mentions = names.names(of: article, text: text, title: nil).mentions
        return QuoteExample(quotes.tagging(article.text.span, text, mentions: mentions))
    }
}
