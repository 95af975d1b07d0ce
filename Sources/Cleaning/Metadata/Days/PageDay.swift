import Bytes
import Records

/// When the article of a page was published, in ISO 8601.
///
/// The structured data is asked first, then the head, microdata, the address, what a reader sees near the title, names
/// of the head that are given for any date, what is said anywhere to be the day of publication, and what a reader sees
/// near the end. What is seen or stands in the address decides where machines disagree, or where they are told a day
/// without a time, which may be that in UTC. A moment stays as it is given, unless it is in UTC and the page's address
/// has the day before or after, which it is somewhere on Earth at that moment: that is the publisher's day. So is the one
/// that begins at that moment where the publisher is, since only a day was entered. Where nothing else is said, the day of the last change is the best that is known.
func pageDay(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ url: [UInt8]?,
    _ tables: MetadataTables, _ habit: DateHabit
) -> Metadata.Value? {
    let dates = tables.dates
    let address = url.flatMap { addressDay($0, dates, habit) }.map { Metadata.Value($0.iso, how: "url") }
    let claims = content.head.days.enumerated().sorted { ($0.element.rank, $0.offset) < ($1.element.rank, $1.offset) }
        .map(\.element)
    let declared = declaredDays(content, data, surroundings, claims, dates, habit)
    guard let first = declared.first else {
        return address ?? undeclaredDay(content, data, surroundings, claims, tables, habit)
    }
    let told = declared.filter { $0.how != "microdata" }
    if let address, isLocalDay(address, ofMoment: first) { return told.first { day($0) == day(address) } ?? address }
    if let zone = habit.zone, let midnight = midnight(first.value, zone) {
        return Metadata.Value(midnight, how: first.how)
    }
    guard isDayOnly(first) || told.contains(where: { day($0) != day(first) }) else { return first }
    let shown = shownDay(content, surroundings.opening, surroundings.openingRange, tables, habit)
    if let shown, shown.how != "microdata", let agreed = told.first(where: { day($0) == day(shown) }) { return agreed }
    return [shown, address].lazy.compactMap { $0 }.first { isLocal($0, of: first) } ?? first
}

/// The day where machines are told none as that of publication.
private func undeclaredDay(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ claims: [PageHead.Claim],
    _ tables: MetadataTables, _ habit: DateHabit
) -> Metadata.Value? {
    if let shown = shownDay(content, surroundings.opening, surroundings.openingRange, tables, habit)
        ?? dayAbove(content, surroundings, tables, habit)
    {
        return shown
    }
    if let vague = claims.lazy.filter(\.isVague).compactMap({ value(of: $0, tables.dates, habit) }).first {
        // What was changed on an earlier day was published by then.
        let change = shownDay(content, surroundings.opening, surroundings.openingRange, tables, habit, of: .change)
        return change.flatMap { day($0) < day(vague) ? $0 : nil } ?? vague
    }
    if let named = namedDay(content, tables, habit, of: .publication)
        ?? changeDay(content, data, surroundings, tables, habit)
        ?? shownDay(content, surroundings.ending, surroundings.endingRange, tables, habit)
        ?? namedDay(content, tables, habit, of: .change)
    {
        return named
    }
    if let uploaded = data.uploaded, let date = declaredDate(Array(uploaded.utf8), tables.dates, habit) {
        return Metadata.Value(date, how: "json-ld uploadDate")
    }
    return content.days.lazy.compactMap { mark in
        declaredDate(mark.value, tables.dates, habit).map { Metadata.Value($0, how: mark.how) }
    }.first
}

