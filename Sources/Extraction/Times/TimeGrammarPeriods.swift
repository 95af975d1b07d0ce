/// Durations, sets, and times told by their distance: two weeks, every year, last month, three days ago.
extension TimeGrammar {
    /// Two weeks, a month, 72 hours, two-week, two to three years, with "ago" after them.
    func amount(_ i: Int) -> TimeMatch? {
        guard var (count, j) = quantity(i) else { return nil }
        let isBareArticle = word(i) == .article && j == i + 1
        if case .number(let upper)? = range(after: j) {
            (count, j) = (nil, upper)
        }
        let isHyphenated = isHyphen(j)
        if isHyphenated { j += 1 }
        var half = false
        if !isHyphenated, let afterHalf = andAHalf(j) { (half, j) = (true, afterHalf) }
        guard case .unit(let unit, let isPlural)? = word(j), tokens[j].isSpaced || isHyphenated else { return nil }
        if unit == .quarter || (isBareArticle && (isPlural || unit == .second)) { return nil }
        if isHyphenated && isHyphen(j + 1) && !isPlural {
            // Ages are not times: a five-year-old. A month-long is.
            return tokens[j + 2].hash == lexicon.longHash ? duration(count, half, unit, end: j + 3, "duration") : nil
        }
        if case .half? = word(i) { return nil }
        if isHyphen(j + 1) { return nil }
        let end = j + 1
        if let (side, afterShift, isAnchored) = shift(end), !isHyphenated {
            guard let count, !half else {
                let meaning = TimeMeaning(.reference(side < 0 ? "PAST_REF" : "FUTURE_REF"))
                return TimeMatch(end: afterShift, meaning: meaning, rule: "distance")
            }
            let meaning = TimeMeaning(.offset(unit, side * count, isAnchored: isAnchored))
            return TimeMatch(end: afterShift, meaning: meaning, rule: "distance")
        }
        return duration(count, half, unit, end: end, "duration")
    }

    /// Nearly three years, more than two weeks.
    func approximate(_ i: Int) -> TimeMatch? {
        guard word(i) == .amount || lexicon.phrase(tokens, at: i)?.word == .amount else { return nil }
        let j = lexicon.phrase(tokens, at: i).map { $0.word == .amount ? $0.end : i + 1 } ?? i + 1
        guard j < tokens.count, tokens[j].kind != .mark else { return nil }
        return amount(j)
    }

    /// The past two weeks, the last three months, recent weeks, the coming days.
    func lying(_ i: Int) -> TimeMatch? {
        let side: Int
        let isRecent: Bool
        switch word(i) {
        case .lying(let value)?: (side, isRecent) = (value, true)
        case .relative(let value)?: (side, isRecent) = (value, value < 0)
        default: return nil
        }
        guard side != 0 else { return nil }
        if let (count, j) = quantity(i + 1), case .unit(let unit, _)? = word(j), word(i + 1) != .article,
            unit != .quarter
        {
            return duration(count, false, unit, lying: side, end: j + 1, "span")
        }
        if case .unit(let unit, true)? = word(i + 1), unit != .quarter {
            return duration(nil, false, unit, lying: side, end: i + 2, "span")
        }
        // "The past year" is the twelve months up to now; "last year" is not.
        if isRecent, word(i - 1) == .the, case .unit(let unit, false)? = word(i + 1), unit != .quarter, unit != .weekend
        {
            return duration(1, false, unit, lying: side, end: i + 2, "span")
        }
        return nil
    }

    /// Last week, next month, this summer, last Wednesday, this morning, next November.
    func relative(_ i: Int) -> TimeMatch? {
        guard case .relative(let count)? = word(i), i + 1 < tokens.count, count >= -1 else { return nil }
        switch tokens[i + 1].word {
        case .unit(let unit, false):
            if [.second, .minute, .hour].contains(unit) || (unit == .day && count <= 0) { return nil }
            return TimeMatch(end: i + 2, meaning: TimeMeaning(.offset(unit, count, isAnchored: true)), rule: "relative")
        case .weekday:
            return weekday(i + 1, relative: count)
        case .season(let code):
            return TimeMatch(
                end: i + 2, meaning: TimeMeaning(.season(code, year: nil, relative: count)), rule: "relative")
        case .month(let month, _, _) where tokens[i + 1].isCapital:
            let kind = TimeMeaning.Kind.calendar(year: nil, month: month, day: nil)
            return TimeMatch(end: i + 2, meaning: TimeMeaning(kind), rule: count < 0 ? "last-month" : "next-month")
        case .part(let code) where count <= 0:
            let meaning = TimeMeaning(.offset(.day, count, isAnchored: true), clock: "T\(code)")
            return TimeMatch(end: i + 2, meaning: meaning, rule: "relative")
        default: return nil
        }
    }

