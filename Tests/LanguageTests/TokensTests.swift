import Language
import Testing

@Suite("Tokens")
struct TokensTests {
    @Test(arguments: [
        ("Russia’s U.S. talks", ["Russia", "’s", "U.S.", "talks"]),
        ("the states' rights", ["the", "states", "'", "rights"]),
        ("KYIV'S stance; it’s O'Brien’s", ["KYIV", "'S", "stance", ";", "it", "’s", "O'Brien", "’s"]),
        ("don't 10-point cease-fire L’Oréal Sana’a", ["don't", "10-point", "cease-fire", "L’Oréal", "Sana’a"]),
        ("the ’90s and 'tis", ["the", "’90s", "and", "'tis"]),
        ("$3.5m, 1,000 (10:30) 5%", ["$", "3.5m", ",", "1,000", "(", "10:30", ")", "5", "%"]),
        ("AT&T—R&D – G7/EU", ["AT&T", "—", "R&D", "–", "G7", "/", "EU"]),
        ("Gen. Smith left. J.K. Lee", ["Gen.", "Smith", "left", ".", "J.K.", "Lee"]),
        ("deal.Ukraine agreed... so", ["deal", ".", "Ukraine", "agreed", "...", "so"]),
        ("Tass.ru https://a.b/c?d, x@y.org.", ["Tass.ru", "https://a.b/c?d", ",", "x@y.org", "."]),
        ("zero\u{200B}width e\u{301}t Кот 🕊", ["zero\u{200B}width", "e\u{301}t", "Кот", "🕊"]),
        ("6'2\" tall", ["6", "'", "2", "\"", "tall"]),
    ])
    func `Words keep what joins them and give up possessives`(_ text: String, _ expected: [String]) throws {
        #expect(try Reading(text).tokens == expected)
    }

    private static let looks: [(String, Token.Kind, Token.Features)] = [
        ("Kyiv", .word, [.capitalized, .spaceBefore, .paragraphStart]),
        ("NATO", .word, [.capitalized, .allUppercase, .spaceBefore, .paragraphStart]),
        ("U.S.", .word, [.capitalized, .allUppercase, .abbreviation, .spaceBefore, .paragraphStart]),
        ("Österreich", .word, [.capitalized, .spaceBefore, .paragraphStart]),
        ("US-backed", .word, [.capitalized, .hyphenated, .spaceBefore, .paragraphStart]),
        ("28-point", .word, [.hyphenated, .hasDigit, .spaceBefore, .paragraphStart]),
        ("1,000", .number, [.spaceBefore, .paragraphStart]),
        ("…", .punctuation, [.spaceBefore, .paragraphStart]),
        ("€", .symbol, [.spaceBefore, .paragraphStart]),
    ]

    @Test(arguments: looks)
    func `A token says what it looks like`(_ text: String, _ kind: Token.Kind, _ features: Token.Features) throws {
        #expect(try Reading(text).analysis.tokens == [Token(0..<text.utf8.count, kind: kind, features: features)])
    }

    @Test func `Tokens are found by offset and by range`() throws {
        let analysis = try Reading("One two, three.").analysis
        #expect([0, 2, 3, 4, 7, 14, 15].map { analysis.token(at: $0) } == [0, 0, 1, 1, 2, 4, 5])
        #expect(analysis.tokens(in: 0..<15) == 0..<5)
        #expect(analysis.tokens(in: 4..<8) == 1..<3)
        #expect(analysis.tokens(in: 5..<8) == 2..<3)
        #expect(analysis.tokens(in: 5..<6) == 2..<2)
        #expect(analysis.sentence(at: 9) == 0)
        #expect(analysis.sentence(at: 15) == nil)
        #expect(analysis.paragraph(at: 15) == nil)
    }
}
