import Records

/// Which mentions, roles, quotes and speakers stand in each sentence, so that no sentence looks through all of them.
///
/// - Complexity: O(*n* log *n*) to make, for *n* spans; a quote counts once for each sentence that it touches.
struct LayerIndex: Sendable {
    /// Indices of mentions, by sentence.
    private(set) var mentions: [[Int]]
    /// Indices of role mentions, by sentence.
    private(set) var roles: [[Int]]
    /// Indices of quotes with a known speaker whose words touch the sentence, by sentence.
    private(set) var quotes: [[Int]]
    /// Indices of quotes whose speaker is named in the sentence, by sentence.
    private(set) var speakers: [[Int]]

    init(_ extracted: Extracted) {
        let none = [[Int]](repeating: [], count: extracted.sentences.count)
        mentions = none
        roles = none
        quotes = none
        speakers = none
        // The layers promise the order of the document; an index of our own does not have to trust them.
        let order = extracted.sentences.indices.sorted { extracted.sentences[$0].span < extracted.sentences[$1].span }
        func first(at span: TextSpan) -> Int {
            var low = 0
            var high = order.count
            while low < high {
                let middle = (low + high) / 2
                let sentence = extracted.sentences[order[middle]].span
                let isBefore = sentence.field == span.field ? sentence.end <= span.start : sentence.field == .title
                if isBefore { low = middle + 1 } else { high = middle }
            }
            return low
        }
        func sentences(_ span: TextSpan) -> ArraySlice<Int> {
            let start = first(at: span)
            var end = start
            while end < order.count, extracted.sentences[order[end]].span.overlaps(span) { end += 1 }
            return order[start..<end]
        }
        for (i, mention) in extracted.mentions.enumerated() {
            for sentence in sentences(mention.span) { mentions[sentence].append(i) }
        }
        for (i, mention) in extracted.roleMentions.enumerated() {
            for sentence in sentences(mention.span) { roles[sentence].append(i) }
        }
        for (i, quote) in extracted.quotes.enumerated()
        where quote.speakerID != nil && !quote.flags.contains("topic") {
            for sentence in sentences(quote.span) { quotes[sentence].append(i) }
            guard let speaker = quote.speaker else { continue }
            for sentence in sentences(speaker) { speakers[sentence].append(i) }
        }
    }
}
