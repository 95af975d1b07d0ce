import Bytes

/// Finds the quotation marks of a text and what they enclose, paragraph by paragraph.
///
/// A state machine: which mark closes depends on the mark that opened („…“, “…”, ”…”, «…», »…«, ‘…’, ``…'', "…"). A
/// single mark between letters, before a year or after a plural is an apostrophe; after a number a straight mark
/// measures feet or inches. A mark without a partner ends with its paragraph and never disturbs the next.
///
/// - Parameter text: UTF-8. Any bytes are accepted.
/// - Returns: Marks and spans at scalar boundaries.
/// - Complexity: O(*n*).
/// - Source: the marks and their partners after the Unicode Standard, section 6.2, and CLDR's delimiters.
public func quotations(of text: Span<UInt8>, paragraphs: [Range<Int>]) -> Quotations {
    var reader = QuotationReader()
    for index in paragraphs.indices { reader.read(text, paragraphs[index], paragraph: index) }
    return reader.quotations
}

/// How many quoted spans may be around another; more is noise, and would make hostile input slow.
private let deepest = 8

private struct QuotationReader {
    var quotations = Quotations()
    private var open: [(glyph: Glyph, span: Int)] = []
    private var candidates: [MarkCandidate] = []
    /// For each candidate, whether a single mark that must close stands after it, before the next that must open.
    private var hasCloserAhead: [Bool] = []
    /// The outermost mark that the paragraph before left open.
    private var leftOpen: (glyph: Glyph, span: Int)?

    mutating func read(_ text: Span<UInt8>, _ paragraph: Range<Int>, paragraph index: Int) {
        candidates = markCandidates(text, in: paragraph)
        lookAhead(text)
        let first = text.firstOffset(in: paragraph) { !isASCIISpace($0) }
        for i in candidates.indices {
            let candidate = candidates[i]
            let continued = candidate.range.lowerBound == first && candidate.glyph == leftOpen?.glyph ? leftOpen : nil
            switch role(text, i) {
            case .opening:
                if let top = open.last, top.glyph == candidate.glyph, !isNested(i) {
                    abandon(text, from: open.count - 1, at: candidate.range.lowerBound)
                }
                push(candidate, paragraph: index, continuing: continued?.span)
            case .closing: close(text, candidate)
            case .stray: quotations.marks.append(QuotationMark(range: candidate.range, role: .stray))
            case nil: continue
            }
        }
        leftOpen = open.first
        abandon(text, from: 0, at: paragraph.upperBound)
    }

    private mutating func push(_ candidate: MarkCandidate, paragraph: Int, continuing before: Int?) {
        guard open.count < deepest else {
            quotations.marks.append(QuotationMark(range: candidate.range, role: .stray))
            return
        }
        var flags: QuotedSpan.Flags = []
        if let before {
            flags = .continues
            quotations.spans[before].flags.remove(.unclosed)
            quotations.spans[before].flags.insert(.continued)
        }
        if candidate.glyph.isSingle { flags.insert(.single) }
        let end = candidate.range.upperBound
        quotations.marks.append(QuotationMark(range: candidate.range, role: .opening))
        open.append((candidate.glyph, quotations.spans.count))
        quotations.spans.append(
            QuotedSpan(
                opener: candidate.range, closer: nil, content: end..<end, depth: open.count - 1, paragraph: paragraph,
                flags: flags))
    }

    /// Ends the spans from a level of the stack on, for want of a closing mark, before `end`.
    private mutating func abandon(_ text: Span<UInt8>, from level: Int, at end: Int) {
        while open.count > level {
            let span = open.removeLast().span
            let start = quotations.spans[span].opener.upperBound
            var stop = max(start, end)
            while stop > start && isASCIISpace(text[stop - 1]) { stop -= 1 }
            quotations.spans[span].content = start..<stop
            quotations.spans[span].flags.insert(.unclosed)
        }
    }

    private mutating func close(_ text: Span<UInt8>, _ candidate: MarkCandidate) {
        guard let level = open.lastIndex(where: { closes(candidate.glyph, $0.glyph) }) else { return }
        abandon(text, from: level + 1, at: candidate.range.lowerBound)
        let span = open.removeLast().span
        quotations.spans[span].closer = candidate.range
        quotations.spans[span].content = quotations.spans[span].opener.upperBound..<candidate.range.lowerBound
        quotations.marks.append(QuotationMark(range: candidate.range, role: .closing))
    }

    /// Two marks of one kind in a row are nested when two closing marks follow; else the first was never closed.
    private func isNested(_ i: Int) -> Bool {
        guard i + 2 < candidates.count else { return false }
        let (next, second) = (candidates[i + 1], candidates[i + 2])
        return candidates[i].glyph != .straightDouble && next.glyph == second.glyph
            && closes(next.glyph, candidates[i].glyph) && next.looksClosing && second.looksClosing
            && !next.glyph.isSingle
    }

