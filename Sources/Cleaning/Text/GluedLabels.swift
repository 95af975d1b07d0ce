import Bytes

/// Labels that are glued to sentences: whatever a rule takes out as a line of its own.
extension RuleBook {
    /// The labels that a line begins with, each with its last word glued to what follows: `Read moreThe talks went on.`
    ///
    /// What is left must be a sentence of some length. A label of two words, one of nine bytes, a date or a reading
    /// time is known by itself. Of others (one short word, by-lines, credits) it is asked that a word of a closed class
    /// or one more label follows, so that no name with a capital inside is cut: `ShareThe talks went on`, but
    /// `SharePoint is down`. Of labels that go on with any words, and of calls to the reader, the last word must be one
    /// by itself. A day is cut above the first prose only: further on it is that of an entry in a chronicle.
    ///
    /// - Parameter isFirst: Whether the line is the first prose.
    /// - Complexity: O(1): the first bytes of the line are looked at.
    func gluedLabels(
        _ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses, isFirst: Bool, depth: Int = 0
    ) -> [Deletion] {
        guard line.count > shortestGlued, depth < 4 else { return [] }
        if let found = gluedPrefix(text, line, at: .body) {
            let label = line.lowerBound..<line.lowerBound + found.length
            let rest = label.upperBound..<line.upperBound
            return [Deletion(range: label, rule: found.rule)]
                + gluedLabels(text, rest, classes, isFirst: isFirst, depth: depth + 1)
        }
        let limit = min(line.lowerBound + longestLabel, line.upperBound - shortestRest)
        var i = line.lowerBound + 4
        var tried = 0
        while i < limit, tried < (depth == 0 ? 2 : 1) * mostTried {
            guard mayBeGlue(text[i]), isGlue(text, at: i) else {
                i += 1
                continue
            }
            guard endsSentence(text, line) else { return [] }
            let end = max(wordEnd(text, from: i, before: limit), i + 1)
            let borders = (i..<end).filter { mayBeGlue(text[$0]) && isGlue(text, at: $0) }
            // Of a label that goes on with any words the last border first: the others are those of a name with
            // capitals inside.
            tried += borders.count
            let order: [(Int, isOpen: Bool?)] =
                borders.count == 1
                ? [(borders[0], nil)] : borders.map { ($0, false) } + borders.reversed().map { ($0, true) }
            for (border, isOpen) in order {
                let labels = labels(
                    text, line, gluedAt: border, classes, isFirst: isFirst, isOpen: isOpen, depth: depth)
                if !labels.isEmpty { return labels }
            }
            i = end
        }
        return []
    }

    /// The labels that a line begins with, where the first ends at a border of glued words; none where it is no label.
    private func labels(
        _ text: Span<UInt8>, _ line: Range<Int>, gluedAt border: Int, _ classes: LineWordClasses, isFirst: Bool,
        isOpen wanted: Bool?, depth: Int
    ) -> [Deletion] {
        let label = line.lowerBound..<border
        let rest = border..<line.upperBound
        guard let found = rule(forLabel: text, label, at: [.body, .head], isEdge: isFirst),
            case let isOpen = found.isOpen, wanted ?? isOpen == isOpen, isFirst || found.rule.kind != "date",
            rest.count >= shortestSentence || found.isCertain && !isOpen && label.contains(where: { text[$0] == 0x20 }),
            !isOpen || rest.count >= shortestParagraph && !isInsideName(text, at: border),
            // Short ones with the mark of a sentence are sentences: `I agree.`
            isOpen || label.count >= shortestMarked || !endsSentence(text, label)
        else { return [] }
        let more = gluedLabels(text, rest, classes, isFirst: isFirst, depth: depth + 1)
        let isKnown =
            found.isCertain || !more.isEmpty
            || isClosedClass(text, at: border, classes)
                && (lastWordStart(text, label) > label.lowerBound || partsWords(text, at: border, calls))
            || isOpen && partsWords(text, at: border, calls)
        return isKnown ? [Deletion(range: label, rule: found.rule)] + more : []
    }

