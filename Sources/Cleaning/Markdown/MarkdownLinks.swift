import Bytes

/// Whether a range begins as the destination of a hyperlink does rather than as words in brackets do.
func isAddress(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard let first = range.first else { return false }
    switch text[first] {
    case 0x23, 0x2E, 0x2F, 0x3C, 0x3F: return true
    default: break
    }
    return addressStarts.contains { $0.count <= range.count && stands($0, in: text, at: first) }
}

private let addressStarts = ["http:", "https:", "mailto:", "tel:", "data:", "javascript:", "www.", "ftp:", "tg:"].map {
    Array($0.utf8)
}

/// Where the destination of a hyperlink ends, behind its closing bracket: `(address)` or `(address "title")`; `nil`
/// where none stands.
///
/// Brackets within must be closed, white space is part of an address only where it begins as one, and there is no other
/// link in it, so that no byte is read for many links.
///
/// - Parameter open: Where the opening bracket stands.
func destinationEnd(_ text: Span<UInt8>, at open: Int) -> Int? {
    var i = open + 1
    while i < text.count && isASCIISpace(text[i]) && text[i] != 0x0A { i += 1 }
    let isWeb = isAddress(text, i..<text.count)
    var depth = 0
    while i < text.count {
        switch text[i] {
        case 0x5C where i + 1 < text.count && text[i + 1] != 0x0A: i += 1
        case 0x28: depth += 1
        case 0x29:
            if depth == 0 { return i + 1 }
            depth -= 1
        case 0x5D where i + 1 < text.count && text[i + 1] == 0x28: return nil
        case 0x0A where i + 1 == text.count || isASCIISpace(text[i + 1]): return nil
        case 0x09, 0x0A, 0x20:
            while i + 1 < text.count && (text[i + 1] == 0x20 || text[i + 1] == 0x09) { i += 1 }
            guard i + 1 < text.count else { return nil }
            if text[i + 1] == 0x22 || text[i + 1] == 0x27 { return titleEnd(text, at: i + 1) }
            if text[i + 1] == 0x29 && depth == 0 { return i + 2 }
            guard isWeb else { return nil }
        default: break
        }
        i += 1
    }
    return nil
}

/// Where the title of a hyperlink ends, and with it the destination: behind a quotation mark that a bracket follows.
private func titleEnd(_ text: Span<UInt8>, at open: Int) -> Int? {
    var i = open + 1
    while i < text.count {
        if text[i] == text[open] {
            var end = i + 1
            while end < text.count && isASCIISpace(text[end]) { end += 1 }
            if end < text.count && text[end] == 0x29 { return end + 1 }
        }
        if text[i] == 0x5D && i + 1 < text.count && text[i + 1] == 0x28 { return nil }
        if text[i] == 0x0A && i + 1 < text.count && text[i + 1] == 0x0A { return nil }
        i += 1
    }
    return nil
}
