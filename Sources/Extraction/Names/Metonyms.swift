import Bytes
import Language

/// Tells whether a capital or a palace acts for its government where it is named, or is only a place.
struct MetonymReader {
    let lexicon: NameLexicon
    let words: FunctionWords
    let tokens: [Token]

    /// Whether the palace at some tokens acts: always but after "in", "at", "near" and the like, after a word of motion and
    /// "to" or "from", and before another name or an ordinary noun.
    func palaceActs(_ text: Span<UInt8>, _ place: Range<Int>, sentence: Range<Int>) -> Bool {
        let before = before(text, place, sentence)
        if let before, isLocative(text, before) || isMotion(text, before, sentence) { return false }
        return !isBeforeNoun(text, place.upperBound, sentence)
    }

    /// Whether the capital at some tokens acts: as the subject of what governments do, the owner of what they have, the object
    /// of what is done to them, or after "by", "with", "from" and the like and a word for what governments give and get.
    func capitalActs(_ text: Span<UInt8>, _ place: Range<Int>, sentence: Range<Int>) -> Bool {
        let before = before(text, place, sentence)
        if let before, isLocative(text, before) || isMotion(text, before, sentence) { return false }
        if let before, kinds(text, before).contains(.part) || isAfterCapital(text, before, sentence) { return false }
        if isBeforeNoun(text, place.upperBound, sentence) || isInCountry(text, place.upperBound, sentence) {
            return false
        }
        if isSubject(text, place, before, sentence) || owns(text, place.upperBound, sentence) { return true }
        return before.map { isObject(text, $0, sentence) } ?? false
    }

    /// The word or mark before a name and its article.
    private func before(_ text: Span<UInt8>, _ place: Range<Int>, _ sentence: Range<Int>) -> Int? {
        var before = place.lowerBound - 1
        if before >= sentence.lowerBound, isWord(text, before, "the") { before -= 1 }
        return before >= sentence.lowerBound ? before : nil
    }

    private func isLocative(_ text: Span<UInt8>, _ i: Int) -> Bool {
        guard tokens[i].kind == .word else { return false }
        let lowered = asciiLowercased(text.extracting(tokens[i].range))
        return lexicon.beside.value(lowered.span, 0..<lowered.count) == NameLexicon.Beside.locative.rawValue
    }

    /// "to" or "from" after a word of motion: a visit to Oslo.
    private func isMotion(_ text: Span<UInt8>, _ i: Int, _ sentence: Range<Int>) -> Bool {
        guard isWord(text, i, "to") || isWord(text, i, "from") else { return false }
        return (max(sentence.lowerBound, i - 3)..<i).contains { kinds(text, $0).contains(.motion) }
    }

    /// "the capital, Oslo".
    private func isAfterCapital(_ text: Span<UInt8>, _ i: Int, _ sentence: Range<Int>) -> Bool {
        text[tokens[i].start] == 0x2C && i > sentence.lowerBound && kinds(text, i - 1).contains(.part)
    }

    /// Another name or an ordinary noun follows, which the place only describes: Oslo Mayor, the London office.
    private func isBeforeNoun(_ text: Span<UInt8>, _ next: Int, _ sentence: Range<Int>) -> Bool {
        guard next < sentence.upperBound else { return false }
        let token = tokens[next]
        guard token.kind == .word else { return token.kind == .number || isDash(text, token) }
        if token.isCapitalized { return true }
        if !words.classes(text, token.range).isEmpty || kinds(text, next).contains(.verb) { return false }
        return !isAdverb(text, token)
    }

    private func isDash(_ text: Span<UInt8>, _ token: Token) -> Bool {
        text[token.start] == 0x2D && !token.features.contains(.spaceBefore)
    }

    private func isAdverb(_ text: Span<UInt8>, _ token: Token) -> Bool {
        token.end - token.start > 4 && text[token.end - 1] == 0x79 && text[token.end - 2] == 0x6C
    }

    /// "Oslo, Norway": an address.
    private func isInCountry(_ text: Span<UInt8>, _ next: Int, _ sentence: Range<Int>) -> Bool {
        guard next + 1 < sentence.upperBound, text[tokens[next].start] == 0x2C,
            let phrase = lexicon.names.longest(text, tokens, at: next + 1, limit: sentence.upperBound)
        else { return false }
        return lexicon.name(phrase.value).type.isPlace
    }

