import Bytes
import Language

/// Reads one field of an article and finds the names in it, sentence by sentence, from left to right.
///
/// At each capitalised word, in this order: a name that ends in a head noun (Foreign Ministry), the longest name that a
/// table knows, a title and the person after it, a given name and a surname, and at last a run of capitalised words whose
/// type its neighbours tell.
struct NameReader {
    let lexicon: NameLexicon
    let words: FunctionWords
    let tokens: [Token]
    var found: [FoundName] = []
    /// The first token of the sentence.
    var sentenceStart = 0
    /// The index after the last token of the sentence.
    var limit = 0

    init(lexicon: NameLexicon, words: FunctionWords, tokens: [Token]) {
        self.lexicon = lexicon
        self.words = words
        self.tokens = tokens
    }

    /// Finds the names of a sentence.
    ///
    /// - Parameter isHeadline: Whether ordinary words may be capitalised too: then only known names count.
    mutating func read(_ text: Span<UInt8>, _ sentence: Range<Int>, isHeadline: Bool) {
        sentenceStart = sentence.lowerBound
        limit = sentence.upperBound
        let onlyKnown = isHeadline && isMostlyCapitalized() || isMostlyUppercase()
        var i = sentence.lowerBound
        while i < limit { i = max(i + 1, step(text, i, onlyKnown: onlyKnown)) }
    }

    /// Finds what begins with the token at `i`, and gives the index of the token to go on with.
    private mutating func step(_ text: Span<UInt8>, _ i: Int, onlyKnown: Bool) -> Int {
        guard tokens[i].kind == .word else { return i + 1 }
        if tokens[i].features.contains(.hyphenated), let end = plan(text, i) ?? compound(text, i) { return end }
        if isASCIIDigit(text[tokens[i].start]), let end = unit(text, i) { return end }
        guard isNameWord(text, i), !isCurrency(text, i) else { return particled(text, i) ?? i + 1 }
        let run = runEnd(text, i)
        let phrase = lexicon.names.longest(text, tokens, at: i, limit: limit)
        let isWord = startsNothing(text, i)
        if phrase == nil, let end = dateline(text, i) { return end }
        if !onlyKnown, !isWord, let head = headed(text, i, run: run), head.end > phrase?.end ?? i {
            add(text, i..<head.end, head.type, how: "head")
            return head.end
        }
        if isArticle(text, i), let phrase, hasBareForm(text, i, phrase) { return i + 1 }
        if let phrase, accepts(text, phrase, at: i, run: run) { return add(text, phrase, at: i) }
        if onlyKnown || isWord { return i + 1 }
        if let end = title(text, i) { return end < run ? afterTitle(text, end, run: run) : end }
        if isGivenName(text, i), let end = personEnd(text, i, run: run, least: 2) {
            add(text, i..<end, .person, how: "given-name")
            return end
        }
        return unknown(text, i, run: run)
    }

    /// The end of a place in capitals that opens its paragraph, before a mark: "NEW DELHI: ", "OTTAWA (Reuters) — ". Adds it.
    private mutating func dateline(_ text: Span<UInt8>, _ i: Int) -> Int? {
        guard i == sentenceStart, tokens[i].features.contains(.paragraphStart) else { return nil }
        var end = i
        var place: (value: UInt32, end: Int)?
        var bytes: [UInt8] = []
        while end < limit, end - i < 4, tokens[end].kind == .word, tokens[end].features.contains(.allUppercase) {
            if end > i { bytes.append(0x20) }
            for k in tokens[end].range { bytes.append(k == tokens[end].start ? text[k] : asciiLowercased(text[k])) }
            end += 1
            if let value = lexicon.names.value(bytes.span, 0..<bytes.count), lexicon.name(value).type.isPlace {
                place = (value, end)
            }
        }
        guard let place, place.end < limit, bytes.count > 3, tokens[place.end].kind != .word else { return nil }
        guard isDatelineMark(text[tokens[place.end].start]) else { return nil }
        let name = lexicon.name(place.value)
        found.append(
            FoundName(
                range: tokens[i].start..<tokens[place.end - 1].end, tokens: i..<place.end, type: name.type,
                known: place.value, how: "dateline"))
        return place.end
    }

    /// A comma, a colon, a bracket, a hyphen, or the first byte of a dash.
    private func isDatelineMark(_ byte: UInt8) -> Bool {
        byte == 0x2C || byte == 0x3A || byte == 0x28 || byte == 0x2D || byte == 0xE2
    }

