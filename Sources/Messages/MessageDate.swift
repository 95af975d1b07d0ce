import Bytes

/// The moment that a field names, in ISO 8601: `Tue, 15 Nov 2022 10:00:00 +0100` is `2022-11-15T10:00:00+01:00`; `nil`
/// where it names none.
///
/// The day may also stand behind the month and the year behind the time, as in the first lines of mailboxes; a comment
/// and the name of the day say nothing more. A zone that is not known is left out, and so is a time of twelve hours.
///
/// - Source: RFC 5322, sections 3.3 and 4.3.
public func messageDate(_ field: [UInt8]) -> String? {
    let marks = field.prefix(100).prefix { $0 != 0x28 }
    let words = marks.split { isASCIISpace($0) || $0 == 0x2C }.map { lowercased($0) }
    guard let monthWord = words.firstIndex(where: { months.contains(String($0.prefix(3))) && !$0.utf8.contains(0x3A) }),
        let month = months.firstIndex(of: String(words[monthWord].prefix(3)))
    else { return nil }
    var day: Int?
    var year: Int?
    var time: String?
    var zone = ""
    let isOfTwelveHours = words.contains { $0 == "am" || $0 == "pm" }
    for (i, word) in words.enumerated() where i != monthWord {
        if let number = number(word) {
            if day == nil, word.utf8.count <= 2 {
                day = number
            } else if year == nil, word.utf8.count == 4 || word.utf8.count <= 3 && day != nil {
                year = fullYear(number, digits: word.utf8.count)
            }
        } else if time == nil, !isOfTwelveHours, let found = clock(word) {
            time = found
        } else if time != nil, zone.isEmpty {
            zone = isoZone(word) ?? ""
        }
    }
    guard let day, let year, (1970..<2200).contains(year), day >= 1, day <= dayCount(ofMonth: month + 1, year: year)
    else { return nil }
    return "\(year)-\(twoDigits(month + 1))-\(twoDigits(day))" + (time.map { "T\($0)\(zone)" } ?? "")
}

private let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

/// Digits alone, four at most.
private func number(_ word: String) -> Int? {
    guard !word.isEmpty, word.utf8.count <= 4, word.utf8.allSatisfy(isASCIIDigit) else { return nil }
    return Int(word)
}

/// Years of two digits from 50 on, and those of three, count from 1900.
private func fullYear(_ number: Int, digits: Int) -> Int {
    digits == 4 ? number : digits == 3 || number >= 50 ? number + 1900 : number + 2000
}

/// `10:00` or `10:00:00`, with seconds.
private func clock(_ word: String) -> String? {
    let parts = word.utf8.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard (2...3).contains(parts.count), parts.allSatisfy({ (1...2).contains($0.count) && $0.allSatisfy(isASCIIDigit) })
    else { return nil }
    let numbers = parts.compactMap { Int(String(decoding: Array($0), as: UTF8.self)) }
    let second = numbers.count > 2 ? numbers[2] : 0
    guard numbers.count == parts.count, numbers[0] < 24, numbers[1] < 60, second <= 60 else { return nil }
    return [numbers[0], numbers[1], second].map(twoDigits).joined(separator: ":")
}

/// `+0100` as `+01:00`, also behind `GMT` as browsers write it; no difference, also where the sender's zone is not told,
/// is `Z`.
private func isoZone(_ word: String) -> String? {
    if let hours = zoneHours[word] { return hours == 0 ? "Z" : "-\(twoDigits(-hours)):00" }
    let bytes = Array((word.hasPrefix("gmt") ? word.dropFirst(3) : word[...]).utf8)
    guard bytes.count == 5, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[1...].allSatisfy(isASCIIDigit) else {
        return nil
    }
    let digits = String(decoding: bytes[1...], as: UTF8.self)
    guard digits != "0000" else { return "Z" }
    guard digits.prefix(2) <= "14", digits.suffix(2) < "60" else { return nil }
    return "\(bytes[0] == 0x2B ? "+" : "-")\(digits.prefix(2)):\(digits.suffix(2))"
}

/// The zones that have names in RFC 5322.
private let zoneHours = [
    "ut": 0, "utc": 0, "gmt": 0, "z": 0, "edt": -4, "est": -5, "cdt": -5, "cst": -6, "mdt": -6, "mst": -7, "pdt": -7,
    "pst": -8,
]

private func twoDigits(_ value: Int) -> String { "\(value < 10 ? "0" : "")\(value)" }
