import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("What scrapers leave inside lines")
struct LeftoversTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    private func cleaned(_ line: String) throws -> (text: String, removals: [String]) {
        let article = try article(Self.prose + "\n\n" + line + "\n\n" + Self.prose)
        let lines = string(article.text)?.split(separator: "\n") ?? []
        return (lines.dropFirst().dropLast().joined(separator: "\n"), removals(article))
    }

    @Test(arguments: [
        ("The del\u{AD}egation left.", "The delegation left.", 1),
        ("It left on Sun\u{200B}\u{FEFF}day\u{2060}.", "It left on Sunday.", 2),
        ("ผู้\u{200B}แทนออกไปแล้ว", "ผู้\u{200B}แทนออกไปแล้ว", 0),
        ("می\u{200C}خواهم", "می\u{200C}خواهم", 0),
    ])
    func `Characters that show nothing are left out where they part no words`(
        _ line: String, _ expected: String, _ count: Int
    ) throws {
        let (text, removals) = try cleaned(line)
        #expect(text == expected)
        #expect(removals == Array(repeating: "invisible-character: ", count: count))
    }

    @Test(arguments: [
        ("Costs &amp; prices rose by 3&nbsp;%.", "Costs & prices rose by 3\u{A0}%."),
        ("&#8220;No&#8221;, said M&uuml;ller&hellip;", "“No”, said Müller…"),
        ("No&#127;, said&#129; Doe&#1;", "No&#127;, said&#129; Doe&#1;"),
        ("&#147;No&#x94; &#150; he said", "“No” – he said"),
        ("Smith & Sons; R&D; AT&T", "Smith & Sons; R&D; AT&T"), ("&amp;amp; stays once", "&amp; stays once"),
    ])
    func `References are read in plain text, too`(_ line: String, _ expected: String) throws {
        let (text, removals) = try cleaned(line)
        #expect(text == expected)
        #expect(removals == [])
    }

    @Test(arguments: [
        ("It is <b>new</b> here.", "It is new here.", ["<b>", "</b>"]),
        ("It left.<br/>Nobody knows why.", "It left. Nobody knows why.", ["<br/>"]),
        ("See <A HREF='x'>this</A> now.", "See this now.", ["<A HREF='x'>", "</A>"]),
        ("Shares of Inco <I> and <Li Ka-shing Ltd> fell.", "Shares of Inco <I> and <Li Ka-shing Ltd> fell.", []),
        ("If a < b and b > c then a <p c.", "If a < b and b > c then a <p c.", []),
    ])
    func `Tags go, and part what they parted`(_ line: String, _ expected: String, _ tags: [String]) throws {
        let (text, removals) = try cleaned(line)
        #expect(text == expected)
        #expect(removals == tags.map { "inline-tag: \($0)" })
    }

    @Test(arguments: [
        ("<B>x</B>, ", "x, ", 2), ("<b> ", "", 1), ("x<br>", "x ", 1), ("so https://a.b/c <i>", "so ", 2),
        ("<B>x ", "<B>x ", 0),
    ])
    func `Twenty thousand in one line are looked at once each`(_ piece: String, _ kept: String, _ count: Int) throws {
        let end = "and that is all."
        let (text, removals) = try cleaned(String(repeating: piece, count: 20_000) + end)
        #expect(text == String(repeating: kept, count: 20_000) + end)
        #expect(removals.count { $0.hasPrefix("inline-") } == 20_000 * count)
    }

    @Test(arguments: [
        ("People wait for a train in Lviv, March 3, 2024. (AP Photo/John Doe)", "caption-credit"),
        (
            "Soldiers march in the capital during the parade last year, which took place for the first time since the "
                + "war began, as officials said. (John Doe/Getty Images)", "caption-agency"
        ),
        ("The minister at the gates of parliament. Photo: Jane Doe", nil as String?),
        ("The minister left (on foot) and said that nothing was agreed (so far).", nil),
    ])
    func `Lines that end with the credit of a picture are captions`(_ line: String, _ rule: String?) throws {
        let (text, removals) = try cleaned(line)
        if let rule {
            #expect(text == "")
            #expect(removals == ["\(rule): \(line)"])
        } else {
            #expect(removals.allSatisfy { $0.hasSuffix(line) })
        }
    }

    @Test func `Agencies sign behind the last sentence only`() throws {
        let article = try article("\(Self.prose) (ANI)\n\n\(Self.prose) – AFP")
        #expect(string(article.text) == "\(Self.prose) (ANI)\n\(Self.prose)")
        #expect(removals(article) == ["sign-afp-3:  – AFP"])
    }

    @Test func `Too many of them are too much`() throws {
        var options = CleaningOptions()
        options.maximumRecodedCharacters = 100
        let cleaner = try Cleaner(options, lineModel: nil, reading: pipelineTable)
        let text = Array(String(repeating: "a\u{AD}", count: 101).utf8)
        #expect(
            throws: Rejection(
                path: "a.txt", reason: "too-large",
                detail: "101 references and invisible characters, the limit is 100")
        ) { _ = try cleaner.clean(RawInput(path: "a.txt", id: "0", bytes: text)) }
    }
}
