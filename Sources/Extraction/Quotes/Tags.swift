import Language
import Records

/// The tag of a quotation: its cue and its source.
struct Tag: Sendable {
    var cue: CueReading?
    var cueWords: Range<Int>?
    var source: Source?
    var addressee: Range<Int>?
    var rule: String
    var confidence: Double
}

extension QuoteParser {
    /// “…,” Yermak told The Atlantic; “…,” said Smith.
    func tagAfter(_ span: MarkedSpan) -> Tag? {
        guard span.closer != nil || span.isCut, span.end < words.count,
            reading.paragraphOf[span.end] == reading.paragraphOf[span.opener]
        else {
            return nil
        }
        let sentence = reading.sentence(of: span.end)
        guard sentence.lowerBound <= span.content.upperBound else { return nil }
        let limit = sentence.upperBound
        var i = span.end
        let isDash = words[i].traits.contains(.dash)
        if i < limit, words[i].isComma || isDash { i += 1 }
        if i < limit, i > span.end, !isDash, words[i].traits.contains(.dash) { i += 1 }
        guard i < limit, words[i].quoted < 0, !words[i].classes.contains(.coordinator) else { return nil }
        if let tag = labelled(span, i, limit) { return tag }
        if isDash, let tag = signature(i, limit) { return tag }
        if let tag = invertedTag(i, limit) { return tag }
        let reach = min(limit, i + 40)
        var k = i
        while k < reach {
            if words[k].mark == 0x28, let close = (k..<min(reach, k + 12)).first(where: { words[$0].mark == 0x29 }) {
                k = close + 1
                continue
            }
            if words[k].quoted >= 0 || words[k].isStop || words[k].mark == 0x3B { return nil }
            if k > i || words[k].classes.contains(.relative) == false {
                for cue in cueReadings(at: k) where cue.groupStart > i {
                    guard let source = isTagCue(cue) ? tagSource(from: i, cue) : quotedSource(cue, i) else { continue }
                    return Tag(
                        cue: cue, cueWords: cue.span, source: source, addressee: addressee(of: cue, limit),
                        rule: "tag-after",
                        confidence: 0.95)
                }
            }
            if k == i, !endsUtterance(span), words[k].isFiniteVerb { return nil }
            k += 1
        }
        return nil
    }

    /// “…” — Smith, at the end of the paragraph.
    private func signature(_ i: Int, _ limit: Int) -> Tag? {
        guard let phrase = nounPhrase(startingAt: i, to: limit), phrase.lowerBound == i,
            words[i].traits.contains(.capitalized),
            limit == words.count || reading.paragraphOf[limit] != reading.paragraphOf[i],
            (phrase.upperBound..<limit).allSatisfy({ words[$0].isMark || $0 - phrase.upperBound < 8 })
        else { return nil }
        return Tag(
            cue: nil, cueWords: nil, source: Source(words: phrase, how: .own), rule: "signature", confidence: 0.85)
    }

    /// “…” (Ivan Orlin); and in headlines “…”: Orlin on the talks.
    private func labelled(_ span: MarkedSpan, _ i: Int, _ limit: Int) -> Tag? {
        let mark = words[i].mark
        guard mark == 0x28 || mark == 0x3A, i == span.end,
            let phrase = nounPhrase(startingAt: i + 1, to: limit), phrase.lowerBound == i + 1, isName(phrase)
        else { return nil }
        let source = Source(words: phrase, how: .own)
        if mark == 0x28 {
            guard phrase.upperBound < limit, words[phrase.upperBound].mark == 0x29 else { return nil }
            return Tag(cue: nil, cueWords: nil, source: source, rule: "signature", confidence: 0.8)
        }
        guard standsAlone(span), isLine(span.opener, without: words[limit - 1]) else { return nil }
        return Tag(cue: nil, cueWords: nil, source: source, rule: "headline", confidence: 0.7)
    }

