import JSONLines
import TestSupport
import Testing

@Suite("Reading JSON")
struct JSONReaderTests {
    @Test(arguments: ConformanceCase.accepted)
    func `What the grammar has is accepted`(_ example: ConformanceCase) throws {
        #expect(try skipped(example.json) == nonSpaceRange(example.json))
    }

    @Test(arguments: ConformanceCase.refused)
    func `What the grammar has not is refused`(_ example: ConformanceCase) {
        #expect(throws: JSONError.self) { try skipped(example.json) }
    }

    @Test(arguments: [
        (#""""#, ""), (#""a\"b\\c\/d""#, "a\"b\\c/d"), (#""\b\f\n\r\t""#, "\u{8}\u{C}\n\r\t"),
        (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83d\ude00!""#, "😀!"), (#""x\u0000y""#, "x\u{0}y"),
        ("\"наступление 和平\"", "наступление 和平"),
    ])
    func `Escapes become what they stand for`(_ json: String, _ value: String) throws {
        let bytes = Array(json.utf8)
        var reader = JSONReader(bytes.span)
        #expect(try reader.string() == value)
    }

    @Test(arguments: [
        ("0", 0), ("-0", 0), ("17", 17), ("-9223372036854775808", Int.min), ("9223372036854775807", Int.max),
    ])
    func `Integers are read`(_ json: String, _ value: Int) throws {
        let bytes = Array(json.utf8)
        var reader = JSONReader(bytes.span)
        #expect(try reader.integer() == value)
    }

    @Test(arguments: ["1.5", "1e2", "9223372036854775808", "\"1\"", "true", ""])
    func `Anything else is no integer`(_ json: String) {
        #expect(throws: JSONError.self) {
            let bytes = Array(json.utf8)
            var reader = JSONReader(bytes.span)
            _ = try reader.integer()
        }
    }

    @Test func `A number that no double can hold is an error`() {
        #expect(throws: JSONError(offset: 0, reason: "a number out of range")) {
            let bytes = Array("1e999".utf8)
            var reader = JSONReader(bytes.span)
            _ = try reader.double()
        }
    }

    @Test(arguments: [
        ("{\"a\" 1}", 5, "expected a colon"), ("[1,]", 3, "expected a value after the comma"),
        ("\"abc", 1, "a string without an end"), ("[1 2]", 3, "expected a comma or the end of the array"),
        ("{1:2}", 1, "expected a key"), ("\"\\ud800\"", 1, "half of a surrogate pair"),
    ])
    func `An error says what and where`(_ json: String, _ offset: Int, _ reason: String) {
        #expect(throws: JSONError(offset: offset, reason: reason)) { try skipped(Array(json.utf8)) }
    }

    @Test(arguments: 0..<2_000)
    func `No bytes make it trap, and whatever it accepts it can write again`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        var json = random.pick(ConformanceCase.accepted).json
        for _ in 0..<Int.random(in: 0...3, using: &random) where !json.isEmpty {
            let at = Int.random(in: 0..<json.count, using: &random)
            switch Int.random(in: 0..<3, using: &random) {
            case 0: json[at] = UInt8.random(in: 0...255, using: &random)
            case 1: json.remove(at: at)
            default: json.insert(random.pick(Array("\"\\[]{},:0e-.u \u{E9}".utf8)), at: at)
            }
        }
        guard (try? skipped(json)) != nil else { return }
        let once = try rewritten(json)
        #expect(try rewritten(once) == once)
    }

    @Test(arguments: 0..<500)
    func `What was checked before is read faster and gives the same`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let pieces = [
            "a", "é", "\\\"", "\\\\", "\\n", "\\u00e9", "\\ud83d\\ude00", " with some more letters of a text, ", "{",
            "[",
        ]
        let inside = (0..<Int.random(in: 0...20, using: &random)).map { _ in random.pick(pieces) }.joined()
        let line = Array("[\"\(inside)\" , {\"\(inside)\": 1}]".utf8)
        var checking = JSONReader(line.span)
        var known = JSONReader(line.span)
        var passing = JSONReader(line.span)
        try checking.beginArray()
        try known.beginArray()
        try passing.beginArray()
        #expect(try checking.nextElement() && known.nextElement() && passing.nextElement())
        let string = try checking.utf8()
        #expect(try known.knownUTF8() == string)
        try passing.skipKnown()
        #expect(known.offset == checking.offset)
        #expect(passing.offset == checking.offset)
        #expect(try checking.nextElement() && known.nextElement())
        #expect(try checking.skip().upperBound == checking.offset)
        try known.skipKnown()
        #expect(known.offset == checking.offset)
    }

    @Test(arguments: ["\"abc", "\"abc\\\"", "\"\\u12\"", "\"\\x\""])
    func `What was changed since, so that it is no string, is an error`(_ json: String) {
        let bytes = Array(json.utf8)
        var reader = JSONReader(bytes.span)
        #expect(throws: JSONError.self) { try reader.knownUTF8() }
    }

    private func skipped(_ json: [UInt8]) throws -> Range<Int> {
        var reader = JSONReader(json.span)
        let range = try reader.skip()
        try reader.end()
        return range
    }

    private func nonSpaceRange(_ json: [UInt8]) -> Range<Int> {
        let isSpace: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        let first = json.firstIndex { !isSpace($0) } ?? 0
        return first..<((json.lastIndex { !isSpace($0) } ?? -1) + 1)
    }
}

/// A value read and written again: numbers as integers where they are, else as doubles.
func rewritten(_ json: [UInt8]) throws -> [UInt8] {
    var reader = JSONReader(json.span)
    var writer = JSONWriter()
    try copyValue(&reader, &writer)
    try reader.end()
    return writer.bytes
}

private func copyValue(_ reader: inout JSONReader, _ writer: inout JSONWriter) throws {
    switch reader.peek() {
    case 0x7B:
        writer.beginObject()
        try reader.beginObject()
        while let key = try reader.nextKey() {
            writer.key(key)
            try copyValue(&reader, &writer)
        }
        writer.endObject()
    case 0x5B:
        writer.beginArray()
        try reader.beginArray()
        while try reader.nextElement() { try copyValue(&reader, &writer) }
        writer.endArray()
    case 0x22: writer.utf8(try reader.utf8())
    case 0x74, 0x66: writer.bool(try reader.bool())
    case 0x6E:
        _ = try reader.null()
        writer.null()
    default: writer.double(try reader.double())
    }
}
