import TestSupport
import Testing

@Suite("Quotations of several sentences")
struct LongQuotesTests {
    let reader: QuoteReader

    init() throws { reader = try QuoteReader.shared.get() }

    private static let cases: [(String, [String])] = [
        (
            "Orlin told Valmark Radio that “the road stays open. We hold it. We go on.” It rained.",
            ["direct: the road stays open. We hold it. We go on. | told | Orlin = per:ivan-orlin (name)"]
        ),
        (
            "The ministry “only asks for names. It was told so,” the report says.",
            ["direct: only asks for names. It was told so, | says | the report = - (unnamed)"]
        ),
        (
            "Lisko says the road “stays open for all who need it.”",
            ["mixed: the road “stays open for all who need it.” | says | Lisko = per:anna-lisko (name)"]
        ),
        (
            "“It is late,” Orlin said. The talks went “badly,” Lisko added. “We go on.”",
            [
                "direct: It is late, | said | Orlin = per:ivan-orlin (name)",
                "mixed: The talks went “badly,” | added | Lisko = per:anna-lisko (name)",
                "direct: We go on. | added | Lisko = per:anna-lisko (name)",
            ]
        ),
    ]

    @Test(arguments: cases)
    func `Marks hold what is said together over sentences, and the last tag goes for what follows it`(
        _ text: String, _ expected: [String]
    ) {
        #expect(reader.lines(text) == expected)
    }
}
