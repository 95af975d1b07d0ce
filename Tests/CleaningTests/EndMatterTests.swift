import Records
import Testing

@testable import Cleaning

@Suite("What stands below or beside the text of offices, think tanks and magazines")
struct EndMatterTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let more = "Envoys of both sides had asked for the talks, which the hosts prepared for six weeks."

    @Test(arguments: [
        "<div><h2>Contacts presse</h2><p>Nabila Courtois</p><p>Attachée de presse</p><p>+32 2 555 21 10</p></div>",
        "<div><h4>Peter Maars</h4><p>Lead Spokesperson</p><p>peter.maars@ec.example</p><p>+32 (0)460 75 00 00</p></div>",
        "<p>Lisätietoja:</p><p>Jaana Koivula, p. +358 295 160 000</p>",
        "<p>新闻联络</p><p>press@example.org</p>",
    ])
    func `Whom the press may call goes, and is no author`(_ box: String) throws {
        let article = try article(box)
        #expect(string(article.text) == [Self.prose, Self.more].joined(separator: "\n"))
        #expect(removals(article).last?.hasPrefix("contact-lines: ") == true)
        #expect(article.metadata.author == nil)
    }

    @Test func `A number that the text asks to call stays`() throws {
        let line = "Citizens in the region may call the duty line at +351 555 21 10 44 at any hour."
        #expect(string(try article("<p>\(line)</p>").text) == [Self.prose, Self.more, line].joined(separator: "\n"))
    }

    @Test func `So does a list of whom to write to`() throws {
        let members = ["Aldershot: leo@", "Bath: ana@", "Cork: una@", "Derry: ida@", "Ely: joe@", "Fife: sam@"]
        let list = members.map { "<div><p>Member</p><p>\($0)parliament.example</p></div>" }.joined()
        #expect(try text("<section>\(list)</section><p>\(Self.prose)</p>").contains("Derry: ida@"))
    }

    @Test func `How a study is to be cited goes`() throws {
        let line = "Doe, J. (2025). Talks end without an agreement. Evening News."
        let article = try article("<p>\(line)</p>", head: "<meta property=og:site_name content='Evening News'>")
        #expect(string(article.text) == [Self.prose, Self.more].joined(separator: "\n"))
        #expect(removals(article).last == "cite-line: \(line)")
    }

    @Test(arguments: [
        ("Jane Doe", "Jane Doe is a senior fellow at the institute and writes on sanctions."),
        ("김서윤", "김서윤 연구소 선임연구위원으로 제재를 연구한다. 여러 권의 책을 냈다."),
    ])
    func `Who the author is goes`(_ name: String, _ note: String) throws {
        let article = try article("<p>\(note)</p>", head: "<meta name=author content='\(name)'>")
        #expect(string(article.text) == [Self.prose, Self.more].joined(separator: "\n"))
        #expect(removals(article).last == "author-note: \(note)")
    }

    @Test(arguments: [
        "Jane Doe: Thank you very much for the time that you took for this talk.",
        "John Roe is a senior fellow at the institute and writes on sanctions.",
    ])
    func `What an author says or somebody else is stays`(_ line: String) throws {
        let article = try article("<p>\(line)</p>", head: "<meta name=author content='Jane Doe'>")
        #expect(string(article.text) == [Self.prose, Self.more, line].joined(separator: "\n"))
    }

    @Test func `What an author did whom the text names stays`() throws {
        let lines = ["The first to sign was Jane Doe, who had led the talks.", "Jane Doe then left for the border."]
        let box = lines.map { "<p>\($0)</p>" }.joined()
        let article = try article(box, head: "<meta name=author content='Jane Doe'>")
        #expect(string(article.text) == ([Self.prose, Self.more] + lines).joined(separator: "\n"))
    }

    @Test func `A sentence of the text that is set large once more goes`() throws {
        let quote = "«agreed to meet once more next week»"
        let article = try article("<blockquote class=large>\(quote)</blockquote><p>\(Self.prose.dropLast()), too.</p>")
        #expect(string(article.text)?.contains("«") == false)
        #expect(removals(article).contains("pull-quote: \(quote)"))
    }

    @Test func `A quotation that stands nowhere else stays`() throws {
        let quote = "«We shall meet once more, if they come to the table this time»"
        #expect(try text("<blockquote>\(quote)</blockquote><p>\(Self.prose)</p>").contains(quote))
    }

    @Test func `Headings with nothing but short lines below them go behind the text`() throws {
        let box = "<div><h2>Verantwoordelijk</h2><p>Ministerie van Zaken</p></div>"
        let article = try article(box)
        #expect(string(article.text) == [Self.prose, Self.more].joined(separator: "\n"))
        #expect(removals(article).last == "end-section: Verantwoordelijk\nMinisterie van Zaken")
    }

    @Test func `Those with items of a list or in the element of the text stay`() throws {
        let list = "<div><h2>Findings</h2><ul><li>Prices rose</li><li>Trade fell</li></ul></div>"
        #expect(try text(list).hasSuffix("Findings\nPrices rose\nTrade fell"))
        #expect(try text("<h2>Signed</h2><p>Text adopted in Geneva</p>").hasSuffix("Text adopted in Geneva"))
    }

    /// The text that the rules make of such a page.
    private func text(_ rest: String) throws -> String { try #require(string(try article(rest).text)) }

    /// What the rules make of a page whose text is followed by something.
    private func article(_ rest: String, head: String = "") throws -> Article {
        let text = "<p>\(Self.prose)</p><p>\(Self.more)</p>"
        let title = "Talks end without an agreement"
        let page = "\(head)<title>\(title)</title><body><div><h1>\(title)</h1>\(text)\(rest)</div>"
        return try rulesCleaner().clean(
            RawInput(path: "a.html", id: "0", bytes: Array(page.utf8), offset: 0, form: .file))
    }
}
