import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Titles of pages")
struct PageTitleTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    @Test(arguments: [
        ("<title>Talks end – Evening News</title><meta property=og:site_name content='Evening News'>", "Talks end"),
        ("<title>Evening News: Talks end</title><meta property=og:site_name content='Evening News'>", "Talks end"),
        ("<title>Talks end early | World | News</title>", "Talks end early"),
        ("<title>Talks end – but not today</title>", "Talks end – but not today"),
        (
            "<meta property=og:title content='Talks end - a report'><title>Talks end - a report | News</title>",
            "Talks end - a report"
        ),
        ("<title>Talks end - example.org</title><link rel=canonical href=https://www.example.org/1>", "Talks end"),
        ("<title>会谈结束没有达成任何协议-新华网</title>", "会谈结束没有达成任何协议"),
        ("<title>Talks end</title><h1>Evening News</h1><h2>Talks end</h2>", "Talks end"),
        // A line of its own, a heading of the site's name alone: no one says what the site is called.
        (
            "<title>Talks end late without a deal – The Evening News</title><div>Talks end late without a deal</div>",
            "Talks end late without a deal"
        ),
        (
            "<title>Talks end late without a deal – The Evening News</title><h1>The Evening News</h1>"
                + "<h3>Talks end late without a deal</h3>", "Talks end late without a deal"
        ),
        (
            "<title>Talks end late without a deal – The Evening News</title><h1>Why the talks end late</h1>"
                + "<h3>Talks end late without a deal</h3>", "Why the talks end late"
        ),
        (
            "<title>The Evening News of Springfield</title><b>The Evening News of Springfield</b>"
                + "<h1>Talks end without a deal</h1>", "Talks end without a deal"
        ),
        (
            "<meta property=og:title content='Talks end without deal'><h1>Geneva Talks end without deal</h1>",
            "Talks end without deal"
        ),
        (
            "<meta property=og:title content='Talks end without deal'><h1>Geneva: Talks end without deal</h1>",
            "Geneva: Talks end without deal"
        ),
        (
            "<meta property=og:title content='Why talks ended'><h1>The talks ended: this is why</h1>",
            "The talks ended: this is why"
        ),
        ("<meta property=og:title content='The &#147;deal&#148;'>", "The “deal”"),
        ("<meta property=og:title content='Talks - end'><h1>Talks – end</h1>", "Talks – end"), ("", nil),
    ])
    func `The site's name and kickers are taken off`(_ head: String, _ title: String?) throws {
        #expect(string(try article("\(head)<p>\(Self.prose)</p>", path: "a.html").title) == title)
    }

    @Test func `A title of a thousand words above ten thousand headings is compared with each word once`() throws {
        let words = { (range: Range<Int>) in range.map { "word\($0)" }.joined(separator: " ") }
        let headings = (0..<10_000).map { "<h1>\(words($0..<$0 + 60))</h1>" }.joined()
        let page = "<title>\(words(0..<1000))</title>\(headings)<p>The ministers met again in the city on Friday.</p>"
        #expect(string(try article(page, path: "a.html").title) == words(0..<1000))
    }

    /// What the head has on either side of the title, and what stands in the body above and below the text.
    @Test(arguments: [
        ("The Ministry of Foreign Affairs – ", "", "<h1>The Ministry of Foreign Affairs</h1><h2>TITLE</h2>", ""),
        ("Evening News :: ", "", "<b>TITLE</b><br>", ""),
        ("", " – The Ministry of Foreign Affairs", "<h1>TITLE</h1>", "<h4>The Ministry of Foreign Affairs</h4>"),
        ("", " – The Ministry of Foreign Affairs", "<div>TITLE</div>", "<div>The Ministry of Foreign Affairs</div>"),
    ])
    func `The title is the part of the head's that stands above the text`(
        _ before: String, _ behind: String, _ above: String, _ below: String
    ) throws {
        let title = "Talks end late without a deal"
        let body = "\(above.replacing("TITLE", with: title))<p>\(Self.prose)</p>\(below)"
        let article = try article("<title>\(before)\(title)\(behind)</title>\(body)", path: "a.html")
        #expect(string(article.title) == title)
        #expect(removals(article).contains("title-heading: \(title)"))
    }
}