    private func role(_ text: Span<UInt8>, _ i: Int) -> QuotationMark.Role? {
        let mark = candidates[i]
        let top = open.last?.glyph
        let closesSome = open.contains { closes(mark.glyph, $0.glyph) }
        switch mark.glyph {
        case .straightDouble, .doubleApostrophe:
            if measures(text, mark) { return nil }
            if closesSome { return mark.looksOpening && !mark.looksClosing && open.count == 1 ? .opening : .closing }
            if mark.looksOpening { return .opening }
            if mark.glyph == .straightDouble && isASCIIDigit(mark.byteBefore) { return nil }
            return mark.after != .space && !mark.isInsideWord ? .opening : .stray
        case .leftDouble:
            if let top, closes(.leftDouble, top), top != .leftDouble || mark.looksClosing && !mark.looksOpening {
                return .closing
            }
            return .opening
        case .rightDouble:
            if closesSome {
                return top == .rightDouble && mark.looksOpening && !mark.looksClosing ? .opening : .closing
            }
            let partner = i + 1 < candidates.count && candidates[(i + 1)...].contains { $0.glyph == .rightDouble }
            return mark.looksOpening && isWordClass(mark.after) && partner ? .opening : .stray
        case .lowDouble, .doubleBacktick, .leftCorner: return .opening
        case .rightCorner: return closesSome ? .closing : .stray
        case .leftGuillemet, .leftAngle:
            if closesSome { return .closing }
            return mark.looksClosing && !mark.looksOpening ? .stray : .opening
        case .rightGuillemet, .rightAngle:
            if closesSome { return .closing }
            return mark.looksOpening ? .opening : .stray
        case .leftSingle, .rightSingle, .straightSingle, .backtick, .lowSingle:
            return singleRole(text, i)
        }
    }

    private func singleRole(_ text: Span<UInt8>, _ i: Int) -> QuotationMark.Role? {
        let mark = candidates[i]
        if mark.isInsideWord { return nil }
        if let top = open.last?.glyph, closes(mark.glyph, top), mark.looksClosing {
            let afterPlural = mark.byteBefore | 0x20 == 0x73
            return afterPlural && hasCloserAhead[i] && followedByLowercase(text, mark.range.upperBound) ? nil : .closing
        }
        guard mark.looksOpening, mark.glyph != .rightSingle || mark.before == .space else { return nil }
        if mark.glyph == .rightSingle || isElision(text, mark.range.upperBound) { return nil }
        let opensParagraph = mark.byteBefore == 0 && mark.glyph == .leftSingle
        return hasCloserAhead[i] || opensParagraph ? .opening : nil
    }

    /// Reads the candidates backwards to know what single marks stand ahead, so that reading forwards stays linear.
    private mutating func lookAhead(_ text: Span<UInt8>) {
        hasCloserAhead = [Bool](repeating: false, count: candidates.count)
        var ahead = false
        for i in candidates.indices.reversed() {
            let mark = candidates[i]
            hasCloserAhead[i] = ahead
            guard mark.glyph.isSingle, !mark.isInsideWord else { continue }
            if mark.glyph == .leftSingle && mark.looksOpening {
                ahead = false
            } else if mark.looksClosing && mark.glyph != .backtick {
                let maybePlural = mark.byteBefore == 0x73 && followedByLowercase(text, mark.range.upperBound)
                if !maybePlural { ahead = true }
            }
        }
    }
}

/// Whether a mark may close what another opened; the wrong form of the same width counts, as scraped text mixes them.
private func closes(_ closer: Glyph, _ opener: Glyph) -> Bool {
    switch closer {
    case .rightDouble, .straightDouble, .doubleApostrophe:
        switch opener {
        case .leftDouble, .lowDouble, .rightDouble, .straightDouble, .doubleBacktick, .doubleApostrophe: true
        default: false
        }
    case .leftDouble: opener == .lowDouble || opener == .leftDouble
    case .rightSingle, .straightSingle:
        opener == .leftSingle || opener == .straightSingle || opener == .lowSingle || opener == .backtick
    case .leftSingle: opener == .lowSingle
    case .rightGuillemet: opener == .leftGuillemet
    case .leftGuillemet: opener == .rightGuillemet
    case .rightAngle: opener == .leftAngle
    case .leftAngle: opener == .rightAngle
    case .rightCorner: opener == .leftCorner
    case .lowDouble, .doubleBacktick, .leftCorner, .backtick, .lowSingle: false
    }
}

/// Whether a straight double mark measures inches: `6'2"`.
private func measures(_ text: Span<UInt8>, _ mark: MarkCandidate) -> Bool {
    guard mark.glyph == .straightDouble, isASCIIDigit(mark.byteBefore), !isWordClass(mark.after) else { return false }
    var i = mark.range.lowerBound
    while i > 0 && (isASCIIDigit(text[i - 1]) || text[i - 1] == 0x20) && mark.range.lowerBound - i < 4 { i -= 1 }
    return i > 1 && text[i - 1] == 0x27 && isASCIIDigit(text[i - 2])
}

/// Whether a space and a lower-case letter follow, as after the apostrophe of a plural's possessive.
private func followedByLowercase(_ text: Span<UInt8>, _ i: Int) -> Bool {
    i + 1 < text.count && text[i] == 0x20 && isASCIILower(text[i + 1])
}

/// Whether what follows a single mark is a shortened word: a decade ('90s) or 'tis, 'em, 'til, 'cause, 'n', 's.
private func isElision(_ text: Span<UInt8>, _ start: Int) -> Bool {
    var end = start
    while end < text.count && end - start < 8 && isASCIIAlphanumeric(text[end]) { end += 1 }
    if end - start >= 2 && isASCIIDigit(text[start]) && isASCIIDigit(text[start + 1]) {
        return end - start == 2 || end - start == 3 && text[end - 1] | 0x20 == 0x73
    }
    let word = text.extracting(start..<end)
    return elisions.contains { elision in
        elision.utf8.count == word.count && zip(elision.utf8, word.indices).allSatisfy { $0 == word[$1] | 0x20 }
    }
}

private let elisions = ["tis", "twas", "em", "til", "till", "cause", "cos", "n", "s", "bout", "round", "neath"]

extension Span<UInt8> {
    /// The first offset in a range whose byte satisfies the condition, or the end of the range.
    func firstOffset(in range: Range<Int>, where condition: (UInt8) -> Bool) -> Int {
        var i = range.lowerBound
        while i < range.upperBound && !condition(self[i]) { i += 1 }
        return i
    }
}