    /// Whether a sentence is all of its paragraph and doesn't end as prose does.
    func isLine(_ first: Int, without last: QuoteWord) -> Bool {
        guard words[first].traits.contains(.paragraphStart) || first == 0, !last.isStop else { return false }
        let end = reading.sentence(of: first).upperBound
        return end == words.count || reading.paragraphOf[end] != reading.paragraphOf[first]
    }

    func isTagCue(_ cue: CueReading) -> Bool {
        cue.cue.wordClass == .verb && cue.cue.frames.contains(.quote) && cue.form != .gerund && !cue.isInfinitive
            && !(cue.form == .base && cue.isNegated) && (!cue.isPassive)
    }

    /// The source between a closing mark and a cue: it must begin where the tag begins.
    private func tagSource(from start: Int, _ cue: CueReading) -> Source? {
        let end = cue.groupStart
        let last = words[end - 1]
        if words[start].mark == 0x40, isHandle(start..<end) { return Source(words: start..<end, how: .own) }
        if last.classes.contains(.subject), end - 1 == start { return Source(words: start..<end, how: .own) }
        if last.isComma || last.mark == 0x29 || last.traits.contains(.dash) {
            let opening = nounPhrase(startingAt: start, to: end)
            guard let opening, opening.lowerBound == start, opening.upperBound < end,
                words[opening.upperBound].isComma || words[opening.upperBound].isMark
                    || words[opening.upperBound].classes.contains(.preposition)
            else { return nil }
            return Source(words: opening, how: .own)
        }
        guard let phrase = nounPhrase(endingBefore: end, from: start) else { return nil }
        if phrase.lowerBound == start { return Source(words: phrase, how: .own) }
        // Smith, the mayor told: the second comma is missing.
        guard words[phrase.lowerBound - 1].isComma, let name = nounPhrase(startingAt: start, to: phrase.lowerBound - 1),
            name == start..<phrase.lowerBound - 1
        else { return nil }
        return Source(words: name, how: .own)
    }

    /// @smith: no space inside.
    private func isHandle(_ range: Range<Int>) -> Bool {
        range.count > 1
            && range.dropFirst().allSatisfy { words[$0].range.lowerBound == words[$0 - 1].range.upperBound }
    }

    /// said Smith, the mayor.
    private func invertedTag(_ i: Int, _ limit: Int) -> Tag? {
        for cue in cueReadings(at: i) where isTagCue(cue) && cue.groupStart == i && cue.form != .base {
            guard let phrase = nounPhrase(startingAt: cue.end, to: limit),
                // "sagte Merz am Montag": English verbs look like words of other languages.
                phrase.upperBound == limit || !words[phrase.upperBound].isFiniteVerb
                    || cue.cue.flags.contains(.abroad)
            else { continue }
            return Tag(
                cue: cue, cueWords: cue.span, source: Source(words: phrase, how: .own), addressee: nil,
                rule: "tag-inverted", confidence: 0.95)
        }
        if let source = accordingSource(at: i, limit) {
            return Tag(
                cue: nil, cueWords: source.cue, source: Source(words: source.words, how: .own), addressee: nil,
                rule: "according-to", confidence: 0.9)
        }
        return nil
    }

