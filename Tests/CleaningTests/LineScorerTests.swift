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
        let margins = [Int32](repeating: 1000, count: 4)
        let isProse = (0..<5).map { $0 < count }
        func residue(_ margins: [Int32]) -> [Bool] {
            residueLines(
                margins, 10_000, widths: [50, 50, 50, 50, 9], isProse: isProse,
                isRemoved: [false, false, false, true, false])
        }
        #expect(residue([-99, -99, -99, -99, 99]) == [false, false, false, true, false])
        #expect(residue(margins + [99]) == [false, false, false, true, false])
    }

    @Test func `What is long needs more against it`() {
        let isDropped = residueLines(
            [10, 10, -99, -99, -99], 10_000, widths: [8, 800, 80, 80, 80], isProse: [false, false, true, true, true],
            isRemoved: [Bool](repeating: false, count: 5))
        #expect(isDropped == [true, false, false, false, false])
    }

    @Test func `A text without lines has no residue`() throws {
        let table = try pipelineTable("lexicon/line-words.tsv", ["word", "classes"])
        let measures = TextMeasures([UInt8]().span, [], kinds: [], try LineWordClasses(table))
        #expect(LineFeatures(measures).sequence.count == 0)
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
        #expect(words.isCapital == [true, true, true, false])
        #expect(seen.letters == 18 && seen.uppers == 10 && seen.commas == 1 && seen.innerSentences == 1)
    }
}
