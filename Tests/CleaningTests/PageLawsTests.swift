import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Pages, however broken")
struct PageLawsTests {
    @Test(arguments: 0..<1000)
    func `Every byte of text comes from its raw bytes`(_ seed: UInt64) throws {
        var hostile = HostilePage(seed: seed)
        let raw = Array(hostile.broken().utf8)
        let cleaner = try cleaner()
        do throws(Rejection) {
            let article = try cleaner.clean(RawInput(path: "a.html", id: "0", bytes: raw))
            #expect(complaints(article, raw, decodes: isReference) == [])
        } catch {
            // All of it may stand behind an open comment or script.
            #expect(error.reason == "no-text")
        }
    }

    @Test(arguments: 0..<300)
    func `Every word that a page shows is in the text, in the title or in a removed run`(_ seed: UInt64) throws {
        var hostile = HostilePage(seed: seed)
        let (page, words) = hostile.marked()
        let article = try article(page, path: "a.html")
        var shown = article.text + [0x0A] + (article.title ?? [])
        for removal in article.removed { shown += [0x0A] + removal.text }
        let text = String(decoding: shown, as: UTF8.self)
        #expect(words.filter { !text.contains($0) } == [])
        #expect(complaints(article, Array(page.utf8), decodes: isReference) == [])
    }

    @Test(arguments: 0..<300)
    func `A page inside a record has ways back to the bytes of the record`(_ seed: UInt64) throws {
        var hostile = HostilePage(seed: seed)
        let (page, _) = hostile.marked()
        var escaped = "{\"id\":\"r\",\"html\":\""
        for scalar in page.unicodeScalars {
            switch scalar {
            case "\"": escaped += "\\\""
            case "\n": escaped += "\\n"
            case "\t": escaped += "\\u0009"
            case "w": escaped += seed.isMultiple(of: 3) ? "\\u0077" : "w"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        let raw = Array((escaped + "\"}").utf8)
        let plain = try article(page, path: "a.html")
        let record = try article(raw, path: "c.jsonl#r", form: .record, offset: 1000)
        #expect(string(record.text) == string(plain.text))
        #expect(removals(record) == removals(plain))
        #expect(complaints(record, raw) { raw, text in raw[0] == 0x5C || isReference(raw, text) } == [])
    }

    /// Whether raw bytes are a character reference or white space, which is all that a page's text may stand for.
    private func isReference(_ raw: [UInt8], _ text: [UInt8]) -> Bool {
        if raw.first == 0x26 { return !text.isEmpty && text.count <= 8 }
        return text == [0x20] && raw.allSatisfy(isASCIISpace)
    }
}
