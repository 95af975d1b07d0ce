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
        ("ещё", "еще"), ("еще", "еще\u{308}"), ("１２ ＡＢ", "12 ab"), ("٢٤ ساعة", "24 ساعة"), ("२४", "24"),
        ("วัน๒๔", "วัน24"),
        ("أحمد", "احمد"), ("مدرسة", "مـدرسة"), ("كَتَبَ", "كتب"), ("مسؤول", "مسو\u{654}ول"),
        ("\u{FEB3}\u{FEFC}\u{FEE1}", "سلام"), ("ग़लती", "\u{95A}लती"), ("ग़लती", "गलती"),
        ("がく", "か\u{3099}く"), ("ｶﾞｸ", "ガク"), ("น้ำ", "น้\u{E4D}า"),
        ("한국", "\u{1112}\u{1161}\u{11AB}\u{1100}\u{116E}\u{11A8}"), ("ΛΌΓΟΣ", "λόγος"),
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

    @Test(arguments: ["24", "２４", "٢٤", "२४", "๒๔"])
    func `A number is known as one in any digits`(_ number: String) {
        #expect(hashes(number).map { $0 & 1 } == [1])
        #expect(hashes("ก ж " + number + "人").map { $0 & 1 } == [0, 0, 1, 0])
    }

    @Test(arguments: [(0x0E01, 8), (0x4E00, 3)])
    func `A letter of a script without spaces is hashed with a word's worth of those before it`(
        _ first: Int, _ reach: Int
    ) {
        let letters = (0..<40).compactMap { Unicode.Scalar(first + $0) }
        let text = { (some: ArraySlice<Unicode.Scalar>) in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: some)
            return self.hashes(String(view), joinsLetters: true)
        }
        let (whole, rest) = (text(letters[...]), text(letters[7...]))
        #expect(whole.count == 40 && rest.count == 33)
        #expect(whole.allSatisfy { $0 & 1 == 0 })
        let same = zip(whole[7...], rest).map { $0 == $1 }
        #expect(same == (0..<33).map { $0 >= reach - 1 })
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
        let alone = words.flatMap { hashes($0) }
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

    private func hashes(_ text: String, joinsLetters: Bool = false) -> [UInt64] {
        let bytes = Array(text.utf8)
        let classes = WordClasses.shared.folded
        return wordHashes(bytes.span, classes.span, joinsLetters: joinsLetters)
    }
}