    /// Whether the place begins a clause, and a verb follows that governments are the subjects of.
    private func isSubject(_ text: Span<UInt8>, _ place: Range<Int>, _ before: Int?, _ sentence: Range<Int>) -> Bool {
        if let before, tokens[before].kind == .word {
            let own = words.classes(text, tokens[before].range)
            let opens = own.intersection([.subordinator, .complementizer, .coordinator, .relative, .adverb])
            if opens.isEmpty && !kinds(text, before).contains(.verb) { return false }
        }
        var i = place.upperBound
        if i + 2 < sentence.upperBound, text[tokens[i].start] == 0x2C, text[tokens[i + 2].start] == 0x2C { i += 3 }
        while i < sentence.upperBound, tokens[i].kind == .word {
            let own = words.classes(text, tokens[i].range)
            if own.contains(.modal) || kinds(text, i).contains(.verb) { return true }
            if own.contains(.auxiliary) { return actsAfterAuxiliary(text, i, sentence) }
            guard isAdverb(text, tokens[i]) || own.contains(.adverb) || own.contains(.negation) else { return false }
            i += 1
        }
        return false
    }

    /// "has made clear", "is demanding": a verb of governments, or any after "have", within the next three words.
    private func actsAfterAuxiliary(_ text: Span<UInt8>, _ i: Int, _ sentence: Range<Int>) -> Bool {
        if text[tokens[i].start] | 0x20 == 0x68 { return true }
        return ((i + 1)..<max(i + 1, min(i + 4, sentence.upperBound))).contains { kinds(text, $0).contains(.verb) }
    }

    /// "Oslo's stance": within three words of the possessive, a noun for what governments have.
    private func owns(_ text: Span<UInt8>, _ clitic: Int, _ sentence: Range<Int>) -> Bool {
        guard clitic < sentence.upperBound, tokens[clitic].kind == .clitic else { return false }
        for i in (clitic + 1)..<max(clitic + 1, min(clitic + 4, sentence.upperBound)) {
            guard tokens[i].kind == .word, !tokens[i].isCapitalized else { return false }
            if kinds(text, i).contains(.noun) { return true }
        }
        return false
    }

    /// After a verb of governments, or after a preposition and a word for what they do, give or get.
    private func isObject(_ text: Span<UInt8>, _ before: Int, _ sentence: Range<Int>) -> Bool {
        guard tokens[before].kind == .word else { return false }
        if kinds(text, before).contains(.verb) { return true }
        let own = words.classes(text, tokens[before].range)
        guard own.contains(.preposition) || own.contains(.coordinator) else { return false }
        if own.contains(.coordinator), before >= sentence.lowerBound + 2 {
            // "between Oslo and …": the first of the two decides.
            return isPlaceThatActs(text, before - 1, sentence)
        }
        let isAgent = isWord(text, before, "by")
        for i in (max(sentence.lowerBound, before - 3)..<before).reversed() {
            let token = tokens[i]
            guard token.kind == .word || token.kind == .clitic else { return false }
            if !kinds(text, i).isDisjoint(with: [.noun, .verb]) || isAgent && isParticiple(text, token) { return true }
        }
        return false
    }

    private func isPlaceThatActs(_ text: Span<UInt8>, _ i: Int, _ sentence: Range<Int>) -> Bool {
        guard let known = lexicon.names.value(text, tokens[i].range), lexicon.name(known).type.isPlace,
            let before = before(text, i..<(i + 1), sentence),
            !words.classes(text, tokens[before].range).contains(.coordinator)
        else { return false }
        return isObject(text, before, sentence)
    }

    private func isParticiple(_ text: Span<UInt8>, _ token: Token) -> Bool {
        token.end - token.start > 4 && text[token.end - 1] == 0x64 && text[token.end - 2] == 0x65
    }

    private func kinds(_ text: Span<UInt8>, _ i: Int) -> ActingWords.Kinds {
        tokens[i].kind == .word ? lexicon.actingWords.kinds(text, tokens[i].range) : []
    }

    private func isWord(_ text: Span<UInt8>, _ i: Int, _ word: String) -> Bool {
        let range = tokens[i].range
        guard tokens[i].kind == .word, range.count == word.utf8.count else { return false }
        return zip(word.utf8, range).allSatisfy { $0 == asciiLowercased(text[$1]) }
    }
}
