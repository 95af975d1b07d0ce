import Bytes

/// Labels that stand in a line, parted by nothing but white space from the sentences around them.
extension RuleBook {
    /// The labels that stand side by side at an offset, each with the white space behind it, where what follows shows that
    /// they are labels: three of them, or a word of a closed class behind one, or behind a label of several words at the
    /// beginning of a sentence what may begin another one.
    ///
    /// - Parameter isStart: Whether a sentence begins at the offset.
    /// - Complexity: O(*n*) in the labels.
    func labels(
        _ text: Span<UInt8>, at start: Int, before limit: Int, isStart: Bool, _ classes: LineWordClasses
    ) -> [Deletion]? {
        var labels: [Deletion] = []
        var words = 0
        var everywhere = 0
        var next = start
        while next < limit, let label = label(text, at: next, before: limit) {
            words += label.words
            if label.isEverywhere { everywhere += 1 }
            var end = label.end
            while end < limit, isASCIISpace(text[end]) { end += 1 }
            labels.append(Deletion(range: next..<end, rule: label.rule))
            next = end
        }
        // What a sentence has in common with a label is no label.
        while let last = labels.last, next == limit || !mayBeginSentence(text, at: next) {
            words -= wordCount(text, last.range)
            next = last.range.lowerBound
            labels.removeLast()
        }
        guard let first = labels.first else { return nil }
        if labels.count >= 3 { return labels }
        guard everywhere > 0 else { return nil }
        if CharacterKind(decodeScalar(text, at: next).value) == .upper, isClosedClass(text, at: next, classes) {
            return words > 1 || isStart && first.range.count > 6 ? labels : nil
        }
        guard isStart, first.rule.kind != "section" else { return nil }
        if words == 1 { return first.rule.kind == "advertisement" ? labels : nil }
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
            while end < limit, isASCIISpace(text[end]) { end += 1 }
            let word = end
            while end < limit, !isASCIISpace(text[end]) { end += 1 }
            // A sign between words is no word's end.
            if end - word == 1, !isASCIIAlphanumeric(text[word]) { continue }
            guard end - start <= 160, let last = decodeScalar(text, before: end) else { break }
            switch CharacterKind(last.value) {
            // What a colon introduces has no end that could be told.
            case .colon, .comma, .mark: return best
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
