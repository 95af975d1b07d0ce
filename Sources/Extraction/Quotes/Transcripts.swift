import Language
import Records

/// Turns of speech that their layout tells: a name and a colon at the beginning of a paragraph.
extension QuoteParser {
    private struct Turn {
        /// The words before the colon.
        var label: Range<Int>
        var content: Range<Int>
        var paragraph: Int32
        /// Whether the label is the name of a person.
        var isPerson: Bool
        /// Whether the label is a role: HOST, REPORTER.
        var isRole: Bool
    }

    /// The turns of interviews and protocols, where two paragraphs or more have a label that is written in capitals or names a
    /// person, and one of them names a person or a role, or returns; and a headline of that form.
    ///
    /// - Parameters:
    ///   - isPerson: Whether the mention of an index names a person.
    ///   - isSame: Whether two ranges of words have the same bytes.
    func turns(isPerson: (Int) -> Bool, isSame: (Range<Int>, Range<Int>) -> Bool) -> [FoundQuote] {
        var turns: [Turn] = []
        var start = 0
        while start < words.count {
            var end = start + 1
            while end < words.count, reading.paragraphOf[end] == reading.paragraphOf[start] { end += 1 }
            if let turn = turn(start..<end, isPerson) { turns.append(turn) }
            start = end
        }
        let isTranscript =
            turns.count > 1
            && (turns.contains(where: \.isPerson) || hasRole(turns) || hasReturn(turns, isSame))
        return turns.compactMap { turn in
            let isHeadline =
                turn.label.lowerBound == 0 && isLine(0, without: words[turn.content.upperBound - 1])
                && (turn.isPerson || opensWithSpeaker(turn.content))
            guard isTranscript || isHeadline else { return nil }
            let content = turn.content.lowerBound..<trimmedEnd(turn.content.lowerBound, turn.content.upperBound)
            // In a protocol that stands in marks, each paragraph opens with one.
            let isMarked = words[turn.label.lowerBound].quoted >= 0
            return FoundQuote(
                kind: isMarked ? .direct : .indirect, words: content, quoted: isMarked ? [content] : [],
                cue: turn.label.upperBound..<turn.label.upperBound + 1, source: Source(words: turn.label, how: .own),
                rule: isTranscript ? "transcript" : "headline", confidence: 0.7,
                flags: [isTranscript ? "transcript" : "headline"])
        }
    }

    /// Whether turns that follow each other have a role and another label in capitals.
    private func hasRole(_ turns: [Turn]) -> Bool {
        zip(turns, turns.dropFirst()).contains { one, other in
            one.paragraph + 1 == other.paragraph && one.isRole != other.isRole
        }
    }

    /// Whether somebody speaks again after somebody else, with nothing between.
    private func hasReturn(_ turns: [Turn], _ isSame: (Range<Int>, Range<Int>) -> Bool) -> Bool {
        zip(turns, turns.dropFirst(2)).contains { one, other in
            one.paragraph + 2 == other.paragraph && isSame(one.label, other.label)
        }
    }

    /// "We came too late": somebody speaks of himself.
    private func opensWithSpeaker(_ content: Range<Int>) -> Bool {
        words[content.lowerBound].traits.contains(.speaker) && content.count > 2
    }

    /// NAME: what is said; no marks around it, which other rules read, but for one that opens the paragraph.
    private func turn(_ paragraph: Range<Int>, _ isPerson: (Int) -> Bool) -> Turn? {
        var start = paragraph.lowerBound
        if words[start].traits.contains(.opens), start + 1 < paragraph.upperBound { start += 1 }
        let limit = min(paragraph.upperBound, start + 6)
        guard let colon = (start..<limit).first(where: { words[$0].mark == 0x3A }),
            colon > start, colon + 2 < paragraph.upperBound,
            !words[colon + 1].traits.contains(.opens),
            words[colon + 1].range.lowerBound > words[colon].range.upperBound
        else { return nil }
        let label = start..<colon
        let mention = Int(words[colon - 1].mention)
        let namesPerson = mention >= 0 && isPerson(mention)
        let areNames = label.allSatisfy { words[$0].traits.contains(.capitalized) }
        let areCapitals = label.allSatisfy { words[$0].traits.contains(.uppercase) && words[$0].range.count > 1 }
        let isOutside = words[start].quoted < 0
        let isTitle = start == 0 && areNames && mention < 0 && words[colon - 1].role < 0
        guard label.allSatisfy({ words[$0].kind == .word && words[$0].quoted == words[start].quoted }),
            isOutside || start > paragraph.lowerBound,
            namesPerson && areNames || (mention < 0 || !isOutside) && areCapitals || isTitle
        else { return nil }
        return Turn(
            label: label, content: colon + 1..<paragraph.upperBound, paragraph: reading.paragraphOf[start],
            isPerson: namesPerson, isRole: areCapitals && words[colon - 1].role >= 0)
    }
}
