import Bytes
import TestSupport
import Testing

@testable import Cleaning

@Suite("Words of lines")
struct LineWordsTests {
    @Test(arguments: 0..<400)
    func `Runs of letters are read as each letter by itself`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let pieces = [
            "a", "word", "The", "IT", "x1", "42", " ", "  ", "\n", ". ", ".", "? ", ", ", ":", "é", "Ж", "и", "\u{A0}",
            "中",
            "“", "”", "$", "|", "@", "#", "%", "©", "=", "-", "—", "(", ")",
        ]
        let text = (0..<Int.random(in: 0...40, using: &random)).flatMap { _ in Array(random.pick(pieces).utf8) }
        var words = LineWords()
        let seen = words.read(text.span, text.indices)
        let (plainWords, plainSeen) = plainReading(text)
        #expect(String(describing: seen) == String(describing: plainSeen))
        #expect(words.hashes == plainWords.map(hash))
        #expect(words.hashes.indices.map(words.length) == plainWords.map(\.count))
        #expect(words.hashes.indices.map(words.isCapital) == plainWords.map { kinds($0).first?.0 == .upper })
    }

    /// The words of a text, and its characters added one by one.
    private func plainReading(_ text: [UInt8]) -> (words: [[UInt8]], seen: LineCharacters) {
        var words: [[UInt8]] = [[]]
        var seen = LineCharacters()
        var isAfterMark = false
        var i = 0
        for (kind, scalar, byteCount) in kinds(text) {
            seen.add(kind, scalar)
            let bytes = text[i..<i + byteCount]
            switch kind {
            case .upper, .lower, .letter, .digit:
                if isAfterMark && kind == .upper { seen.innerSentences += 1 }
                isAfterMark = false
                words[words.count - 1] += bytes
            default:
                words.append([])
                if kind == .mark { isAfterMark = i + 1 < text.count && isASCIISpace(text[i + 1]) }
            }
            i += byteCount
        }
        return (words.filter { !$0.isEmpty }, seen)
    }

    private func kinds(_ text: [UInt8]) -> [(CharacterKind, UInt32, Int)] {
        var kinds: [(CharacterKind, UInt32, Int)] = []
        var i = 0
        while i < text.count {
            let scalar = decodeScalar(text.span, at: i)
            kinds.append((CharacterKind(scalar.value), scalar.value, scalar.byteCount))
            i += scalar.byteCount
        }
        return kinds
    }

    /// The hash of a word that is read alone, each letter of which is a run.
    private func hash(_ word: [UInt8]) -> UInt64 {
        var words = LineWords()
        words.read(word.span, word.indices)
        return words.hashes[0]
    }
}
