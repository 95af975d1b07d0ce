import TestSupport
import Testing

@testable import Cleaning

@Suite("What lines say of each other")
struct LineEvidenceTests {
    private static let prose = "The ministers met again in the old city on Friday and agreed to meet once more."

    private func evidence(_ lines: [String]) throws -> [LineEvidence] {
        let text = Array(lines.joined(separator: "\n").utf8)
        let classes = try LineWordClasses(pipelineTable("lexicon/line-words.tsv", ["word", "classes"]))
        let found = textLines(text.span)
        let share = Rule(id: "share", kind: "share")
        let kinds = found.map { String(decoding: text[$0.range], as: UTF8.self) == "Share" ? share : nil }
        return TextMeasures(text.span, found, kinds: kinds, classes).evidence()
    }

    @Test func `How many lines rules take out around, and how far`() throws {
        let found = try evidence(["Share", "One", "Two", "Three", "Four", "Share", "Share", "Five"])
        #expect(found.map(\.removedNear.three) == [0, 1, 2, 3, 2, 1, 1, 2])
        #expect(found.map(\.removedNear.eight) == [2, 3, 3, 3, 3, 2, 2, 3])
        #expect(found.map(\.removedBefore) == [0, 1, 1, 1, 1, 1, 2, 3])
        #expect(found.map(\.removedAfter) == [2, 2, 2, 2, 2, 1, 0, 0])
        #expect(found.map(\.toRemovedBefore) == [99, 1, 2, 3, 4, 5, 1, 1])
        #expect(found.map(\.toRemovedAfter) == [5, 4, 3, 2, 1, 1, 99, 99])
    }

    @Test func `How many labels share their first and last words`() throws {
        let found = try evidence(["See the rating", "SEE THE shop", Self.prose, "See all", "Rating"])
        #expect(found.map(\.sameWords.first) == [3, 3, 0, 3, 1])
        #expect(found.map(\.sameWords.last) == [2, 1, 0, 1, 2])
        #expect(found.map(\.sameWords.firstPair) == [2, 2, 0, 1, 0])
        #expect(found.map(\.sameWords.lastPair) == [1, 1, 0, 1, 0])
    }

    @Test(arguments: [
        ("Old City", 2), ("City", 2), ("the old city on", 2), ("City hall", 1), ("Hall", 1), ("City old", 1), ("…", 0),
        ("one two three four five six seven eight nine", 0),
    ])
    func `Whether a label's words stand in the prose`(_ line: String, _ expected: Int) throws {
        #expect(try evidence([Self.prose, line]).map(\.standsInProse) == [0, expected])
    }
}