    /// The rule and the length of a label that stands behind the last sentence of a line: of two words or more, or of
    /// any kind where it is glued to the sentence.
    ///
    /// - Parameter isEdge: Whether the line is among the last of the text, where notices stand.
    /// - Complexity: O(1): the last bytes of the line are looked at.
    func endLabel(
        _ text: Span<UInt8>, _ line: Range<Int>, isEdge: Bool
    ) -> (rule: Rule, length: Int, isGlued: Bool)? {
        guard line.count >= 50 else { return nil }
        var alone: (rule: Rule, length: Int, isGlued: Bool)?
        var isLast = true
        var tried = 0
        var mark = line.upperBound
        while let end = lastMark(text, max(line.lowerBound, line.upperBound - longestLabel)..<mark, isGlued: !isLast) {
            mark = end.lowerBound
            var i = end.upperBound
            while i < line.upperBound, case let scalar = decodeScalar(text, at: i), isCloser(scalar.value) {
                i += scalar.byteCount
            }
            let label = trimming(text, i..<line.upperBound)
            guard !label.isEmpty else {
                isLast = false
                continue
            }
            let before = trimming(text, line.lowerBound..<i)
            let first = CharacterKind(decodeScalar(text, at: i).value)
            let beginsLabel = isLast ? first != .lower : first == .upper || first == .letter || first == .quote
            let isGlued = label.lowerBound == i && beginsLabel
            guard before.count >= shortestSentence else { break }
            if isGlued {
                tried += 1
                guard tried <= mostTried else { break }
            }
            if isGlued, let found = rule(ofLabels: text, label, at: [.body, .tail], isEdge: isEdge) {
                return (found, line.upperBound - i, true)
            }
            if !isGlued, isLast, label.count < 64, let found = rule(forLabelAlone: text, label) {
                // It may be the second sentence of a label that is glued.
                alone = (found, line.upperBound - i, false)
            }
            isLast = false
        }
        return alone
    }

    /// Whether a line ends with a label that is glued to its last sentence, or with another sentence that is: then it is
    /// prose as one with an end mark is. A short sentence and a credit are a caption.
    func endsGlued(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
        let isGlued = endLabel(text, line, isEdge: true)?.isGlued ?? false || holdsGluedSentence(text, line)
        return isGlued && !isCaption(text, line)
    }

    /// Whether a line is short and ends with the credit of a picture.
    private func isCaption(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
        let unmarked = TextLine(range: line, followsBlank: false, hasWord: true, endsSentence: false)
        guard shownLength(text, line) <= longestCaption else { return false }
        if caption(text, unmarked, upTo: line.count) != nil { return true }
        guard let rule = rule(forShape: text, line, at: .body) else { return false }
        return (rule.kind == "caption" || rule.kind == "rights") && !holds(text.extracting(line), [0xC2, 0xA9])
    }

    /// The sentence of a line that stays when the labels glued to it are cut off, or that of one whose label is known
    /// by no rule, but parted from it by a border that no name has; `nil` where nothing is glued.
    ///
    /// - Complexity: O(*n*).
    func sentence(gluedIn text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses) -> Range<Int>? {
        guard line.count > shortestParagraph else { return nil }
        var rest = line
        if let label = endLabel(text, line, isEdge: true), label.isGlued, !isCaption(text, line) {
            rest = trimming(text, line.lowerBound..<line.upperBound - label.length)
        }
        if let label = gluedLabels(text, rest, classes, isFirst: true).last {
            rest = label.range.upperBound..<rest.upperBound
        } else if endsSentence(text, rest) {
            var i = rest.lowerBound + 4
            while i < rest.upperBound - shortestParagraph {
                if mayBeGlue(text[i]), isGlue(text, at: i), isClosedClass(text, at: i, classes),
                    beginsLower(text, wordEndingAt: i)
                {
                    rest = i..<rest.upperBound
                    break
                }
                i += 1
            }
        }
        return rest == line || rest.count < shortestSentence ? nil : rest
    }

    /// The rule for labels glued to each other; that of the first.
    private func rule(
        ofLabels text: Span<UInt8>, _ label: Range<Int>, at places: [LinePlace], isEdge: Bool, depth: Int = 0
    ) -> Rule? {
        if let found = rule(forLabel: text, label, at: places, isEdge: isEdge) { return found.rule }
        guard depth < 2, label.count > 8 else { return nil }
        var tried = 0
        for i in label.dropFirst(4) where tried < mostTried && mayBeGlue(text[i]) && isGlue(text, at: i) {
            tried += 1
            if let found = rule(forLabel: text, label.lowerBound..<i, at: places, isEdge: isEdge),
                rule(ofLabels: text, i..<label.upperBound, at: places, isEdge: isEdge, depth: depth + 1) != nil
            {
                return found.rule
            }
        }
        return nil
    }

    /// The rule for a line above or below the prose that is nothing but labels glued to each other; that of the first.
    func rule(forGluedLine text: Span<UInt8>, _ line: Range<Int>, at place: LinePlace) -> Rule? {
        guard line.count <= longestLabel, !endsSentence(text, line) else { return nil }
        let places = [LinePlace.body, place]
        var tried = 0
        for i in line.dropFirst(4) where tried < mostTried && mayBeGlue(text[i]) && isGlue(text, at: i) {
            tried += 1
            if let found = rule(forLabel: text, line.lowerBound..<i, at: places, isEdge: false), !found.isOpen,
                rule(ofLabels: text, i..<line.upperBound, at: places, isEdge: false, depth: 1) != nil
            {
                return found.rule
            }
        }
        return nil
    }

