import Bytes

/// Residue between the sentences of a line: what is left of the lines of a page that was written as one line.
///
/// A long line is parted into its sentences again. One that a rule would take out as a line of its own goes, and at the
/// end of the line whatever may stand below an article. A label that no mark ends is told by what follows: a word of a
/// closed class with a capital, or more labels.
extension RuleBook {
    /// What is left out between the sentences of a line, with the white space behind it. Ascending, none overlapping.
    ///
    /// - Complexity: O(*n*).
    func insertions(
        _ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses, isFirst: Bool, isLast: Bool
    ) -> [Deletion] {
        guard line.count >= shortestRunTogether else { return [] }
        let isPage = line.count >= longestParagraph || line.count * 2 > text.count
        var sentences = sentenceRanges(text, line)
        var below: [Deletion] = []
        while isPage, isLast, sentences.count > 1, let last = sentences.last,
            let rule = rule(forLast: last, text, classes)
        {
            below.append(Deletion(range: last, rule: rule))
            sentences.removeLast()
        }
        var found: [Deletion] = []
        for sentence in sentences {
            let isFirst = isFirst && sentence.lowerBound == line.lowerBound
            addInsertions(in: sentence, text, classes, isPage: isPage, isFirst: isFirst, to: &found)
        }
        return found + below.reversed()
    }

    /// Whether most of a line is sentences behind the first one that say nothing to the reader, so that it does not go for
    /// how it begins.
    func holdsProse(_ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses) -> Bool {
        guard line.count >= shortestRunTogether else { return false }
        let prose = sentenceRanges(text, line).dropFirst().filter {
            $0.count >= shortestProse && readerWords(text, $0, classes) < 2
        }
        return prose.reduce(0) { $0 + $1.count } * 2 > line.count
    }

    /// The rule for the last of some sentences, or for what stands behind the last one.
    private func rule(forLast sentence: Range<Int>, _ text: Span<UInt8>, _ classes: LineWordClasses) -> Rule? {
        let range = trimming(text, sentence)
        guard !beginsQuotation(text, at: range.lowerBound), range.count <= longestNotice,
            range.count <= 60 || border(text, range, classes) == nil
        else { return nil }
        let words = phrase(of: text, range)
        let isShort = isCallLength(text, range)
        let line = ComparedLine(words: words, isShort: isShort)
        for place in [LinePlace.body, .tail] {
            if let rule = rule(forLine: line, text, range, at: place) { return rule }
        }
        if isShort, let rule = rule(forCall: words, text, range) { return rule }
        if let rule = rule(forNotice: text, range, at: .tail) { return rule }
        guard isShort, !endsSentence(text, range),
            let first = label(text, at: range.lowerBound, before: range.upperBound)
        else { return nil }
        var end = trimming(text, first.end..<range.upperBound)
        while !end.isEmpty, let next = label(text, at: end.lowerBound, before: end.upperBound) {
            end = trimming(text, next.end..<end.upperBound)
        }
        // A heading and what stands under it: labels and names, no sentence.
        return holdsClosedClass(text, end, classes) ? nil : first.rule
    }

    /// What is left out of a sentence and before it.
    private func addInsertions(
        in sentence: Range<Int>, _ text: Span<UInt8>, _ classes: LineWordClasses, isPage: Bool, isFirst: Bool,
        to found: inout [Deletion]
    ) {
        var i = sentence.lowerBound
        var isStart = true
        while i < sentence.upperBound {
            if isStart || CharacterKind(decodeScalar(text, at: i).value) == .upper,
                let labels = labels(text, at: i, before: sentence.upperBound, isStart: isStart, classes)
            {
                found += labels
                i = labels[labels.count - 1].range.upperBound
                isStart = true
                continue
            }
            if isStart, isPage, isFirst, case let parts = headParts(text, i..<sentence.upperBound, classes),
                !parts.isEmpty
            {
                found += parts
                i = parts[parts.count - 1].range.upperBound
                continue
            }
            if isStart, isPage || mayBeginLine(text, i..<sentence.upperBound) {
                let end = border(text, i..<sentence.upperBound, classes) ?? sentence.upperBound
                let isCut = end < sentence.upperBound
                if let rule = rule(forSentence: i..<end, text, classes, isCut: isCut, isPage: isPage, isFirst: isFirst)
                {
                    found.append(Deletion(range: i..<end, rule: rule))
                    i = end
                    continue
                }
            }
            guard isPage else { return }
            isStart = false
            while i < sentence.upperBound, !isASCIISpace(text[i]) { i += 1 }
            while i < sentence.upperBound, isASCIISpace(text[i]) { i += 1 }
        }
    }

    /// Whether a line of the table may begin here.
    private func mayBeginLine(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        firstWords.mayBegin(text, at: range.lowerBound, before: range.upperBound)
            || firstWordsOfStarts.mayBegin(text, at: range.lowerBound, before: range.upperBound)
    }

    /// The rule for a sentence among others, as a line of its own.
    ///
    /// - Parameters:
    ///   - isCut: Whether another one begins behind it without a mark between them.
    ///   - isPage: Whether the line holds a whole page.
    ///   - isFirst: Whether the sentence is the first of the text.
    private func rule(
        forSentence sentence: Range<Int>, _ text: Span<UInt8>, _ classes: LineWordClasses, isCut: Bool, isPage: Bool,
        isFirst: Bool
    ) -> Rule? {
        let range = trimming(text, sentence)
        guard isCallLength(text, range), !beginsQuotation(text, at: range.lowerBound) else { return nil }
        let isShort = range.count <= 100
        guard isShort || mayBeginLine(text, range) else { return nil }
        let words = phrase(of: text, range)
        if let rule = rule(forLine: words) { return !isCut && words.count { $0 == 0x20 } >= 2 ? rule : nil }
        if isCut, isShort, isPage {
            if let rule = rule(forShape: text, range, at: .body) { return rule }
            if isFirst, let rule = rule(forShape: text, range, at: .head) { return rule }
        }
        // A title behind a colon may have the next sentence glued to it.
        guard isCut || !range.prefix(40).contains(where: { text[$0] == 0x3A }) || range.count <= 60 else { return nil }
        guard isShort || isCut || readerWords(text, range, classes) >= 2 else { return nil }
        return rule(forStart: words, at: .body)?.rule ?? (isPage ? rule(forCall: words, text, range) : nil)
    }
}

/// A line of fewer bytes is a paragraph.
private let shortestRunTogether = 240
private let shortestProse = 60
/// One of as many is no paragraph of a news text.
private let longestParagraph = 1_500
private let longestNotice = 400
