/// Dates of the calendar and times of the clock.
extension TimeGrammar {
    /// 2022-02-24.
    func isoDate(_ i: Int) -> TimeMatch? {
        guard let year = number(i, in: 1000...2999, digits: 4...4), isHyphen(i + 1),
            let month = number(i + 2, in: 1...12, digits: 2...2), isHyphen(i + 3),
            let day = number(i + 4, in: 1...31, digits: 2...2)
        else { return nil }
        return TimeMatch(
            end: i + 5, meaning: TimeMeaning(.calendar(year: year, month: month, day: day)), rule: "iso-date")
    }

    /// 24.02.2022, 24/02/2022; with a stroke, which comes first is known only where one is above 12.
    func numericDate(_ i: Int) -> TimeMatch? {
        guard let first = number(i, in: 1...31, digits: 1...2), i + 4 < tokens.count,
            tokens[i + 1].mark == 0x2E || tokens[i + 1].mark == 0x2F, tokens[i + 3].mark == tokens[i + 1].mark,
            let second = number(i + 2, in: 1...31, digits: 1...2),
            let year = number(i + 4, in: 1900...2100, digits: 4...4),
            (i + 1...i + 4).allSatisfy({ !tokens[$0].isSpaced })
        else { return nil }
        let kind: TimeMeaning.Kind
        switch (first, second) {
        case (_, 1...12) where first > 12 || first == second || tokens[i + 1].mark == 0x2E:
            kind = .calendar(year: year, month: second, day: first)
        case (1...12, _) where second > 12: kind = .calendar(year: year, month: first, day: second)
        case (1...12, 1...12): kind = .open("\(year)-XX-XX")
        default: return nil
        }
        return TimeMatch(end: i + 5, meaning: TimeMeaning(kind), rule: "numeric-date")
    }

    /// 24 February 2022, 24th of February.
    func dayFirstDate(_ i: Int) -> TimeMatch? {
        guard let day = number(i, in: 1...31, digits: 1...2) else { return nil }
        var j = isOrdinalNumber(i) ? i + 2 : i + 1
        if word(j) == .of && j > i + 1 { j += 1 }
        guard case .month(let month, let isShort, _)? = word(j), tokens[j].isCapital || !isShort, tokens[j].isSpaced
        else {
            return nil
        }
        j = afterShortMonth(j, isShort)
        let year = yearAfter(&j, allowsComma: true)
        return TimeMatch(end: j, meaning: TimeMeaning(.calendar(year: year, month: month, day: day)), rule: "date")
    }

    /// February 24, 2022; Feb. 24; February 2022; November.
    ///
    /// - Parameter isFramed: Whether words before it say that it is a month: the end of May.
    func monthFirstDate(_ i: Int, isFramed: Bool = false) -> TimeMatch? {
        guard case .month(let month, let isShort, let isAmbiguous)? = word(i), tokens[i].isCapital else { return nil }
        var j = afterShortMonth(i, isShort)
        if let day = number(j, in: 1...31, digits: 1...2), tokens[j].isSpaced, !isUnit(j + 1), !isClockMark(j + 1) {
            j += isOrdinalNumber(j) ? 2 : 1
            let year = yearAfter(&j, allowsComma: true)
            return TimeMatch(end: j, meaning: TimeMeaning(.calendar(year: year, month: month, day: day)), rule: "date")
        }
        let bare = j
        if let year = yearAfter(&j, allowsComma: true) {
            return TimeMatch(end: j, meaning: TimeMeaning(.calendar(year: year, month: month, day: nil)), rule: "month")
        }
        if word(j) == .of, case .relative(let count)? = word(j + 1), case .unit(.year, false)? = word(j + 2) {
            let kind =
                count == 0 || isShort
                ? TimeMeaning.Kind.calendar(year: nil, month: month, day: nil) : .open("XXXX-\(padded(month, 2))")
            return TimeMatch(end: j + 3, meaning: TimeMeaning(kind), rule: "month")
        }
        // May, March and June are words and names too, and short forms without a number are seldom months.
        let isIntroduced = isFramed || introduces(i - 1)
        let isPossessive =
            bare + 1 < tokens.count && !tokens[bare].isSpaced && tokens[bare].kind == .mark
            && tokens[bare + 1].range.count == 1
        if isShort && bare == i + 1 || (isAmbiguous && (!isIntroduced || isPossessive)) { return nil }
        return TimeMatch(
            end: isShort ? bare : i + 1, meaning: TimeMeaning(.calendar(year: nil, month: month, day: nil)),
            rule: "month")
    }

