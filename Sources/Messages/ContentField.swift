import Bytes

/// The value of a field such as Content-Type: a word, and parameters behind semicolons.
///
/// Parameters in several pieces, and with a character set of their own, are put together.
///
/// - Source: RFC 2045, section 5.1; RFC 2231, sections 3 and 4.
struct ContentField: Sendable, Equatable {
    /// The word before the first semicolon, in lower case: `text/html`.
    private(set) var value = ""
    private var parameters: [(name: String, value: [UInt8])] = []

    /// The most parameters that are read.
    private static let mostParameters = 64

    /// Reads a value; comments in parentheses are left out.
    ///
    /// - Complexity: O(*n*).
    init(_ bytes: [UInt8]) {
        let parts = partedBySemicolons(bytes)
        value = lowercased(asciiTrimmed(parts.first?[...] ?? []))
        for part in parts.dropFirst().prefix(Self.mostParameters) {
            guard let equals = part.firstIndex(of: 0x3D) else { continue }
            add(lowercased(asciiTrimmed(part[..<equals])), Array(asciiTrimmed(part[(equals + 1)...])))
        }
    }

    /// The value of a parameter, without quotation marks.
    subscript(name: String) -> [UInt8]? { parameters.first { $0.name == name }?.value }

    /// The same in letters, `nil` where it is empty.
    func text(_ name: String) -> String? {
        guard let value = self[name], !value.isEmpty else { return nil }
        return String(decoding: value, as: UTF8.self)
    }

    static func == (one: ContentField, other: ContentField) -> Bool {
        one.value == other.value && one.parameters.elementsEqual(other.parameters) { $0 == $1 }
    }

    /// Adds a parameter, or a piece of one: `name*0`, `name*1*`. Pieces are taken in their order, as all programs write
    /// them.
    private mutating func add(_ written: String, _ value: [UInt8]) {
        var name = written
        var value = value
        if let star = written.utf8.firstIndex(of: 0x2A) {
            name = String(written[..<star])
            if written.hasSuffix("*") {
                let isFirst = !written.dropLast().contains("*") || written.hasSuffix("*0*")
                value = withoutPercents(isFirst ? withoutCharset(value) : value)
            }
            if let known = parameters.firstIndex(where: { $0.name == name }) {
                parameters[known].value += value
                return
            }
        } else if parameters.contains(where: { $0.name == name }) {
            return
        }
        parameters.append((name, value))
    }
}

/// What stands between semicolons, without comments, quotation marks and backslashes.
private func partedBySemicolons(_ bytes: [UInt8]) -> [[UInt8]] {
    var parts: [[UInt8]] = [[]]
    var isQuoted = false
    var comments = 0
    var i = 0
    while i < bytes.count {
        let byte = bytes[i]
        if byte == 0x5C, isQuoted || comments > 0, i + 1 < bytes.count {
            i += 1
            if comments == 0 { parts[parts.count - 1].append(bytes[i]) }
        } else if comments > 0 {
            comments += byte == 0x28 ? 1 : byte == 0x29 ? -1 : 0
        } else if byte == 0x22 {
            isQuoted.toggle()
        } else if byte == 0x28, !isQuoted {
            comments = 1
        } else if byte == 0x3B, !isQuoted {
            parts.append([])
        } else {
            parts[parts.count - 1].append(byte)
        }
        i += 1
    }
    return parts
}

/// The value behind `charset'language'`.
private func withoutCharset(_ value: [UInt8]) -> [UInt8] {
    guard let first = value.firstIndex(of: 0x27), let second = value[(first + 1)...].firstIndex(of: 0x27) else {
        return value
    }
    return Array(value[(second + 1)...])
}

private func withoutPercents(_ value: [UInt8]) -> [UInt8] {
    var out: [UInt8] = []
    var i = 0
    while i < value.count {
        if value[i] == 0x25, i + 2 < value.count, let high = hexDigit(value[i + 1]), let low = hexDigit(value[i + 2]) {
            out.append(UInt8(high << 4 | low))
            i += 3
        } else {
            out.append(value[i])
            i += 1
        }
    }
    return out
}

/// ASCII in lower case.
func lowercased(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.map { asciiLowercased($0) }, as: UTF8.self)
}
