import Bytes

/// The head of an article that was written as one line: by-lines, days, reading times, labels, one behind the other.
extension RuleBook {
    /// The parts of a head that a line begins with, each of which goes as a line of its own, with the white space behind it:
    /// as few as there may be, up to where a sentence begins.
    ///
    /// A day with its year or its time is known by itself, as is a reading time, and a label behind one of them; where
    /// names end, only a word of a closed class tells. In scripts without capitals a day may begin a sentence, one with a
    /// time does not.
    ///
    /// - Complexity: O(1): the first words are looked at, and if none is a part, but a few.
    func headParts(
        _ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses, _ names: NameReader?
    ) -> [Deletion] {
        let starts = wordStarts(text, line)
        // By word, the parts that lead up to it.
        var ways: [Int: Way] = [:]
        var end: Int?
        for from in 0..<starts.count - 1 where from == 0 || ways[from] != nil {
            let before = ways[from]
            let count = (before?.count ?? 0) + 1
            func add(_ next: Int, _ rule: Rule, _ certainty: Way.Certainty, isLabel: Bool) {
                let all = max(certainty, before?.certainty ?? .none)
                let way = Way(count: count, from: from, rule: rule, certainty: all)
                ways[next] = way
                guard next < starts.count - 1 else { return }
                let shown = isLabel ? all : certainty
                switch CharacterKind(decodeScalar(text, at: starts[next]).value) {
                case .upper:
                    if shown > .none || beginsClause(text, at: starts[next], classes) { end = max(end ?? 0, next) }
                case .letter, .quote:
                    if shown == .time || isLabel && shown > .none { end = max(end ?? 0, next) }
                default: break
                }
            }
            for next in (from + 1)..<min(starts.count, from + mostWordsOfPart + 1)
            where count < ways[next]?.count ?? .max {
                let part = withoutSeparators(text, trimming(text, starts[from]..<starts[next]))
                guard !part.isEmpty, part.count <= 100, !isDateline(text, part, upTo: starts[next]),
                    border(text, part, classes) == nil,
                    let rule = rule(forPart: part, text, classes, names)
                else { continue }
                add(next, rule, certainty(of: part, text, rule), isLabel: false)
            }
            guard from > 0, let label = label(text, at: starts[from], before: line.upperBound),
                label.rule.kind != "section",
                let next = starts.firstIndex(where: { $0 >= label.end }), next < starts.count - 1,
                count < ways[next]?.count ?? .max
            else { continue }
            add(next, label.rule, .none, isLabel: true)
        }
        var parts: [Deletion] = []
        while let next = end, next > 0, let way = ways[next] {
            parts.append(Deletion(range: starts[way.from]..<starts[next], rule: way.rule))
            end = way.from
        }
        return parts.reversed()
    }

    private func rule(
        forPart part: Range<Int>, _ text: Span<UInt8>, _ classes: LineWordClasses, _ names: NameReader?
    ) -> Rule? {
        let isSentence = endsSentence(text, part)
        if let rule = rule(forShape: text, part, at: .head) ?? rule(forShape: text, part, at: .body) {
            // Behind shortened words of days and minutes marks stand, too.
            return isSentence && !["date", "widget", "byline"].contains(rule.kind) ? nil : rule
        }
        guard let names else { return nil }
        if hasDigit(text, part) {
            // `On 3 May 2024` belongs to a sentence.
            guard let rule = self[.dayLine], endsDay(text, part),
                !isClosedClass(text, at: part.lowerBound, classes, minimum: 2)
            else {
                return nil
            }
            return names.dayLine(part.map { text[$0] }) == nil ? nil : rule
        }
        guard let rule = self[.byline], !isSentence else { return nil }
        return isByline(text, part, names) ? rule : nil
    }

    private func certainty(of part: Range<Int>, _ text: Span<UInt8>, _ rule: Rule) -> Way.Certainty {
        if rule.kind == "widget" { return .year }
        let certainty = certaintyOfDay(text, part)
        return rule.kind == "date" || rule.kind == "byline" && certainty == .time ? certainty : .none
    }
}

/// Parts of a head that lead up to a word.
private struct Way {
    /// How sure it is that a part is one, whatever follows: not at all, where sentences begin with capitals, or anywhere.
    enum Certainty: Comparable { case none, year, time }

    /// How many parts there are.
    var count: Int
    /// At which word the last one begins.
    var from: Int
    /// The rule for the last one.
    var rule: Rule
    /// That of the most certain one.
    var certainty: Certainty
}

/// How sure a day is: one with a colon between digits, or with another number behind its year, or behind year, month and day,
/// has the time; one that ends with four digits the year.
private func certaintyOfDay(_ text: Span<UInt8>, _ day: Range<Int>) -> Way.Certainty {
    var run = 0
    var numbers = 0
    var behindYear: Int?
    var isBehindColon = false
    var i = day.lowerBound
    while i < day.upperBound {
        let scalar = decodeScalar(text, at: i)
        i += scalar.byteCount
        if isDigitOfNews(scalar.value) {
            if run == 0 {
                if isBehindColon { return .time }
                numbers += 1
                if let behindYear, numbers > behindYear { return .time }
            }
            run += 1
            continue
        }
        // A year that stands first has the numbers of the month and the day behind it.
        if run == 4 { behindYear = numbers == 1 ? 3 : numbers }
        isBehindColon = scalar.value == 0x3A && run > 0
        run = 0
    }
    return run == 4 ? .year : .none
}

/// Whether a day behind a place leads up to the text with a dash, as in reports of agencies.
private func isDateline(_ text: Span<UInt8>, _ part: Range<Int>, upTo end: Int) -> Bool {
    let sign = trimming(text, part.upperBound..<end)
    guard !sign.isEmpty, CharacterKind(decodeScalar(text, at: sign.lowerBound).value) == .dash else { return false }
    return part.contains { text[$0] == 0x2C } && CharacterKind(decodeScalar(text, at: part.lowerBound).value) == .upper
}

private func hasDigit(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.contains { isASCIIDigit(text[$0]) || text[$0] >= 0xD8 && isDigitOfNews(decodeScalar(text, at: $0).value) }
}

/// Whether a day may end where a range does: with a number, or behind one with the sign of the hour or of its zone. Words
/// of the sentence behind it do not belong to it.
private func endsDay(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let word = lastWordStart(text, range)..<range.upperBound
    if hasDigit(text, word) { return true }
    let before = trimming(text, range.lowerBound..<word.lowerBound)
    guard hasDigit(text, lastWordStart(text, before)..<before.upperBound) else { return false }
    if word.count <= 5, word.allSatisfy({ isASCIIUpper(text[$0]) }) { return true }
    let last = text[word.upperBound - 1]
    return last == 0x29 || last == 0x2E && scalarCount(text, in: word) <= 3
}

private let mostWordsOfHead = 24
private let mostWordsOfPart = 10

/// Where the first words of a range begin, then the end of the range if there are no more.
private func wordStarts(_ text: Span<UInt8>, _ range: Range<Int>) -> [Int] {
    var starts = [range.lowerBound]
    var i = range.lowerBound
    while i < range.upperBound, starts.count <= mostWordsOfHead {
        i = spaceStart(text, from: i, before: range.upperBound)
        i = spaceEnd(text, from: i, before: range.upperBound)
        starts.append(i)
    }
    return starts
}