    /// Wednesday; Wednesday, 26 November 2025; last Wednesday night is read by `relative`.
    func weekday(_ i: Int, relative: Int? = nil) -> TimeMatch? {
        guard case .weekday(let day, let isShort)? = word(i), tokens[i].isCapital else { return nil }
        var j = i + 1
        if isShort {
            guard isMark(j, 0x2E) || isMark(j, 0x2C) || (j < tokens.count && tokens[j].kind == .number) else {
                return nil
            }
            if isMark(j, 0x2E) && !tokens[j].isSpaced { j += 1 }
        }
        let afterComma = isMark(j, 0x2C) ? j + 1 : j
        if afterComma < tokens.count {
            var date = tokens[afterComma].kind == .number ? dayFirstDate(afterComma) : nil
            if case .month? = word(afterComma), let found = monthFirstDate(afterComma, isFramed: true),
                found.end > afterComma + 1
            {
                date = found
            }
            if let date, case .calendar(_, _, .some) = date.meaning.kind {
                return TimeMatch(end: date.end, meaning: date.meaning, rule: "date")
            }
        }
        if isShort && j == i + 1 { return nil }
        return withPart(TimeMatch(end: j, meaning: TimeMeaning(.weekday(day, relative: relative)), rule: "weekday"))
    }

    /// 2022, where what stands around says that it is a year.
    func year(_ i: Int, isFramed: Bool = false) -> TimeMatch? {
        guard let year = number(i, in: 1000...2199, digits: 4...4), !isUnit(i + 1), !isClockMark(i + 1) else {
            return nil
        }
        let match = TimeMatch(
            end: i + 1, meaning: TimeMeaning(.calendar(year: year, month: nil, day: nil)), rule: "year")
        if isFramed { return match }
        let isGlued =
            i > 0 && !tokens[i].isSpaced && !isMark(i - 1, 0x28) && !isHyphen(i - 1) && !isMark(i - 1, 0x2F)
            && tokens[i - 1].range.count != 3
        if isGlued || isAmount(i) || isFollowedByUnitMark(i) { return nil }
        let next = i + 1 < tokens.count ? tokens[i + 1] : nil
        let isPlural = next.map { $0.kind == .word && $0.endsInS && !$0.isCapital && $0.range.count > 3 } ?? false
        let isLinked = word(i - 1) == .linker || word(i - 1) == .of
        if isPlural && isLinked { return nil }
        if introduces(i - 1) { return match }
        return (1900...2100).contains(year) && !isPlural ? match : nil
    }

    /// 10:30 a.m., 3 pm, 14:00 GMT, with a weekday after it.
    func clockTime(_ i: Int) -> TimeMatch? {
        guard let hour = number(i, in: 0...24, digits: 1...2) else { return nil }
        var j = i + 1
        var minute: Int?
        if (isMark(j, 0x3A) || isMark(j, 0x2E)) && j + 1 < tokens.count && !tokens[j].isSpaced
            && !tokens[j + 1].isSpaced
        {
            minute = number(j + 1, in: 0...59, digits: 2...2)
            if minute != nil { j += 2 }
        }
        let isColon = minute != nil && isMark(i + 1, 0x3A)
        var hour24 = hour
        if let isAfternoon = halfOfDay(&j) {
            guard (1...12).contains(hour) else { return nil }
            hour24 = hour % 12 + (isAfternoon ? 12 : 0)
        } else if !isColon || isMark(j, 0x3A) || isMark(i - 1, 0x3A) || hour == 24 {
            return nil
        }
        let clock = "T\(padded(hour24, 2)):\(padded(minute ?? 0, 2))"
        if let match = weekday(j) ?? dayWord(j), match.meaning.clock.isEmpty {
            var meaning = match.meaning
            meaning.clock = clock
            return TimeMatch(end: match.end, meaning: meaning, rule: "clock")
        }
        return TimeMatch(end: j, meaning: TimeMeaning(.clock, clock: clock), rule: "clock")
    }

