import Language
import Records

/// Turns of speech that their layout tells: a name and a colon at the beginning of a paragraph.
extension QuoteParser {
    private struct Turn {
        /// The words before the colon.
        var label: Range<Int>
        var content: Range<Int>
        var isPerson: Bool
    }

    /// The turns of interviews and protocols, where two paragraphs or more have a label that is written in capitals or names a
    /// person, and one of them names a person or returns; and a headline of that form.
    ///
    /// - Parameter isPerson: Whether the mention of an index names a person.
    func turns(isPerson: (Int) -> Bool) -> [FoundQuote] {
        var turns: [Turn] = []
        var start = 0
        while start < words.count {
            var end = start + 1
            while end < words.count, reading.paragraphOf[end] == reading.paragraphOf[start] { end += 1 }
            if let turn = turn(start..<end, isPerson) { turns.append(turn) }
            start = end
        }
        let isTranscript = turns.count > 1 && turns.contains(where: \.isPerson)
        return turns.compactMap { turn in
            let isHeadline =
                turn.isPerson && turn.label.lowerBound == 0 && isLine(0, without: words[turn.content.upperBound - 1])
            guard isTranscript || isHeadline else { return nil }
            return FoundQuote(
                kind: .indirect,
                words: turn.content.lowerBound..<trimmedEnd(turn.content.lowerBound, turn.content.upperBound),
                cue: turn.label.upperBound..<turn.label.upperBound + 1, source: Source(words: turn.label, how: .own),
                rule: isTranscript ? "transcript" : "headline", confidence: 0.7,
                flags: [isTranscript ? "transcript" : "headline"])
        }
    }

    /// NAME: what is said; no marks around it, which other rules read.
    private func turn(_ paragraph: Range<Int>, _ isPerson: (Int) -> Bool) -> Turn? {
        let limit = min(paragraph.upperBound, paragraph.lowerBound + 6)
        guard let colon = (paragraph.lowerBound..<limit).first(where: { words[$0].mark == 0x3A }),
            colon > paragraph.lowerBound, colon + 2 < paragraph.upperBound,
            !words[colon + 1].traits.contains(.opens),
            words[colon + 1].range.lowerBound > words[colon].range.upperBound
        else { return nil }
        let label = paragraph.lowerBound..<colon
        let mention = Int(words[colon - 1].mention)
        let namesPerson = mention >= 0 && isPerson(mention)
        let areNames = label.allSatisfy { words[$0].traits.contains(.capitalized) }
        let areCapitals = label.allSatisfy { words[$0].traits.contains(.uppercase) && words[$0].range.count > 1 }
        guard label.allSatisfy({ words[$0].kind == .word && words[$0].quoted < 0 }),
            namesPerson && areNames || mention < 0 && areCapitals
        else { return nil }
        return Turn(label: label, content: colon + 1..<paragraph.upperBound, isPerson: namesPerson)
    }
}
