import Language

/// The type of a name that no table knows, by its form and its neighbours.
extension NameReader {
    /// What a name is taken for, or might be; and the rule.
    typealias Guess = (type: NameType?, fallback: NameType?, how: String)

    /// The type where the neighbours tell it; else what it is if the rest of the article tells nothing.
    func guess(_ text: Span<UInt8>, _ range: Range<Int>) -> Guess {
        if let type = typeBefore(text, range.lowerBound) { return (type, type, "neighbour") }
        let capitalized = range.filter { isNameWord(text, $0) }
        let first = tokens[range.lowerBound]
        let hasModel = capitalized.contains { tokens[$0].features.contains(.hasDigit) }
        if range.count == 1, first.features.contains(.allUppercase) {
            return hasModel ? (nil, nil, "model") : (.organization, .organization, "acronym")
        }
        if hasModel { return (.other, .other, "model") }
        if let type = typeAfter(text, range.upperBound) { return (nil, type, "neighbour") }
        let common = capitalized.contains { isCommon(text, $0) }
        let isSpeaker = isBeforeTag(text, range.upperBound) || isAfterOwnTag(text, range.lowerBound)
        if range.count <= 3, !common && isSpeaker || isAfterTagAbroad(text, range.lowerBound) {
            return (.person, .person, "speaker")
        }
        if isPlaceList(text, range) { return (.government, .government, "list") }
        if isLocative(text, range.lowerBound - 1) { return (.government, .government, "locative") }
        switch article(text, range.lowerBound - 1) {
        case .definite: return (nil, range.count > 1 || !common ? .organization : nil, "the")
        case .indefinite: return (nil, nil, "a")
        case nil: break
        }
        if range.count == 1 { return (nil, nil, "capitalized") }
        // Most such runs are titles of works and slogans; what speaks is an organisation.
        if common { return (nil, isBeforeTag(text, range.upperBound) ? .organization : nil, "sequence") }
        return (capitalized.count <= 4 ? .person : nil, .organization, "sequence")
    }

    private func typeBefore(_ text: Span<UInt8>, _ start: Int) -> NameType? {
        let before = start - 1
        guard before >= sentenceStart, tokens[before].kind == .word else { return nil }
        switch beside(text, before) {
        case .role: return .person
        case .organization: return .organization
        case .place: return .government
        case .joining where before > sentenceStart && beside(text, before - 1) == .place: return .government
        default: return nil
        }
    }

    private func typeAfter(_ text: Span<UInt8>, _ end: Int) -> NameType? {
        guard end < limit, tokens[end].kind == .word else { return nil }
        switch beside(text, end) {
        case .place: return .government
        case .organization, .members: return .organization
        default: return nil
        }
    }

    private func isBeforeTag(_ text: Span<UInt8>, _ i: Int) -> Bool {
        i < limit && tokens[i].kind == .word && words.classes(text, tokens[i].range).contains(.tag)
    }

    /// »…«, sagte Harder: behind a verb of speech of another language, whose ordinary words the tables don't know.
    func isAfterTagAbroad(_ text: Span<UInt8>, _ i: Int) -> Bool {
        isAfterTag(i) && lexicon.tagsAbroad.contains(text, tokens[i - 1].range)
    }

    /// “…,” said Smith.
    private func isAfterOwnTag(_ text: Span<UInt8>, _ i: Int) -> Bool {
        isAfterTag(i) && words.classes(text, tokens[i - 1].range).contains(.tag)
    }

    /// Whether one word and marks stand between a name and the words in quotation marks before it.
    private func isAfterTag(_ i: Int) -> Bool {
        guard i - 2 >= sentenceStart, tokens[i - 1].kind == .word else { return false }
        var before = i - 2
        while before > sentenceStart, tokens[before].kind == .punctuation, i - before < 5 { before -= 1 }
        return tokens[before].kind == .quotationMark
    }

    private func isLocative(_ text: Span<UInt8>, _ i: Int) -> Bool {
        i >= sentenceStart && tokens[i].kind == .word && beside(text, i) == .locative
    }

    /// "…, Metula, Haifa": a comma and a known place follow that is no possessor.
    private func isPlaceList(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let next = range.upperBound + 1
        guard next < limit, text[tokens[range.upperBound].start] == 0x2C, isCapitalizedWord(next),
            let phrase = lexicon.names.longest(text, tokens, at: next, limit: limit),
            lexicon.name(phrase.value).type.isPlace
        else { return false }
        return phrase.end == limit || tokens[phrase.end].kind == .punctuation
    }

    private enum Article { case definite, indefinite }

    private func article(_ text: Span<UInt8>, _ i: Int) -> Article? {
        guard i >= sentenceStart, tokens[i].kind == .word else { return nil }
        if isArticle(text, i) { return .definite }
        let range = tokens[i].range
        let isA = text[range.lowerBound] | 0x20 == 0x61
        return isA && (range.count == 1 || range.count == 2 && text[range.lowerBound + 1] == 0x6E) ? .indefinite : nil
    }
}
