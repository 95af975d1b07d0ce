import Bytes

/// The day in the path of an address: `/2025/05/03/`, `/2025/may/03/`, `/2025-05-03-`, `/20250503/`, `/3-may-2025`, and
/// as sites in China write it: `/2025/0503/`, `/2025-05/03/`, `/202505/03/`.
func addressDay(_ address: [UInt8], _ tables: DateTables, _ habit: DateHabit) -> CalendarDay? {
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
        if let found = chineseDay(address, year, from: i, yearEnd) { return found }
        guard yearEnd == i + 4, yearEnd < address.count, [0x2F, 0x2D, 0x5F].contains(address[yearEnd]) else { continue }
        let monthEnd = end(from: yearEnd + 1)
        guard monthEnd < address.count, address[monthEnd] == address[yearEnd] else { continue }
        let dayEnd = end(from: monthEnd + 1)
        let readings = tables.months.readings(of: asciiLowercased(address.span.extracting(yearEnd + 1..<monthEnd)))
        let month = namedMonth(readings, isSolar: false, habit) ?? number(yearEnd + 1..<monthEnd)
        if let month, dayEnd - monthEnd <= 3, let day = number(monthEnd + 1..<dayEnd),
            let found = CalendarDay(year, month, day)
        {
            return found
        }
    }
    guard let host = host(of: address) else { return nil }
    let path = address.dropFirst(host.count + 8)
    let words = phrase(of: address.span, path.indices)
    let days = writtenDays(words, tables, habit)
    // Of numbers in other orders only those are dates that end in a full year: `3-may-2025`, not `2025/04/mar-7`.
    return days.first { day, range in range.count >= 9 && words[range].suffix(4).allSatisfy(isASCIIDigit) }?.day
}

/// The day of a path whose parts are two or four digits together, with a slash before and behind: `2025/0503/`,
/// `2025-05/03/`, `202505/03/`.
private func chineseDay(_ address: [UInt8], _ year: Int, from start: Int, _ yearEnd: Int) -> CalendarDay? {
    guard address[start - 1] == 0x2F, start + 10 <= address.count else { return nil }
    // What stands behind the year, without marks: a month and a day.
    var digits: [Int] = []
    var marks: [UInt8] = []
    var i = start + 4
    while i < address.count, digits.count < 4 {
        if isASCIIDigit(address[i]) { digits.append(Int(address[i]) - 0x30) } else { marks.append(address[i]) }
        if marks.count > 2 { return nil }
        i += 1
    }
    guard digits.count == 4, i < address.count, [0x2F, 0x5F].contains(address[i]) else { return nil }
    let isJoined = address[start + 4] == 0x2F && i == start + 9
    let isSplit = yearEnd == start + 4 && address[start + 4] == 0x2D && address[start + 7] == 0x2F && i == start + 10
    let isMonth = yearEnd == start + 6 && address[start + 6] == 0x2F && i == start + 9
    guard isJoined || isSplit || isMonth else { return nil }
    return CalendarDay(year, digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
}
