import Bytes

/// The days that a line names, in order, in the words and digits of any language of the table.
///
/// Read are `3 May 2025`, `May 3, 2025`, `03-May-25`, `2025. május 3.`, `2025. gada 3. maijs`, `3 tháng 5, 2025`,
/// `2025年5月3日`, `2025/05/03` and `03.05.2025`, with digits of any script; `03/05/2025` where one number is above 12 or
/// the habit decides. Years of the Buddhist era, of East Asian eras, of the solar Hijri and the Ethiopic calendar are turned
/// into those of the Gregorian calendar, which must be from 1990 to 2059: in the Bikram Sambat of Nepal it is past 2080.
/// What is not certain is not read.
///
/// - Parameter line: UTF-8.
/// - Returns: Days with their ranges in `phrase(of:_:)` of the line, which `words` is.
func writtenDays(
    _ words: [UInt8], _ tables: DateTables, _ habit: DateHabit
) -> [(day: CalendarDay, range: Range<Int>)] {
    guard holdsTwoNumbers(words.span) else { return [] }
    // `Sat May 3 10:00:00 2025`
    let tokens = dateTokens(words, tables).filter { !$0.isTime }
    var found: [(day: CalendarDay, range: Range<Int>)] = []
    var i = 0
    while i + 2 < tokens.count {
        if let day = day(tokens[i], tokens[i + 1], tokens[i + 2], habit) {
            found.append((day, tokens[i].range.lowerBound..<tokens[i + 2].range.upperBound))
            i += 3
        } else {
            i += 1
        }
    }
    return found
}

/// Whether there are two runs of digits, without which there is no date.
private func holdsTwoNumbers(_ text: Span<UInt8>) -> Bool {
    var count = 0
    var isInNumber = false
    var i = 0
    while i < text.count && count < 2 {
        let scalar = decodeScalar(text, at: i)
        let isDigit = digit(scalar.value) != nil
        if isDigit && !isInNumber { count += 1 }
        isInNumber = isDigit
        i += scalar.byteCount
    }
    return count >= 2
}

private func day(_ first: DateToken, _ second: DateToken, _ third: DateToken, _ habit: DateHabit) -> CalendarDay? {
    if second.isMonth && first.isNumber && third.isNumber {
        return first.digitCount == 4
            ? calendarDay(first, second, third, habit) : calendarDay(third, second, first, habit)
    }
    if first.isMonth && second.isNumber && third.isNumber { return calendarDay(third, first, second, habit) }
    if third.isMonth && first.isNumber && second.isNumber && first.digitCount == 4 {
        return calendarDay(first, third, second, habit)
    }
    guard first.isNumber, second.isNumber, third.isNumber else { return nil }
    if second.unit == .month {
        if first.digitCount == 4 { return calendarDay(first, second, third, habit) }
        if third.digitCount == 4 && third.unit != .day { return calendarDay(third, second, first, habit) }
    }
    let separator = first.follower
    guard separator == second.follower, separator == 0x2D || separator == 0x2E || separator == 0x2F,
        second.range.lowerBound - first.range.upperBound <= 3, third.range.lowerBound - second.range.upperBound <= 3
    else { return nil }
    if first.digitCount == 4 { return calendarDay(first, second, third, habit) }
    guard first.digitCount <= 2, second.digitCount <= 2 else { return nil }
    // Two digits for the year are read only where both others have two as well, as versions and prices have not.
    guard
        third.digitCount == 4 || [first, second, third].allSatisfy({ $0.digitCount == 2 })
            || third.digitCount == 2 && separator == 0x2E && habit.writesFullStops
    else { return nil }
    if separator == 0x2E || first.value > 12 { return calendarDay(third, second, first, habit) }
    if second.value > 12 { return calendarDay(third, first, second, habit) }
    if first.value == second.value { return calendarDay(third, first, second, habit) }
    guard let isDayFirst = habit.isDayFirst else { return nil }
    return isDayFirst ? calendarDay(third, second, first, habit) : calendarDay(third, first, second, habit)
}

private func calendarDay(
    _ year: DateToken, _ month: DateToken, _ day: DateToken, _ habit: DateHabit
) -> CalendarDay? {
    guard day.digitCount <= 2 else { return nil }
    if let number = month.ethiopicMonth(in: habit.language) {
        return ethiopicYears.contains(year.value) ? CalendarDay(ethiopic: year.value, number, day.value) : nil
    }
    let isSolar =
        month.isMonth
        ? solarYears.contains(year.value)
        : (year.isPersian || habit.countsSolarHijri) && certainSolarYears.contains(year.value)
    let number = month.isMonth ? namedMonth(month.readings, isSolar: isSolar, habit) : month.value
    guard let number else { return nil }
    if isSolar { return CalendarDay(solarHijri: year.value, number, day.value) }
    let value: Int
    switch year.digitCount {
    case 4: value = buddhistYears.contains(year.value) ? year.value - 543 : year.value
    case 2 where month.isBuddhist && year.value >= 33: value = 2500 - 543 + year.value
    // `3 May 25` may go on with anything, `03-May-25` and `May 3, '25` may not.
    case 2 where !month.isMonth || month.isBuddhist || year.isShort || day.follower == 0x2D && month.follower == 0x2D:
        value = 2000 + year.value
    default: return nil
    }
    return (1990..<2060).contains(value) ? CalendarDay(value, number, day.value) : nil
}

/// The years 1990 to 2059 in the Ethiopic calendar.
private let ethiopicYears = 1982..<2053
/// The years 1990 to 2059 of the Buddhist era.
private let buddhistYears = 2533..<2603
/// The same of the solar Hijri calendar.
private let solarYears = 1369..<1438
/// Those up to 2041, which in the lunar calendar would be long past.
private let certainSolarYears = 1369..<1420

/// The month that a name means in a calendar: that of all languages which have it, else that of the page's language;
/// Roman numerals mean one only in their own.
func namedMonth(_ readings: [MonthNames.Reading], isSolar: Bool, _ habit: DateHabit) -> Int? {
    var first: Int?
    var own: Int?
    var isOne = true
    // A name that a month of the Ethiopic calendar has, too, is one of another calendar in its own language only.
    let isEthiopic = readings.contains(where: \.isEthiopic)
    for reading in readings where reading.isSolar == isSolar && !reading.isEthiopic {
        let isOwn = reading.language == habit.language
        guard isOwn || !reading.isRoman && !isEthiopic else { continue }
        if first == nil { first = reading.month }
        if isOwn, own == nil { own = reading.month }
        if first != reading.month { isOne = false }
    }
    return isOne ? first : own
}
