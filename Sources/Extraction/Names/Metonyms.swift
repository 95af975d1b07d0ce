import Language

/// Tells whether a capital or a palace acts for its government where it is named, or is only a place.
struct MetonymReader {
    let lexicon: NameLexicon
    let words: FunctionWords
    let tokens: [Token]

    /// Whether the place at some tokens acts.
    ///
    /// It is a place after "in", "at", "near" and the like, after a word of motion and "to" or "from", after "of" ("the
    /// streets of"), and before another name or an ordinary noun. Else it acts: subject, possessor, agent, or object.
    func acts(_ text: Span<UInt8>, _ place: Range<Int>, sentence: Range<Int>) -> Bool {
        var before = place.lowerBound - 1
        if before >= sentence.lowerBound, isArticle(text, before) { before -= 1 }
        if before >= sentence.lowerBound, tokens[before].kind == .word {
            if lexicon.beside.value(text, tokens[before].range) == NameLexicon.Beside.locative.rawValue { return false }
            if isWord(text, before, "of"), !isGovernmental(text, before - 1, sentence) { return false }
            if isWord(text, before, "to") || isWord(text, before, "from") {
                for i in max(sentence.lowerBound, before - 3)..<before where isMotion(text, i) { return false }
            }
        }
        return goesOn(text, place.upperBound, sentence)
    }

    /// Whether what follows leaves the place a party of its own: a verb, a mark, a possessive, but no noun.
    private func goesOn(_ text: Span<UInt8>, _ next: Int, _ sentence: Range<Int>) -> Bool {
        guard next < sentence.upperBound else { return true }
        let token = tokens[next]
        guard token.kind == .word else { return token.kind != .number }
        if token.isCapitalized { return false }
        if !words.classes(text, token.range).isEmpty { return true }
        if token.features.contains(.hyphenated) { return false }
        let last = text[token.end - 1]
        let isVerbal = last == 0x73 || last == 0x79 || last == 0x64 || last == 0x67 && token.end - token.start > 4
        return isVerbal && lexicon.beside.value(text, token.range) == nil
    }

    private func isArticle(_ text: Span<UInt8>, _ i: Int) -> Bool { isWord(text, i, "the") }

    /// "the government of", "the position of": before "of", a word for who acts or what is held.
    private func isGovernmental(_ text: Span<UInt8>, _ i: Int, _ sentence: Range<Int>) -> Bool {
        i >= sentence.lowerBound && tokens[i].kind == .word
            && lexicon.heads[Int(NameLexicon.HeadPlace.acting.rawValue)].value(text, tokens[i].range) != nil
    }

    private func isMotion(_ text: Span<UInt8>, _ i: Int) -> Bool {
        tokens[i].kind == .word
            && lexicon.heads[Int(NameLexicon.HeadPlace.motion.rawValue)].value(text, tokens[i].range) != nil
    }

    private func isWord(_ text: Span<UInt8>, _ i: Int, _ word: StaticString) -> Bool {
        let range = tokens[i].range
        guard tokens[i].kind == .word, range.count == word.utf8CodeUnitCount else { return false }
        var k = 0
        for byte in word.description.utf8 {
            if text[range.lowerBound + k] | 0x20 != byte { return false }
            k += 1
        }
        return true
    }
}
