import Shingling
import TestSupport
import Testing

@Suite("Words of a text")
struct WordsTests {
    @Test(arguments: [
        ("One two", "one TWO"),
        ("one two", " one\n\n\ttwo. "),
        ("“One”, two", "\"one\" – two!"),
        ("one two", "one\u{A0}two"),
        ("one two", "one\u{200B} t\u{AD}wo\u{FEFF}"),
        ("don't", "don’t"),
        ("Всё ИДЁТ", "всё идёт"),
        ("ÎLE", "île"), ("re\u{301}sume\u{301}", "RÉSUMÉ"), ("ti\u{EA}\u{301}ng \u{438}\u{306}", "tiếng й"),
        ("e\u{302}\u{301}", "\u{1EBF}"),
        ("reconciliation", "Re\u{AD}concil\u{200B}iation"), ("détente", "DE\u{301}TENTE"),
        ("négociations", "ne\u{301}gociations"), ("ultimaté", "ultimate\u{301}"), ("abcdefgé", "abcdefge\u{301}"),
        ("12,5", "12 5"),
        ("和平 谈判", "和平谈判"),
    ])
    func `Case, white space, punctuation and quotation marks make no difference`(_ one: String, _ other: String) {
        #expect(hashes(one) == hashes(other))
        #expect(!hashes(one).isEmpty)
    }

    @Test(arguments: [
        ("one two", "two one"), ("one", "one one"), ("one two", "onetwo"), ("a b", "b a"), ("12", "13"),
        ("resume", "résumé"), ("和平", "平和"),
    ])
    func `Words, their order and their number do`(_ one: String, _ other: String) {
        let (first, second) = (hashes(one), hashes(other))
        #expect(wordsHash(first.span) != wordsHash(second.span))
    }

    @Test(arguments: ["", " \n", "… — “”", "\u{200B}", "()"])
    func `Where there is no letter or digit there is no word`(_ text: String) {
        #expect(hashes(text).isEmpty)
        #expect(shingleHashes(hashes(text).span).isEmpty)
    }

    @Test(arguments: 0..<300)
    func `A word is the same wherever it stands and however long it is`(_ seed: UInt64) {
        var random = SplitMix(seed: seed)
        let letters = ["a", "b", "z", "0", "9"] + (seed % 2 == 0 ? [] : ["é", "ж", "ỗ", "\u{1D400}"])
        let words = (0..<Int.random(in: 1...60, using: &random)).map { _ in
            (0..<Int.random(in: 1...(seed % 3 == 0 ? 90 : 20), using: &random)).map { _ in random.pick(letters) }
                .joined()
        }
        let alone = words.flatMap(hashes)
        #expect(hashes(words.joined(separator: " ")) == alone)
        #expect(hashes(" “" + words.joined(separator: ", — ").uppercased() + "”") == alone)
        #expect(Set(alone).count == Set(words).count)
        #expect(zip(words, alone).allSatisfy { $0.contains { "09".contains($0) } == ($1 & 1 == 1) })
    }

    @Test(arguments: 0...12)
    func `The rolling hash of each five words is that of the five alone`(_ count: Int) {
        let words = (0..<count).map { mixed(UInt64($0 % 7)) }
        let rolled = shingleHashes(words.span)
        if count < 5 {
            #expect(rolled.count == min(count, 1))
        } else {
            for start in 0...(count - 5) {
                let five = Array(words[start..<start + 5])
                #expect(shingleHashes(five.span) == [rolled[start]])
            }
            #expect(rolled.count == count - 4)
        }
    }

    private func hashes(_ text: String) -> [UInt64] {
        let bytes = Array(text.utf8)
        let classes = WordClasses.shared.folded
        return wordHashes(bytes.span, classes.span)
    }
}
