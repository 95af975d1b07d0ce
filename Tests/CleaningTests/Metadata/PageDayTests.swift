import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("When a page says that it was published")
struct PageDayTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let moment = "<meta property=article:published_time content="

    @Test(arguments: [
        ("\(moment)2025-05-03T22:30:00Z><h1>T</h1><div>4 May 2025</div>", "2025-05-03T22:30:00Z", nil),
        (
            "\(moment)2025-01-01T02:30:00Z><link rel=canonical href=https://example.org/2024/12/31/a>", "2024-12-31",
            "url"
        ),
        (
            "\(moment)2025-01-01T12:30:00Z><link rel=canonical href=https://example.org/2024/12/31/a>",
            "2025-01-01T12:30:00Z", nil
        ),
        (
            "\(moment)2025-01-01T02:30:00-05:00><link rel=canonical href=https://example.org/2024/12/31/a>",
            "2025-01-01T02:30:00-05:00", nil
        ),
        (
            "\(moment)2024-12-31T23:30:00+00:00><link rel=canonical href=https://example.org/2025/01/01/a>",
            "2025-01-01",
            "url"
        ),
        (
            "\(moment)2024-12-31T23:30:00Z><meta name=pubdate content=2025-01-01T01:30:00+02:00>"
                + "<link rel=canonical href=https://example.org/2025/01/01/a>", "2025-01-01T01:30:00+02:00", "pubdate"
        ),
        ("\(moment)2025-03-01><h1>T</h1><div>28 February 2025</div>", "2025-02-28", "visible-date"),
        (
            "\(moment)2025-01-01><link rel=canonical href=https://example.org/2024/12/31/a><h1>T</h1>", "2024-12-31",
            "url"
        ),
        ("\(moment)2025-05-03><h1>T</h1><div>9 May 2025</div>", "2025-05-03", nil),
        ("\(moment)2025-05-03><h1>T</h1><time datetime=2025-05-04T02:00Z>x</time>", "2025-05-03", nil),
    ])
    func
        `A moment stays unless it is in UTC and the address has another day, a day without a time gives way to the one that is shown`(
            _ body: String, _ day: String, _ how: String?
        ) throws
    {
        #expect(try published(body) == Metadata.Value(day, how: how ?? "article:published_time"))
    }

    @Test(arguments: [
        ("<h1>T</h1><div>Updated 9 May 2025</div>", "2025-05-09", "visible-update"),
        ("<h1>T</h1><div>Updated 9 May 2025 | Published 3 May 2025</div>", "2025-05-03", "visible-date"),
        ("<h1>T</h1><div>Updated <time datetime=2025-05-09>9 May</time></div>", "2025-05-09", "time"),
        (
            "<h1>T</h1><div>Updated <time datetime=2025-05-09>9 May</time> Posted <time datetime=2025-05-03>3 May</time>",
            "2025-05-03", "time"
        ),
        ("<h1>T</h1><time datetime=2025-05-09>Updated 9 May</time><div>3 May 2025</div>", "2025-05-03", "visible-date"),
        ("<h1>T</h1><div>Last updated</div><div>9 May 2025</div>", "2025-05-09", "visible-update"),
        (
            "<h1>T</h1><dl><dt>Updated<dd>9 May 2025<dt>Published<dd>3 May 2025</dl>", "2025-05-03", "visible-date"
        ),
        (
            "<script type=application/ld+json>{\"@type\":\"Article\",\"dateModified\":\"2025-05-09\"}</script><h1>T</h1>",
            "2025-05-09", "json-ld dateModified"
        ),
        ("<meta property=article:modified_time content=2025-05-09><h1>T</h1>", nil, nil),
    ])
    func `The day of the last change is given where no other is known`(
        _ body: String, _ day: String?, _ how: String?
    ) throws {
        #expect(try published(body) == day.map { Metadata.Value($0, how: how ?? "") })
    }

    @Test(arguments: [
        (#"{"publishedAt":"2025-05-03T10:00:00Z","title":"T"}"#, "2025-05-03T10:00:00Z"),
        (#"{"a":"{\"datePublished\":\"2025-05-03\"}"}"#, "2025-05-03"),
        (#"{"publish_date" : "2025-05-03"},{"publish_date":"2025-05-03T10:00"}"#, "2025-05-03"),
        (#"{"publishedAt":"2025-05-03"},{"publishedAt":"2025-05-02"}"#, nil),
        (#"{"publishedAt":"soon","updatedAt":"2025-05-03","publishedAt":12}"#, nil),
    ])
    func `Where nothing else says a day, the only one in the data of scripts is believed`(
        _ data: String, _ day: String?
    ) throws {
        let body = "<script id=data type=application/json>\(data)</script><h1>T</h1>"
        #expect(try published(body) == day.map { Metadata.Value($0, how: "script") })
    }

    @Test func `The day stands above what is taken for the title within the text`() throws {
        let paragraph = "<p>\(Self.prose) \(Self.prose)</p>"
        let body =
            "<title>The talks</title><h2>3 May 2025</h2>\(paragraph)\(paragraph)\(paragraph)<h2>The talks</h2>\(paragraph)"
        #expect(try published(body) == Metadata.Value("2025-05-03", how: "visible-date"))
    }

    @Test func `A mark above the title is believed less than one below`() throws {
        let teaser = "<div>Another <time datetime=2025-05-09>x</time></div>"
        let body = "\(teaser)<h1>T</h1><div><time datetime=2025-05-03>05/03</time> by Jane</div>"
        #expect(try published(body) == Metadata.Value("2025-05-03", how: "time"))
    }

    @Test(arguments: [
        ("<relative-time datetime=2025-05-03T10:00:00Z>3 hours ago</relative-time>", "2025-05-03T10:00:00Z", "time"),
        ("<span>3 hours ago</span>", nil, nil),
        ("<span property=schema:datePublished content=2025-05-03>today</span>", "2025-05-03", "microdata"),
        ("<span property=datePublished>3 May 2025</span>", "2025-05-03", "microdata"),
    ])
    func `Elements that mark a day`(_ mark: String, _ day: String?, _ how: String?) throws {
        #expect(try published("<h1>T</h1><div>\(mark)</div>") == day.map { Metadata.Value($0, how: how ?? "") })
    }

    @Test(arguments: [
        ("5/3/2025 10:00:00 AM", "2025-05-03"), ("5/13/2025", "2025-05-13"), ("5/3/2025", nil),
        ("Sat, 03 May 2025 10:00:00 +0200", "2025-05-03"),
        ("Sat May 03 2025 10:00:00 GMT+0200 (Central European Summer Time)", "2025-05-03"),
        ("2025-05-03 10:00:00 EDT", "2025-05-03T10:00:00"), ("3. mai 2025 10:00", "2025-05-03"),
        ("2568-05-03T10:00:00+07:00", "2025-05-03"), ("1404-02-13T10:00:00+03:30", nil),
    ])
    func `A value that is meant for machines is read in other forms, too`(_ value: String, _ day: String?) throws {
        let published = try published("<meta property=article:published_time content='\(value)'><h1>T</h1>")
        #expect(published == day.map { Metadata.Value($0, how: "article:published_time") })
    }

    @Test(arguments: [
        ("<h1>T</h1><div>9 May 2025</div>", "2025-05-09T08:00", "article:published_time"),
        ("<h1>T</h1>", "2025-05-03", "json-ld"),
        ("<h1>T</h1><div>12 May 2025</div>", "2025-05-03", "json-ld"),
    ])
    func `Where machines disagree the reader's date decides`(_ body: String, _ day: String, _ how: String) throws {
        let json = "{\"@type\":\"NewsArticle\",\"datePublished\":\"2025-05-03\"}"
        let data = "<script type=application/ld+json>\(json)</script>"
        #expect(try published("\(data)\(Self.moment)2025-05-09T08:00>\(body)") == Metadata.Value(day, how: how))
    }

    @Test(arguments: [
        ("<meta name=date content=2025-05-09><h1>T</h1><div>3 May 2025</div>", "2025-05-03", "visible-date"),
        ("<meta name=dcterms.date content=2025-05-09><h1>T</h1>", "2025-05-09", "dcterms.date"),
        (
            "<meta name=date content=2025-05-09><link rel=canonical href=https://example.org/20250503/a>", "2025-05-03",
            "url"
        ),
        (
            "<meta name=date content=2025-05-03><h1>T</h1><p>\(prose) \(prose)</p><p>\(prose) \(prose)</p>"
                + "<p>\(prose)</p><i itemprop=datePublished>9 May 2025</i>", "2025-05-03", "date"
        ),
    ])
    func `A name for any date is believed less than what a reader sees`(
        _ body: String, _ day: String, _ how: String
    ) throws {
        #expect(try published(body) == Metadata.Value(day, how: how))
    }

    @Test(arguments: [
        ("<abbr class=published title=2025-05-03T10:00:00+02:00>10:00</abbr>", "2025-05-03T10:00:00+02:00", "time"),
        (
            "<abbr itemprop=datePublished title=2025-05-03T10:00:00+02:00>10:00</abbr>", "2025-05-03T10:00:00+02:00",
            "microdata"
        ),
        ("<abbr class=published title='On a Saturday'>today</abbr>", nil, nil),
        ("<span itemprop=datePublished content='Sat May  3 10:27:24 2025'></span>", "2025-05-03", "microdata"),
        ("<span itemprop=datePublished content='Sat May 03 10:27:24 EDT 2025'></span>", "2025-05-03", "microdata"),
        ("<span itemprop=datePublished content='Sat May 03 10:27:24 +0000 2025'></span>", "2025-05-03", "microdata"),
    ])
    func `The tip of a short form may say the day`(_ mark: String, _ day: String?, _ how: String?) throws {
        #expect(try published("<h1>T</h1><div>\(mark)</div>") == day.map { Metadata.Value($0, how: how ?? "") })
    }

    @Test(arguments: ["", " lang=en"])
    func `The text's language says which number is the day where none or another is declared`(_ tag: String) throws {
        let prose = "Die Minister haben sich am Freitag in der Stadt getroffen und wollen nächste Woche weiter reden."
        let page = "<html\(tag)><title>T</title><h1>T</h1><div>04/03/2025</div><p>\(prose)</p><p>\(prose)</p>"
        let published = try article(page, path: "a.html").metadata.published
        #expect(published == Metadata.Value("2025-03-04", how: "visible-date"))
    }

    @Test func `A mark without a day hides none that is seen`() throws {
        let body = "<h1>T</h1><time datetime=12:30>12:30</time><div>3 May 2025</div>"
        #expect(try published(body) == Metadata.Value("2025-05-03", how: "visible-date"))
    }

    @Test(arguments: [
        ("<h1>Exchange rates of 14 March 2025</h1><div>3 May 2025</div>", "2025-05-03"),
        ("<h1>Exchange rates of 14 March 2025</h1>", "2025-03-14"),
    ])
    func `A day in the title is believed where none stands below it`(_ body: String, _ day: String) throws {
        #expect(try published(body) == Metadata.Value(day, how: "visible-date"))
    }

    @Test(arguments: [
        // What was changed on a day was published by then.
        ("<meta name=date content=2025-05-04T09:00><h1>T</h1><div>Updated 3 May 2025</div>", "2025-05-03"),
        ("<meta name=date content=2025-05-02T09:00><h1>T</h1><div>Updated 3 May 2025</div>", "2025-05-02T09:00"),
        // A title tells of a day, which comes last.
        ("<meta name=date content=2025-05-04><h1>Rates of 3 May 2025</h1>", "2025-05-04"),
        (
            "<h1>Rates of 3 May 2025</h1><script>x={'pageType': 'article', 'publishDate': '2025-05-04'}</script>",
            "2025-05-04"
        ),
        ("<h1>Rates of 3 May 2025</h1>", "2025-05-03"),
        // Some blocks above the title, where no other day stands.
        ("<div>3 May 2025</div><div>Home</div><div>News</div><div>City</div><div>Share</div><h1>T</h1>", "2025-05-03"),
        (
            "<div>3 May 2025</div><div>4 May 2025</div><div>Home</div><div>News</div><div>City</div><div>Share</div><h1>T</h1>",
            nil
        ),
    ])
    func `A day that is seen beside what says less`(_ body: String, _ day: String?) throws {
        #expect(try published(body)?.value == day)
    }

    @Test func `A date stands between two titles`() throws {
        let links = (0..<4).map { "<ul><li>Share \($0)</li></ul>" }.joined()
        let body = "<h1>The talks</h1><div>3 May 2025</div>\(links)<h1>The talks</h1>"
        #expect(try published("<title>The talks</title>\(body)") == Metadata.Value("2025-05-03", how: "visible-date"))
    }

    @Test(arguments: [
        ("https://example.org/2025/05/03/a", "2025-05-03"), ("https://example.org/2025/may/03/a", "2025-05-03"),
        ("https://example.org/2025/october/03/a", "2025-10-03"), ("https://example.org/2025/mayor/03/a", nil),
        ("https://example.org/2025/abril/03/a", "2025-04-03"), ("https://example.org/2025/marras/03/a", "2025-11-03"),
        ("https://example.org/news/20250503/a", "2025-05-03"), ("https://example.org/a-3-may-2025", "2025-05-03"),
        ("http://example.org/news/03-05-2025-talks", nil), ("https://example.org/news/23-05-2025-talks", "2025-05-23"),
        ("http://example.org/n1/2025/0503/c1-2.html", "2025-05-03"),
        ("http://example.org/2025-05/03/c_1.htm", "2025-05-03"),
        ("http://example.org/a/202505/03/1.html", "2025-05-03"), ("http://example.org/2025/1403/a", nil),
        ("http://example.org/2025/05031/a", nil), ("http://example.org/2025-05/talks", nil),
        ("http://example.org/2025/04/mar-7.html", nil), ("http://example.org/2025/04/tach-auch.html", nil),
    ])
    func `The day of an address`(_ address: String, _ day: String?) throws {
        #expect(addressDay(Array(address.utf8), try metadataTables().dates, try dateHabit())?.iso == day)
    }

    private func published(_ body: String) throws -> Metadata.Value? {
        try article("\(body)<p>\(Self.prose)</p>", path: "a.html").metadata.published
    }
}
