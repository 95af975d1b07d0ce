import Language

/// The items around a cue that may be its source or its words: its sentence, what stands in quotation marks alone before and
/// after it in the paragraph, and what a colon at its end leads over to.
struct RoleWindow {
    /// Items, in order.
    private(set) var items: [Int] = []
    /// The items of the cue.
    let cue: Range<Int>

    /// The window of a cue of a sentence: 120 items of it on either side, and other sentences of no more items, so that no text
    /// takes more than linear time.
    init(_ text: QuoteItems, _ parser: QuoteParser, cue: Range<Int>, sentence: Int) {
        self.cue = cue
        let most = 120
        let own = text.sentences[sentence].clamped(to: cue.lowerBound - most..<cue.upperBound + most)
        func firstWord(_ item: Int) -> Int { text.items[item].words.lowerBound }
        func paragraph(_ s: Int) -> Int32 { parser.reading.paragraphOf[firstWord(text.sentences[s].lowerBound)] }
        /// Whether nothing but quotations stands in a sentence.
        func isMarked(_ s: Int) -> Bool {
            guard text.sentences.indices.contains(s) else { return false }
            let range = text.sentences[s]
            return range.count <= most && text.items[range.lowerBound].isMarked
                && range.allSatisfy { text.items[$0].isMarked || !parser.words[firstWord($0)].isWord }
        }
        var first = sentence
        while sentence - first < 3, isMarked(first - 1), paragraph(first - 1) == paragraph(sentence) { first -= 1 }
        var last = sentence
        while last - sentence < 3, isMarked(last + 1), paragraph(last + 1) == paragraph(sentence) { last += 1 }
        for s in first...last { items += Array(s == sentence ? own : text.sentences[s]) }
        if last == sentence, parser.words[firstWord(own.upperBound - 1)].mark == 0x3A, isMarked(sentence + 1) {
            items += Array(text.sentences[sentence + 1])
        }
    }
}
