import Bytes
import Records

/// What a date on a page is the day of.
enum DayMeaning { case publication, change }

/// The day that a reader sees in some blocks, but for headings of the first rank, or in those only: rather one that is said to be the day of publication than another; that
/// of a change not at all, or only such a one. A `<time>` element of the same day says the time as well; alone it is
/// believed too.
func shownDay(
    _ content: PageContent, _ blocks: [Int], _ range: Range<Int>, _ tables: MetadataTables, _ habit: DateHabit,
    of wanted: DayMeaning = .publication, isInTitle: Bool = false
) -> Metadata.Value? {
    var best: (day: CalendarDay, isNamed: Bool)?
    // Titles name days of which they tell: `Exchange rates of 3 May 2025`.
    let asked = blocks.filter { (content.blocks[$0].element == .h1) == isInTitle }
    let ranked =
        asked.filter { !isTitle(content.blocks[$0].element) } + asked.filter { isTitle(content.blocks[$0].element) }
    for block in ranked {
        let range = content.blocks[block].range
        let isShort = Cleaning.isShort(content.text.bytes.span, range, 160)
        // Of prose only a date line counts: `Geneva, 3 May 2025 – The ministers …`
        let line = isShort ? range : beginning(of: range, content.text.bytes, 80)
        guard hasDigit(content.text.bytes, line) else { continue }
        for shown in shownDays(content, block, line, tables, habit) {
            guard isShort || shown.offset <= 40, (shown.meaning == .change) == (wanted == .change) else { continue }
            let isNamed = isShort && shown.meaning == .publication
            if best.map({ !$0.isNamed && isNamed }) ?? true { best = (shown.day, isNamed) }
        }
    }
    // Those above the title may be of other articles.
    let top = blocks.first.map { content.blocks[$0].range.lowerBound } ?? 0
    let marks =
        content.days.filter { range.contains($0.offset) && $0.offset >= top }
        + content.days.filter { range.contains($0.offset) && $0.offset < top }
    let marked = marks.compactMap { mark in
        (meaning(of: mark.offset, content, tables) == .change) == (wanted == .change)
            ? declaredDate(mark.value, tables.dates, habit).map { Metadata.Value($0, how: mark.how) } : nil
    }
    guard let best else { return marked.first }
    if !best.isNamed, let first = marked.first, !isLocalDay(Metadata.Value(best.day.iso, how: ""), ofMoment: first) {
        return first
    }
    return marked.first { $0.value.utf8.starts(with: best.day.iso.utf8) }
        ?? Metadata.Value(best.day.iso, how: wanted == .change ? "visible-update" : "visible-date")
}

/// The day that stands some blocks above the title, beside nothing but a time and where no other one does: what heads a
/// list of other articles stands beside theirs.
func dayAbove(
    _ content: PageContent, _ surroundings: PageSurroundings, _ tables: MetadataTables, _ habit: DateHabit
) -> Metadata.Value? {
    guard let first = surroundings.opening.min() else { return nil }
    var found: CalendarDay?
    for block in max(0, first - 8)..<first {
        let range = content.blocks[block].range
        guard isShort(content.text.bytes.span, range, 60), hasDigit(content.text.bytes, range) else { continue }
        let shown = shownDays(content, block, range, tables, habit)
        guard let day = shown.first else { continue }
        guard shown.count == 1, found.map({ $0 == day.day }) ?? true, day.meaning != .change else { return nil }
        found = day.day
    }
    return found.map { Metadata.Value($0.iso, how: "visible-date") }
}

/// The day that any block of the page says is that of publication, or of the last change.
func namedDay(
    _ content: PageContent, _ tables: MetadataTables, _ habit: DateHabit, of wanted: DayMeaning
) -> Metadata.Value? {
    for (i, block) in content.blocks.enumerated()
    where isShort(content.text.bytes.span, block.range, 240) && hasDigit(content.text.bytes, block.range) {
        let shown = shownDays(content, i, block.range, tables, habit)
        if let named = shown.first(where: { $0.meaning == wanted }) {
            return Metadata.Value(named.day.iso, how: wanted == .change ? "visible-update" : "visible-date")
        }
    }
    return nil
}

