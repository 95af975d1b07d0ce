import Bytes
import Language

/// How many tokens a name may have at most; the longest official names have fewer.
private let longestRun = 24

/// What single words say to whoever looks for names.
extension NameReader {
    /// The end of the run of capitalised words that begins at `i`; particles, "of" and "&" join what is capitalised.
    ///
    /// At most `longestRun` tokens, so that a text of capitalised words alone is read in linear time.
    func runEnd(_ text: Span<UInt8>, _ i: Int) -> Int {
        let limit = min(limit, i + longestRun)
        var end = i + 1
        while end < limit {
            if isNameWord(text, end) {
                end += 1
                continue
            }
            var next = end
            while next < limit, next - end < 2, joins(text, next) { next += 1 }
            guard next > end, next < limit, isCapitalizedWord(next) else { break }
            end = next + 1
        }
        return end
    }

    func isCapitalizedWord(_ i: Int) -> Bool { tokens[i].kind == .word && tokens[i].isCapitalized }

    /// A capitalised word, or one with a small article before the hyphen: `al-Assad`.
    func isNameWord(_ text: Span<UInt8>, _ i: Int) -> Bool {
        tokens[i].kind == .word && (tokens[i].isCapitalized || isArabicArticle(text, i))
    }

    /// Whether a token is the country of a sum: `US $5`.
    func isCurrency(_ text: Span<UInt8>, _ i: Int) -> Bool {
        tokens[i].features.contains(.allUppercase) && i + 1 < limit && text[tokens[i + 1].start] == 0x24
    }

    /// Whether a token is "the" or "The".
    func isArticle(_ text: Span<UInt8>, _ i: Int) -> Bool {
        let range = tokens[i].range
        return range.count == 3 && text[range.lowerBound] | 0x20 == 0x74 && text[range.lowerBound + 1] == 0x68
            && text[range.lowerBound + 2] == 0x65
    }

    /// Whether the token at `i` joins two capitalised words: `of`, `the`, `de`, `bin`, `&`, a small word in `al-`.
    func joins(_ text: Span<UInt8>, _ i: Int) -> Bool {
        if tokens[i].kind == .symbol { return text[tokens[i].start] == 0x26 }
        guard tokens[i].kind == .word else { return false }
        let kind = beside(text, i)
        return kind == .joining || kind == .particle
    }

    /// `al-Assad`, `el-Sisi`, `ur-Rehman`: a lower-case article joined to a capitalised name.
    func isArabicArticle(_ text: Span<UInt8>, _ i: Int) -> Bool {
        tokens[i].features.contains(.hyphenated) && arabicArticle(text, tokens[i].range) != nil
    }

    /// What a single word says about a name beside it.
    func beside(_ text: Span<UInt8>, _ i: Int) -> NameLexicon.Beside? {
        lexicon.beside.value(text, tokens[i].range).flatMap(NameLexicon.Beside.init(rawValue:))
    }

    /// The end of the longest title that begins at `i`.
    func title(_ text: Span<UInt8>, _ i: Int) -> Int? {
        guard let found = lexicon.beside.longest(text, tokens, at: i, limit: limit),
            found.value == NameLexicon.Beside.title.rawValue
        else { return nil }
        return found.end
    }

    /// Whether a token is the first word of its sentence, or of a quotation or a bracket in it.
    func isFirst(_ i: Int) -> Bool {
        i == sentenceStart || tokens[i - 1].kind == .quotationMark || isOpening(i - 1)
    }

    private func isOpening(_ i: Int) -> Bool {
        // Only a dash or bullet at the very beginning: elsewhere names follow dashes in the middle of sentences.
        i == sentenceStart && tokens[i].kind != .word
    }

    func isCommon(_ text: Span<UInt8>, _ i: Int) -> Bool {
        lexicon.commonWords.contains(text, tokens[i].range)
    }

    func isGivenName(_ text: Span<UInt8>, _ i: Int) -> Bool {
        lexicon.givenNames.contains(text, tokens[i].range)
    }

