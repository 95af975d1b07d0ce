import Bytes

/// What becomes of the lines of a text: the rule that takes a line out, or none.
struct LineDecisions {
    /// The lines, in order.
    var lines: [TextLine]
    /// For each line, why it is left out; `nil` for one that stays.
    var removals: [Rule?]
    /// The line that is the headline, which is among the removals too.
    var headline: Int?

    /// The lines that stay.
    var kept: [Int] { lines.indices.filter { removals[$0] == nil } }

    /// Whether so many lines go that the text is a page with all that it shows.
    var isOfPage: Bool { removals.count { $0 != nil } > 12 }
}

/// Decides which lines of a text are no part of the article.
///
/// Rules that hold everywhere go first. Then the first and the last line of prose that are left part the lines into
/// head, body and tail, where rules for those places hold; a text without prose has no head and no tail, so that a list
/// or a poem stays whole.
///
/// - Parameter classes: The words that a sentence behind a label may begin with.
/// - Parameter title: The title, where it is known from elsewhere: then no headline is looked for, but the title is
///   taken out where it stands once more above the text.
/// - Parameter author: Who wrote it, where that is known from elsewhere.
/// - Parameter marks: What the text's own markup says of its lines: which is the title, which are hyperlinks.
/// - Parameter scorer: Judges what the rules leave, the headline aside; `nil` where only rules decide.
/// - Parameter site: What is known of the lines of the text's site.
/// - Parameter names: Reads by-lines above the prose; `nil` where they are read already.
/// - Complexity: O(*n*).
func decideLines(
    _ text: Span<UInt8>, _ book: RuleBook, _ classes: LineWordClasses, _ options: CleaningOptions, title: [UInt8]?,
    author: String? = nil, marks: LineMarks = LineMarks(), scorer: LineScorer?, site: LinesOfSite? = nil,
    names: NameReader? = nil
) -> LineDecisions {
    var lines = textLines(text)
    // Of a sentence with a label glued to it the mark stands before the label.
    for i in lines.indices where !lines[i].endsSentence {
        lines[i].endsSentence = book.endsGlued(text, lines[i].range)
    }
    var decisions = LineDecisions(lines: lines, removals: [Rule?](repeating: nil, count: lines.count))
    if marks.isSpoken {
        decisions.removals = lines.map { $0.hasWord ? nil : book[.symbolsLine] }
        return decisions
    }
    var compared: [ComparedLine?] = []
    compared.reserveCapacity(lines.count)
    for line in lines {
        let (rule, words) = rule(for: line, text, book, classes, options)
        decisions.removals[compared.count] = rule
        compared.append(words)
    }
    removeNotices(text, book, classes, &decisions)
    removeAccessNotices(text, book, &decisions)
    removeReaderComments(text, compared, book, &decisions)
    if let names { removeAuthorNotes(text, names, book, classes, author: author, &decisions) }
    let titleLine = markedLines(text, marks, book, &decisions)
    let carried = site?.evidence(text, lines, classes) ?? lines.map { _ in .none }
    var prose = lines.indices.filter { lines[$0].isProse && decisions.removals[$0] == nil }
    if prose.count > 1, isHeadline(text, decisions, compared, between: prose[0], prose[1], book, options) {
        prose.removeFirst()
    }
    guard let first = prose.first, let last = prose.last else { return decisions }
    for i in lines.indices where decisions.removals[i] == nil && (i < first || i > last) {
        guard let words = compared[i] else { continue }
        let place = i < first ? LinePlace.head : .tail
        decisions.removals[i] =
            book.rule(forLine: words, text, lines[i].range, at: place)
            ?? book.rule(forGluedLine: text, lines[i].range, at: place)
    }
    if let names { removeDayLines(text, names, book, prose: prose, &decisions) }
    if let names, let rule = book[.byline] {
        for i in 0..<first where decisions.removals[i] == nil && !lines[i].endsSentence {
            if isByline(text, lines[i].range, names) { decisions.removals[i] = rule }
        }
    }
    if let rule = book[.commaList] {
        // Several in a row are who signed or what was counted.
        let isList = lines.indices.map { $0 > last && decisions.removals[$0] == nil && isCommaList(text, lines[$0]) }
        for i in lines.indices where isList[i] && !isList[i - 1] && !(i + 1 < lines.count && isList[i + 1]) {
            decisions.removals[i] = rule
        }
    }
    if let rule = book[.afterRelated] {
        var isBelowHeading = false
        for i in lines.indices where i > last {
            if let known = decisions.removals[i] {
                isBelowHeading = isBelowHeading || known.kind == "related"
            } else if isBelowHeading && !isStatement(text, lines[i]) {
                decisions.removals[i] = rule
            }
        }
    }
    var topmost: Int?
    if let title {
        removeTitle(title, before: first, text, book, &decisions)
    } else if let titleLine {
        decisions.headline = titleLine
    } else if let rule = book[.headline] {
        topmost = headline(text, decisions, carried, prose: first, options.maximumHeadlineCharacters)
        // Where a page's own lines stand above the text, the topmost may be one of them.
        if let line = topmost, scorer == nil || !hasFurniture(decisions, prose: first) {
            decisions.headline = line
            decisions.removals[line] = rule
        }
    }
    if let scorer {
        let isUntitled = title == nil && decisions.headline == nil
        removeResidue(text, scorer, carried, isUntitled: isUntitled, topmost: topmost, classes, book, &decisions)
    }
    if titleLine == nil { preferBareHeadline(text, before: first, &decisions) }
    return decisions
}

