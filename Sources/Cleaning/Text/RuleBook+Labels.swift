import Bytes

/// Labels that are glued to sentences: whatever a rule takes out as a line of its own.
extension RuleBook {
    /// The labels that a line begins with, each with its last word glued to what follows: `Read moreThe talks went on.`
    ///
    /// What is left must be a sentence of some length. A label of two words, one of nine bytes, a date or a reading
    /// time is known by itself. Of others (one short word, by-lines, credits) it is asked that a word of a closed class
    /// or one more label follows, so that no name with a capital inside is cut: `ShareThe talks went on`, but
    /// `SharePoint is down`. A day is cut above the first prose only: further on it is that of an entry in a chronicle.
    ///
    /// - Parameter isFirst: Whether the line is the first prose.
    /// - Complexity: O(1): the first bytes of the line are looked at.
    func gluedLabels(
        _ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses, isFirst: Bool, depth: Int = 0
    ) -> [Deletion] {
        guard line.count > 44, depth < 4 else { return [] }
        if let found = gluedPrefix(text, line, at: .body) {
            let label = line.lowerBound..<line.lowerBound + found.length
            let rest = label.upperBound..<line.upperBound
            return [Deletion(range: label, rule: found.rule)]
                + gluedLabels(text, rest, classes, isFirst: isFirst, depth: depth + 1)
        }
        for i in (line.lowerBound + 4)..<min(line.lowerBound + 120, line.upperBound - 40)
        where (isASCIIUpper(text[i]) || text[i] >= 0xC0) && isGlue(text, at: i) {
            let label = line.lowerBound..<i
            guard let found = rule(forLabel: text, label, at: [.body, .head], isAlone: false),
                isFirst || found.rule.kind != "date", endsSentence(text, line)
            else { continue }
            let more = gluedLabels(text, i..<line.upperBound, classes, isFirst: isFirst, depth: depth + 1)
            if found.isCertain || !more.isEmpty || isClosedClass(text, at: i, classes) {
                return [Deletion(range: label, rule: found.rule)] + more
            }
        }
        return []
    }

    /// The rule for labels in a row, each of which goes as a line of its own: `Subscribe | Chat | Share`.
    func labelRow(_ text: Span<UInt8>, _ line: Range<Int>) -> Rule? {
        guard let row = self[.labelRow] else { return nil }
        var start = line.lowerBound
        var i = start
        var count = 0
        while i <= line.upperBound {
            let width = i == line.upperBound ? 0 : separatorLength(text, at: i)
            guard width > 0 || i == line.upperBound else {
                i += 1
                continue
            }
            guard i < line.upperBound || count > 0, rule(forLine: phrase(of: text, start..<i)) != nil else {
                return nil
            }
            count += 1
            start = i + width
            i = max(start, i + 1)
        }
        return row
    }

    /// The rule and the length of a label that stands behind the last sentence of a line: of two words or more, or of
    /// any kind where it is glued to the sentence.
    ///
    /// - Complexity: O(1): the last bytes of the line are looked at.
    func endLabel(_ text: Span<UInt8>, _ line: Range<Int>) -> (rule: Rule, length: Int)? {
        guard line.count >= 50 else { return nil }
        var i = line.upperBound
        while i > max(line.lowerBound, line.upperBound - 64), let scalar = decodeScalar(text, before: i),
            !isSentenceMark(scalar.value)
        {
            i -= scalar.byteCount
        }
        while i < line.upperBound, case let scalar = decodeScalar(text, at: i), isCloser(scalar.value) {
            i += scalar.byteCount
        }
        let label = trimming(text, i..<line.upperBound)
        let before = trimming(text, line.lowerBound..<i)
        guard !label.isEmpty, label.count < 64, before.count >= 40, endsSentence(text, before) else { return nil }
        let isGlued = label.lowerBound == i && CharacterKind(decodeScalar(text, at: i).value) != .lower
        guard let found = rule(forLabel: text, label, at: isGlued ? [.body, .tail] : [], isAlone: !isGlued) else {
            return nil
        }
        return (found.rule, line.upperBound - i)
    }

    /// The rule for a label as a line of its own, and whether no sentence begins so.
    ///
    /// - Parameters:
    ///   - places: Where regular expressions are asked.
    ///   - isAlone: Whether only labels of two words count, which hold everywhere.
    private func rule(
        forLabel text: Span<UInt8>, _ label: Range<Int>, at places: [LinePlace], isAlone: Bool
    ) -> (rule: Rule, isCertain: Bool)? {
        let words = phrase(of: text, label)
        let hasSpace = words.contains(0x20)
        guard words.count >= 4, !isAlone || hasSpace else { return nil }
        if let rule = rule(forLine: words) { return (rule, hasSpace || words.count >= 9) }
        for place in places {
            if let rule = rule(forLine: words, at: place) { return (rule, false) }
        }
        guard label.count - (lastWordStart(text, label) - label.lowerBound) >= 3 else { return nil }
        for place in places {
            guard let rule = rule(forShape: text, label, at: place) else { continue }
            let hasDigit = label.contains { isASCIIDigit(text[$0]) }
            return (rule, hasDigit && (rule.kind == "date" || rule.kind == "widget"))
        }
        return nil
    }
}

/// How many bytes a bar, a middle dot or a bullet takes that stands here; 0 for anything else.
func separatorLength(_ text: Span<UInt8>, at i: Int) -> Int {
    switch text[i] {
    case 0x7C: 1
    case 0xC2: i + 1 < text.count && text[i + 1] == 0xB7 ? 2 : 0
    case 0xE2: i + 2 < text.count && text[i + 1] == 0x80 && text[i + 2] == 0xA2 ? 3 : 0
    default: 0
    }
}

/// Whether words are glued at an offset: a capital after a small letter, a digit or a closing bracket, the last capital
/// of several, or a letter of another kind of script.
private func isGlue(_ text: Span<UInt8>, at offset: Int) -> Bool {
    guard let last = decodeScalar(text, before: offset) else { return false }
    let scalar = decodeScalar(text, at: offset)
    switch (CharacterKind(last.value), CharacterKind(scalar.value)) {
    case (.lower, .upper), (.digit, .upper), (.closer, .upper), (.colon, .upper), (.letter, .upper): return true
    case (.upper, .letter), (.lower, .letter), (.digit, .letter): return true
    case (.upper, .upper):
        let next = offset + scalar.byteCount
        return next < text.count && CharacterKind(decodeScalar(text, at: next).value) == .lower
    default: return false
    }
}

/// Whether the word that begins at an offset is of a closed class, of three letters or more, and white space follows
/// it.
private func isClosedClass(_ text: Span<UInt8>, at start: Int, _ classes: LineWordClasses) -> Bool {
    var end = start
    while end < text.count, case let scalar = decodeScalar(text, at: end), isWordScalar(scalar.value) {
        end += scalar.byteCount
    }
    guard end - start >= 3, end < text.count, isASCIISpace(text[end]) else { return false }
    var words = LineWords()
    words.read(text, start..<end)
    return words.hashes.count == 1 && classes[words.hashes[0]] & LineWordClasses.function != 0
}

/// Where the last word of a range begins: after its last white space.
private func lastWordStart(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var start = range.upperBound
    while start > range.lowerBound && !isASCIISpace(text[start - 1]) { start -= 1 }
    return start
}
