import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Texts as converters and terminals lay them out")
struct LayoutsTests {
    /// A text of `Tests/Gold/layouts.txt`.
    struct LaidOut {
        var name: String
        var raw: [String] = []
        var title: String?
        var kept: [String] = []
    }

    @Test func `The lines of pages and terminals go and paragraphs are whole again`() throws {
        let texts = try Self.all()
        #expect(texts.count == 34)
        for text in texts {
            let raw = Array((text.raw.joined(separator: "\n") + "\n").utf8)
            let article = try scoringCleaner.get().clean(RawInput(path: "\(text.name).txt", id: "0", bytes: raw))
            #expect(string(article.text) == text.kept.joined(separator: "\n"), "\(text.name)")
            #expect(string(article.title) == text.title, "\(text.name)")
            #expect(complaints(article, raw) { _, _ in false } == [], "\(text.name)")
            #expect(lostOffsets(article, raw) == [], "\(text.name)")
        }
    }

    @Test(arguments: 0..<60)
    func `Whatever stands on pages, each byte of the text is one of the source`(_ seed: UInt64) throws {
        var invented = InventedText(seed: seed)
        var hostile = HostileText(seed: seed)
        var raw: [UInt8] = Array("Word \(invented.paragraph())\n".utf8)
        for page in 1...3 {
            let text = invented.paragraph().split(separator: " ").map { String($0) }
            for (i, word) in text.enumerated() {
                raw += Array((word + (i % 9 == 8 ? seed.isMultiple(of: 3) ? "-\n" : "\n" : " ")).utf8)
                if i % 11 == 10 { raw += Array("[\(i)]".utf8) }
            }
            raw += Array("\n\n> ".utf8) + hostile.bytes(isBroken: false) + Array("\n\(page)/3\n\u{C}".utf8)
        }
        let article = try article(raw)
        #expect(complaints(article, raw) { $1 == [0x26] && $0.count == 5 } == [])
        #expect(lostOffsets(article, raw) == [])
    }

    static func all() throws -> [LaidOut] {
        var texts: [LaidOut] = []
        var isKept = false
        let file = String(decoding: try readFile("\(projectFolder)/Tests/Gold/layouts.txt"), as: UTF8.self)
        for line in file.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map({ String($0) }) {
            if line.hasPrefix("=== ") {
                texts.append(LaidOut(name: String(line.dropFirst(4))))
                isKept = false
            } else if texts.isEmpty {
                continue
            } else if line == "----" {
                isKept = true
            } else if isKept, line.hasPrefix("^") {
                texts[texts.count - 1].title = String(line.dropFirst())
            } else if isKept {
                texts[texts.count - 1].kept.append(line)
            } else {
                texts[texts.count - 1].raw.append(line.replacing("\u{240C}", with: "\u{C}"))
            }
        }
        return texts
    }
}
