import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Plain text, whatever it holds")
struct PlainTextLawsTests {
    @Test(arguments: 0..<500)
    func `Every byte of text comes from its raw bytes and nothing visible is lost`(_ seed: UInt64) throws {
        var hostile = HostileText(seed: seed)
        // A word first, since markup first makes it a page.
        let raw =
            Array("Word ".utf8) + hostile.bytes(isBroken: seed.isMultiple(of: 2))
            + Array("Enough of a sentence to keep.".utf8)
        let article = try cleaned(raw)
        guard let article else { return }
        #expect(complaints(article, raw) { decodes($0, $1, article.source.encoding) } == [])
        if article.source.encoding == "utf-8" { #expect(lostOffsets(article, raw) == []) }
    }

    @Test(arguments: 0..<200)
    func `UTF-16 says the same as UTF-8`(_ seed: UInt64) throws {
        var hostile = HostileText(seed: seed)
        let text =
            "Word " + String(decoding: hostile.bytes(isBroken: false), as: UTF8.self) + "Enough of a sentence to keep."
        let utf8 = try cleaned(Array(text.utf8))
        for isLittle in [true, false] {
            var raw: [UInt8] = isLittle ? [0xFF, 0xFE] : [0xFE, 0xFF]
            for unit in text.utf16 {
                let bytes = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
                raw += isLittle ? bytes.reversed() : bytes
            }
            let wide = try cleaned(raw)
            #expect(string(wide?.text) == string(utf8?.text))
            #expect(string(wide?.title) == string(utf8?.title))
            guard let wide else { continue }
            #expect(complaints(wide, raw) { decodes($0, $1, wide.source.encoding) } == [])
        }
    }

    @Test(arguments: 0..<200)
    func `Cleaning a clean text changes nothing`(_ seed: UInt64) throws {
        var invented = InventedText(seed: seed)
        var hostile = HostileText(seed: seed)
        let residue = String(decoding: hostile.bytes(isBroken: false), as: UTF8.self)
        let raw = invented.article(byteCount: 600) + "\n" + residue + "\n" + invented.article(byteCount: 300)
        let once = try article(raw)
        let twice = try article(once.text)
        #expect(string(twice.text) == string(once.text))
        #expect(twice.title == nil)
        #expect(twice.removed == [])
    }

    /// The article, or `nil` where it is rejected for having no text or too many controls.
    private func cleaned(_ raw: [UInt8]) throws -> Article? {
        let cleaner = try cleaner()
        do throws(Rejection) {
            return try cleaner.clean(RawInput(path: "a.txt", id: "0", bytes: raw))
        } catch {
            #expect(["no-text", "binary"].contains(error.reason))
            return nil
        }
    }

    private func decodes(_ raw: [UInt8], _ text: [UInt8], _ encoding: String) -> Bool {
        // The only reference among the random texts.
        if text == [0x26], raw.filter({ $0 != 0 }) == Array("&amp;".utf8) { return true }
        return switch encoding {
        case "utf-8": raw.count == 1 && raw[0] >= 0x80 && text == [0xEF, 0xBF, 0xBD]
        case "utf-16le": Array(utf16(raw, isLittle: true).utf8) == text
        case "utf-16be": Array(utf16(raw, isLittle: false).utf8) == text
        default: raw.count == 1 && raw[0] >= 0x80
        }
    }

    private func utf16(_ raw: [UInt8], isLittle: Bool) -> String {
        let units = stride(from: 0, to: raw.count - 1, by: 2).map { i in
            let (low, high) = isLittle ? (raw[i], raw[i + 1]) : (raw[i + 1], raw[i])
            return UInt16(high) << 8 | UInt16(low)
        }
        return String(decoding: units, as: UTF16.self)
    }
}
