import Bytes
import Language
import Records

extension SpeakerResolver {
    /// The places where a role stands for somebody: "the general", "the Ukrainian president", "Ukraine's government".
    ///
    /// A role that only precedes a name ("President Smith") is that name's title, and no mention of its own. In quotation
    /// marks only a role with a nation counts: whom a speaker calls "the president" depends on the speaker.
    ///
    /// - Returns: In order, none overlapping.
    /// - Complexity: O(*n*) in the words, but for the thousand names before a role.
    func roleMentions(_ text: Span<UInt8>) -> [RoleMention] {
        var found: [RoleMention] = []
        for i in reading.words.indices where reading.words[i].role >= 0 && reading.words[i].mention < 0 {
            let role = lexicon.roles[Int(reading.words[i].role)]
            guard role.kind != .people, role.kind != .document, let phrase = rolePhrase(endingWith: i, text) else {
                continue
            }
            let isPerson = !role.isPlural && (role.kind == .head || role.kind == .person)
            let speaker =
                (isPerson ? renamed(phrase.whole) : nil) ?? roleOrGroup(phrase.head, phrase.whole, text)
            guard let id = speaker?.id, let how = speaker?.how else { continue }
            let start = reading.words[phrase.whole.lowerBound].range.lowerBound
            let end = reading.words[phrase.whole.upperBound - 1].range.upperBound
            if let last = found.last, last.span.end > start { continue }
            found.append(RoleMention(TextSpan(start: start, end: end), entity: id, how: how))
        }
        return found
    }

    /// The noun phrase whose head noun is the word at `i`: up to that word, and with the nation after it.
    private func rolePhrase(endingWith i: Int, _ text: Span<UInt8>) -> (head: Range<Int>, whole: Range<Int>)? {
        let words = reading.words
        let sentence = reading.sentence(of: i)
        guard i + 1 >= sentence.upperBound || !isModifier(i) else { return nil }
        var start = i + 1 - Int(words[i].roleCount)
        var isDefinite = false
        var hasNation = false
        let isBody = lexicon.roles[Int(words[i].role)].kind == .body
        while start > sentence.lowerBound, i - start < 8, !isDefinite {
            let word = words[start - 1]
            if word.mention >= 0 {
                let mention = mentions[Int(word.mention)]
                guard ["NORP", "GPE", "ORG"].contains(mention.type) else { return nil }
                start = mentionWords[Int(word.mention)].lowerBound
                hasNation = true
            } else if word.kind == .clitic {
                start -= 1
            } else if word.classes.contains(.determiner) {
                guard equals(text, word.range, Array("the".utf8)) else { return nil }
                start -= 1
                isDefinite = true
            } else if !isBody, word.kind == .word, word.classes.isEmpty, word.cues.isEmpty, !parser.isVerb(start - 1) {
                start -= 1
            } else {
                break
            }
        }
        guard isDefinite || hasNation else { return nil }
        guard let end = end(ofPhraseWith: i, sentence) else { return nil }
        guard words[i].quoted < 0 || hasNation || end > i + 1 else { return nil }
        return (start..<i + 1, start..<end)
    }

    /// The Russian president, Vladimir Putin, said: the person whose name stands between commas behind a role.
    private func renamed(_ phrase: Range<Int>) -> ResolvedSpeaker? {
        let words = reading.words
        var i = phrase.upperBound
        let limit = reading.sentence(of: phrase.lowerBound).upperBound
        guard i < limit, words[i].isComma else { return nil }
        i += 1
        while i < limit, i < phrase.upperBound + 4, words[i].mention < 0, words[i].traits.contains(.capitalized) {
            i += 1
        }
        guard i < limit, words[i].mention >= 0 else { return nil }
        let mention = mentions[Int(words[i].mention)]
        let end = mentionWords[Int(words[i].mention)].upperBound
        guard mention.type == "PER", end >= limit || words[end].isMark else { return nil }
        return ResolvedSpeaker(id: mention.entity, how: "apposition")
    }

    /// Whether the role at `i` describes what follows it: a name, or another noun.
    private func isModifier(_ i: Int) -> Bool {
        let next = reading.words[i + 1]
        if next.mention >= 0 || next.role >= 0 { return true }
        guard next.kind == .word, next.classes.isEmpty, !next.isAdverb, !parser.isVerb(i + 1) else { return false }
        return next.traits.contains(.endsInIng)
            || next.cues.isEmpty && !next.traits.contains(.baseVerb) && !next.traits.contains(.endsInS)
    }

    /// The end of a phrase with the word at `i` for its head: behind "of Ukraine"; `nil` where it is the role of something
    /// that has no name ("the leader of Valmark's smallest party").
    private func end(ofPhraseWith i: Int, _ sentence: Range<Int>) -> Int? {
        guard i + 2 < sentence.upperBound, reading.words[i + 1].traits.contains(.of) else { return i + 1 }
        var name = i + 2
        if reading.words[name].classes.contains(.determiner), name + 1 < sentence.upperBound { name += 1 }
        let mention = reading.words[name].mention
        guard mention >= 0 else { return nil }
        let end = mentionWords[Int(mention)].upperBound
        return end < sentence.upperBound && reading.words[end].kind == .clitic ? nil : end
    }
}