/// Takes another line for the headline that says the same without the name of the site: `Talks resume` below
/// `Talks resume - The Daily Courier`.
private func preferBareHeadline(_ text: Span<UInt8>, before first: Int, _ decisions: inout LineDecisions) {
    guard let headline = decisions.headline, headline < first else { return }
    let whole = phrase(of: text, decisions.lines[headline].range)
    for i in 0..<first where i != headline && decisions.lines[i].range.count < decisions.lines[headline].range.count {
        let bare = phrase(of: text, decisions.lines[i].range)
        guard bare.count >= 12, whole.starts(with: bare), partsTitle(whole[bare.count...]) else { continue }
        decisions.headline = i
        decisions.removals[i] = decisions.removals[headline]
        return
    }
}

/// Whether what stands behind a title is parted from it by a dash or a bar with spaces around it.
private func partsTitle(_ rest: ArraySlice<UInt8>) -> Bool {
    let marks: [[UInt8]] = [" - ", " | ", " – ", " — ", " • ", " · "].map { Array($0.utf8) }
    return marks.contains { rest.starts(with: $0) }
}

/// Whether the first line of prose is a headline that asks or calls out, since by-lines, dates or controls follow, or since
/// nothing stands above it and a much longer paragraph below.
private func isHeadline(
    _ text: Span<UInt8>, _ decisions: LineDecisions, _ compared: [ComparedLine?], between first: Int, _ next: Int,
    _ book: RuleBook, _ options: CleaningOptions
) -> Bool {
    let line = decisions.lines[first]
    let length = scalarCount(text, in: line.range)
    guard line.endsSentence, !isStatement(text, line), length <= options.maximumHeadlineCharacters else { return false }
    guard first + 1 < next else {
        return decisions.removals[..<first].allSatisfy { $0 != nil } && !holdsSentence(text, line.range)
            && scalarCount(text, in: decisions.lines[next].range) >= 2 * length
            && (decisions.lines[next].followsBlank || !decisions.lines.dropFirst().contains { $0.followsBlank })
            && !isInterview(text, decisions.lines[next...])
    }
    if decisions.removals[first + 1] != nil { return true }
    guard let words = compared[first + 1] else { return false }
    return book.rule(forLine: words, text, decisions.lines[first + 1].range, at: .head) != nil
}

/// Whether a line is one that introduces somebody, and names them.
func isByline(_ text: Span<UInt8>, _ range: Range<Int>, _ names: NameReader) -> Bool {
    guard range.count <= 120 else { return false }
    let line = range.map { text[$0] }
    return names.mayBeByline(line) && names.introduction(words(of: line)) != nil
        && !names.names(in: line, .visible).isEmpty
}

/// Whether a line ends as a sentence that neither asks nor calls out, as titles do.
func isStatement(_ text: Span<UInt8>, _ line: TextLine) -> Bool {
    guard line.endsSentence else { return false }
    switch lastScalar(text, line.range) {
    case 0x21, 0x3F, 0x37E, 0x61F, 0x2026, 0xFF01, 0xFF1F: return false
    default: return true
    }
}

/// Takes out what the model of lines finds.
///
/// A line with a label glued to a sentence stays, since the label alone is left out.
///
/// - Parameters:
///   - carried: By line, what its being carried by articles of the site says.
///   - topmost: What is the headline where none is found, and few lines go, so that the text is no page with all it shows.
private func removeResidue(
    _ text: Span<UInt8>, _ scorer: LineScorer, _ carried: [SiteEvidence], isUntitled: Bool, topmost: Int?,
    _ classes: LineWordClasses, _ book: RuleBook, _ decisions: inout LineDecisions
) {
    guard let scored = book[.scoredLine], let counted = book[.siteLine] else { return }
    let (residue, found) = scorer.residue(text, decisions, carried, looksForHeadline: isUntitled)
    let headline = found ?? (isUntitled && !decisions.isOfPage ? topmost : nil)
    if let headline, let rule = book[.headline] {
        decisions.headline = headline
        decisions.removals[headline] = rule
    }
    for found in residue where found.line != headline {
        // A label that is glued to a sentence says nothing of the sentence.
        let range = decisions.lines[found.line].range
        guard book.gluedLabels(text, range, classes, isFirst: false).isEmpty else { continue }
        decisions.removals[found.line] = Rule(id: found.needsSite ? counted.id : scored.id, kind: found.kind)
    }
}