    private func dayWord(_ i: Int) -> TimeMatch? {
        guard case .day(let count)? = word(i) else { return nil }
        return TimeMatch(end: i + 1, meaning: TimeMeaning(.offset(.day, count, isAnchored: true)), rule: "day")
    }

    /// Reads a.m. or p.m.
    private func halfOfDay(_ j: inout Int) -> Bool? {
        if case .meridiem(let isAfternoon)? = word(j) {
            j += 1
            return isAfternoon
        }
        guard let phrase = j < tokens.count ? lexicon.phrase(tokens, at: j) : nil,
            case .meridiem(let isAfternoon) = phrase.word
        else { return nil }
        j = phrase.end
        return isAfternoon
    }

    /// Whether `th` or its like stands glued to a number.
    func isOrdinalNumber(_ i: Int) -> Bool {
        guard i + 1 < tokens.count, tokens[i].kind == .number else { return false }
        let next = tokens[i + 1]
        return next.kind == .word && !next.isSpaced && next.range.count == 2 && word(i + 1) == .suffix
    }

    /// Skips the full stop of a short month before a number.
    private func afterShortMonth(_ i: Int, _ isShort: Bool) -> Int {
        isShort && isMark(i + 1, 0x2E) && !tokens[i + 1].isSpaced ? i + 2 : i + 1
    }

    /// Reads the year after a month or a day.
    private func yearAfter(_ j: inout Int, allowsComma: Bool) -> Int? {
        let k = allowsComma && isMark(j, 0x2C) ? j + 1 : j
        guard let year = number(k, in: 1000...2199, digits: 4...4), tokens[k].isSpaced, !isUnit(k + 1),
            !isClockMark(k + 1)
        else {
            return nil
        }
        // After a comma, a number that counts things is the next part of the sentence.
        if k > j && k + 1 < tokens.count && tokens[k + 1].kind == .word && tokens[k + 1].endsInS
            && tokens[k + 1].range.count > 3
        {
            return nil
        }
        j = k + 1
        return year
    }

    /// Whether the token is a word after which a month or a year stands.
    private func introduces(_ i: Int) -> Bool {
        switch word(i) {
        case .preposition?, .linker?, .edge?, .of?, .relative?, .the?, .article?: true
        default: isHyphen(i)
        }
    }

    private func isAmount(_ i: Int) -> Bool {
        if word(i - 1) == .amount { return true }
        guard i > 0, tokens[i - 1].kind == .mark else { return false }
        let mark = tokens[i - 1]
        return mark.mark == 0x24 || mark.mark == 0x23 || (mark.mark == 0 && !mark.isSpaced && mark.range.count == 2)
    }

    private func isFollowedByUnitMark(_ i: Int) -> Bool {
        guard i + 1 < tokens.count, !tokens[i + 1].isSpaced else { return false }
        return tokens[i + 1].mark == 0x25 || tokens[i + 1].kind == .word
    }

    private func isUnit(_ i: Int) -> Bool {
        if case .unit? = word(i) { return true }
        return false
    }

    /// Whether a colon or a decimal point glued between digits makes the number before it no day and no year.
    private func isClockMark(_ i: Int) -> Bool {
        (isMark(i, 0x3A) || isMark(i, 0x2E)) && !tokens[i].isSpaced && i + 1 < tokens.count
            && tokens[i + 1].kind == .number && !tokens[i + 1].isSpaced
    }
}
