/// A time expression found in a run of tokens.
struct TimeMatch: Sendable {
    /// The token after its last one.
    var end: Int
    var meaning: TimeMeaning
    var rule: String
}

/// The grammar of time expressions over the tokens of one text.
///
/// Each function reads one kind of expression that begins at a token, and gives `nil` where none does. Extents follow
/// TIMEX3: determiners and what narrows the time ("the end of") belong to the expression, prepositions don't.
struct TimeGrammar {
    let tokens: [TimeToken]
    let lexicon: TimeLexicon

    /// The expression that begins at a token: the first of the kinds that matches, the more specific kinds first.
    func match(at i: Int) -> TimeMatch? {
        let token = tokens[i]
        if token.kind == .number {
            return isoDate(i) ?? numericDate(i) ?? dayFirstDate(i) ?? clockTime(i) ?? amount(i) ?? century(i)
                ?? decadeInDigits(i) ?? year(i)
        }
        if token.kind == .mark {
            return token.mark == 0x27 || token.mark == 0 ? shortDecade(i) : nil
        }
        if let phrase = lexicon.phrase(tokens, at: i) {
            switch phrase.word {
            case .other: return nil
            case .amount: return approximate(i)
            case .number, .vague: if let match = amount(i) { return match }
            default: if let match = single(phrase.word, end: phrase.end) { return match }
            }
        }
        guard let word = token.word else { return nil }
        switch word {
        case .month: return monthFirstDate(i)
        case .weekday: return weekday(i)
        case .number, .vague, .amount, .half: return approximate(i) ?? amount(i) ?? century(i)
        case .article: return amount(i)
        case .unit(_, let isPlural): return isPlural ? bareUnits(i) : nil
        case .the: return withDeterminer(i)
        case .edge: return edge(i)
        case .relative, .lying: return lying(i) ?? relative(i)
        case .season: return season(i)
        case .ordinal: return division(i) ?? century(i)
        case .part: return part(i)
        case .every: return every(i)
        case .shift: return relative(i + 1)
        case .day where token.isCapital && i > 0 && tokens[i - 1].isCapital: return nil  // Russia Today
        case .day, .tonight, .clock, .reference, .frequency, .decade: return single(word, end: i + 1)
        case .narrative, .other, .preposition, .linker, .ahead, .of, .meridiem, .suffix: return nil
        }
    }

    /// The token after words that only look like a time, where such begin at a token.
    func end(ofOtherAt i: Int) -> Int? {
        guard let phrase = lexicon.phrase(tokens, at: i), phrase.word == .other else { return nil }
        return phrase.end
    }

    /// The word at a token, if there is such a token and it is one of time.
    func word(_ i: Int) -> TimeWord? { i >= 0 && i < tokens.count ? tokens[i].word : nil }

    /// Whether an ASCII mark stands at a token.
    func isMark(_ i: Int, _ mark: UInt8) -> Bool { i >= 0 && i < tokens.count && tokens[i].mark == mark }

    /// Whether a hyphen without white space joins the token to the one after.
    func isHyphen(_ i: Int) -> Bool {
        isMark(i, 0x2D) && !tokens[i].isSpaced && i + 1 < tokens.count && !tokens[i + 1].isSpaced
    }

    /// The number that a token has, in a range.
    func number(_ i: Int, in range: ClosedRange<Int>, digits: ClosedRange<Int>) -> Int? {
        guard i >= 0, i < tokens.count, tokens[i].kind == .number, range.contains(tokens[i].value),
            digits.contains(tokens[i].digits)
        else { return nil }
        return tokens[i].value
    }

    /// Expressions of a single word or phrase, with what may follow: today, yesterday evening, now, daily, nineties.
    private func single(_ word: TimeWord, end: Int) -> TimeMatch? {
        switch word {
        case .day(let count):
            let meaning = TimeMeaning(.offset(.day, count, isAnchored: true))
            return withPart(TimeMatch(end: end, meaning: meaning, rule: "day"))
        case .reference(let value):
            return TimeMatch(end: end, meaning: TimeMeaning(.reference(value)), rule: "reference")
        case .frequency(let value):
            return TimeMatch(end: end, meaning: TimeMeaning(.set(value)), rule: "frequency")
        case .decade(let decade):
            return TimeMatch(end: end, meaning: TimeMeaning(.decade(decade)), rule: "decade")
        case .tonight(let count):
            let meaning = TimeMeaning(.offset(.day, count, isAnchored: true), clock: "TNI")
            return TimeMatch(end: end, meaning: meaning, rule: "day")
        case .clock(let value):
            return TimeMatch(end: end, meaning: TimeMeaning(.clock, clock: value), rule: "clock")
        default: return nil
        }
    }