    /// Putin said: “…”; told reporters, “…”; he wrote “…”, and in the paragraph before.
    func tagBefore(_ span: MarkedSpan) -> Tag? {
        guard span.opener > 0 else { return nil }
        var last = span.opener - 1
        let mark = words[last]
        let startsParagraph = reading.paragraphOf[last] != reading.paragraphOf[span.opener]
        if startsParagraph && mark.mark != 0x3A { return nil }
        let isColon = mark.mark == 0x3A
        guard isColon || mark.isComma || mark.isWord || mark.traits.contains(.dash) else { return nil }
        if reading.sentenceOf[last] != reading.sentenceOf[span.opener], !isColon { return nil }
        let sentence = reading.sentence(of: last)
        if mark.isComma, let source = accordingSource(at: sentence.lowerBound, last), source.words.upperBound == last {
            return Tag(
                cue: nil, cueWords: source.cue, source: Source(words: source.words, how: .own), addressee: nil,
                rule: "according-to", confidence: 0.9)
        }
        if mark.isWord && !mark.traits.contains(.that) {
            guard
                isWholeClause(span)
                    || (words[span.content.lowerBound].traits.contains(.capitalized) && endsUtterance(span)
                        && !words[last].cues.isEmpty)
            else { return nil }
            last += 1
        } else if mark.isWord {
            return nil
        }
        let reach = max(sentence.lowerBound, last - 25)
        var i = last - 1
        while i >= reach {
            if words[i].quoted >= 0 { break }
            for cue in cueReadings(at: i) where isLeadCue(cue, isColon: isColon) && cue.end <= last {
                guard leadsOver(cue.end..<last, isColon: isColon) else { continue }
                let source = leadSource(cue)
                let isPlain = cue.isSpeechOnly && (cue.form == .past || cue.form == .third) && cue.end == last
                guard source != nil || isColon || isPlain && mark.isComma else { continue }
                return Tag(
                    cue: cue, cueWords: cue.span, source: source, addressee: addressee(of: cue, last),
                    rule: isColon ? "colon" : "tag-before",
                    confidence: isColon ? 0.9 : 0.85)
            }
            if words[i].isStop || words[i].mark == 0x3B { break }
            i -= 1
        }
        guard isColon, isWholeClause(span), let subject = sentenceSubject(before: last, sentence.lowerBound) else {
            return nil
        }
        return Tag(cue: nil, cueWords: nil, source: Source(words: subject, how: .own), rule: "colon", confidence: 0.7)
    }

    private func isLeadCue(_ cue: CueReading, isColon: Bool) -> Bool {
        guard cue.cue.wordClass == .verb, !cue.isPassive else { return false }
        return cue.cue.frames.contains(.quote) || (isColon && cue.cue.frames.contains(.that))
    }

    /// The source of a cue before a quotation; behind a quotation of the same sentence it is the tag between them.
    private func leadSource(_ cue: CueReading) -> Source? {
        let limit = reading.sentence(of: cue.start).lowerBound
        if let previous = previousSpan(before: cue.start), previous.end > limit || previous.content.upperBound > limit {
            var start = previous.end
            if start < words.count, words[start].isComma || words[start].traits.contains(.dash) { start += 1 }
            if start < cue.groupStart, let source = tagSource(from: start, cue) { return source }
            if cue.groupStart == start,
                let phrase = nounPhrase(startingAt: cue.end, to: reading.sentence(of: cue.start).upperBound)
            {
                return Source(words: phrase, how: .own)
            }
        }
        if let source = subject(of: cue, earlier: []) { return source }
        // Said Smith: “…”
        guard cue.groupStart == limit, cue.form == .past || cue.form == .third,
            let phrase = nounPhrase(startingAt: cue.end, to: reading.sentence(of: cue.start).upperBound), isName(phrase)
        else { return nil }
        return Source(words: phrase, how: .own)
    }

    private func previousSpan(before i: Int) -> MarkedSpan? {
        for k in (reading.sentence(of: i).lowerBound..<i).reversed() where words[k].quoted >= 0 {
            return reading.spans[Int(words[k].quoted)]
        }
        return nil
    }

    /// Whether only an addressee, a place, a time or a manner stands between a cue and the mark before its quotation.
    private func leadsOver(_ between: Range<Int>, isColon: Bool) -> Bool {
        if between.isEmpty { return true }
        if isColon { return !between.contains { words[$0].quoted >= 0 } }
        return !between.contains { k in
            words[k].isFiniteVerb && words[k].mention < 0 || words[k].traits.contains(.that) || words[k].quoted >= 0
                || isVerb(k) && !words[k].traits.contains(.endsInEd)
        }
    }

    /// To whom: told The Atlantic.
    func addressee(of cue: CueReading, _ limit: Int) -> Range<Int>? {
        guard cue.cue.frames.contains(.addressee), !cue.isPassive else { return nil }
        return nounPhrase(startingAt: cue.end, to: limit)
    }
}
