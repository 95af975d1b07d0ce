import Bytes

/// A run of a text that is left out, and the rule that decided it.
struct Deletion: Equatable {
    var range: Range<Int>
    var rule: Rule
    /// Whether it parts the words around it.
    var isBreak = false
}

/// What is left out inside a line that stays: phrases of the interface at its ends, bare URLs, stray spaces and tags.
/// Ascending, none overlapping.
///
/// - Parameters:
///   - names: Reads by-lines and days above the text; `nil` where they are read already.
///   - isFirst: Whether it is the first prose.
///   - isLast: Whether it is the last line of prose, where agencies sign.
///   - holdsTags: Whether tags may be left over in it.
/// - Complexity: O(*n*).
func inlineDeletions(
    _ text: Span<UInt8>, _ line: TextLine, _ book: RuleBook, _ classes: LineWordClasses, _ names: NameReader?,
    isFirst: Bool, isLast: Bool, holdsTags: Bool
) -> [Deletion] {
    let insertions =
        holdsTags ? book.insertions(text, line.range, classes, names, isFirst: isFirst, isLast: isLast) : []
    guard !insertions.isEmpty else {
        return deletions(text, line, book, classes, isFirst: isFirst, isLast: isLast, holdsTags: holdsTags)
    }
    var all: [Deletion] = []
    var next = 0
    for piece in ranges(of: line.range, without: insertions.map(\.range)) {
        while next < insertions.count, insertions[next].range.lowerBound < piece.lowerBound {
            all.append(insertions[next])
            next += 1
        }
        let range = trimming(text, piece)
        guard !range.isEmpty else { continue }
        all += deletions(
            text, textLine(text, range, followsBlank: false), book, classes,
            isFirst: isFirst && piece.lowerBound == line.range.lowerBound,
            isLast: isLast && piece.upperBound == line.range.upperBound, holdsTags: holdsTags)
    }
    return all + insertions[next...]
}

private func deletions(
    _ text: Span<UInt8>, _ line: TextLine, _ book: RuleBook, _ classes: LineWordClasses, isFirst: Bool, isLast: Bool,
    holdsTags: Bool
) -> [Deletion] {
    var end = line.range.upperBound
    var last: Deletion?
    if let found = book.phraseBehind(text, line.range, isLast: isLast) {
        let kept = trimming(text, line.range.lowerBound..<end - found.length)
        last = Deletion(range: kept.upperBound..<end, rule: found.rule)
        end = kept.upperBound
    }
    var deletions = book.gluedLabels(text, line.range.lowerBound..<end, classes, isFirst: isFirst)
    let start = deletions.last?.range.upperBound ?? line.range.lowerBound
    var urls = line.isProse ? urlDeletions(text, start..<end, book) : []
    let tags = holdsTags ? strayTags(text, start..<end) : []
    if !tags.isEmpty, let rule = book[.strayTag] {
        var next = 0
        let found = urls
        for tag in tags {
            while next < found.count && found[next].range.upperBound <= tag.range.lowerBound { next += 1 }
            guard next == found.count || !found[next].range.overlaps(tag.range) else { continue }
            urls.append(Deletion(range: tag.range, rule: rule, isBreak: tag.isBreak))
        }
        urls.sort { $0.range.lowerBound < $1.range.lowerBound }
    }
    var next = 0
    let spaces = straySpaces(text, start..<end, after: urls)
    guard !spaces.isEmpty, let rule = book[.spaceBeforeMark] else {
        return deletions + urls + (last.map { [$0] } ?? [])
    }
    for space in spaces {
        while next < urls.count && urls[next].range.lowerBound < space.lowerBound {
            deletions.append(urls[next])
            next += 1
        }
        deletions.append(Deletion(range: space, rule: rule))
    }
    return deletions + urls[next...] + (last.map { [$0] } ?? [])
}

extension RuleBook {
    /// The rule and the length of what stands behind the last sentence of a line.
    fileprivate func phraseBehind(
        _ text: Span<UInt8>, _ line: Range<Int>, isLast: Bool
    ) -> (rule: Rule, length: Int)? {
        if let found = endPhrase(text, line, at: isLast ? .tail : .body) { return found }
        if let found = endLabel(text, line, isEdge: isLast) { return (found.rule, found.length) }
        return cutMark(text, line)
    }

    /// What tells at a line's end how much a service has cut off: `[+2345 chars]`.
    fileprivate func cutMark(_ text: Span<UInt8>, _ line: Range<Int>) -> (rule: Rule, length: Int)? {
        guard line.last.map({ text[$0] == 0x5D }) ?? false else { return nil }
        let ending = Array(" chars]".utf8)
        let digitsEnd = line.upperBound - ending.count
        guard digitsEnd > line.lowerBound, stands(ending, in: text, at: digitsEnd), let rule = self[.cutMark] else {
            return nil
        }
        var start = digitsEnd
        while start > line.lowerBound, isASCIIDigit(text[start - 1]) { start -= 1 }
        guard start < digitsEnd, start - 2 >= line.lowerBound, text[start - 1] == 0x2B, text[start - 2] == 0x5B else {
            return nil
        }
        return (rule, line.upperBound - (start - 2))
    }
}