/// What is said to be the day of publication for machines, what is believed most first.
private func declaredDays(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ claims: [PageHead.Claim],
    _ dates: DateTables, _ habit: DateHabit
) -> [Metadata.Value] {
    var days: [Metadata.Value] = []
    if let published = data.published, let date = declaredDate(Array(published.utf8), dates, habit) {
        days.append(Metadata.Value(date, how: "json-ld"))
    }
    days += claims.lazy.filter { !$0.isVague }.compactMap { value(of: $0, dates, habit) }
    // Those of teasers and comments follow the article's, or stand alone where only the head names its day.
    let isNear = claims.contains(where: \.isVague)
    let marks = content.days.lazy.filter { mark in
        mark.how == "microdata" && (!isNear || surroundings.openingRange.contains(mark.offset))
    }
    days += marks.compactMap { mark in
        let value = mark.value.isEmpty ? line(content, at: mark.offset) : mark.value
        return declaredDate(value, dates, habit).map { Metadata.Value($0, how: "microdata") }
    }.prefix(1)
    return days
}

/// The day of the last change, as machines are told or a reader sees near the title.
private func changeDay(
    _ content: PageContent, _ data: StructuredData, _ surroundings: PageSurroundings, _ tables: MetadataTables,
    _ habit: DateHabit
) -> Metadata.Value? {
    if let changed = data.modified, let date = declaredDate(Array(changed.utf8), tables.dates, habit) {
        return Metadata.Value(date, how: "json-ld dateModified")
    }
    return shownDay(content, surroundings.opening, surroundings.openingRange, tables, habit, of: .change)
}

private func value(of claim: PageHead.Claim, _ dates: DateTables, _ habit: DateHabit) -> Metadata.Value? {
    declaredDate(claim.value, dates, habit).map { Metadata.Value($0, how: claim.how) }
}

/// `2025-05-03` of a date and time.
private func day(_ date: Metadata.Value) -> Substring { date.value.prefix(10) }

/// Whether a date has no time.
private func isDayOnly(_ date: Metadata.Value) -> Bool { date.value.utf8.count <= 10 }

/// Whether a day that a reader sees is the one before or after a day that may have been cut off a moment in UTC.
private func isLocal(_ shown: Metadata.Value, of date: Metadata.Value) -> Bool {
    guard let seen = CalendarDay(iso: shown.value), let given = CalendarDay(iso: date.value) else { return false }
    return isDayOnly(date) && !shown.value.hasSuffix("Z") && (given.isNext(to: seen) || seen.isNext(to: given))
}

/// Whether it is a day somewhere at a moment that is given in UTC and on another one there: zones reach from 12 hours
/// behind to 14 ahead.
func isLocalDay(_ local: Metadata.Value, ofMoment moment: Metadata.Value) -> Bool {
    let isUTC = moment.value.hasSuffix("Z") || moment.value.hasSuffix("+00:00")
    guard isUTC, let there = CalendarDay(iso: local.value), let given = CalendarDay(iso: moment.value),
        let hour = Int(moment.value.dropFirst(11).prefix(2))
    else { return false }
    return given.isNext(to: there) && hour < 12 || there.isNext(to: given) && hour >= 10
}

/// The rest of the block at an offset of the content's text, as far as a date may reach.
private func line(_ content: PageContent, at offset: Int) -> [UInt8] {
    guard let block = content.blocks.first(where: { $0.range.contains(offset) }) else { return [] }
    return Array(content.text.bytes[offset..<min(block.range.upperBound, offset + 60)])
}

/// The date of a value that is meant to be one, in ISO 8601: as machines write it, else the first that it names.
func declaredDate(_ value: [UInt8], _ dates: DateTables, _ habit: DateHabit) -> String? {
    guard value.count <= 100 else { return nil }
    if let date = machineDate(value.span) {
        // The beginning of Unix time says that there is none.
        return date.utf8.starts(with: "1970-01-01".utf8) ? nil : date
    }
    let words = phrase(of: value.span, value.indices)
    var habit = habit
    // `5/3/2025 10:00:00 AM`, as programs write it in the United States.
    if dates.signs.endMonthFirst(words) { habit.assumesMonthFirst = true }
    return writtenDays(words, dates, habit).first?.day.iso
}
