import JSONLines
import TestSupport
import Testing

@Suite("Writing JSON")
struct JSONWriterTests {
    @Test func `Members and elements come in the order given, with commas between`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("b")
        writer.integer(-12)
        writer.key("a")
        writer.beginArray()
        writer.null()
        writer.bool(true)
        writer.beginObject()
        writer.endObject()
        writer.double(0.1)
        writer.double(3)
        writer.endArray()
        writer.key("c")
        writer.raw(Array("[1]".utf8))
        writer.endObject()
        writer.endLine()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"b\":-12,\"a\":[null,true,{},0.1,3],\"c\":[1]}\n")
    }

    @Test func `Four integers are an array as any other`() {
        var writer = JSONWriter()
        writer.beginArray()
        for numbers: InlineArray<4, Int> in [[0, 7, 10, 1_234_567], [.min, -1, .max, 99], [.max, .max, .max, .max]] {
            writer.array(numbers)
        }
        writer.endArray()
        #expect(
            String(decoding: writer.bytes, as: UTF8.self) == "[[0,7,10,1234567],[-9223372036854775808,-1,"
                + "9223372036854775807,99],[9223372036854775807,9223372036854775807,9223372036854775807,"
                + "9223372036854775807]]")
    }

    @Test func `Members without an object are what a record line takes`() {
        var writer = JSONWriter()
        writer.key("x")
        writer.integer(1)
        writer.key("y")
        writer.string("z")
        #expect(String(decoding: writer.take(), as: UTF8.self) == "\"x\":1,\"y\":\"z\"")
        #expect(writer.bytes.isEmpty)
    }

    @Test(arguments: [
        ("", "\"\""), ("a\"b\\c", #""a\"b\\c""#), ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#),
        ("\u{0}\u{1F}\u{7F}", "\"\\u0000\\u001f\u{7F}\""), ("é€😀", "\"é€😀\""), ("</script>", "\"</script>\""),
    ])
    func `Only what must be escaped is`(_ value: String, _ json: String) {
        var writer = JSONWriter()
        writer.string(value)
        #expect(String(decoding: writer.bytes, as: UTF8.self) == json)
    }

    @Test func `Malformed UTF-8 becomes replacement characters`() {
        var writer = JSONWriter()
        writer.utf8([0x61, 0xFF, 0x62, 0xE2, 0x82])
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "\"a\u{FFFD}b\u{FFFD}\u{FFFD}\"")
    }

    @Test(arguments: 0..<500)
    func `What is written is read back`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let scalars = (0..<Int.random(in: 0...60, using: &random)).compactMap { _ in
            Unicode.Scalar(
                random.pick([0x20, 0x80, 0x800, 0x10000, 0x110000]) &- UInt32.random(in: 0...40, using: &random))
        }
        var value = ""
        value.unicodeScalars.append(contentsOf: scalars)
        var writer = JSONWriter()
        writer.string(value)
        var reader = JSONReader(writer.bytes.span)
        #expect(try reader.utf8() == Array(value.utf8))
    }
}