    /// Whether no unknown name begins with the token: function words, months, and adjectives that begin a sentence.
    func startsNothing(_ text: Span<UInt8>, _ i: Int) -> Bool {
        if !tokens[i].features.contains(.allUppercase), !words.classes(text, tokens[i].range).isEmpty { return true }
        if lexicon.notNames.contains(text, tokens[i].range) { return true }
        guard isFirst(i), !tokens[i].features.contains(.allUppercase) else { return false }
        let lowered = asciiLowercased(text.extracting(tokens[i].range))
        let kind = lexicon.beside.value(lowered.span, 0..<lowered.count)
        return kind == NameLexicon.Beside.adjective.rawValue && title(text, i) == nil
            && heads(text, i + 1, limit, .last) == nil
    }

    /// Whether a single capitalised word is an ordinary one: met in lower case, a head noun or a title by itself.
    func isOrdinary(_ text: Span<UInt8>, _ i: Int) -> Bool {
        if tokens[i].features.contains(.allUppercase) { return tokens[i].end - tokens[i].start < 2 }
        return isCommon(text, i) || beside(text, i) != nil
            || lexicon.heads.contains { $0.value(text, tokens[i].range) != nil }
            || tokens[i].end - tokens[i].start < 2 || tokens[i].features.contains(.abbreviation)
    }

    /// Whether a token may be the next part of a person's name or of an unknown one.
    func isPlainName(_ text: Span<UInt8>, _ i: Int) -> Bool {
        isCapitalizedWord(i) && words.classes(text, tokens[i].range).isEmpty
            && !lexicon.notNames.contains(text, tokens[i].range) && title(text, i) == nil
            && heads(text, i, limit, .last) == nil
            && lexicon.names.longest(text, tokens, at: i, limit: limit).map { lexicon.name($0.value).type != .group }
                ?? true
    }

    /// Whether the run of an unknown name that began at `start` goes on with the token at `i`.
    func isNamePart(_ text: Span<UInt8>, _ i: Int, from start: Int) -> Bool {
        guard isCapitalizedWord(i) else { return joins(text, i) || isArabicArticle(text, i) }
        if lexicon.notNames.contains(text, tokens[i].range) || title(text, i) != nil { return false }
        guard let phrase = lexicon.names.longest(text, tokens, at: i, limit: limit) else { return true }
        let name = lexicon.name(phrase.value)
        return name.source == .city || name.source == .name && phrase.end - i == 1 && !isCommon(text, start)
    }

    /// The head noun that begins at `i`.
    func heads(
        _ text: Span<UInt8>, _ i: Int, _ limit: Int, _ place: NameLexicon.HeadPlace
    ) -> (type: NameType, end: Int)? {
        guard i < limit, let found = lexicon.heads[Int(place.rawValue)].longest(text, tokens, at: i, limit: limit),
            let type = NameType(rawValue: UInt8(found.value))
        else { return nil }
        return (type, found.end)
    }

    /// Whether most words of three letters and more of the sentence are capitalised, as in headlines in title case.
    func isMostlyCapitalized() -> Bool {
        share { $0.isCapitalized } > 0.6
    }

    /// Whether most words of the sentence are in capitals.
    func isMostlyUppercase() -> Bool {
        share { $0.features.contains(.allUppercase) } > 0.6
    }

    private func share(_ holds: (Token) -> Bool) -> Double {
        var count = 0
        var hits = 0
        for i in sentenceStart..<limit where tokens[i].kind == .word && tokens[i].end - tokens[i].start > 2 {
            count += 1
            if holds(tokens[i]) { hits += 1 }
        }
        return count < 4 ? 0 : Double(hits) / Double(count)
    }
}

/// The end of a lower-case article of two or three letters that a hyphen joins to a capital: `al-`, `ur-`.
func arabicArticle(_ text: Span<UInt8>, _ word: Range<Int>) -> Int? {
    guard word.count > 5 else { return nil }
    var i = word.lowerBound
    while i < word.lowerBound + 3, isASCIILower(text[i]) { i += 1 }
    return i > word.lowerBound + 1 && text[i] == 0x2D && isASCIIUpper(text[i + 1]) ? i + 1 : nil
}