/// Bare URLs, each with the white space before it: what is left of a hyperlink when its markup is lost.
///
/// One in brackets, or after a colon or a word that leads to it ("see", "at"), is the author's and stays.
private func urlDeletions(_ text: Span<UInt8>, _ line: Range<Int>, _ book: RuleBook) -> [Deletion] {
    let contents = text.extracting(0..<line.upperBound)
    guard firstOffset(of: 0x3A, in: contents, from: line.lowerBound) != nil, let rule = book[.inlineURL] else {
        return []
    }
    var found: [Deletion] = []
    var from = line.lowerBound
    var settled = line.lowerBound
    while let colon = firstOffset(of: 0x3A, in: contents, from: from) {
        from = colon + 1
        guard let start = schemeStart(text, before: colon, after: settled),
            let end = urlEnd(text, at: start, before: line.upperBound)
        else { continue }
        from = end
        var spaceStart = start
        while spaceStart > settled && text[spaceStart - 1] == 0x20 { spaceStart -= 1 }
        let isBare = start == line.lowerBound || spaceStart < start || spaceStart == settled && !found.isEmpty
        guard isBare, end == line.upperBound || followsURL(text[end]), !isLed(text, line.lowerBound..<spaceStart, book)
        else {
            settled = end
            continue
        }
        found.append(Deletion(range: spaceStart..<end, rule: rule))
        settled = end
    }
    return found
}

/// Where `http` or `https` begins that ends before a colon, at the border of a word.
private func schemeStart(_ text: Span<UInt8>, before colon: Int, after limit: Int) -> Int? {
    for length in [5, 4] where colon - length >= limit {
        let start = colon - length
        let scheme: [UInt8] = Array("https".utf8.prefix(length))
        guard stands(scheme, in: text, at: start) else { continue }
        return start == limit || !isASCIIAlphanumeric(text[start - 1]) ? start : nil
    }
    return nil
}

/// The end of the URL that begins at an offset: up to white space or a quotation mark, without the punctuation of the
/// sentence around it. `nil` where none begins.
func urlEnd(_ text: Span<UInt8>, at start: Int, before limit: Int) -> Int? {
    guard start < limit, text[start] == 0x68 else { return nil }
    var i: Int
    if stands(Array("https://".utf8), in: text, at: start) {
        i = start + 8
    } else if stands(Array("http://".utf8), in: text, at: start) {
        i = start + 7
    } else {
        return nil
    }
    let host = i
    while i < limit {
        let byte = text[i]
        if byte <= 0x20 || byte == 0x22 || byte == 0x3C || byte == 0x3E { break }
        if byte >= 0x80 {
            let scalar = decodeScalar(text, at: i)
            if isInvisible(scalar.value) || isCloser(scalar.value) || scalar.value == 0x201C { break }
            i += scalar.byteCount
        } else {
            i += 1
        }
    }
    while i > host, [0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F, 0x27, 0x29, 0x5D].contains(text[i - 1]) { i -= 1 }
    return i > host ? i : nil
}

/// Whether a byte may stand right after a bare URL: white space or the punctuation of the sentence.
private func followsURL(_ byte: UInt8) -> Bool {
    isASCIISpace(byte) || byte >= 0x80 || [0x2E, 0x2C, 0x3A, 0x3B, 0x21, 0x3F].contains(byte)
}

/// Whether the text before a URL leads to it: it ends with a colon, an opening bracket or quotation mark, or a word of
/// the table.
private func isLed(_ text: Span<UInt8>, _ before: Range<Int>, _ book: RuleBook) -> Bool {
    guard let last = before.last else { return false }
    if [0x3A, 0x28, 0x5B, 0x3C, 0x22, 0x3D, 0x2F].contains(text[last]) { return true }
    var start = before.upperBound
    while start > before.lowerBound && !isASCIISpace(text[start - 1]) { start -= 1 }
    return book.isLead(phrase(of: text, start..<before.upperBound))
}

/// White space before a comma or a full stop that ends a clause, outside the runs that are left out already.
///
/// Spaced dots of an ellipsis, decimal points and names like `.NET` stay as they are.
private func straySpaces(_ text: Span<UInt8>, _ line: Range<Int>, after urls: [Deletion]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var next = 0
    var i = line.lowerBound + 1
    while i < line.upperBound {
        if i + 8 <= line.upperBound {
            // Commas and full stops differ in one bit.
            let marks = EightBytes.equal(load8(text, at: i) | EightBytes.ones &* 2, to: 0x2E)
            let behindSpace = marks & EightBytes.equal(load8(text, at: i - 1), to: 0x20)
            i += EightBytes.count(before: behindSpace)
            if behindSpace == 0 { continue }
        }
        let byte = text[i]
        guard byte == 0x2C || byte == 0x2E, text[i - 1] == 0x20 else {
            i += 1
            continue
        }
        var start = i
        while start > line.lowerBound && text[start - 1] == 0x20 { start -= 1 }
        while next < urls.count && urls[next].range.upperBound <= start { next += 1 }
        if start > line.lowerBound && endsWord(text, before: start) && endsClause(text, after: i, line.upperBound),
            next == urls.count || urls[next].range.lowerBound >= i
        {
            found.append(start..<i)
        }
        i += 1
    }
    return found
}

private func endsWord(_ text: Span<UInt8>, before offset: Int) -> Bool {
    guard let scalar = decodeScalar(text, before: offset) else { return false }
    return isWordScalar(scalar.value) || isCloser(scalar.value) || scalar.value == 0x25
}

/// Whether white space or the end of the line follows a mark, and then no further dot.
private func endsClause(_ text: Span<UInt8>, after mark: Int, _ end: Int) -> Bool {
    var next = mark + 1
    if next < end && !isASCIISpace(text[next]) {
        let scalar = decodeScalar(text, at: next)
        guard isCloser(scalar.value) || isInvisible(scalar.value) else { return false }
        next += scalar.byteCount
    }
    while next < end && isASCIISpace(text[next]) { next += 1 }
    return next >= end || text[next] != 0x2E
}
