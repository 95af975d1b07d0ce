import Language
import Lexicons

/// A text as the taggers of cues and roles see it: its words and marks, but what stands between quotation marks is one item.
///
/// So a tag is beside its quotation however long that is, and nothing inside is read for cues.
struct QuoteItems {
    struct Item {
        /// The words that it stands for.
        var words: Range<Int>
        /// Whether it is a span in quotation marks, marks included.
        var isMarked: Bool
        /// Without case.
        var lower: UInt64
        var suffix: UInt64
        /// The path of its cluster; 0 for none.
        var cluster: UInt64
        /// What tables and the tokenizer say of it, as bits.
        var kind: UInt64
        /// Whether it and its neighbours name somebody or something: type of name, role.
        var name: UInt64
        /// The frames and form of the cue that begins here, by the lexicon; 0 for none.
        var cue: UInt64 = 0

        /// Up to so many bits of the cluster's path, from its root.
        func branch(_ bits: Int) -> UInt64 {
            let length = UInt64.bitWidth - cluster.leadingZeroBitCount - 1
            return length > bits ? cluster >> UInt64(length - bits) : cluster
        }
    }

    private(set) var items: [Item] = []
    /// The item of each word.
    private(set) var itemOf: [Int32] = []
    /// Ranges of items.
    private(set) var sentences: [Range<Int>] = []

    init(
        _ parser: QuoteParser, _ text: Span<UInt8>, nameTypes: [UInt64], clusters: WordTable
    ) {
        let words = parser.words
        itemOf = [Int32](repeating: 0, count: words.count)
        items.reserveCapacity(words.count)
        var i = 0
        var sentenceStart = 0
        while i < words.count {
            let word = words[i]
            var end = i + 1
            var isMarked = false
            if word.quoted >= 0 {
                let span = parser.reading.spans[Int(word.quoted)]
                if span.closer != nil || span.isCut || span.flags.contains(.continued), span.opener == i,
                    span.end > i + 1
                {
                    end = span.end
                    isMarked = true
                }
            }
            if i > 0, parser.reading.sentenceOf[i] != parser.reading.sentenceOf[i - 1] {
                sentences.append(sentenceStart..<items.count)
                sentenceStart = items.count
            }
            for k in i..<end { itemOf[k] = Int32(items.count) }
            items.append(
                isMarked
                    ? Self.marked(parser, parser.reading.spans[Int(word.quoted)], i..<end)
                    : Self.single(parser, i, text, nameTypes, clusters))
            i = end
        }
        if sentenceStart < items.count { sentences.append(sentenceStart..<items.count) }
    }

    /// The items of some words.
    func items(of words: Range<Int>) -> Range<Int> {
        words.isEmpty ? 0..<0 : Int(itemOf[words.lowerBound])..<Int(itemOf[words.upperBound - 1]) + 1
    }

    private static func single(
        _ parser: QuoteParser, _ i: Int, _ text: Span<UInt8>, _ nameTypes: [UInt64], _ clusters: WordTable
    ) -> Item {
        let word = parser.words[i]
        let form = WordForm(text, word.range)
        let traits = UInt64(word.traits.subtracting(.uppercase).rawValue)
        let auxiliary: UInt64 = word.auxiliary == nil ? 0 : word.auxiliary == .be ? 1 : word.auxiliary == .have ? 2 : 3
        let kind =
            UInt64(word.kind.rawValue) | UInt64(word.classes.rawValue) << 4 | traits << 20 | auxiliary << 46
            | UInt64(word.mark) << 48
        var item = Item(
            words: i..<i + 1, isMarked: false, lower: form.lower, suffix: form.suffixes.2,
            cluster: word.isWord ? UInt64(clusters.value(text, word.range) ?? 0) : 0, kind: kind,
            name: word.mention >= 0 ? nameTypes[Int(word.mention)] : word.role >= 0 ? 9 : 0)
        if let match = parser.reading.cues(at: i).first {
            item.cue =
                1 | UInt64(match.cue.frames.rawValue) << 1 | UInt64(match.cue.flags.rawValue) << 17
                | UInt64(match.form.rawValue) << 25 | (match.cue.wordClass == .verb ? 0 : 1 << 29)
        }
        return item
    }

    private static func marked(_ parser: QuoteParser, _ span: MarkedSpan, _ words: Range<Int>) -> Item {
        var count = 0
        for i in span.content where parser.words[i].isWord { count += 1 }
        let length: UInt64 = count < 2 ? 0 : count < 4 ? 1 : count < 8 ? 2 : 3
        let last: UInt64 = span.content.last.map { UInt64(parser.words[$0].mark) } ?? 0
        var kind = 0xF | length << 4 | last << 8
        if parser.isTitle(span) { kind |= 1 << 16 }
        if parser.isWholeClause(span) { kind |= 1 << 17 }
        if let first = span.content.first, parser.words[first].traits.contains(.capitalized) { kind |= 1 << 18 }
        if span.flags.contains(.continues) { kind |= 1 << 19 }
        return Item(words: words, isMarked: true, lower: 0xF0 | length, suffix: 1, cluster: 0, kind: kind, name: 0)
    }
}
