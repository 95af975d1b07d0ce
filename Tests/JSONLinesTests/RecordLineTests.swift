import JSONLines
import Testing

@Suite("Record lines")
struct RecordLineTests {
    @Test(arguments: [
        ("{}", "\"x\":1", "{\"x\":1}"), ("{ \"a\" : [1, 2] }", "\"x\":1", "{ \"a\" : [1, 2] ,\"x\":1}"),
        ("{\"a\":\"\\u0041\"}", "", "{\"a\":\"\\u0041\"}"),
    ])
    func `New members stand behind the others, which keep their bytes`(_ line: String, _ added: String, _ out: String)
        throws
    {
        let record = try RecordLine(Array(line.utf8))
        #expect(String(decoding: record.adding(Array(added.utf8)), as: UTF8.self) == out)
    }

    @Test func `Members are found by name, whatever is in others`() throws {
        let record = try RecordLine(Array(#"{"text":"\"id\":7","id":"a","n":null,"deep":{"id":9}}"#.utf8))
        #expect(record.keys == ["text", "id", "n", "deep"])
        #expect(try record.required("id") { (reader) throws(JSONError) in try reader.string() } == "a")
        #expect(try record.value("n") { (reader) throws(JSONError) in try reader.string() } == nil)
        #expect(try record.value("none") { (reader) throws(JSONError) in try reader.string() } == nil)
        #expect(record["deep"] == Array("{\"id\":9}".utf8))
    }

    @Test(arguments: [
        ("[]", 0, "expected an object"), ("{\"a\":1,\"a\":2}", 11, "a second member \"a\""),
        (manyMembers("a70"), 637, "a second member \"a70\""), (manyMembers("a3"), 636, "a second member \"a3\""),
        ("{\"a\":1} x", 8, "expected the end"), ("{\"text\":\"abc", 9, "a string without an end"),
    ])
    func `A line that is no record says why`(_ line: String, _ offset: Int, _ reason: String) {
        #expect(throws: JSONError(offset: offset, reason: reason)) { try RecordLine(Array(line.utf8)) }
    }

    @Test func `A member of another type names itself and its place in the line`() throws {
        let record = try RecordLine(Array("{\"a\":0,\"id\":7}".utf8))
        #expect(throws: JSONError(offset: 12, reason: "id: expected a string")) {
            try record.required("id") { (reader) throws(JSONError) in try reader.string() }
        }
        #expect(throws: JSONError(offset: 0, reason: "no member \"text\"")) {
            try record.required("text") { (reader) throws(JSONError) in try reader.string() }
        }
    }
}

/// A record of eighty members and one more.
private func manyMembers(_ last: String) -> String {
    "{" + (0..<80).map { "\"a\($0)\":1," }.joined() + "\"\(last)\":2}"
}
