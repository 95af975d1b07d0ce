import Bytes

/// Labels that stand in a line, parted by nothing but white space from the sentences around them.
extension RuleBook {
    /// The labels that stand side by side at an offset, each with the white space and the signs behind it that part the
    /// items of a row, where what follows shows that they are labels: three of them, or a word of a closed class behind
    /// one, or behind a label of several words at the beginning of a sentence what may begin another one.
    ///
    /// - Parameters:
    ///   - isStart: Whether a sentence begins at the offset.
    ///   - isHead: Whether the line has nothing before it but labels and parts of a head.
    ///   - rowEnd: Becomes where the row ends, if it is none: no label that begins before it is one either.
    /// - Complexity: O(*n*) in the labels.
    func labels(
        _ text: Span<UInt8>, at start: Int, before limit: Int, isStart: Bool, isHead: Bool = false,
        _ classes: LineWordClasses, rowEnd: inout Int
    ) -> [Deletion]? {
        var labels: [Deletion] = []
        var words: [Int] = []
        var everywhere = 0
        var next = start
        while next < limit, let label = label(text, at: next, before: limit) {
            if label.isEverywhere { everywhere += 1 }
            var end = spaceEnd(text, from: label.end, before: limit)
            end = separatorsEnd(text, from: end, before: limit)
            labels.append(Deletion(range: next..<end, rule: label.rule))
            words.append(label.words)
            next = end
        }
        let end = next
        // What a sentence has in common with a label is no label.
        while let last = labels.last, next == limit || !mayBeginSentence(text, at: next) {
            next = last.range.lowerBound
            labels.removeLast()
            words.removeLast()
        }
        if labels.count >= 3 { return labels }
        // Inside a row that is none no other one begins, so each row is read once.
        if end > start { rowEnd = end }
        guard let first = labels.first, everywhere > 0 || isHead && labels.count == 2 else { return nil }
        let count = words.reduce(0, +)
        if CharacterKind(decodeScalar(text, at: next).value) == .upper,
            isStart ? beginsClause(text, at: next, classes) : isClosedClass(text, at: next, classes)
        {
            return count > 1 || isStart && first.range.count > 6 ? labels : nil
        }
        guard isStart, first.rule.kind != "section" else { return nil }
        if count == 1 { return first.rule.kind == "advertisement" ? labels : nil }
        return isClosedClass(text, at: start, classes, minimum: 1) ? nil : labels
    }

    /// The longest label of the table that begins at an offset, where it ends and how many words it has.
    func label(_ text: Span<UInt8>, at start: Int, before limit: Int) -> Label? {
        guard CharacterKind(decodeScalar(text, at: start).value) != .lower,
            firstWords.mayBegin(text, at: start, before: limit)
        else { return nil }
        var best: Label?
        var end = start
        for count in 1...12 where end < limit {
            end = spaceEnd(text, from: end, before: limit)
            let word = end
            end = spaceStart(text, from: end, before: limit)
            // A sign between words is no word's end.
            if end - word == 1, !isASCIIAlphanumeric(text[word]) { continue }
            guard end - start <= 160, let last = decodeScalar(text, before: end) else { break }
            switch CharacterKind(last.value) {
            // What a colon introduces has no end that could be told.
            case .colon where last.value != 0x3B:
                guard let rule = rule(forLine: phrase(of: text, start..<end)), rule.kind == "advertisement" else {
                    return best
                }
                return Label(rule: rule, end: end, words: count, isEverywhere: true)
            case .comma, .mark: return best
            default:
                let words = phrase(of: text, start..<end)
                if let rule = rule(forLine: words) {
                    best = Label(rule: rule, end: end, words: count, isEverywhere: true)
                } else if let rule = rule(forLine: words, at: .head) ?? rule(forLine: words, at: .tail),
                    rule.kind != "code", rule.kind != "byline"
                {
                    best = Label(rule: rule, end: end, words: count, isEverywhere: false)
                }
            }
        }
        return best
    }
}

/// A label among sentences.
struct Label {
    var rule: Rule
    /// Where it ends.
    var end: Int
    /// How many words it has.
    var words: Int
    /// Whether it goes wherever it stands, not only above and below a text.
    var isEverywhere: Bool
}
