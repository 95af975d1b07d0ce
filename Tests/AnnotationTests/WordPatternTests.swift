import Testing

@testable import Annotation

@Suite("Word patterns")
struct WordPatternTests {
    @Test(arguments: [
        ("truce", "a truce holds", 1..<2),
        ("cease-fire*", "both cease-fires failed", 1..<2),
        ("~withdraw/withdrew", "it withdrew", 1..<2),
        ("~withdraw", "while withdrawing troops", 1..<2),
        ("~rule/ruled out", "she ruled out a vote", 1..<3),
        ("return of the? prisoners", "the return of prisoners", 1..<4),
        ("return of the? prisoners", "the return of the prisoners", 1..<5),
        ("~give up ... land", "to give up our own land", 1..<6),
        ("no _ without", "no deal without it", 0..<3),
        ("*-point plan", "the 28-point plan", 1..<3),
    ])
    func `A pattern covers the words that it names`(_ pattern: String, _ sentence: String, _ words: Range<Int>) throws {
        #expect(try matches([pattern], sentence) == [words])
    }

    @Test(arguments: [
        ("truce", "trucebreaker"),
        ("~give up ... land", "to give up now , and the land"),
        ("~give up ... land", "to give up one two three four five land"),
        ("*-point plan", "-point plan"),
        ("no _ without", "no without"),
    ])
    func `A pattern matches nothing else`(_ pattern: String, _ sentence: String) throws {
        #expect(try matches([pattern], sentence) == [])
    }

    @Test
    func `Of patterns that overlap the longest takes the words`() throws {
        #expect(try matches(["peace", "peace plan", "plan"], "a peace plan for peace") == [1..<3, 4..<5])
    }

    @Test(arguments: [
        ("", "pattern \"\": the first element must be a word that is not optional"),
        ("peace? plan", "pattern \"peace? plan\": the first element must be a word that is not optional"),
        ("... plan", "pattern \"... plan\": the first element must be a word that is not optional"),
        ("plan ...", "pattern \"plan ...\": the last element must be a word"),
        ("plan / of", "pattern \"plan / of\": an element without a word"),
        ("~", "pattern \"~\": an element without a word"),
    ])
    func `A pattern that can mean nothing is an error`(_ pattern: String, _ message: String) {
        let error = #expect(throws: WordPatternError.self) { try WordPattern(pattern) }
        #expect(error?.description == message)
    }

    @Test(arguments: [
        ("demand", ["demand", "demands", "demanded", "demanding"]),
        ("cede", ["cede", "cedes", "ceded", "ceding"]),
        ("deny", ["deny", "denies", "denied", "denying"]),
        ("ban", ["ban", "bans", "baned", "baning", "banned", "banning"]),
        ("press", ["press", "presses", "pressed", "pressing"]),
        ("agree", ["agree", "agrees", "agreed", "agreing", "agreeing"]),
        ("delay", ["delay", "delays", "delayed", "delaying"]),
        ("tie", ["tie", "ties", "tied", "tying"]),
    ])
    func `A verb has its regular forms`(_ verb: String, _ forms: [String]) {
        #expect(inflections(of: verb) == forms)
    }

    private func matches(_ patterns: [String], _ sentence: String) throws -> [Range<Int>] {
        var index = PatternIndex()
        for pattern in patterns { index.insert(try WordPattern(pattern)) }
        return index.longestMatches(in: nameForms(sentence)).map(\.words)
    }
}
