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
        _ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses, _ names: NameReader?, isFirst: Bool,
        isLast: Bool
    ) -> [Deletion] {
        guard line.count >= shortestRunTogether else { return [] }
        let isPage = line.count >= longestParagraph || line.count * 2 > text.count
        let head = isPage && isFirst ? head(text, line, classes, names) : []
        let start = head.last?.range.upperBound ?? line.lowerBound
        var sentences = sentenceRanges(text, start..<line.upperBound)
        var below: [Deletion] = []
        while isPage, isLast, sentences.count > 1, let last = sentences.last,
            let rule = rule(forLast: last, text, classes)
        {
            below.append(Deletion(range: last, rule: rule))
            sentences.removeLast()
        }
        var found = head
        for sentence in sentences {
            let isFirst = isFirst && sentence.lowerBound == start
            addInsertions(in: sentence, text, classes, names, isPage: isPage, isFirst: isFirst, to: &found)
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

    /// The rule for the last of some sentences, or for what stands behind the last one: labels, and what may stand below an
    /// article behind them.
    private func rule(forLast sentence: Range<Int>, _ text: Span<UInt8>, _ classes: LineWordClasses) -> Rule? {
        let range = trimming(text, sentence)
        if let rule = rule(forWholeLast: range, text, classes) { return rule }
        guard isCallLength(text, range), !endsSentence(text, range), !beginsQuotation(text, at: range.lowerBound),
            let first = label(text, at: range.lowerBound, before: range.upperBound)
        else { return nil }
        var rest = trimming(text, first.end..<range.upperBound)
        while !rest.isEmpty, let next = label(text, at: rest.lowerBound, before: rest.upperBound) {
            if rule(forWholeLast: rest, text, classes) != nil { return first.rule }
            rest = trimming(text, next.end..<rest.upperBound)
        }
        if !rest.isEmpty, rule(forWholeLast: rest, text, classes) != nil { return first.rule }
        // A heading and what stands under it: labels and names, no sentence.
        return holdsClosedClass(text, rest, classes) ? nil : first.rule
    }

    /// The rule for the last of some sentences as one line below a text.
    private func rule(forWholeLast range: Range<Int>, _ text: Span<UInt8>, _ classes: LineWordClasses) -> Rule? {
        guard !beginsQuotation(text, at: range.lowerBound), range.count <= longestNotice,
            range.count <= 60
                || border(text, range, classes) == nil && sentenceStart(behindStartOf: range, text, classes) == nil
        else { return nil }
        let words = phrase(of: text, range)
        let isShort = isCallLength(text, range)
        let line = ComparedLine(words: words, isShort: isShort)
        for place in [LinePlace.body, .tail] {
            if let rule = rule(forLine: line, text, range, at: place) { return rule }
        }
        if isShort, let rule = rule(forCall: words, text, range) { return rule }
        return rule(forNotice: text, range, at: .tail)
    }

    /// What stands above an article that is one line: labels and the parts of heads, in any order.
    private func head(
        _ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses, _ names: NameReader?
    ) -> [Deletion] {
        var found: [Deletion] = []
        var i = line.lowerBound
        var rowEnd = i
        while i < line.upperBound, i - line.lowerBound < longestHead {
            let labels =
                i < rowEnd
                ? nil
                : labels(text, at: i, before: line.upperBound, isStart: true, isHead: true, classes, rowEnd: &rowEnd)
            let parts = labels ?? headParts(text, i..<line.upperBound, classes, names)
            guard let last = parts.last else { break }
            found += parts
            i = last.range.upperBound
        }
        return found
    }

    /// The labels that a sentence begins with, glued to it; what stands around them is parted.
    private func gluedLabels(_ text: Span<UInt8>, _ sentence: Range<Int>, _ classes: LineWordClasses) -> [Deletion] {
        gluedLabels(text, trimming(text, sentence), classes, isFirst: false).map {
            Deletion(range: $0.range, rule: $0.rule, isBreak: true)
        }
    }

    /// What is left out of a sentence and before it.
    private func addInsertions(
        in sentence: Range<Int>, _ text: Span<UInt8>, _ classes: LineWordClasses, _ names: NameReader?, isPage: Bool,
        isFirst: Bool, to found: inout [Deletion]
    ) {
        var i = sentence.lowerBound
        var isStart = true
        var rowEnd = i
        while i < sentence.upperBound {
            if i >= rowEnd, isStart || CharacterKind(decodeScalar(text, at: i).value) == .upper,
                var labels = labels(
                    text, at: i, before: sentence.upperBound, isStart: isStart, classes, rowEnd: &rowEnd)
            {
                let from = max(sentence.lowerBound, found.last?.range.upperBound ?? 0)
                i = labels[labels.count - 1].range.upperBound
                let first = labels[0].range
                labels[0].range = separatorStart(text, before: first.lowerBound, from: from)..<first.upperBound
                found += labels
                isStart = true
                continue
            }
            if isStart, isPage, isFirst, i - sentence.lowerBound < longestHead,
                case let parts = headParts(text, i..<sentence.upperBound, classes, names), !parts.isEmpty
            {
                found += parts
                i = parts[parts.count - 1].range.upperBound
                continue
            }
            if isStart, isPage, case let parts = gluedLabels(text, i..<sentence.upperBound, classes), !parts.isEmpty {
                found += parts
                i = parts[parts.count - 1].range.upperBound
                continue
            }
            if isStart, isPage || mayBeginLine(text, i..<sentence.upperBound) {
                var end = border(text, i..<sentence.upperBound, classes) ?? sentence.upperBound
                let isCut = end < sentence.upperBound
                if let rule = rule(forSentence: i..<end, text, classes, isCut: isCut, isPage: isPage, isFirst: isFirst)
                {
                    if !isCut, let start = sentenceStart(behindStartOf: i..<end, text, classes) { end = start }
                    found.append(Deletion(range: i..<end, rule: rule))
                    i = end
                    continue
                }
            }
            guard isPage else { return }
            isStart = false
            i = spaceStart(text, from: i, before: sentence.upperBound)
            i = spaceEnd(text, from: i, before: sentence.upperBound)
        }
    }

    /// Whether a line of the table may begin here.
    private func mayBeginLine(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        let words = FirstWords.hashes(text, at: range.lowerBound, before: range.upperBound)
        return firstWords.mayBegin(words) || firstWordsOfStarts.mayBegin(words)
    }

    /// Where the article's sentence begins that stands behind what lines begin with, in one with it: it has a capital, some
    /// length and a word of a closed class, and does not speak to the reader.
    private func sentenceStart(
        behindStartOf sentence: Range<Int>, _ text: Span<UInt8>, _ classes: LineWordClasses
    ) -> Int? {
        let range = trimming(text, sentence)
        guard range.count > shortestProse, endsSentence(text, range),
            let found = rule(forStart: phrase(of: text, range), at: .body), !found.isWhole
        else { return nil }
        var end = range.lowerBound
        if let label = label(text, at: end, before: range.upperBound),
            phrase(of: text, end..<label.end).count >= found.byteCount
        {
            end = label.end
        } else {
            var said = 0
            while said < found.byteCount, end < range.upperBound {
                let word = spaceEnd(text, from: end, before: range.upperBound)
                end = spaceStart(text, from: word, before: range.upperBound)
                said = phrase(of: text, range.lowerBound..<end).count
            }
            guard said == found.byteCount else { return nil }
        }
        var rest = trimming(text, end..<range.upperBound)
        // `Follow us on WhatsApp The talks …`
        if calls?.nameEnd(text, rest.lowerBound..<wordEnd(text, from: rest.lowerBound, before: rest.upperBound)) != nil
        {
            end = spaceStart(text, from: rest.lowerBound, before: rest.upperBound)
            rest = trimming(text, end..<rest.upperBound)
        }
        guard rest.count >= shortestProse, let last = decodeScalar(text, before: end),
            isWordScalar(last.value), CharacterKind(decodeScalar(text, at: rest.lowerBound).value) == .upper,
            readerWords(text, rest, classes) < 2, holdsClosedClass(text, rest, classes)
        else { return nil }
        return rest.lowerBound
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
        if let rule = rule(forStart: words, at: .body)?.rule { return rule }
        guard isPage else { return nil }
        if let rule = rule(forCall: words, text, range) { return rule }
        guard !isCut, range.count <= 60, hasWord(text, range), let rule = rule(forShape: text, range, at: .body) else {
            return nil
        }
        return rule.kind == "widget" ? rule : nil
    }
}

/// A line of fewer bytes is a paragraph.
private let shortestRunTogether = 240
private let shortestProse = 60
/// One of as many is no paragraph of a news text.
private let longestParagraph = 1_500
private let longestNotice = 400
/// No part of a head begins further on.
private let longestHead = 600
