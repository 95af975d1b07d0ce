import Language

extension QuoteParser {
    /// Where reported words end: with the sentence, or where its author goes on.
    ///
    /// Cut are: a comma or "and", "but" before another cue of the same speaker; a comma and a participle of a cue; a
    /// comma and "according to"; a comma and "which" before a clause with a cue.
    func contentEnd(from start: Int) -> Int {
        let limit = reading.sentence(of: start).upperBound
        var i = start + 1
        while i < limit {
            if words[i].quoted >= 0 {
                let span = reading.spans[Int(words[i].quoted)]
                // A quotation of several sentences that the clause begins is said to its end.
                if span.closer != nil, span.opener >= start, span.end > limit, span.end - start < 400,
                    reading.paragraphOf[span.end - 1] == reading.paragraphOf[start]
                {
                    return trimmedEnd(start, span.end)
                }
                i = min(limit, max(i + 1, span.end))
                continue
            }
            if endsContent(at: i, from: start, limit) { return trimmedEnd(start, i) }
            i += 1
        }
        return trimmedEnd(start, limit)
    }

    private func endsContent(at i: Int, from start: Int, _ limit: Int) -> Bool {
        let word = words[i]
        guard i + 1 < limit else { return false }
        if word.isComma {
            var next = i + 1
            let isJoined = words[next].classes.contains(.coordinator) || words[next].classes.contains(.subordinator)
            if isJoined { next += 1 }
            while next < limit, words[next].isAdverb { next += 1 }
            guard next < limit else { return false }
            if opensReport(next, limit) { return true }
            if isJoined || isClause(start..<i), opensOtherReport(next, limit) { return true }
            if isJoined, isContrast(i + 1), words[next].isWord, goesOnInPresent(next, limit) { return true }
            if words[i + 1].classes.contains(.relative), hasReport(i + 2, limit) { return true }
            return isClause(start..<i) && closesWithReport(next, limit)
        }
        if word.classes.contains(.coordinator), word.classes == [.coordinator] {
            var next = i + 1
            while next < limit, words[next].isAdverb { next += 1 }
            return next < limit && opensFiniteReport(next, limit)
        }
        return false
    }

    /// Whether a cue in -ing, "according to", or a cue with its clause begins at a word.
    private func opensReport(_ i: Int, _ limit: Int) -> Bool {
        for cue in cueReadings(at: i) {
            switch cue.cue.wordClass {
            case .preposition: return true
            case .noun: continue
            case .verb:
                if cue.isParticiple, !cue.cue.flags.contains(.weak) { return true }
            }
        }
        return opensFiniteReport(i, limit)
    }

    /// Whether a cue in the past, with its clause, begins at a word: "stressed that".
    private func opensFiniteReport(_ i: Int, _ limit: Int) -> Bool {
        cueReadings(at: i).contains {
            $0.cue.wordClass == .verb && ($0.form == .past || $0.form == .third) && !$0.isPassive
                && complement(of: $0) != nil
        }
    }

    /// Whether a subject and a cue with its clause begin at a word: "though she noted that".
    private func opensOtherReport(_ i: Int, _ limit: Int) -> Bool {
        guard let phrase = nounPhrase(startingAt: i, to: limit), phrase.lowerBound == i, phrase.count <= 8 else {
            return false
        }
        var next = phrase.upperBound
        while next < limit, words[next].isAdverb || words[next].classes.contains(.auxiliary) { next += 1 }
        return next < limit && opensFiniteReport(next, limit)
    }

    /// Whether a subject and a cue end the sentence: "the report says."
    private func closesWithReport(_ i: Int, _ limit: Int) -> Bool {
        var end = limit
        while end > i, words[end - 1].isStop || words[end - 1].traits.contains(.closes) { end -= 1 }
        guard let phrase = nounPhrase(startingAt: i, to: end), phrase.lowerBound == i, phrase.upperBound < end else {
            return false
        }
        return cueReadings(at: phrase.upperBound).contains {
            $0.cue.wordClass == .verb && $0.cue.frames.contains(.quote) && ($0.form == .past || $0.form == .third)
                && $0.end == end
        }
    }

    /// Whether words hold a verb, and are none that another clause must follow: "if", "as soon as".
    private func isClause(_ range: Range<Int>) -> Bool {
        words[range.lowerBound].classes.isDisjoint(with: [.subordinator, .preposition]) && range.contains { isVerb($0) }
    }

    /// "yet", "but", "although" and their like.
    private func isContrast(_ i: Int) -> Bool {
        words[i].classes.contains(.coordinator) && words[i].range.count == 3 && !words[i].traits.contains(.that)
    }

    /// Whether a verb in the present follows at once, so that the author speaks again: "yet remains".
    private func goesOnInPresent(_ i: Int, _ limit: Int) -> Bool {
        words[i].traits.contains(.endsInS) && words[i].classes.isEmpty && !words[i].traits.contains(.capitalized)
            && i + 1 < limit && (words[i + 1].classes.isEmpty || words[i + 1].classes.contains(.determiner))
    }

    /// Whether a cue stands within the next words: "which he believes".
    private func hasReport(_ start: Int, _ limit: Int) -> Bool {
        for i in start..<max(start, min(limit, start + 5)) where words[i].quoted < 0 {
            if words[i].isComma { return false }
            if cueReadings(at: i).contains(where: { $0.cue.wordClass == .verb && $0.form != .base }) { return true }
        }
        return false
    }

    /// Without marks at the end, but with the quotation mark of a fragment that ends there.
    func trimmedEnd(_ start: Int, _ end: Int) -> Int {
        var last = end
        while last > start + 1 {
            let word = words[last - 1]
            if word.kind == .quotationMark {
                // The closing mark of a quotation that began inside belongs to the words.
                if word.quoted >= 0, reading.spans[Int(word.quoted)].opener >= start { return last }
                last -= 1
            } else if word.isStop || word.isComma || word.mark == 0x3A || word.mark == 0x3B
                || word.traits.contains(.dash)
                || word.classes == [.coordinator]
            {
                if word.mark == 0x3F || word.quoted >= 0 { return last }
                last -= 1
            } else {
                break
            }
        }
        return last
    }
}
