import Bytes
import Lexicons
import Records
import Tagging
import TestSupport
import Testing

@testable import Cleaning

@Suite("Lines scored by the model")
struct LineScorerTests {
    private func scored(_ raw: [UInt8]) throws -> Article {
        try scoringCleaner.get().clean(RawInput(path: "a.txt", id: "0", bytes: raw))
    }

    @Test(arguments: 0..<200)
    func `Every byte of text comes from its raw bytes and nothing visible is lost`(_ seed: UInt64) throws {
        var invented = InventedText(seed: seed)
        var hostile = HostileText(seed: seed)
        let residue = String(decoding: hostile.bytes(isBroken: false), as: UTF8.self)
        let raw = Array(
            (invented.article(byteCount: 600) + "\n" + residue + "\nSubscribe to our newsletter today!\n"
                + invented.article(byteCount: 300)).utf8)
        let article = try scored(raw)
        #expect(complaints(article, raw) { $0 == Array("&amp;".utf8) && $1 == [0x26] } == [])
        #expect(lostOffsets(article, raw) == [])
    }

    @Test(arguments: SeedArticlesTests.names)
    func `A clean article loses nothing to the model`(_ name: String) throws {
        let raw = try readFile("\(projectFolder)/seeds/\(name).txt")
        #expect(try scored(raw) == article(raw))
    }

    @Test(arguments: 0...2)
    func `A text of little prose is left to the rules`(_ count: Int) {
        let scores = [Int](repeating: 100_000, count: 4)
        let isProse = (0..<5).map { $0 < count }
        func residue(_ scores: [Int]) -> [Bool] {
            residueLines(
                scores, widths: [50, 50, 50, 50, 9], isProse: isProse, endsSentence: isProse,
                isRemoved: [false, false, false, true, false])
        }
        #expect(residue([-9900, -9900, -9900, -9900, 9900]) == [false, false, false, true, false])
        #expect(residue(scores + [9900]) == [false, false, false, true, false])
    }

    @Test func `What is long needs more against it`() {
        let isDropped = residueLines(
            [1000, 1000, -9900, -9900, -9900], widths: [8, 800, 80, 80, 80], isProse: [false, false, true, true, true],
            endsSentence: [Bool](repeating: false, count: 5), isRemoved: [Bool](repeating: false, count: 5))
        #expect(isDropped == [true, false, false, false, false])
    }

    @Test func `What ends as a sentence needs more against it`() {
        let isDropped = residueLines(
            [-600, -600, -9900, -9900, -9900], widths: [8, 8, 80, 80, 80], isProse: [false, false, true, true, true],
            endsSentence: [false, true, true, true, true], isRemoved: [Bool](repeating: false, count: 5))
        #expect(isDropped == [true, false, false, false, false])
    }

    @Test func `A text without lines has no residue`() throws {
        let table = try pipelineTable("lexicon/line-words.tsv", ["word", "classes"])
        let measures = TextMeasures([UInt8]().span, [], kinds: [], try LineWordClasses(table))
        #expect(LineFeatures(measures, measures.evidence()).sequence.count == 0)
        #expect(LineContext(measures, [], LineMargins(chained: [], own: [], scale: 1000)).values == [])
    }

    private func context(_ lines: [String], _ chained: [Int32]) throws -> [[String: Int16]] {
        let classes = try LineWordClasses(pipelineTable("lexicon/line-words.tsv", ["word", "classes"]))
        let text = Array(lines.joined(separator: "\n").utf8)
        let measures = TextMeasures(
            text.span, textLines(text.span), kinds: [Rule?](repeating: nil, count: lines.count), classes)
        let margins = LineMargins(chained: chained, own: chained.map { $0 / 2 }, scale: 10_000)
        let values = LineContext(measures, measures.evidence(), margins).values
        let width = LineContext.names.count
        #expect(values.count == width * lines.count)
        return lines.indices.map { i in
            Dictionary(uniqueKeysWithValues: zip(LineContext.names, values[i * width..<(i + 1) * width]))
        }
    }