    /// Adds a part of the day to a day: Wednesday morning.
    func withPart(_ match: TimeMatch) -> TimeMatch {
        guard case .part(let code)? = word(match.end) else { return match }
        var match = match
        match.meaning.clock = "T\(code)"
        match.end += 1
        return match
    }

    /// The expressions that "the" may begin, the determiner included.
    private func withDeterminer(_ i: Int) -> TimeMatch? {
        let j = i + 1
        guard j < tokens.count else { return nil }
        if tokens[j].kind == .number {
            return century(j) ?? decadeInDigits(j) ?? (isOrdinalNumber(j) ? dayFirstDate(j) : nil)
        }
        if let phrase = lexicon.phrase(tokens, at: j), case .reference = phrase.word {
            return single(phrase.word, end: phrase.end)
        }
        switch tokens[j].word {
        case .edge: return edge(j)
        case .lying: return lying(j) ?? thePast(j)
        case .relative(0): return relative(j)
        case .relative, .narrative: return lying(j) ?? narrative(j)
        case .ordinal: return division(j) ?? century(j)
        case .season: return season(j)
        case .decade(let decade):
            return TimeMatch(end: j + 1, meaning: TimeMeaning(.decade(decade)), rule: "decade")
        case .part: return part(j)
        case .reference(let value):
            return TimeMatch(end: j + 1, meaning: TimeMeaning(.reference(value)), rule: "reference")
        default: return tokens[j].mark == 0x27 || tokens[j].range.count == 3 ? shortDecade(j) : nil
        }
    }

    /// The next day, the previous week: told from the time of what is told, which nothing here knows.
    private func narrative(_ i: Int) -> TimeMatch? {
        guard case .unit(let unit, false)? = word(i + 1) else { return nil }
        let count: Int
        switch word(i) {
        case .relative(let value)?, .narrative(let value)?: count = value
        default: return nil
        }
        return TimeMatch(end: i + 2, meaning: TimeMeaning(.offset(unit, count, isAnchored: false)), rule: "narrative")
    }

    /// The past, where no noun follows that it describes.
    private func thePast(_ i: Int) -> TimeMatch? {
        guard word(i) == .lying(-1), tokens[i].hash == lexicon.pastHash else { return nil }
        let isNoun = i + 1 == tokens.count || tokens[i + 1].kind == .mark || tokens[i + 1].hash == lexicon.andHash
        return isNoun ? TimeMatch(end: i + 1, meaning: TimeMeaning(.reference("PAST_REF")), rule: "reference") : nil
    }

    /// The end of November, early next year, mid-2022.
    private func edge(_ i: Int) -> TimeMatch? {
        guard case .edge(let edge)? = word(i) else { return nil }
        var j = i + 1
        let isNoun = tokens[i].hash == lexicon.startHash || tokens[i].hash == lexicon.endHash
        if isHyphen(j) { j += 1 } else if word(j) == .of { j += 1 } else if isNoun { return nil }
        if word(j) == .the { j += 1 }
        guard j < tokens.count else { return nil }
        var inner: TimeMatch?
        switch tokens[j].word {
        case .month: inner = monthFirstDate(j, isFramed: true)
        case .relative, .lying: inner = relative(j)
        case .season: inner = season(j)
        case .decade(let decade):
            inner = TimeMatch(end: j + 1, meaning: TimeMeaning(.decade(decade)), rule: "decade")
        case .weekday: inner = weekday(j)
        case .unit(let unit, false)
        where j > i + 1 && word(j - 1) == .the && [.week, .month, .year, .decade].contains(unit):
            inner = TimeMatch(end: j + 1, meaning: TimeMeaning(.offset(unit, 0, isAnchored: false)), rule: "edge")
        default:
            inner = tokens[j].kind == .number ? century(j) ?? decadeInDigits(j) ?? year(j, isFramed: true) : nil
        }
        guard var match = inner else { return nil }
        match.meaning.edge = edge
        match.rule = "edge"
        return match
    }
}
