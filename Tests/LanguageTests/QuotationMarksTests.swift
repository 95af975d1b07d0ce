import Language
import Testing

@Suite("Quotation marks")
struct QuotationMarksTests {
    @Test(arguments: [
        ("„Ja“, sagte er. „Nein”, sagte sie.", ["„Ja“", "„Nein”"]),
        ("»Ja«, sagte er. «Oui», dit-il. « Non », dit-elle. ‹Si›", ["»Ja«", "«Oui»", "« Non »", "‹Si›"]),
        ("”Hej,” sa han. “Peace“ he said. 「はい」", ["”Hej,”", "“Peace“", "「はい」"]),
        ("``Yes,'' he said. ''No,'' she said. ‘‘So,’’ they said.", ["``Yes,''", "''No,''", "‘‘So,’’"]),
        ("He said:\"Yes,\"and \"no\".", ["\"Yes,\"", "\"no\""]),
        ("“Yes\" he said. \"No” she said.", ["“Yes\"", "\"No”"]),
    ])
    func `The closing mark depends on the opening one`(_ text: String, _ expected: [String]) throws {
        #expect(try Reading(text).quoted == expected)
    }

    @Test(arguments: [
        ("‘I won’t go,’ he said.", ["‘I won’t go,’"]),
        ("'It's fine,' he said. The dogs' bowl.", ["'It's fine,'"]),
        ("‘The states’ rights matter,’ he said.", ["‘The states’ rights matter,’"]),
        ("The states’ rights and the ’90s. 'Tis rock 'n' roll.", []),
        ("O‘Brien and O’Brien’s dogs’ bowls", []),
        ("She is 6'2\" tall and sold 12\" discs.", []),
        ("\"She is 6'2\" tall,\" he said.", ["\"She is 6'2\" tall,\""]),
    ])
    func `Apostrophes, feet and inches are not quotation marks`(_ text: String, _ expected: [String]) throws {
        #expect(try Reading(text).quoted == expected)
    }

    @Test(arguments: [
        ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”", "‘no’"], [0, 1]),
        (
            "\"He told me, 'Go away,' and left,\" she said.", ["\"He told me, 'Go away,' and left,\"", "'Go away,'"],
            [0, 1]
        ),
        ("„Er sagte ‚nein‘ zu mir“, sagte sie.", ["„Er sagte ‚nein‘ zu mir“", "‚nein‘"], [0, 1]),
        ("“He said “no”” to me.", ["“He said “no””", "“no”"], [0, 1]),
    ])
    func `Spans nest`(_ text: String, _ expected: [String], _ depths: [Int]) throws {
        let reading = try Reading(text)
        #expect(reading.quoted == expected)
        #expect(reading.analysis.quotations.spans.map(\.depth) == depths)
    }

    private static let broken: [(String, [String], [QuotedSpan.Flags])] = [
        ("Unclosed “quote here. \nNext “one”.", ["“quote here.", "“one”"], [.unclosed, []]),
        ("He said “no. “Yes,” she said.", ["“no.", "“Yes,”"], [.unclosed, []]),
        (
            "“One.\n“Two.\n“Three.” End.", ["“One.", "“Two.", "“Three.”"],
            [.continued, [.continues, .continued], .continues]
        ),
        ("A stray ” mark and “one”.", ["“one”"], [[]]),
        ("“He said ‘no to me,” she said. “Yes.”", ["“He said ‘no to me,”", "“Yes.”"], [[], []]),
        ("‘Yes,’ he said.", ["‘Yes,’"], [.single]),
    ]

    @Test(arguments: broken)
    func `Missing and extra marks disturb nothing beyond their paragraph`(
        _ text: String, _ expected: [String], _ flags: [QuotedSpan.Flags]
    ) throws {
        let reading = try Reading(text)
        #expect(reading.quoted == expected)
        #expect(reading.analysis.quotations.spans.map(\.flags) == flags)
    }

    @Test func `A mark that nothing opened is stray`() throws {
        let reading = try Reading("A stray ” mark.")
        #expect(
            reading.analysis.quotations == Quotations(marks: [QuotationMark(range: 8..<11, role: .stray)], spans: []))
    }
}
