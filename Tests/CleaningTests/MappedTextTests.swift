import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Text with its way back")
struct MappedTextTests {
    @Test(arguments: 0..<300)
    func `Two steps traced through one another are one step`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let raw = random.bytes(upTo: 40, from: Array("abcdefgh&;".utf8))
        let inner = step(over: raw, &random)
        let outer = step(over: inner.bytes, &random)
        let traced = outer.traced(through: inner)
        #expect(traced.bytes == outer.bytes)
        #expect(runLengths(traced) == outer.bytes.count)
        for i in traced.bytes.indices {
            let below = outer.rawRange(of: i..<i + 1)
            let expected = below.isEmpty ? nil : inner.rawRange(of: below)
            if let expected, traced.bytes[i] != 0x21 {
                #expect(traced.rawRange(of: i..<i + 1) == expected, "byte \(i)")
            }
        }
    }

    @Test(arguments: 0..<300)
    func `A slice keeps each byte's way back`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let text = step(over: random.bytes(upTo: 40, from: Array("abcdefgh".utf8)), &random)
        var slice = MappedText()
        var cursor = 0
        var kept: [Int] = []
        var start = 0
        while start < text.bytes.count {
            let end = min(text.bytes.count, start + Int.random(in: 1...5, using: &random))
            if Bool.random(using: &random) {
                slice.append(start..<end, of: text, cursor: &cursor)
                kept += Array(start..<end)
            }
            start = end
        }
        #expect(slice.bytes == kept.map { text.bytes[$0] })
        for (i, offset) in kept.enumerated() {
            #expect(slice.rawRange(of: i..<i + 1) == text.rawRange(of: offset..<offset + 1))
        }
    }

    /// Some of the bytes copied, some left out, some decoded three to one (`!`), some spaces put in.
    private func step(over source: [UInt8], _ random: inout SplitMix) -> MappedText {
        var text = MappedText()
        var i = 0
        while i < source.count {
            let end = min(source.count, i + Int.random(in: 1...6, using: &random))
            switch Int.random(in: 0..<5, using: &random) {
            case 0: break
            case 1 where end - i >= 2: text.appendScalar(0x21, from: i..<end)
            case 2: text.appendInserted(0x20, at: i)
            default: text.appendCopy(of: source, i..<end)
            }
            i = end
        }
        return text
    }

    private func runLengths(_ text: MappedText) -> Int {
        text.runs.reduce(0) { $0 + $1.textLength }
    }
}
