import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Inputs that cannot be used")
struct RejectionTests {
    @Test(arguments: [
        ([], "empty", "no bytes"),
        (Array(" \n\t\u{A0}\u{200B}\r\n".utf8), "no-text", "nothing is left of 10 bytes"),
        (Array("Advertisement\n".utf8), "no-text", "nothing is left of 14 bytes"),
        (Array("%PDF-1.7 and so on".utf8), "binary", "PDF"),
        ([0x50, 0x4B, 0x03, 0x04, 0x14], "binary", "ZIP archive"),
        ([UInt8](repeating: 0, count: 100), "binary", "control characters: 100 of 100 bytes"),
        (Array("<html><script>var a = 1</script></html>".utf8), "no-text", "nothing is left of 39 bytes"),
        (
            Array("<meta charset=gbk><p>".utf8) + [0xC4, 0xE3, 0xBA, 0xC3], "unsupported-encoding",
            "the page declares gbk, which is not decoded"
        ),
    ])
    func `A file is rejected with its reason`(_ bytes: [UInt8], _ reason: String, _ detail: String) throws {
        let cleaner = try cleaner()
        let error = #expect(throws: Rejection.self) {
            _ = try cleaner.clean(RawInput(path: "a.txt", id: "0", bytes: bytes))
        }
        #expect(error == Rejection(path: "a.txt", reason: reason, detail: detail))
    }

    @Test func `A file over the limit is rejected unread`() throws {
        var options = CleaningOptions()
        options.maximumBytes = 3
        let cleaner = try Cleaner(options, lineModel: nil, reading: pipelineTable)
        let input = RawInput(path: "a.txt", id: "0", bytes: Array("four".utf8))
        let error = #expect(throws: Rejection.self) { _ = try cleaner.clean(input) }
        #expect(error == Rejection(path: "a.txt", reason: "too-large", detail: "4 bytes, the limit is 3"))
        #expect(CleaningOptions().maximumBytes == 16 << 20)
    }

    @Test(arguments: [
        ("{", "expected a key at byte 1"), ("[]", "expected an object at byte 0"),
        ("{\"text\":1}", "\"text\" is not a string at byte 8"),
        ("{\"title\":\"x\"}", "neither \"text\" nor \"html\" at byte 0"),
        ("{\"text\":\"\\ud800\"}", "half of a surrogate pair at byte 9"),
        ("{\"text\":\"x\",\"text\":\"y\"}", "a second member \"text\" at byte 19"),
    ])
    func `A record is rejected with what is wrong in it`(_ line: String, _ detail: String) throws {
        let cleaner = try cleaner()
        let error = #expect(throws: Rejection.self) {
            _ = try cleaner.clean(RawInput(path: "c.jsonl#1", id: "0", bytes: Array(line.utf8), form: .record))
        }
        #expect(error?.reason == "bad-record")
        #expect(error?.detail == detail)
    }

    @Test func `A page that hides everything is shown whole`() throws {
        #expect(string(try article("<body style='display: none'><p>Text.</p>").text) == "Text.")
    }
}
