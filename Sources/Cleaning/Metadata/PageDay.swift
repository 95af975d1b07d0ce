import Bytes
import Records

/// When the article of a page was published, in ISO 8601: by the first of what is said in its structured data, in its head, by its
/// microdata, in its address, and by what a reader sees near its title or its end. The day of a change is none.
func pageDay(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ url: [UInt8]?,
    _ tables: MetadataTables, _ habit: DateHabit
) -> Metadata.Value? {
    let months = tables.months
    if let published = data.published, let date = declaredDate(Array(published.utf8), months, habit) {
        return Metadata.Value(date, how: "json-ld")
    }
    let claims = content.head.days.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
    for (_, claim) in claims {
        if let date = declaredDate(claim.value, months, habit) { return Metadata.Value(date, how: claim.how) }
    }
    for mark in content.days where mark.how == "microdata" {
        let value = mark.value.isEmpty ? line(content, at: mark.offset) : mark.value
        if let date = declaredDate(value, months, habit) { return Metadata.Value(date, how: "microdata") }
    }
    if let url, let day = addressDay(url, months, habit) {
        return Metadata.Value(day.iso, how: "url")
    }
    return shownDay(content, surroundings.opening, surroundings.openingRange, tables, habit)
        ?? shownDay(content, surroundings.ending, surroundings.endingRange, tables, habit)
        ?? namedDay(content, tables, habit)
        ?? content.days.lazy.compactMap { mark in
            declaredDate(mark.value, months, habit).map { Metadata.Value($0, how: mark.how) }
        }.first
}

/// The rest of the block at an offset of the content's text, as far as a date may reach.
private func line(_ content: PageContent, at offset: Int) -> [UInt8] {
    guard let block = content.blocks.first(where: { $0.range.contains(offset) }) else { return [] }
    return Array(content.text.bytes[offset..<min(block.range.upperBound, offset + 60)])
}

/// The day that any block of the page says is that of publication.
private func namedDay(_ content: PageContent, _ tables: MetadataTables, _ habit: DateHabit) -> Metadata.Value? {
    for block in content.blocks where block.range.count <= 240 && hasDigit(content.text.bytes, block.range) {
        let shown = shownDays(phrase(of: content.text.bytes.span, block.range), tables, habit)
        if let named = shown.first(where: { $0.isNamed }) { return Metadata.Value(named.day.iso, how: "visible-date") }
    }
    return nil
}

/// The date of a value that is meant to be one, in ISO 8601: as machines write it, else the first that it names.
func declaredDate(_ value: [UInt8], _ months: MonthNames, _ habit: DateHabit) -> String? {
    guard value.count <= 100 else { return nil }
    if let date = machineDate(value.span) {
        // The beginning of Unix time says that there is none.
        return date.utf8.starts(with: "1970-01-01".utf8) ? nil : date
    }
    return writtenDays(phrase(of: value.span, value.indices), months, habit).first?.day.iso
}

/// The day that a reader sees in some blocks: rather one that is said to be the day of publication than another; that of a
/// change not at all. A `<time>` element of the same day says the time as well; alone it is believed too.
private func shownDay(
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
    let marks = content.days.filter { range.contains($0.offset) }
    guard let best, best.isNamed || marks.isEmpty else {
        return marks.lazy.compactMap { mark in
            declaredDate(mark.value, tables.months, habit).map { Metadata.Value($0, how: mark.how) }
        }.first
    }
    for mark in marks {
        if let date = declaredDate(mark.value, tables.months, habit), date.utf8.starts(with: best.day.iso.utf8) {
            return Metadata.Value(date, how: mark.how)
        }
    }
    return Metadata.Value(best.day.iso, how: "visible-date")
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

private func hasDigit(_ text: [UInt8], _ range: Range<Int>) -> Bool {
    // Digits of other scripts begin with these bytes.
    text[range].contains { isASCIIDigit($0) || $0 == 0xD9 || $0 == 0xDB || $0 >= 0xE0 }
}

/// The day in the path of an address: `/2025/05/03/`, `/2025/may/03/`, `/2025-05-03-`, `/20250503/`, `/3-may-2025`.
func addressDay(_ address: [UInt8], _ months: MonthNames, _ habit: DateHabit) -> CalendarDay? {
    func number(_ range: Range<Int>) -> Int? {
        guard !range.isEmpty, range.upperBound <= address.count, address[range].allSatisfy(isASCIIDigit) else {
            return nil
        }
        return address[range].reduce(0) { $0 * 10 + Int($1) - 0x30 }
    }
    func end(from start: Int) -> Int {
        var i = start
        while i < address.count && isASCIIAlphanumeric(address[i]) { i += 1 }
        return i
    }
    for i in address.indices.dropFirst() where isASCIIDigit(address[i]) && !isASCIIAlphanumeric(address[i - 1]) {
        let yearEnd = end(from: i)
        guard let year = number(i..<min(i + 4, yearEnd)), (1990..<2100).contains(year) else { continue }
        if yearEnd == i + 8, let month = number(i + 4..<i + 6), let day = number(i + 6..<i + 8) {
            if let found = CalendarDay(year, month, day) { return found }
            continue
        }
        guard yearEnd == i + 4, yearEnd < address.count, [0x2F, 0x2D, 0x5F].contains(address[yearEnd]) else { continue }
        let monthEnd = end(from: yearEnd + 1)
        guard monthEnd < address.count, address[monthEnd] == address[yearEnd] else { continue }
        let dayEnd = end(from: monthEnd + 1)
        let name = String(decoding: asciiLowercased(address.span.extracting(yearEnd + 1..<monthEnd)), as: UTF8.self)
        let month = englishMonths.firstIndex(of: name).map { $0 + 1 } ?? number(yearEnd + 1..<monthEnd)
        if let month, dayEnd - monthEnd <= 3, let day = number(monthEnd + 1..<dayEnd),
            let found = CalendarDay(year, month, day)
        {
            return found
        }
    }
    guard let host = host(of: address) else { return nil }
    let path = address.dropFirst(host.count + 8)
    let days = writtenDays(phrase(of: address.span, path.indices), months, habit)
    // Numbers of other things may stand in any order; words and full years are dates.
    return days.first { day, range in range.count >= 9 }?.day
}

private let englishMonths = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
