import Records
import Testing

@testable import Cleaning

@Suite("Residue in plain text")
struct TextRulesTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    @Test(arguments: [
        // Lines of their own, whatever their case and ornament.
        ("READ MORE »", []), ("Advertisement", []), ("[Loading]", []), ("* * *", []), ("Share this article:", []),
        ("https://example.org/x", []), ("12 comments", []), ("© 2025 Example News", []),
        // Words of the article.
        (
            "“Read more books,” the minister said to the students.",
            ["“Read more books,” the minister said to the students."]
        ),
        (
            "“Sign up for our army,” the poster said to passers-by.",
            ["“Sign up for our army,” the poster said to passers-by."]
        ),
        ("Read", ["Read"]), ("Security guarantees", ["Security guarantees"]),
        ("Comments by the minister", ["Comments by the minister"]),
    ])
    func `A line between two paragraphs goes or stays`(_ line: String, _ kept: [String]) throws {
        let article = try article("\(Self.prose)\n\(line)\n\(Self.prose)")
        #expect(string(article.text) == ([Self.prose] + kept + [Self.prose]).joined(separator: "\n"))
    }

    @Test(arguments: [
        ("Talks, Europe, Kenya", true), ("War in Exampleland, Jane Doe", true), ("Tags: talks", true),
        ("Reuters", true),
        ("#talks #europe", true), ("Facebook Twitter WhatsApp", true), ("Related Articles", true),
        ("He left, she stayed", false), ("8,661", false), ("First, a pause. Then, talks", false),
        ("Jane Doe said yes, John said no.", false), ("Talks", false),
    ])
    func `A line after the last paragraph goes or stays`(_ line: String, _ isRemoved: Bool) throws {
        let article = try article("\(Self.prose)\n\n\(line)\n")
        #expect(string(article.text) == (isRemoved ? Self.prose : "\(Self.prose)\n\(line)"))
    }

    @Test(arguments: [
        (
            "It went on https://a.org/b for a year, as the ministers had said it would.",
            "It went on https://a.org/b for a year, as the ministers had said it would."
        ),
        (
            "The war https://a.org/b?c=d#e went on for a year, as they had said.",
            "The war went on for a year, as they had said."
        ),
        (
            "The war went on for a year, as they had said https://a.org/b.",
            "The war went on for a year, as they had said."
        ),
        (
            "See the plan (https://a.org/b) for what the ministers had agreed.",
            "See the plan (https://a.org/b) for what the ministers had agreed."
        ),
        (
            "The plan: https://a.org/b is what the ministers had agreed upon.",
            "The plan: https://a.org/b is what the ministers had agreed upon."
        ),
        (
            "In a talk with NHK , the minister said that the war would end .",
            "In a talk with NHK, the minister said that the war would end."
        ),
        (
            "They waited . . . and then , at last, the .NET people won by .5 points.",
            "They waited . . . and then, at last, the .NET people won by .5 points."
        ),
        (
            "View AllTensions have grown in recent weeks, as the ministers had said.",
            "Tensions have grown in recent weeks, as the ministers had said."
        ),
        (
            "View Allison said that tensions have grown in recent weeks, and left.",
            "View Allison said that tensions have grown in recent weeks, and left."
        ),
        (
            "Tensions have grown in recent weeks, as the ministers said.Read more",
            "Tensions have grown in recent weeks, as the ministers said."
        ),
        (
            "Tensions have grown in recent weeks, as the ministers said. Advertisement",
            "Tensions have grown in recent weeks, as the ministers said."
        ),
        (
            "Tensions have grown in recent weeks, as the minis… [+2345 chars]",
            "Tensions have grown in recent weeks, as the minis…"
        ),
        ("Tensions have grown by so many [+ chars]", "Tensions have grown by so many [+ chars]"),
        ("Tensions have grown by so many +12 chars]", "Tensions have grown by so many +12 chars]"),
        (
            "\u{A0} Tensions have grown in recent weeks, as the ministers said.\u{200B}\t",
            "Tensions have grown in recent weeks, as the ministers said."
        ),
    ])
    func `Residue inside a paragraph goes and the sentence stays`(_ raw: String, _ text: String) throws {
        #expect(string(try article(raw).text) == text)
    }

    @Test(arguments: [
        ("Talks end without a deal\n\n", "Talks end without a deal"),
        ("Talks end without a deal\n", "Talks end without a deal"),
        ("Will the talks go on?\n\n", "Will the talks go on?"), ("Will the talks go on?\n", "Will the talks go on?"),
        ("Will the talks go on after all that both of them have said since Friday?\n", nil),
        ("Will the talks go on after all of that?!\n\n", "Will the talks go on after all of that?!"),
        ("They met. Will the talks go on after all that?\n\n", nil),
        ("World › Europe › Talks go on\nTalks end without a deal\n", "Talks end without a deal"),
        ("Главная / Мир\nПереговоры закончились без результата\n", "Переговоры закончились без результата"),
        ("Talks end without a deal\n3 May 2025, 10:20 Source: Reuters\n", "Talks end without a deal"),
        ("Ministers meet in U.S.\n\n", "Ministers meet in U.S."),
        ("Переговоры закончились без результата\n\n", "Переговоры закончились без результата"),
        ("Переговоры шли долго. Стороны разошлись\n\n", nil), ("Οι συνομιλίες τελείωσαν. Έφυγαν όλοι\n\n", nil),
        ("The talks ended on Friday.\n\n", nil), ("Talks:\n\n", nil), ("KYIV —\n\n", nil), ("Talks\n\n", nil),
        ("By Jane Doe\n\nTalks end without a deal\n\n", "Talks end without a deal"),
        ("World News\n3 May 2025\nTalks end without a deal\nBy Jane Doe\n", "Talks end without a deal"),
        ("Will the talks go on?\nBy Jane Doe\n", "Will the talks go on?"),
        (
            "Will the talks go on after all that was said?\nBy Jane Doe\n",
            "Will the talks go on after all that was said?"
        ),
        ("Talks end without a deal\nInterview von Erika Mustermann\n", "Talks end without a deal"),
        ("Обсуждение\nShare\nTalks end without a deal\n3 May 2025\n", "Talks end without a deal"),
    ])
    func `A headline becomes the title`(_ head: String, _ title: String?) throws {
        #expect(string(try article(head + Self.prose).title) == title)
    }

    @Test(arguments: [
        ("Will the talks go on?", "\n"), ("Will the talks go on after all of that?!", "\n"),
        ("Will the talks go on after all of that?!", "\n\n"),
    ])
    func `The first question of several is no headline`(_ question: String, _ separator: String) throws {
        let lines = [question, Self.prose, "Will they meet again?", Self.prose, "Where will they?", Self.prose]
        #expect(try article(lines.joined(separator: separator)).title == nil)
        #expect(string(try article(lines[..<4].joined(separator: separator)).title) == question)
    }

    @Test func `Who signed in lines of their own stays`() throws {
        let signed = "\(Self.prose)\nJane Doe, Exampletown\nJohn Roe, Exampleland"
        #expect(string(try article(signed).text) == signed)
    }

    @Test func `Below a list of other articles titles go and sentences stay`() throws {
        let article = try article("\(Self.prose)\nRelated articles\nHow it began\nWho is he?\nNobody was hurt.")
        #expect(string(article.text) == "\(Self.prose)\nNobody was hurt.")
    }

    @Test(arguments: [
        ("Share | Comments | Subscribe", true), ("Share · Print • Email", true),
        ("Share | Exampleland | Subscribe", false), ("|", true),
    ])
    func `Labels in a row go`(_ line: String, _ isRemoved: Bool) throws {
        let article = try article("\(Self.prose)\n\(line)\n\(Self.prose)")
        #expect(string(article.text) == "\(Self.prose)\n\(isRemoved ? "" : line + "\n")\(Self.prose)")
    }

    @Test func `A text without prose stays whole`() throws {
        let poem = "Reuters\nRoses are red\nViolets, Tulips\nBy the river"
        let article = try article(poem)
        #expect(string(article.text) == poem)
        #expect(article.title == nil)
    }

    @Test func `A byline names the author`() throws {
        let article = try article("Talks end without a deal\n\nBy Jane Doe\n\n\(Self.prose)")
        #expect(article.metadata.author == Metadata.Value("Jane Doe", how: "byline"))
        #expect(removals(article) == ["headline: Talks end without a deal", "byline: By Jane Doe"])
    }
}