    @Test func `The context of a line is what stands around it, and how that is scored`() throws {
        let paragraph = String(repeating: "The talks went on for the whole night and the day. ", count: 3)
        let lines = try context(
            ["Home", paragraph, "Read more", "Old talks", paragraph, "Share"], [20, -40, 10, -10, -200, 30]
        )
        func all(_ name: String) -> [Int16?] { lines.map { $0[name] } }
        // 32 to a natural unit, of which ten units of the model are one; in sums eight natural units at most.
        #expect(all("margin") == [64, -128, 32, -32, -640, 96])
        #expect(all("own") == [32, -64, 16, -16, -320, 48])
        #expect(all("margin-before") == [-960, 64, -128, 32, -32, -640])
        #expect(all("margin-after") == [-128, 32, -32, -640, 96, -960])
        #expect(all("mean-after") == [-57, -40, -64, -80, 96, 0])
        #expect(all("mean-before") == [0, 64, -32, -10, -16, -64])
        #expect(all("most-after") == [96, 96, 96, 96, 96, -288])
        #expect(all("least-after") == [-256, -256, -256, -256, 96, 288])
        #expect(all("to-article-after") == [1, 2, 1, 1, 99, 99])
        #expect(all("to-residue-after") == [2, 1, 3, 2, 1, 99])
        #expect(all("to-residue-before") == [99, 1, 2, 1, 2, 3])
        #expect(all("short-run") == [1, 0, 2, 2, 0, 1])
        #expect(all("long-before") == [0, 0, 1, 1, 1, 2])
        #expect(all("to-long") == [1, 3, 2, 1, 99, 99])
        #expect(all("width") == [4, 120, 8, 8, 120, 5])
        #expect(all("width-before") == [-1, 4, 120, 8, 8, 120])
        #expect(all("width-after") == [120, 8, 8, 120, 5, -1])
        #expect(all("place") == [0, 3, 119, 127, 135, 251])
        #expect(all("prose") == [0, 1, 0, 0, 1, 0])
        #expect(all("prose-above") == [0, 0, 1, 1, 1, 2])
        #expect(all("repeats") == [1, 2, 1, 1, 2, 1])
    }

    @Test(arguments: 0..<100)
    func `What follows a text changes no line's view of what is above`(_ seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let words = ["Home", "Read more", "The talks went on and on for the whole of the night, they said.", "3 May"]
        let lines = (0..<2 + Int(random.next() % 20)).map { _ in words[Int(random.next() % 4)] }
        let margins = lines.map { _ in Int32(truncatingIfNeeded: random.next() % 400) - 200 }
        let whole = try context(lines, margins)
        let part = try context(Array(lines.dropLast()), margins.dropLast())
        for name in ["margin", "own", "margin-before", "mean-before", "to-residue-before", "long-before", "width"] {
            #expect(part.map { $0[name] } == whole.dropLast().map { $0[name] })
        }
    }

    @Test(arguments: [
        ("a\tverb", "no class of words \"verb\""), ("a b\tfunction", "\"a b\" is not one word"),
    ])
    func `A row that is no word with its classes is an error`(_ row: String, _ reason: String) throws {
        let table = try writtenTable("word\tclasses\n\(row)\n", ["word"])
        #expect(throws: TableError(path: "t.tsv", line: 2, reason: reason)) { _ = try LineWordClasses(table) }
    }

    @Test func `Steps of half an octave ascend`() {
        #expect([-1, 0, 3, 4, 5, 6, 7, 8, 11, 12, 16, 24].map(halfOctave) == [0, 0, 3, 4, 4, 5, 5, 6, 6, 7, 8, 9])
        for value in 1..<2000 { #expect(halfOctave(value) >= halfOctave(value - 1)) }
    }

    @Test func `Words are told apart without regard to case, and counted`() {
        var slots = WordSlots()
        for word in 1...1000 { slots[UInt64(word) << 32] += UInt32(word) }
        #expect((1...1000).allSatisfy { slots[UInt64($0) << 32] == UInt32($0) })
        var words = LineWords()
        let text = Array("Привет, МИР! ПРИВЕТ мир".utf8)
        let seen = words.read(text.span, text.indices)
        #expect(words.hashes.count == 4 && words.hashes[0] == words.hashes[2] && words.hashes[1] == words.hashes[3])
        #expect(words.hashes.indices.map(words.isCapital) == [true, true, true, false])
        #expect(seen.letters == 18 && seen.uppers == 10 && seen.commas == 1 && seen.innerSentences == 1)
    }
}