    /// The rule for a label of two words or more as a line of its own, wherever that stands.
    private func rule(forLabelAlone text: Span<UInt8>, _ label: Range<Int>) -> Rule? {
        let words = phrase(of: text, label)
        return words.contains(0x20) ? rule(forLine: words) : nil
    }

    /// The rule for a label as a line of its own, whether no sentence begins so, and whether it may go on with any words:
    /// where only its beginning or its shape is known, or it is a call to the reader.
    ///
    /// - Parameters:
    ///   - places: Where the line may stand that the label would be.
    ///   - isEdge: Whether notices are asked for, which stand among the first and the last lines.
    private func rule(
        forLabel text: Span<UInt8>, _ label: Range<Int>, at places: [LinePlace], isEdge: Bool
    ) -> (rule: Rule, isCertain: Bool, isOpen: Bool)? {
        let words = phrase(of: text, label)
        let hasSpace = words.contains(0x20)
        guard words.count >= 4 else { return nil }
        if let rule = rule(forLine: words) { return (rule, hasSpace || words.count >= 9, false) }
        for place in places {
            if let rule = rule(forLine: words, at: place) { return (rule, false, false) }
        }
        if !beginsQuotation(text, at: label.lowerBound) {
            for place in places {
                if let found = rule(forStart: words, at: place) {
                    return (found.rule, found.isWhole && hasSpace, true)
                }
            }
        }
        if let rule = rule(forCall: words, text, label) { return (rule, false, true) }
        if label.count - (lastWordStart(text, label) - label.lowerBound) >= 3 {
            for place in places {
                guard let rule = rule(forShape: text, label, at: place) else { continue }
                let hasDigit = label.contains { isASCIIDigit(text[$0]) }
                // Behind a copyright sign companies stand, whose names have capitals inside.
                let isOpen =
                    hasSpace && ["caption", "related", "rights", "subscribe"].contains(rule.kind)
                    && !holds(text.extracting(label), [0xC2, 0xA9])
                return (rule, hasDigit && (rule.kind == "date" || rule.kind == "widget"), isOpen)
            }
        }
        guard isEdge, let rule = rule(forNotice: text, label, at: places.contains(.tail) ? .tail : .head) else {
            return nil
        }
        return (rule, false, true)
    }

    /// Whether a border of glued words stands inside a name that every language has: `You|Tube`.
    private func isInsideName(_ text: Span<UInt8>, at border: Int) -> Bool {
        guard let calls else { return false }
        let word = wordStart(text, before: border)..<wordEnd(text, from: border, before: text.count)
        for start in word where start < border && (start == word.lowerBound || isGlue(text, at: start)) {
            if let end = calls.nameEnd(text, start..<word.upperBound), end > border { return true }
        }
        return false
    }
}

/// A label has no more bytes, and the sentence that it is glued to no fewer; where only its beginning is known, or it is
/// a call, no fewer than a paragraph of news. A label that ends as sentences do has no fewer.
private let longestLabel = 200
private let shortestSentence = 40
/// A sentence behind a label of two words that the table has, and the two together, have no fewer.
private let shortestRest = 20
private let shortestGlued = 28
private let shortestParagraph = 60
private let shortestMarked = 17
/// No more places are tried at which a label behind a sentence, or in a row of labels, may begin; twice as many where the
/// first one may end.
private let mostTried = 4
/// The first of two sentences that are glued has no fewer bytes; names with marks inside are shorter.
private let shortestFirst = 24
/// In letters.
private let longestCaption = 100

/// Whether a sentence of some length ends before the end, and the next is glued to it.
///
/// Where no letters are capitals, the marks of China and Japan aside, which no space follows.
func holdsGluedSentence(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    guard line.count > shortestSentence else { return false }
    var end = line.upperBound
    while let mark = lastMark(text, line.lowerBound + shortestFirst..<end, isGlued: true) {
        end = mark.lowerBound
        // No word that is part of an address, where all such marks stand.
        let word = wordStart(text, before: mark.lowerBound)
        guard mark.upperBound < line.upperBound, word == line.lowerBound || isASCIISpace(text[word - 1]),
            let last = decodeScalar(text, before: mark.lowerBound),
            let before = decodeScalar(text, before: mark.lowerBound - last.byteCount)
        else { continue }
        let next = decodeScalar(text, at: mark.upperBound).value
        switch (CharacterKind(before.value), CharacterKind(last.value), CharacterKind(next)) {
        case (.lower, .lower, .upper): return true
        case (.letter, .letter, .upper), (.letter, .letter, .letter): if next < 0x2E80 { return true }
        default: break
        }
    }
    return false
}
