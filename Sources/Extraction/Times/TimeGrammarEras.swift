/// Decades, centuries, seasons, quarters and parts of the day.
extension TimeGrammar {
    /// 1990s.
    func decadeInDigits(_ i: Int) -> TimeMatch? {
        guard let year = number(i, in: 1000...2190, digits: 4...4), year % 10 == 0 else { return nil }
        var j = i + 1
        if j < tokens.count, tokens[j].kind == .mark, !tokens[j].isSpaced,
            tokens[j].mark == 0x27 || tokens[j].range.count == 3
        {
            j += 1
        }
        guard isLetterS(j) else { return nil }
        return TimeMatch(end: j + 1, meaning: TimeMeaning(.decade(year / 10)), rule: "decade")
    }

    /// '90s, of the century that had them last when decades were last written so.
    func shortDecade(_ i: Int) -> TimeMatch? {
        guard let decade = number(i + 1, in: 20...90, digits: 2...2), decade % 10 == 0, !tokens[i + 1].isSpaced,
            isLetterS(i + 2)
        else { return nil }
        return TimeMatch(end: i + 3, meaning: TimeMeaning(.decade(190 + decade / 10)), rule: "decade")
    }

    /// 19th century, twentieth century.
    func century(_ i: Int) -> TimeMatch? {
        var j = i + 1
        let ordinal: Int
        if isOrdinalNumber(i) {
            ordinal = tokens[i].value
            j += 1
        } else if case .ordinal(let value)? = word(i) {
            ordinal = value
        } else {
            return nil
        }
        if isHyphen(j) { j += 1 }
        guard case .unit(.century, false)? = word(j), (1...99).contains(ordinal) else { return nil }
        return TimeMatch(end: j + 1, meaning: TimeMeaning(.century(ordinal - 1)), rule: "century")
    }

    /// Third quarter of 2023, first half of the year.
    func division(_ i: Int) -> TimeMatch? {
        guard case .ordinal(let ordinal)? = word(i) else { return nil }
        let code: String
        if case .unit(.quarter, false)? = word(i + 1), (1...4).contains(ordinal) {
            code = "Q\(ordinal)"
        } else if case .half? = word(i + 1), (1...2).contains(ordinal) {
            code = "H\(ordinal)"
        } else {
            return nil
        }
        let j = word(i + 2) == .of ? i + 3 : i + 2
        if let year = number(j, in: 1900...2199, digits: 4...4) {
            return TimeMatch(end: j + 1, meaning: TimeMeaning(.division(code, year: year)), rule: "division")
        }
        guard j == i + 3 else { return code.utf8.first == 0x51 ? unknownYear(code, end: i + 2) : nil }
        if case .unit(.year, false)? = word(j + 1), word(j) == .the || word(j) == .relative(0) {
            return unknownYear(code, end: j + 2)
        }
        return nil
    }

    private func unknownYear(_ code: String, end: Int) -> TimeMatch {
        TimeMatch(end: end, meaning: TimeMeaning(.division(code, year: nil)), rule: "division")
    }

    /// Spring 2022, summer of 2014.
    func season(_ i: Int) -> TimeMatch? {
        guard case .season(let code)? = word(i) else { return nil }
        let j = word(i + 1) == .of ? i + 2 : i + 1
        if let year = number(j, in: 1000...2199, digits: 4...4) {
            return TimeMatch(end: j + 1, meaning: TimeMeaning(.season(code, year: year, relative: nil)), rule: "season")
        }
        // A bare season is one after a preposition; the fall and the spring of something are not.
        let before = word(i - 1) == .the ? i - 2 : i - 1
        guard case .preposition? = word(before), word(i + 1) != .of, code != "FA" || before == i - 1 else { return nil }
        return TimeMatch(
            end: i + 1, meaning: TimeMeaning(.season(code, year: nil, relative: nil)), rule: "season")
    }

    /// The morning of a day.
    func part(_ i: Int) -> TimeMatch? {
        guard case .part(let code)? = word(i), word(i + 1) == .of, i + 2 < tokens.count else { return nil }
        let j = i + 2
        guard var match = dayFirstDate(j) ?? monthFirstDate(j) ?? weekday(j) else { return nil }
        switch match.meaning.kind {
        case .calendar(_, _, .some), .weekday: break
        default: return nil
        }
        match.meaning.clock = "T\(code)"
        return match
    }

    private func isLetterS(_ i: Int) -> Bool {
        guard i < tokens.count else { return false }
        return tokens[i].kind == .word && !tokens[i].isSpaced && tokens[i].range.count == 1 && tokens[i].endsInS
    }
}