    /// Units in the plural with nothing before them: months after, for years, decades of war.
    func bareUnits(_ i: Int) -> TimeMatch? {
        guard case .unit(let unit, true)? = word(i), unit != .quarter, unit != .second, unit != .minute else {
            return nil
        }
        if let (side, end, _) = shift(i + 1) {
            return TimeMatch(
                end: end, meaning: TimeMeaning(.reference(side < 0 ? "PAST_REF" : "FUTURE_REF")), rule: "distance")
        }
        if isHyphen(i + 1) {
            return tokens[i + 2].hash == lexicon.longHash ? duration(nil, false, unit, end: i + 3, "duration") : nil
        }
        let isIntroduced: Bool
        switch word(i - 1) {
        case .preposition?, .linker?, .amount?, .of?: isIntroduced = true
        default: isIntroduced = false
        }
        let isFollowed: Bool
        switch word(i + 1) {
        case .preposition?, .of?: isFollowed = true
        default: isFollowed = false
        }
        guard isIntroduced || isFollowed else { return nil }
        return duration(nil, false, unit, end: i + 1, "duration")
    }

    /// Every day, each year, every two weeks.
    func every(_ i: Int) -> TimeMatch? {
        if let (count, j) = quantity(i + 1), let count, word(i + 1) != .article, case .unit(let unit, _)? = word(j) {
            return TimeMatch(end: j + 1, meaning: TimeMeaning(.set(value(of: unit, count, false))), rule: "every")
        }
        switch word(i + 1) {
        case .unit(let unit, false)?:
            return TimeMatch(end: i + 2, meaning: TimeMeaning(.set(value(of: unit, 1, false))), rule: "every")
        case .weekday(let day, _)?:
            return TimeMatch(end: i + 2, meaning: TimeMeaning(.set("XXXX-WXX-\(day)")), rule: "every")
        case .part(let code)?:
            return TimeMatch(end: i + 2, meaning: TimeMeaning(.set("XXXX-XX-XXT\(code)")), rule: "every")
        default: return nil
        }
    }

    /// How many, and the token after: 3, three, twenty-two, a, several, a few, half a.
    func quantity(_ i: Int) -> (count: Int?, end: Int)? {
        guard i < tokens.count else { return nil }
        if tokens[i].kind == .number {
            return tokens[i].value > 0 && tokens[i].value < 1_000_000 && !isDecimal(i) ? (tokens[i].value, i + 1) : nil
        }
        if let phrase = lexicon.phrase(tokens, at: i) {
            if case .vague = phrase.word { return (nil, phrase.end) }
            if case .number(let number) = phrase.word { return (number, phrase.end) }
        }
        switch tokens[i].word {
        case .vague?: return (nil, i + 1)
        case .article?: return (1, i + 1)
        case .number(let number)?:
            if number >= 20 && number < 100 && isHyphen(i + 1), case .number(let ones)? = word(i + 2), ones < 10 {
                return (number + ones, i + 3)
            }
            if case .number(100)? = word(i + 1), number < 10 { return (number * 100, i + 2) }
            return (number, i + 1)
        default: return nil
        }
    }

    /// What sets a length of time off from now or from another time: its side, the token after, whether from now.
    private func shift(_ i: Int) -> (side: Int, end: Int, isAnchored: Bool)? {
        guard i < tokens.count else { return nil }
        if let phrase = lexicon.phrase(tokens, at: i), case .shift(let side) = phrase.word {
            return (side.signum(), phrase.end, abs(side) == 1)
        }
        if case .shift(let side)? = word(i) { return (side.signum(), i + 1, abs(side) == 1) }
        return nil
    }

    /// The token after "to three" or "-three" in a range of numbers, as a number word.
    private func range(after i: Int) -> TimeWord? {
        let isJoined =
            isHyphen(i) || (i < tokens.count && (tokens[i].hash == lexicon.toHash || tokens[i].hash == lexicon.orHash))
        guard isJoined, let upper = quantity(i + 1), upper.count != nil, word(i + 1) != .article else { return nil }
        return .number(upper.end)
    }

    private func andAHalf(_ i: Int) -> Int? {
        guard i + 3 < tokens.count, tokens[i].hash == lexicon.andHash, word(i + 1) == .article, word(i + 2) == .half
        else {
            return nil
        }
        return i + 3
    }

    private func isDecimal(_ i: Int) -> Bool {
        isMark(i - 1, 0x2E) && i > 1 && tokens[i - 2].kind == .number && !tokens[i].isSpaced
    }

    private func duration(
        _ count: Int?, _ half: Bool, _ unit: TimeUnit, lying: Int = 0, end: Int, _ rule: String
    ) -> TimeMatch {
        let kind = TimeMeaning.Kind.duration(
            value(of: unit, count, half), count: half ? nil : count, unit, lying: lying)
        return TimeMatch(end: end, meaning: TimeMeaning(kind), rule: rule)
    }

    /// P2W, PT72H, PXM.
    private func value(of unit: TimeUnit, _ count: Int?, _ half: Bool) -> String {
        let amount = (count.map { String($0) } ?? "X") + (half ? ".5" : "")
        switch unit {
        case .second, .minute, .hour: return "PT\(amount)\(unit.rawValue.dropFirst())"
        default: return "P\(amount)\(unit.rawValue)"
        }
    }
}