/// At most so many bytes from the beginning of a range, up to the end of a character.
private func beginning(of range: Range<Int>, _ text: [UInt8], _ count: Int) -> Range<Int> {
    var end = min(range.upperBound, range.lowerBound + count)
    while end > range.lowerBound, end < text.count, isUTF8Continuation(text[end]) { end -= 1 }
    return range.lowerBound..<end
}

/// The days that a line of a block shows, and what is said of each before it, on the line or on one of its own above
/// it.
private func shownDays(
    _ content: PageContent, _ block: Int, _ line: Range<Int>, _ tables: MetadataTables, _ habit: DateHabit
) -> [(day: CalendarDay, offset: Int, meaning: DayMeaning?)] {
    let shownLine = content.line(line)
    var shown = shownDays(phrase(of: shownLine.span, shownLine.indices), tables, habit)
    if let first = shown.first, first.meaning == nil, first.offset == 0 {
        shown[0].meaning = label(above: block, content, tables)
    }
    return shown
}

/// The days that a line shows, and what the words before each say that it is.
///
/// - Parameter words: A line as `phrase(of:_:)` makes it.
func shownDays(
    _ words: [UInt8], _ tables: MetadataTables, _ habit: DateHabit
) -> [(day: CalendarDay, offset: Int, meaning: DayMeaning?)] {
    var start = 0
    var shown: [(day: CalendarDay, offset: Int, meaning: DayMeaning?)] = []
    for (day, range) in writtenDays(words, tables.dates, habit) {
        let said = meaning(of: Array(words[start..<range.lowerBound]), tables.bylines)
        shown.append((day, range.lowerBound, said))
        start = range.upperBound
    }
    return shown
}

/// What a short line above a block says of the date that begins it.
private func label(above block: Int, _ content: PageContent, _ tables: MetadataTables) -> DayMeaning? {
    guard block > 0 else { return nil }
    let range = content.blocks[block - 1].range
    guard isShort(content.text.bytes.span, range, 40), !hasDigit(content.text.bytes, range) else { return nil }
    let words = phrase(of: content.text.bytes.span, range)
    return meaning(of: words, tables.bylines)
}

/// What is said of a `<time>` element: before it, or at its beginning.
private func meaning(of offset: Int, _ content: PageContent, _ tables: MetadataTables) -> DayMeaning? {
    guard let block = content.blocks.firstIndex(where: { $0.range.contains(offset) }) else { return nil }
    let range = content.blocks[block].range
    let before = max(range.lowerBound, offset - 60)..<offset
    // What stands before another date is said of that.
    let from = content.text.bytes[before].lastIndex(where: isASCIIDigit).map { $0 + 1 } ?? before.lowerBound
    let to = content.text.bytes[offset..<range.upperBound].firstIndex(where: isASCIIDigit) ?? offset
    let words = phrase(of: content.text.bytes.span, from..<min(to, offset + 40))
    return meaning(of: words, tables.bylines) ?? (words.isEmpty ? label(above: block, content, tables) : nil)
}

/// What the words before a date say that it is: the last of them that says something.
private func meaning(of text: [UInt8], _ table: BylineWords) -> DayMeaning? {
    guard !text.isEmpty else { return nil }
    let spoken = words(of: text).suffix(8).map { phrase(of: $0.span, $0.indices) }.filter { !$0.isEmpty }
    for start in spoken.indices.reversed() {
        for end in (start..<min(spoken.count, start + BylineWords.longestForm)).reversed() {
            let classes = table[Array(spoken[start...end].joined(separator: [0x20]))]
            if classes.contains(.updated) { return .change }
            if classes.contains(.published) { return .publication }
        }
    }
    return nil
}

func hasDigit(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    // Digits of other scripts begin with these bytes.
    text[range].contains { isASCIIDigit($0) || $0 == 0xD9 || $0 == 0xDB || $0 >= 0xE0 }
}
