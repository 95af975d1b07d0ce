import Bytes
import JSONLines

/// The members of a JSON object, and those of objects in them.
struct JSONFields: RecordFields {
    private let line: RecordLine
    /// The number of the first member of each name: as it stands, and without case, spaces, hyphens and underscores.
    private var exact: [String: Int] = [:], loose: [String: Int] = [:]
    private(set) var nameBits: LooseNameBits = []

    var bytes: [UInt8] { line.bytes }
    var encoding: DetectedEncoding { DetectedEncoding(encoding: .utf8) }

    /// Checks an object.
    ///
    /// - Throws: What `RecordLine` throws.
    init(_ bytes: [UInt8]) throws(JSONError) {
        line = try RecordLine(bytes)
        exact.reserveCapacity(line.members.count)
        loose.reserveCapacity(line.members.count)
        for (number, member) in line.members.enumerated() {
            exact[member.key] = number
            let name = looseName(member.key)
            if loose[name] == nil { loose[name] = number }
            nameBits.formUnion(LooseNameBits(name))
        }
    }

    func strings(_ name: RecordName, isLoose: Bool) throws(JSONError) -> RecordStrings? {
        var found = Found()
        let (whole, parts) = isLoose ? (name.loose, name.looseParts) : (name.whole, name.parts)
        let numbers = isLoose ? loose : exact
        if let number = numbers[whole] { try collect([], line.members[number].value, isLoose, into: &found) }
        if !found.isString, parts.count > 1, let number = numbers[parts[0]] {
            try collect(parts[1...], line.members[number].value, isLoose, into: &found)
        }
        guard found.isString else { return nil }
        return RecordStrings(ranges: found.ranges, isRun: found.hasLone && found.hasParts)
    }

    func misfit(_ name: RecordName) -> JSONError? {
        guard let range = line.range(of: name.whole), bytes[range.lowerBound] != 0x6E else { return nil }
        return JSONError(offset: range.lowerBound, reason: "\"\(name.whole)\" is not a string")
    }

    /// The number or the string that is an id.
    func id(_ name: RecordName) -> String? {
        guard let value = line.range(of: name.whole) else { return nil }
        var reader = JSONReader(bytes.span.extracting(value))
        guard bytes[value.lowerBound] == 0x22 else { return (try? reader.integer()).map { String($0) } }
        return (try? reader.string()).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Strings on the way.
    private struct Found {
        var ranges: [Range<Int>] = []
        /// Whether a string stood there, be it an empty one.
        var isString = false
        /// Whether strings stand in an array by themselves, and whether they stand there in objects.
        var hasLone = false, hasParts = false
    }

    /// Adds the strings of a value: itself, those of an array, those of objects on the way; in an array without a way to
    /// go also the texts of objects, as formatted parts of a message stand between strings.
    private func collect(
        _ way: ArraySlice<String>, _ value: Range<Int>, _ isLoose: Bool, isElement: Bool = false,
        into found: inout Found
    ) throws(JSONError) {
        switch bytes[value.lowerBound] {
        case 0x22 where way.isEmpty:
            found.ranges.append(value.lowerBound + 1..<value.upperBound - 1)
            found.isString = true
            if isElement { found.hasLone = true }
        case 0x7B:
            guard let name = way.first ?? (isElement ? "text" : nil) else { return }
            if way.isEmpty { found.hasParts = true }
            var reader = JSONReader(bytes.span.extracting(value))
            try reader.beginObject()
            while let key = try reader.nextKey() {
                let member = try reader.skip()
                guard key == name || isLoose && looseName(key) == name else { continue }
                let range = member.lowerBound + value.lowerBound..<member.upperBound + value.lowerBound
                try collect(way.dropFirst(), range, isLoose, into: &found)
                return
            }
        case 0x5B where !isElement:
            var reader = JSONReader(bytes.span.extracting(value))
            try reader.beginArray()
            while try reader.nextElement() {
                let element = try reader.skip()
                let range = element.lowerBound + value.lowerBound..<element.upperBound + value.lowerBound
                try collect(way, range, isLoose, isElement: true, into: &found)
            }
        default: break
        }
    }

    func unescape(_ range: Range<Int>, into text: inout MappedText) {
        var i = range.lowerBound
        while i < range.upperBound {
            let run =
                firstOffset(of: 0x5C, in: bytes.span.extracting(0..<range.upperBound), from: i) ?? range.upperBound
            text.appendCopy(of: bytes, i..<run)
            i = run
            guard i < range.upperBound else { break }
            let escape = decodedEscape(bytes.span, at: i)
            text.appendScalar(escape.value, from: i..<i + escape.byteCount)
            i += escape.byteCount
        }
    }
}

/// The scalar of an escape in a string that `RecordLine` has checked, and how many bytes the escape takes.
private func decodedEscape(_ bytes: Span<UInt8>, at start: Int) -> (value: UInt32, byteCount: Int) {
    switch bytes[start + 1] {
    case 0x62: return (value: 0x08, byteCount: 2)
    case 0x66: return (value: 0x0C, byteCount: 2)
    case 0x6E: return (value: 0x0A, byteCount: 2)
    case 0x72: return (value: 0x0D, byteCount: 2)
    case 0x74: return (value: 0x09, byteCount: 2)
    case 0x75:
        let unit = hexadecimalValue(bytes, start + 2..<start + 6)
        guard unit & 0xFC00 == 0xD800 else { return (value: unit, byteCount: 6) }
        let low = hexadecimalValue(bytes, start + 8..<start + 12)
        return (value: 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00), byteCount: 12)
    default: return (value: UInt32(bytes[start + 1]), byteCount: 2)
    }
}

private func hexadecimalValue(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var value: UInt32 = 0
    for i in range { value = value << 4 | UInt32(isASCIIDigit(bytes[i]) ? bytes[i] - 0x30 : (bytes[i] | 0x20) - 0x57) }
    return value
}
