import Bytes
import Records

/// When the article of a page was published, in ISO 8601.
///
/// The structured data is asked first, then the head, microdata, the address, what a reader sees near the title, names of the
/// head that are given for any date, what is said anywhere to be the day of publication, and what a reader sees near the end.
/// What is seen or stands in the address decides where machines disagree, or name the day in UTC where it was another one at
/// the publisher's. The day of a change is none.
func pageDay(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ url: [UInt8]?,
    _ tables: MetadataTables, _ habit: DateHabit
) -> Metadata.Value? {
    let months = tables.months
    let address = url.flatMap { addressDay($0, months, habit) }.map { Metadata.Value($0.iso, how: "url") }
    let claims = content.head.days.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        .map(\.element)
    let declared = declaredDays(content, data, surroundings, claims, months, habit)
    guard let first = declared.first else {
        return address ?? shownDay(content, surroundings.opening, surroundings.openingRange, tables, habit)
            ?? claims.lazy.filter(\.isVague).compactMap { value(of: $0, months, habit) }.first
            ?? namedDay(content, tables, habit)
            ?? shownDay(content, surroundings.ending, surroundings.endingRange, tables, habit)
            ?? content.days.lazy.compactMap { mark in
                declaredDate(mark.value, months, habit).map { Metadata.Value($0, how: mark.how) }
            }.first
    }
    let told = declared.filter { $0.how != "microdata" }
    guard mayBeUTC(first) || told.contains(where: { day($0) != day(first) }) else { return first }
    let shown = shownDay(content, surroundings.opening, surroundings.openingRange, tables, habit)
    if let shown, shown.how != "microdata", let agreed = told.first(where: { day($0) == day(shown) }) { return agreed }
    return [shown, address].lazy.compactMap { $0 }.first { isLocal($0, of: first) } ?? first
}

/// What is said to be the day of publication for machines, what is believed most first.
private func declaredDays(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ claims: [PageHead.Claim],
    _ months: MonthNames, _ habit: DateHabit
) -> [Metadata.Value] {
    var days: [Metadata.Value] = []
    if let published = data.published, let date = declaredDate(Array(published.utf8), months, habit) {
        days.append(Metadata.Value(date, how: "json-ld"))
    }
    days += claims.lazy.filter { !$0.isVague }.compactMap { value(of: $0, months, habit) }
    // Those of teasers and comments follow the article's, or stand alone where only the head names its day.
    let isNear = claims.contains(where: \.isVague)
    let marks = content.days.lazy.filter { mark in
        mark.how == "microdata" && (!isNear || surroundings.openingRange.contains(mark.offset))
    }
    days += marks.compactMap { mark in
        let value = mark.value.isEmpty ? line(content, at: mark.offset) : mark.value
        return declaredDate(value, months, habit).map { Metadata.Value($0, how: "microdata") }
    }.prefix(1)
    return days
}

private func value(of claim: PageHead.Claim, _ months: MonthNames, _ habit: DateHabit) -> Metadata.Value? {
    declaredDate(claim.value, months, habit).map { Metadata.Value($0, how: claim.how) }
}

/// `2025-05-03` of a date and time.
private func day(_ date: Metadata.Value) -> Substring { date.value.prefix(10) }

/// Whether a date is one in UTC, or one without a time, which may have been cut off such a one.
private func mayBeUTC(_ date: Metadata.Value) -> Bool {
    let time = date.value.dropFirst(10)
    return time.isEmpty || isUTC(time)
}

private func isUTC(_ time: Substring) -> Bool { time.hasSuffix("Z") || time.hasSuffix("+00:00") }

/// Whether a day that a reader sees is, somewhere on earth, that of a moment given in UTC, and another than UTC's.
private func isLocal(_ shown: Metadata.Value, of moment: Metadata.Value) -> Bool {
    guard let seen = CalendarDay(iso: shown.value), let given = CalendarDay(iso: moment.value) else { return false }
    guard mayBeUTC(moment), !isUTC(shown.value.dropFirst(10)) else { return false }
    let hour = Int(moment.value.dropFirst(11).prefix(2))
    // Zones reach from twelve hours behind to fourteen hours ahead of UTC.
    if given.isNext(to: seen) { return hour.map { $0 < 12 } ?? true }
    return seen.isNext(to: given) && (hour.map { $0 >= 10 } ?? true)
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
