import Language
import Testing

@Suite("Clauses")
struct ClausesTests {
    private static let cases: [(String, [String])] = [
        (
            "The minister said that talks could begin if both armies withdraw.",
            ["main The minister said", "complement that talks could begin", "subordinate if both armies withdraw."]
        ),
        (
            "If the army withdraws, the talks will begin.",
            ["subordinate If the army withdraws,", "main the talks will begin."]
        ),
        (
            "The treaty, which expired in May, was never renewed.",
            ["main The treaty,", "relative which expired in May,", "main was never renewed."]
        ),
        (
            "She left the room, slamming the door, but they went on.",
            ["main She left the room,", "participial slamming the door,", "coordinate but they went on."]
        ),
        (
            "“We will stay as long as we must,” he said.",
            ["quoted “We will stay", "subordinate as long as we must,”", "main he said."]
        ),
        (
            "Norway and Sweden signed the deal before breakfast.",
            ["main Norway and Sweden signed the deal before breakfast."]
        ),
        (
            "He signed the deal that ends the war after meeting her.",
            ["main He signed the deal", "relative that ends the war", "participial after meeting her."]
        ),
        (
            "It failed (twice); it may fail again.",
            ["main It failed", "parenthetical (twice);", "coordinate it may fail again."]
        ),
        (
            "The plan, in which he believed, is dead.",
            ["main The plan,", "relative in which he believed,", "main is dead."]
        ),
        ("He asked whether they had left.", ["main He asked", "complement whether they had left."]),
        ("They agreed only after he resigned.", ["main They agreed", "subordinate only after he resigned."]),
    ]

    @Test(arguments: cases)
    func `Clauses begin at the words and marks that open them`(_ text: String, _ expected: [String]) throws {
        let reading = try Reading(text)
        let tokens = reading.analysis.tokens
        let found = try analyzer().clauses(of: reading.bytes.span, reading.analysis, sentence: 0).map { clause in
            let last = clause.tokens.upperBound - 1
            return "\(clause.kind) " + reading.string(tokens[clause.tokens.lowerBound].start..<tokens[last].end)
        }
        #expect(found == expected)
    }

    @Test(arguments: 0..<300 as Range<UInt64>)
    func `Clauses tile each sentence`(_ seed: UInt64) throws {
        let bytes = wordyText(seed)
        let analysis = try analyzer().analyze(bytes.span)
        for (i, sentence) in analysis.sentences.enumerated() {
            var next = sentence.tokens.lowerBound
            for clause in try analyzer().clauses(of: bytes.span, analysis, sentence: i) {
                #expect(clause.tokens.lowerBound == next && !clause.tokens.isEmpty)
                #expect(clause.marker.map { clause.tokens.contains($0) } ?? true)
                next = clause.tokens.upperBound
            }
            #expect(next == sentence.tokens.upperBound)
        }
    }
}
