import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Residue among the sentences of a line")
struct RunTogetherTests {
    private static let sentences = [
        "The talks between the two delegations ended on Friday without an agreement on the region, officials said.",
        "Both sides agreed to meet again next month, the spokesman told reporters after the session in the city.",
        "Mediators said that the gap had narrowed, but that the question of troops remained open until the summer.",
    ]
    private static var prose: String { sentences.joined(separator: " ") }

    /// What is left of a text of one line, and what was taken out of it.
    private func cleaned(_ parts: [String]) throws -> (text: String?, removals: [String]) {
        let article = try article(parts.joined(separator: " "))
        return (string(article.text), removals(article))
    }

    @Test(arguments: [
        ("Advertisement", ["advertisement"]), ("View All", ["view-all"]), ("Quick Reads", ["quick-reads"]),
        ("Share this article Share Tweet", ["share-this-article", "share", "tweet"]),
        ("Comments Leave a comment", ["comments", "leave-a-comment"]),
        ("Click here to read more.", ["start-click-here-to-read"]),
        ("Follow us on Facebook and Twitter.", ["start-follow-us-on"]),
        ("Read the full story", ["read-the-full-story"]),
        ("Share Facebook Twitter Email Print", ["share", "facebook", "twitter", "email", "print"]),
    ])
    func `Labels and calls go wherever they stand`(_ residue: String, _ rules: [String]) throws {
        for place in 0...Self.sentences.count {
            var parts = Self.sentences
            parts.insert(residue, at: place)
            let (text, removals) = try cleaned(parts)
            #expect(text == Self.prose)
            // At the end of the line one rule may take them all.
            if place < Self.sentences.count { #expect(removals.map { String($0.prefix { $0 != ":" }) } == rules) }
        }
    }

    @Test(arguments: [
        ("Watch: Video of the plant", "The governor said that power was back by noon.", "read-also-line"),
        ("ALSO READ: Why the talks failed in 2022", "The ministry will publish the list on Tuesday.", "read-also-line"),
        ("Folgen Sie uns auf Instagram", "Die Gespräche gehen nach Angaben der Minister weiter.", "de-subscribe-18"),
    ])
    func `What a label leads to goes up to where the next sentence shows that it begins`(
        _ residue: String, _ next: String, _ rule: String
    ) throws {
        let (text, removals) = try cleaned(Self.sentences + [residue, next])
        #expect(text == (Self.sentences + [next]).joined(separator: " "))
        #expect(removals.map { String($0.prefix { $0 != ":" }) } == [rule])
    }

    @Test(arguments: [
        ("By Jane Doe and John Roe March 3, 2024 at 10:15 am", "Jane Doe", "2024-03-03"),
        ("By John Smith Published March 3, 2024 5 min read", "John Smith", "2024-03-03"),
        ("Home > World > Europe Share Facebook Twitter Email By John Smith March 3, 2024", "John Smith", "2024-03-03"),
    ])
    func `A head goes part by part, and says who wrote and when`(
        _ head: String, _ author: String, _ published: String
    ) throws {
        let article = try article(head + " " + Self.prose)
        #expect(string(article.text) == Self.prose)
        #expect(article.metadata.author?.value.hasPrefix(author) == true)
        #expect(article.metadata.published?.value == published)
    }

    @Test(arguments: [
        "Related Topics Ukraine Russia Geneva", "Tags Talks Vienna", "© 2024 Acme News. All rights reserved.",
        "Comments Leave a comment", "The views expressed here are the author's own.",
    ])
    func `Behind the last sentence goes whatever may stand below a text`(_ residue: String) throws {
        let (text, removals) = try cleaned(Self.sentences + [residue])
        #expect(text == Self.prose)
        #expect(removals.isEmpty == false)
    }

    @Test(arguments: [
        "We recommend Acme to nobody, the minister said.", "Comments President Doe made on Friday were not helpful.",
        "Share prices fell by a third.", "Read more slowly, the teacher said to them.",
        "On March 3, 2024 Kenya left the talks.",
        "By Monday Kenya had left the talks.", "More on this later, said the minister.",
        "In this article I ask who gains.",
        "In other news, the price of bread has risen.", "Advertisement for cars fell by a third.",
        "“Follow us on this path,” he said.",
    ])
    func `Sentences that begin as labels do stay`(_ sentence: String) throws {
        for place in 0...Self.sentences.count {
            var parts = Self.sentences
            parts.insert(sentence, at: place)
            let (text, removals) = try cleaned(parts)
            #expect(text == parts.joined(separator: " "))
            #expect(removals == [])
        }
    }

    @Test(arguments: [" | ", "\u{A0}", " • ", " » ", " - ", " – ", "\u{3000}"])
    func `Labels go that other white space and signs part`(_ sign: String) throws {
        var parts = Self.sentences
        parts.insert(["Share", "View All", "Comments"].joined(separator: sign), at: 1)
        let joined = parts[0] + sign + parts[1] + sign + parts[2...].joined(separator: " ")
        let article = try article(joined)
        let between = sign == "\u{A0}" || sign == "\u{3000}" ? sign : " "
        #expect(string(article.text) == Self.sentences[0] + between + Self.sentences[1...].joined(separator: " "))
    }

    @Test func `A semicolon parts labels`() throws {
        let (text, removals) = try cleaned(["Share; Tweet; Email;"] + Self.sentences)
        #expect(text == Self.prose)
        #expect(removals == ["share: Share; ", "tweet: Tweet; ", "email: Email; "])
    }

    @Test func `Labels go that are glued between the sentences of a line`() throws {
        let line = Self.sentences[0] + "Advertisement" + Self.sentences[1] + "Read more" + Self.sentences[2]
        let article = try article(line)
        #expect(string(article.text) == Self.prose)
        #expect(removals(article) == ["glued-advertisement: Advertisement", "glued-read-more-3: Read more"])
    }

    @Test(arguments: [
        ("Iscriviti alla newsletter", "Secondo i mediatori resta aperta la questione delle truppe schierate nel sud."),
        (
            "Artikeln fortsätter under annonsen",
            "Enligt medlarna är frågan om trupperna i landets södra delar fortfarande olöst i dag."
        ),
        ("İlgili Haberler", "Arabuluculara göre ülkenin güneyinde konuşlu birlikler meselesi çözülmüş değil."),
        ("РЕКЛАМА:", "За словами посередників, невирішеним залишається питання військ на півдні країни."),
        (
            "Lire aussi : Genève, une ville",
            "Le porte-parole du ministère a indiqué que la session aurait lieu en mars."
        ),
    ])
    func `The sentence behind a label stays whole`(_ label: String, _ sentence: String) throws {
        for end in [[], [Self.sentences[2]]] {
            let (text, _) = try cleaned(Self.sentences + [label, sentence] + end)
            #expect(text == (Self.sentences + [sentence] + end).joined(separator: " "))
        }
    }

    @Test(arguments: [
        "WorldCom has said that it knew. The WorldCom affair is over.",
        "If you spend your time in a browser, Acme OS is all you need.",
        "He said “the talks […] went on” and left.", "The firm Yandex.Taxi said so.",
    ])
    func `Names and marks of omission stay`(_ sentence: String) throws {
        let (text, removals) = try cleaned([sentence] + Self.sentences)
        #expect(text == ([sentence] + Self.sentences).joined(separator: " "))
        #expect(removals == [])
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["Share ) ", "Share ( ", "Share | View All ) ", "Read more about "])
    func `The cost of a row that is none grows with its length`(_ item: String) throws {
        let line = String(repeating: item, count: 300_000 / item.utf8.count) + "the end."
        #expect(string(try article(line).text)?.hasSuffix("the end.") == true)
    }

    @Test func `Each byte that stays keeps its place`() throws {
        let line = Self.sentences[0] + " Advertisement " + Self.sentences[1] + " Share Tweet Email " + Self.sentences[2]
        let article = try article(line)
        #expect(string(article.text) == Self.prose)
        let bytes = Array(line.utf8)
        var joined: [UInt8] = []
        for segment in article.segments {
            joined += bytes[segment.rawStart..<segment.rawStart + segment.rawLength]
        }
        #expect(joined == article.text)
    }
}
