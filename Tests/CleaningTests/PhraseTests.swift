import Bytes
import TestSupport
import Testing

@testable import Cleaning

@Suite("Phrases")
struct PhraseTests {
    @Test(arguments: [
        ("", ""), (" ,. ", ""), ("Read more", "read more"), ("  READ \t\u{A0} More: ", "read more"),
        ("“Don’t  Miss”!", "don't miss"), ("İstanbul’da ÇOK", "istanbul'da çok"), ("C++ and (C#)", "c++ and (c"),
        ("Подробнее  ЗДЕСЬ…", "подробнее здесь"), ("a\u{200B}b", "a b"), ("1,000 Views >", "1,000 views"),
    ])
    func `Letters are lowered, white space is collapsed, and signs at the ends go`(_ text: String, _ expected: String) {
        #expect(String(decoding: phrase(of: Array(text.utf8).span), as: UTF8.self) == expected)
    }

    @Test(arguments: 0..<400)
    func `Eight bytes at a step make what one scalar at a step does`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = [
            "A", "b", "The ", "word", " ", "  ", "\n", "\t", ".", ", ", "\u{7F}", "’", "é", "Ж", "и", "\u{A0}",
            "\u{200B}",
            "中", "İ", "😀", "0", "Z[", "@", "`{", "— ",
        ]
        for _ in 0..<20 {
            var text = (0..<Int.random(in: 0...24, using: &random)).flatMap { _ in Array(random.pick(pieces).utf8) }
            if seed % 8 == 0 { text.insert(0xE9, at: Int.random(in: 0...text.count, using: &random)) }
            #expect(phrase(of: text.span) == plainPhrase(text))
            #expect(phraseHash(of: text.span, text.indices) == stableHash(plainPhrase(text).span))
        }
    }

    @Test func `A scalar is a word's in lower case just as it was`() {
        for scalar in UInt32(0)...0x1_FFFF where !(0xD800..<0xE000).contains(scalar) {
            #expect(isWordScalar(comparedScalar(scalar)) == isWordScalar(scalar), "\(scalar)")
        }
    }

    private func plainPhrase(_ text: [UInt8]) -> [UInt8] {
        var phrase: [UInt8] = []
        var wordEnd = 0
        var pendingSpace = false
        var i = 0
        while i < text.count {
            let scalar = decodeScalar(text.span, at: i)
            i += scalar.byteCount
            let isWord = isWordScalar(scalar.value)
            guard isWord || !isInvisible(scalar.value) && !phrase.isEmpty else {
                pendingSpace = !phrase.isEmpty
                continue
            }
            if pendingSpace { phrase.append(0x20) }
            pendingSpace = false
            let lower = comparedScalar(scalar.value)
            appendUTF8(lower < 0x80 ? UInt32(asciiLowercased(UInt8(lower))) : lower, to: &phrase)
            if isWord { wordEnd = phrase.count }
        }
        return Array(phrase.prefix(wordEnd))
    }
}
