import Testing

@Suite("Sentences")
struct SentencesTests {
    @Test(arguments: [
        ("Talks began. They ended.", ["Talks began.", "They ended."]),
        ("It is so!  Is it?\u{A0}Yes.", ["It is so!", "Is it?", "Yes."]),
        ("One line\nTwo. Three", ["One line", "Two.", "Three"]),
        ("What?! No way... Then he left… The end.", ["What?!", "No way...", "Then he left…", "The end."]),
        ("It is...maybe... later.", ["It is...maybe... later."]),
        ("They reached a deal.Ukraine agreed.", ["They reached a deal.", "Ukraine agreed."]),
        ("Sales rose. eBay fell. e.g. this.", ["Sales rose.", "eBay fell. e.g. this."]),
        ("- Ceasefire now\n- Talks later", ["- Ceasefire now", "- Talks later"]),
    ])
    func `A terminator ends a sentence when another can begin`(_ text: String, _ expected: [String]) throws {
        #expect(try Reading(text).sentences == expected)
    }

    @Test(arguments: [
        (
            "U.S. President Joe Biden met Gen. Smith in the U.S. The talks failed.",
            ["U.S. President Joe Biden met Gen. Smith in the U.S.", "The talks failed."]
        ),
        (
            "Acme Inc. Chief Executive Ann Lee left Acme Inc. She had led it.",
            ["Acme Inc. Chief Executive Ann Lee left Acme Inc.", "She had led it."]
        ),
        ("At 5 p.m. the talks began. At 6 p.m. He left.", ["At 5 p.m. the talks began.", "At 6 p.m.", "He left."]),
        (
            "On Sept. 11 they met. It was Sept. The days were long.",
            ["On Sept. 11 they met.", "It was Sept.", "The days were long."]
        ),
        (
            "J. K. Rowling met George W. Bush and T.S. Eliot. He got a C. She got a B.",
            ["J. K. Rowling met George W. Bush and T.S. Eliot.", "He got a C.", "She got a B."]
        ),
        ("Mr. and Mrs. Smith saw Dr. Who in St. Petersburg.", ["Mr. and Mrs. Smith saw Dr. Who in St. Petersburg."]),
        (
            "Up 1.2% to $3.5 million at No. 10. No. 11 is next door, e.g. here.",
            ["Up 1.2% to $3.5 million at No. 10.", "No. 11 is next door, e.g. here."]
        ),
        (
            "It ended in 2014. In 2015 it began. 4 people died.",
            ["It ended in 2014.", "In 2015 it began.", "4 people died."]
        ),
        ("1. First item. Second sentence.", ["1. First item.", "Second sentence."]),
        (
            "See www.example.com. Write to joe@example.com. Visit https://example.com/a.b?c=d. Thanks.",
            ["See www.example.com.", "Write to joe@example.com.", "Visit https://example.com/a.b?c=d.", "Thanks."]
        ),
        ("Yahoo! said it would.", ["Yahoo! said it would."]),
        ("It is so.[3] They left (again.) And stayed.", ["It is so.[3]", "They left (again.)", "And stayed."]),
    ])
    func `A full stop inside an abbreviation, a number or an address ends none`(
        _ text: String, _ expected: [String]
    ) throws {
        #expect(try Reading(text).sentences == expected)
    }

    @Test(arguments: [
        ("“It ends. It must,” he said. “Now.”", ["“It ends.", "It must,” he said.", "“Now.”"]),
        (
            "“Why?” he asked. “Why?” Smith asked. “Why?” They left.",
            ["“Why?” he asked.", "“Why?” Smith asked.", "“Why?”", "They left."]
        ),
        ("“I did it.” Smith said he would.", ["“I did it.”", "Smith said he would."]),
        (
            "\"Yes.\" \"No.\" He said: ‘Maybe.’ They left.",
            ["\"Yes.\"", "\"No.\"", "He said: ‘Maybe.’", "They left."]
        ),
        ("He said \"never again\". \"Never,\" he said.", ["He said \"never again\".", "\"Never,\" he said."]),
        ("“First paragraph.\n“Second.” Done.", ["“First paragraph.", "“Second.”", "Done."]),
        ("He called it “denazification.” They left.", ["He called it “denazification.”", "They left."]),
    ])
    func `Ends inside a quotation count and the closing mark belongs to the sentence it closes`(
        _ text: String, _ expected: [String]
    ) throws {
        #expect(try Reading(text).sentences == expected)
    }

    @Test func `A headline is one sentence`() throws {
        #expect(try Reading(" Talks fail. Is it over? ", asHeadline: true).sentences == ["Talks fail. Is it over?"])
    }
}