    /// The end of a name of the domain or the user that begins with a particle: "von der Leyen". Adds it.
    private mutating func particled(_ text: Span<UInt8>, _ i: Int) -> Int? {
        guard beside(text, i) == .particle, let phrase = lexicon.names.longest(text, tokens, at: i, limit: limit),
            phrase.end > i + 1, [.domain, .override].contains(lexicon.name(phrase.value).source)
        else { return nil }
        return add(text, phrase, at: i)
    }

    /// The person that follows a title; other names are found in their turn.
    private mutating func afterTitle(_ text: Span<UInt8>, _ next: Int, run: Int) -> Int {
        let phrase = lexicon.names.longest(text, tokens, at: next, limit: limit)
        let isKnown = phrase.map { isNoPerson(text, $0, at: next, run: run) } ?? false
        guard !isKnown || isGivenName(text, next), !startsNothing(text, next), title(text, next) == nil,
            headed(text, next, run: run) == nil, let end = personEnd(text, next, run: run, least: 1)
        else { return next }
        if isKnown, end == next + 1 { return next }
        add(text, next..<end, .person, how: "title")
        return end
    }

    /// Whether a known name after a title is no given name or surname: not a city, nor a country before another name.
    private func isNoPerson(
        _ text: Span<UInt8>, _ phrase: (value: UInt32, end: Int), at next: Int, run: Int
    ) -> Bool {
        let name = lexicon.name(phrase.value)
        guard phrase.end == next + 1, name.type.isPlace else { return true }
        return name.source != .city && !(phrase.end < run && isPlainName(text, phrase.end))
    }

    /// Adds a name that the tables know, without the title that may belong to it there, and gives the index after it.
    private mutating func add(_ text: Span<UInt8>, _ phrase: (value: UInt32, end: Int), at i: Int) -> Int {
        let known = lexicon.name(phrase.value)
        var start = i
        if known.type == .person, let title = title(text, i), title < phrase.end { start = title }
        found.append(
            FoundName(
                range: tokens[start].start..<tokens[phrase.end - 1].end, tokens: start..<phrase.end, type: known.type,
                known: phrase.value, role: known.type == .person ? role(text, before: start) : nil,
                how: known.source.rule))
        return phrase.end
    }

    /// Whether a name that begins with "The" is known without it too: then the article is no part of it.
    private func hasBareForm(_ text: Span<UInt8>, _ i: Int, _ phrase: (value: UInt32, end: Int)) -> Bool {
        guard phrase.end > i + 1 else { return false }
        let bare = lexicon.names.value(text, tokens[i + 1].start..<tokens[phrase.end - 1].end)
        return bare.map { lexicon.name($0).id == lexicon.name(phrase.value).id } ?? false
    }

    mutating func add(
        _ text: Span<UInt8>, _ range: Range<Int>, _ type: NameType?, how: String, isDoubtful: Bool = false
    ) {
        let isPerson = type == .person || type == nil
        found.append(
            FoundName(
                range: tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end, tokens: range, type: type,
                known: nil, role: isPerson ? role(text, before: range.lowerBound) : nil, how: how,
                isDoubtful: isDoubtful))
    }

    /// Whether a known name stands for itself here, and is not part of a person's name that no table knows.
    private func accepts(_ text: Span<UInt8>, _ phrase: (value: UInt32, end: Int), at i: Int, run: Int) -> Bool {
        let known = lexicon.name(phrase.value)
        if known.needsArticle, i == sentenceStart || !isArticle(text, i - 1) { return false }
        guard phrase.end - i == 1 else { return true }
        if known.source == .city, isFirst(i), isCommon(text, i) { return false }
        guard phrase.end < run, isPlainName(text, phrase.end) else { return true }
        switch known.source {
        case .city, .place, .country:
            return known.type == .group || !isGivenName(text, i) && role(text, before: i) == nil
        case .override: return true
        case .domain: return !known.type.isPlace || role(text, before: i) == nil
        case .name: return true
        }
    }

    /// A run of capitalised words that no table knows.
    private mutating func unknown(_ text: Span<UInt8>, _ i: Int, run: Int) -> Int {
        var end = i + 1
        while end < run, isNamePart(text, end, from: i) { end += 1 }
        while end > i + 1, !isNameWord(text, end - 1) { end -= 1 }
        let isInitial = isFirst(i)
        if end - i == 1, isOrdinary(text, i), !isAfterTagAbroad(text, i) { return end }
        if isInitial, end - i > 1, isCommon(text, i), !isCommon(text, i + 1) { return i + 1 }
        let guess = guess(text, i..<end)
        add(text, i..<end, guess.type, how: guess.how, isDoubtful: isInitial && end - i == 1 && guess.type == nil)
        found[found.count - 1].fallback = guess.fallback
        return end
    }
}
