import Bytes
import Records

/// The day that a reader sees in some blocks: rather one that is said to be the day of publication than another; that of a
/// change not at all. A `<time>` element of the same day says the time as well; alone it is believed too.
func shownDay(
    _ content: PageContent, _ blocks: [Int], _ range: Range<Int>, _ tables: MetadataTables, _ habit: DateHabit
) -> Metadata.Value? {
    var best: (day: CalendarDay, isNamed: Bool)?
    for block in blocks {
        let range = content.blocks[block].range
        let isShort = range.count <= 160
        // Of prose only a date line counts: `Geneva, 3 May 2025 – The ministers …`
        let line = isShort ? range : beginning(of: range, content.text.bytes, 80)
        guard hasDigit(content.text.bytes, line) else { continue }
        for shown in shownDays(phrase(of: content.text.bytes.span, line), tables, habit) where !shown.isUpdate {
            guard isShort || shown.offset <= 40 else { continue }
            if best.map({ !$0.isNamed && shown.isNamed }) ?? true { best = (shown.day, shown.isNamed) }
        }
    }
    let marked = content.days.filter { range.contains($0.offset) }.compactMap { mark in
        declaredDate(mark.value, tables.months, habit).map { Metadata.Value($0, how: mark.how) }
    }
    guard let best, best.isNamed || marked.isEmpty else { return marked.first }
    return marked.first { $0.value.utf8.starts(with: best.day.iso.utf8) }
        ?? Metadata.Value(best.day.iso, how: "visible-date")
}

/// At most so many bytes from the beginning of a range, up to the end of a character.
private func beginning(of range: Range<Int>, _ text: [UInt8], _ count: Int) -> Range<Int> {
    var end = min(range.upperBound, range.lowerBound + count)
    while end > range.lowerBound, end < text.count, isUTF8Continuation(text[end]) { end -= 1 }
    return range.lowerBound..<end
}

/// The days that a line shows, and whether the words before one say that it is the day of publication or of a change.
func shownDays(
    _ words: [UInt8], _ tables: MetadataTables, _ habit: DateHabit
) -> [(day: CalendarDay, offset: Int, isNamed: Bool, isUpdate: Bool)] {
    var start = 0
    var shown: [(day: CalendarDay, offset: Int, isNamed: Bool, isUpdate: Bool)] = []
    for (day, range) in writtenDays(words, tables.months, habit) {
        let said = meaning(of: Array(words[start..<range.lowerBound]), tables.bylines)
        shown.append((day, range.lowerBound, said == .published, said == .updated))
        start = range.upperBound
    }
    return shown
}

/// What the words before a date say that it is: the last of them that says something.
private func meaning(of text: [UInt8], _ table: BylineWords) -> BylineWords.Classes {
    let spoken = words(of: text).suffix(8).map { phrase(of: $0.span, $0.indices) }.filter { !$0.isEmpty }
    for start in spoken.indices.reversed() {
        for end in (start..<min(spoken.count, start + BylineWords.longestForm)).reversed() {
            let classes = table[Array(spoken[start...end].joined(separator: [0x20]))]
            if classes.contains(.updated) { return .updated }
            if classes.contains(.published) { return .published }
        }
    }
    return []
}

func hasDigit(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    // Digits of other scripts begin with these bytes.
    text[range].contains { isASCIIDigit($0) || $0 == 0xD9 || $0 == 0xDB || $0 >= 0xE0 }
}
