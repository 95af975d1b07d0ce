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
            Array("<p>\u{1B}$B4A;z\u{1B}(B".utf8), "unsupported-encoding",
            "iso-2022, which shifts between sets of characters"
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

    // Each of these takes memory of its own.
    @Test(
        arguments: [
            (
                "a.txt", .file, String(repeating: "x\r\n", count: 13),
                "13 characters to be recoded from utf-8, the limit is 12"
            ),
            (
                "a.txt", .file, String(repeating: "x\u{C}\u{2028}", count: 7),
                "14 characters to be recoded from utf-8, the limit is 12"
            ),
            (
                "a.html", .file, String(repeating: "x\u{85}", count: 13),
                "13 characters to be recoded from utf-8, the limit is 12"
            ),
            (
                "a.html", .file, String(repeating: "x&amp;", count: 13),
                "13 references and runs of white space, the limit is 12"
            ),
            (
                "a.html", .file, String(repeating: "x  y z\r\n", count: 7),
                "14 references and runs of white space, the limit is 12"
            ),
            ("a", .record, "{\"text\":\"\(String(repeating: "x\\n", count: 13))\"}", "13 escapes, the limit is 12"),
            (
                "a", .record, "{\"text\":\"\(String(repeating: "x\u{85}", count: 13))\"}",
                "13 characters to be recoded from utf-8, the limit is 12"
            ),
        ] as [(String, RawInput.Form, String, String)])
    func `More characters than the limit that are not what the file holds are too large`(
        _ path: String, _ form: RawInput.Form, _ text: String, _ detail: String
    ) throws {
        var options = CleaningOptions()
        options.maximumRecodedCharacters = 12
        let cleaner = try Cleaner(options, lineModel: nil, reading: pipelineTable)
        let error = #expect(throws: Rejection.self) {
            _ = try cleaner.clean(RawInput(path: path, id: "0", bytes: Array(text.utf8), form: form))
        }
        #expect(error == Rejection(path: path, reason: "too-large", detail: detail))
    }

    @Test func `Controls that come late are counted too`() throws {
        let text = String(repeating: "The ministers met. ", count: 4000) + String(repeating: "a\u{1}", count: 65537)
        let error = #expect(throws: Rejection.self) { _ = try article(Array(text.utf8)) }
        #expect(
            error == Rejection(path: "a.txt", reason: "binary", detail: "control characters: 65537 of 207074 bytes"))
    }

    @Test(arguments: [
        ("a.html", String(repeating: "<b", count: 12) + "<p>Text.", "13 tags, the limit is 10"),
        ("a.html", "<pre>" + String(repeating: "x\n", count: 30), "29 lines, the limit is 20"),
        ("a.txt", String(repeating: "x\n", count: 21), "21 lines, the limit is 20"),
    ])
    func `More tags or lines than the limit are too large`(_ path: String, _ text: String, _ detail: String) throws {
        var options = CleaningOptions()
        options.maximumTags = 10
        options.maximumLines = 20
        let cleaner = try Cleaner(options, lineModel: nil, reading: pipelineTable)
        let error = #expect(throws: Rejection.self) {
            _ = try cleaner.clean(RawInput(path: path, id: "0", bytes: Array(text.utf8)))
        }
        #expect(error == Rejection(path: path, reason: "too-large", detail: detail))
    }

    @Test(arguments: [
        // Entities are neither expanded nor fetched.
        ("<!DOCTYPE html [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;\">]><p>One &b; two.", "One &b; two."),
        ("<!DOCTYPE html [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><p>One &x; two.", "One &x; two."),
        // Numbers beyond sense count for nothing.
        ("<table><tr><td colspan=9000000000000000 rowspan=9e15>One two.</table>", "One two."),
        ("<p>One &#99999999999999999999; two &#x110000; &#xD800;", "One two"),
        ("<p>One\u{0}two", "Onetwo"), ("<p>One two.<script>", "One two."), ("<svg><math><p>One two.", "One two."),
        ("<p title='One two.", nil), ("<a<b<c One two", nil), ("<!--<p>One two.", nil),
    ])
    func `Hard pages are read or rejected`(_ page: String, _ text: String?) throws {
        let cleaner = try cleaner()
        let raw = Array(page.utf8)
        do throws(Rejection) {
            let article = try cleaner.clean(RawInput(path: "a.html", id: "0", bytes: raw))
            #expect(string(article.text) == text)
            #expect(complaints(article, raw) { raw, _ in raw[0] == 0x26 } == [])
        } catch {
            #expect(error.reason == "no-text")
            #expect(text == nil)
        }
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
