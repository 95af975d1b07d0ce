import Bytes
import Foundation
import Records
import TestSupport
import Testing

@testable import Cleaning
@testable import clean

@Suite("JSON documents")
struct JSONDocumentsTests {
    private let folder: InputFolder

    init() throws { folder = try InputFolder() }

    private static let one = #"{"id":"one","text":"a] \" }"}"#
    private static let two = "{\n  \"id\": \"two\",\n  \"tags\": [\"x\", {\"y\": []}],\n  \"html\": \"<p>b</p>\"\n}"

    private static let three = one.replacing("one", with: "three")

    @Test(arguments: [
        ("\(one)", [one]), ("\(two)\n", [two]), ("[\(one)]", [one]), ("[\n\(one),\n\(two)\n]\n", [one, two]),
        ("\(one)\n\(two)\n", [one, two]), ("[]", []), ("", []), ("\u{FEFF}[\(one)]", [one]),
        ("{\"status\":\"ok\",\"articles\":[\(one),\(two)],\"more\":[\(three)]}", [one, two, three]),
        // What holds no article is a record, too, and is rejected as one that lacks its text.
        ("[[\(one)],7,\"x\"]", ["[\(one)]", "7", "\"x\""]), ("{\"a\":1}", ["{\"a\":1}"]), ("7", ["7"]),
        ("{\"status\":\"ok\",\"names\":[\"x\",{}]}", ["{\"status\":\"ok\",\"names\":[\"x\",{}]}"]),
        // Lists within members, beside others without any article, of which those with one are records whole.
        ("{\"tags\":[{\"a\":1}],\"r\":{\"n\":2,\"s\":{\"list\":[\(one),{\"a\":2}]}}}", [one, "{\"a\":2}"]),
        ("{\"r\":{\"a\":[{}]},\"b\":[\(two),[\(one)]]}", [two]),
        ("{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":[\(one)]}}}}}", ["{\"a\":{\"b\":{\"c\":{\"d\":{\"e\":[\(one)]}}}}}"]),
    ])
    func `Articles stand alone, in a row, in a list, or in the lists of an object`(
        _ document: String, _ elements: [String]
    ) throws {
        let bytes = Array(document.utf8)
        let found = try folder.inputs(bytes, "a.json").sorted { $0.offset < $1.offset }
        #expect(found.map { string($0.bytes) } == elements)
        for input in found {
            #expect(Array(bytes[input.offset..<input.offset + input.bytes.count]) == input.bytes)
            #expect(input.form == .record)
        }
    }

    @Test(arguments: [
        ("[\(one),\(two)", [Self.one, Self.two], "at byte 98: the document ends too early"),
        ("[\(one),{\"text\":\"x", [Self.one], "at byte 41: the document ends too early"),
        ("[\(one)}", [Self.one], "at byte 30: a bracket that nothing opens"),
        ("\(one)]", [Self.one], "at byte 29: a bracket that nothing opens"),
    ])
    func `Of a broken document the elements before that place are kept`(
        _ document: String, _ kept: [String], _ problem: String
    ) throws {
        try folder.write(Array(document.utf8), "a.json")
        let listing = try folder.listing()
        #expect(
            listing.items.compactMap(\.rejection) == [Rejection(path: "a.json", reason: "bad-record", detail: problem)])
        #expect(Set(try folder.inputs(of: listing).map { string($0.bytes) }) == Set(kept))
    }

    @Test func `An element over the limit is one record that is too large, and so is no list around it`() throws {
        var options = CleaningOptions()
        options.maximumBytes = 200
        let large = "{\"text\":\"\(String(repeating: "x", count: 1000))\"}"
        try folder.write(Array("{\"a\":[\(Self.one),\(large),\(Self.two)]}".utf8), "a.json")
        #expect(try folder.listing(options).items.map(\.byteCount).sorted() == [29, 67, 1011])
        try folder.write(Array(large.utf8), "a.json")
        #expect(try folder.listing(options).items.map(\.byteCount) == [1011])
    }

    @Test func `A compressed document has the elements of what it decompresses to`() throws {
        let elements = (0..<9000).map { "{\"id\":\"r\($0)\",\"text\":\"[\($0) \\\\\\\" \u{416}\"}" }
        let document = Array(("[" + elements.joined(separator: " ,\n") + "]").utf8)
        let plain = try folder.inputs(document, "a.json")
        #expect(plain.count == 9000)
        #expect(Set(plain.map { string($0.bytes) }) == Set(elements))
        for (name, packed) in [("b.json.gz", gzipped(document)), ("b.json.zst", zstandard(document))] {
            try folder.empty()
            let found = try folder.inputs(packed, name)
            #expect(found.map(\.bytes) == plain.map(\.bytes))
            #expect(found.map(\.offset) == plain.map(\.offset))
        }
    }

    @Test(arguments: 0..<300)
    func `Whatever is in them, elements are those that Foundation reads`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let elements = (0..<Int.random(in: 0...6, using: &random)).map { _ in value(&random, depth: 0) }
        let separator = random.pick([",", " ,\n", "\t,\r\n "])
        let document = "[\(random.pick(["", " ", "\n"]))\(elements.joined(separator: separator))]"
        let read = try #require(
            try JSONSerialization.jsonObject(with: Data(document.utf8), options: .fragmentsAllowed) as? [Any])
        #expect(read.count == elements.count)
        try folder.write(Array(document.utf8), "a.json")
        var found: [String] = []
        var reader = try JSONElementReader(path: "\(folder.path)/a.json", .top, limit: 1 << 20, unpackedLimit: 1 << 20)
        while let element = try reader.next() { found.append(string(element.record.bytes) ?? "") }
        #expect(found == elements)
        #expect(reader.problem == nil)
    }

    private func value(_ random: inout SplitMix, depth: Int) -> String {
        let inner = { (random: inout SplitMix) in
            (0..<Int.random(in: 0...3, using: &random)).map { _ in self.value(&random, depth: depth + 1) }
        }
        switch Int.random(in: 0..<(depth > 3 ? 4 : 6), using: &random) {
        case 0: return random.pick(["0", "-1.5e3", "true", "null"])
        case 1...3: return random.pick(["\"\"", "\"a, b\"", "\"\\\\\"", "\"\\\"]}{[\"", "\"\u{416} \\u0041:\""])
        case 4: return "[" + inner(&random).joined(separator: random.pick([",", " , "])) + "]"
        default:
            let members = inner(&random).enumerated().map { "\"k\($0)]\": \($1)" }
            return "{" + members.joined(separator: ",") + "}"
        }
    }
}
