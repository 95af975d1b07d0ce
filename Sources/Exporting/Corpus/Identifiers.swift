import Bytes

/// An id as a reference that the corpus header explains: `entity:` and the id, percent-encoded where a URI needs it.
///
/// - Source: RFC 3986, unreserved characters, and the colon, which a path may hold.
func entityReference(_ id: String) -> String {
    var out: [UInt8] = Array("entity:".utf8)
    for byte in id.utf8 {
        if isASCIIAlphanumeric(byte) || [0x2D, 0x2E, 0x5F, 0x7E, 0x3A].contains(byte) {
            out.append(byte)
        } else {
            out.append(0x25)
            out.append(contentsOf: hexadecimal([byte].span).utf8)
        }
    }
    return String(decoding: out, as: UTF8.self)
}

/// A text that may stand within an XML id: ASCII letters, digits, `.` and `-` as they are, other bytes as `_` and two
/// hex digits.
func nameSafe(_ id: String) -> String {
    var out: [UInt8] = []
    for byte in id.utf8 {
        if isASCIIAlphanumeric(byte) || byte == 0x2D || byte == 0x2E {
            out.append(byte)
        } else {
            out.append(0x5F)
            out.append(contentsOf: hexadecimal([byte].span).utf8)
        }
    }
    return String(decoding: out, as: UTF8.self)
}

/// The first ten characters of an ISO 8601 date where they are a day of the calendar.
func calendarDay(_ date: String) -> String? {
    let bytes = Array(date.utf8.prefix(10))
    guard bytes.count == 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
        let year = number(bytes[0..<4]), let month = number(bytes[5..<7]), let day = number(bytes[8..<10]),
        year > 0, 1...12 ~= month, day >= 1, day <= dayCount(ofMonth: month, year: year)
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
}

/// Whether a text has the form of a language tag: parts of up to eight letters or digits between hyphens, the first
/// of letters only.
func isLanguageTag(_ tag: String) -> Bool {
    let parts = tag.utf8.split(separator: 0x2D, omittingEmptySubsequences: false)
    return parts.enumerated().allSatisfy { i, part in
        1...8 ~= part.count && part.allSatisfy { i == 0 ? isASCIILetter($0) : isASCIIAlphanumeric($0) }
    }
}

private func number(_ digits: ArraySlice<UInt8>) -> Int? {
    var value = 0
    for digit in digits {
        guard isASCIIDigit(digit) else { return nil }
        value = value * 10 + Int(digit - 0x30)
    }
    return value
}