/// The rule for one line by its shape and its words, wherever it stands; and its words, if more is to be asked of them.
private func rule(
    for line: TextLine, _ text: Span<UInt8>, _ book: RuleBook, _ classes: LineWordClasses, _ options: CleaningOptions
) -> (rule: Rule?, words: ComparedLine?) {
    if !line.hasWord { return (book[.symbolsLine], nil) }
    if urlEnd(text, at: line.range.lowerBound, before: line.range.upperBound) == line.range.upperBound,
        let rule = book[.urlLine]
    {
        return (rule, nil)
    }
    let isShort = line.range.count <= options.maximumPhraseLineBytes
    guard isShort || line.range.count <= 3 * options.maximumPhraseLineBytes else { return (nil, nil) }
    // Of a longer line only the beginning is compared.
    let compared = isShort ? line.range : prefix(line.range, text, book.longestStart)
    let words = ComparedLine(words: phrase(of: text, compared), isShort: isShort)
    var known = book.rule(forLine: words, text, line.range, at: .body)
    // What the line begins with goes alone.
    if known != nil, !isShort, book.holdsProse(text, line.range, classes) { known = nil }
    let rule =
        known
        ?? (isShort ? book.labelRow(text, line.range) : nil)
        ?? (isCallLength(text, line.range) ? book.rule(forCall: isShort ? words.words : nil, text, line.range) : nil)
    if rule != nil, let rest = book.sentence(gluedIn: text, line.range, classes) {
        // The label alone goes, unless the sentence goes by itself.
        let sentence = TextLine(range: rest, followsBlank: false, hasWord: true, endsSentence: true)
        if Cleaning.rule(for: sentence, text, book, classes, options).rule == nil { return (nil, words) }
    }
    return (rule ?? book.caption(text, line, upTo: 2 * options.maximumPhraseLineBytes), words)
}

/// Whether a line has no more bytes than a call to the reader, which are three a letter in the scripts of India and the
/// Far East.
func isCallLength(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count <= (text[range.lowerBound] >= 0xE0 ? 480 : 200)
}

/// At least so many bytes from the beginning of a range, up to the end of a character.
private func prefix(_ range: Range<Int>, _ text: Span<UInt8>, _ count: Int) -> Range<Int> {
    var end = range.lowerBound + count
    while end < range.upperBound && isUTF8Continuation(text[end]) { end += 1 }
    return range.lowerBound..<min(end, range.upperBound)
}

/// Whether a line is a list of names or topics: two or more items, parted by a comma and white space, each of one to
/// five words, begun by an upper-case letter or one beyond ASCII, without a mark that ends a sentence.
private func isCommaList(_ text: Span<UInt8>, _ line: TextLine) -> Bool {
    guard !line.endsSentence, line.range.count <= 240 else { return false }
    let contents = text.extracting(0..<line.range.upperBound)
    // What a colon introduces is told by other rules.
    guard !line.range.contains(where: { text[$0] == 0x3A }) else { return false }
    var items = 0
    var start = line.range.lowerBound
    while start <= line.range.upperBound {
        let comma = firstOffset(of: 0x2C, in: contents, from: start) ?? line.range.upperBound
        let item = trimming(text, start..<comma)
        guard !item.isEmpty, wordCount(text, item) <= 5, beginsName(text, at: item.lowerBound) else { return false }
        for i in item where text[i] == 0x2E && i + 1 < item.upperBound && isASCIISpace(text[i + 1]) { return false }
        items += 1
        guard comma < line.range.upperBound else { break }
        guard comma + 1 < line.range.upperBound, isASCIISpace(text[comma + 1]) else { return false }
        start = comma + 1
    }
    return items >= 2
}

/// Whether a name may begin here: an upper-case letter, a letter beyond ASCII, a hash sign, or a quotation mark.
private func beginsName(_ text: Span<UInt8>, at offset: Int) -> Bool {
    let byte = text[offset]
    return byte < 0x80 ? isASCIIUpper(byte) || byte == 0x23 || byte == 0x22 : true
}

/// How many words, parted by white space, a range has.
func wordCount(_ text: Span<UInt8>, _ range: Range<Int>) -> Int {
    var count = 0
    var isInWord = false
    for i in range {
        let isSpace = isASCIISpace(text[i])
        if !isSpace && !isInWord { count += 1 }
        isInWord = !isSpace
    }
    return count
}

/// Takes out the known title where it is repeated in a line above the first prose.
private func removeTitle(
    _ title: [UInt8], before first: Int, _ text: Span<UInt8>, _ book: RuleBook, _ decisions: inout LineDecisions
) {
    guard let rule = book[.repeatedTitle] else { return }
    let wanted = phrase(of: title.span, title.indices)
    guard !wanted.isEmpty else { return }
    for i in 0...first where decisions.removals[i] == nil && !decisions.lines[i].endsSentence {
        if phrase(of: text, decisions.lines[i].range) == wanted { decisions.removals[i] = rule }
    }
}
