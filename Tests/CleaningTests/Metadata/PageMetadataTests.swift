import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("What a page says of its article")
struct PageMetadataTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."

    @Test(arguments: [
        (
            "<meta name=date content=2025-05-04><meta property=article:published_time content=2025-05-03T10:00Z>",
            "2025-05-03T10:00Z", "article:published_time"
        ),
        ("<meta property=article:modified_time content=2025-05-03>", nil, nil),
        ("<meta name=pubdate content='Sat, 03 May 2025 10:00:00 GMT'>", "2025-05-03", "pubdate"),
        ("<h1>T</h1><time datetime='2025-05-03T10:00'>today</time>", "2025-05-03T10:00", "time"),
        ("<span itemprop='datePublished' content='2025-05-03'></span>", "2025-05-03", "microdata"),
        ("<span itemprop='datePublished'>May 3, 2025</span>", "2025-05-03", "microdata"),
        ("<h1>T</h1><div class=date>3 May 2025</div>", "2025-05-03", "visible-date"),
        ("<h1>T</h1><div>Updated 4 May 2025</div><div>Published 3 May 2025</div>", "2025-05-03", "visible-date"),
        ("<h1>T</h1><div>Updated 4 May 2025</div>", "2025-05-04", "visible-update"),
        (
            "<h1>T</h1><time datetime=2025-05-03T10:00>x</time><div>Published 3 May 2025</div>", "2025-05-03T10:00",
            "time"
        ),
        ("<link rel=canonical href='https://example.org/2025/05/03/talks/'>", "2025-05-03", "url"),
        ("<html lang=de><h1>T</h1><div>03/05/2025</div>", "2025-05-03", "visible-date"),
        ("<h1>T</h1><div>03/05/2025</div>", nil, nil),
    ])
    func `The day of publication`(_ body: String, _ published: String?, _ how: String?) throws {
        let metadata = try article("\(body)<p>\(Self.prose)</p>", path: "a.html").metadata
        #expect(metadata.published == published.map { Metadata.Value($0, how: how ?? "") })
    }

    @Test(arguments: [("text", "Jane Doe"), ("comments", nil)])
    func `However deep a page is, an author is found unless it is one of a comment`(
        _ name: String, _ author: String?
    ) throws {
        let deep = String(repeating: "<div><p>Read on.</p>", count: 40_000)
        let page = "<p>\(Self.prose)</p><div class=\(name)>\(deep)<p>Author: Jane Doe</p>"
        #expect(try article(page, path: "a.html").metadata.author?.value == author)
    }

    @Test(arguments: [
        ("<meta name=author content='Jane Doe'>", "Jane Doe", "author"),
        ("<meta name=author content='Jane D&#146;Arc'>", "Jane D’Arc", "author"),
        (
            "<script type='application/ld+json'>{\"@type\": \"NewsArticle\", \"headline\": \"T\", \"author\": \"Jane D&#x92;Arc\"}</script>",
            "Jane D’Arc", "json-ld"
        ),
        (
            "<meta name=author content='Evening News'><meta property=og:site_name content='Evening News'>",
            "Evening News", "author"
        ),
        (
            "<meta name=author content='Evening News'><meta property=og:site_name content='Evening News'><h1>T</h1>"
                + "<div>By Jane Doe</div>", "Jane Doe", "byline"
        ),
        ("<meta name=author content='Web Design Ltd'>", nil, nil), ("<meta name=author content=example.org>", nil, nil),
        ("<meta name=author content=admin>", nil, nil), ("<meta name=author content='@jane'>", nil, nil),
        ("<meta property=article:author content=262588213843476>", nil, nil),
        ("<h1>T</h1><div>Anna Schmidt</div><div>3 May 2025</div>", "Anna Schmidt", "byline"),
        ("<h1>T</h1><div>Anna Schmidt</div><div>of the council</div>", nil, nil),
        ("<meta property=article:author content='https://example.org/jane'>", nil, nil),
        (
            "<meta name=citation_author content='Jane Doe'><meta name=citation_author content='John Roe'>",
            "Jane Doe; John Roe", "citation_author"
        ),
        (
            "<meta name=twitter:label1 content='Verfasst von'><meta name=twitter:data1 content='Jane Doe'>", "Jane Doe",
            "twitter:data"
        ),
        ("<meta name=author content='Some Agency'><h1>T</h1><div>By Jane Doe</div>", "Jane Doe", "byline"),
        ("<meta name=author content='jdoe'><h1>T</h1><a rel=author>Jane Doe</a>", "Jane Doe", "marked"),
        ("<p><a rel=author href=/jane>Jane Doe</a></p>", "Jane Doe", "marked"),
        ("<p><a rel=author href=/jd>jd</a></p>", "jd", "marked"),
        ("<h1>T</h1><div class=article__author>Jane Doe</div>", "Jane Doe", "marked"),
        ("<h1>T</h1><div class=authority>Jane Doe</div>", nil, nil),
        ("<h1>T</h1><div class=author>Jane Doe</div><div class=author>Marketing Director</div>", "Jane Doe", "marked"),
        ("<h1>T</h1>By <a rel=author>Jane Doe</a>. Reviewed by <a rel=author>John Roe</a>", "Jane Doe", "marked"),
        ("<h1>T</h1><div class=meta>Travel Tips</div>", nil, nil),
        (
            "<meta name=author content='Alice Roe'><meta property=og:site_name content='Alice Roe'>", "Alice Roe",
            "author"
        ),
        ("<h1>T</h1><div class=author>Jane</div>", nil, nil),
        ("<h1>T</h1><div class='author vcard'>Jane</div>", "Jane", "marked"),
        ("<h1>T</h1><div class='author vcard'>Monday, 3 May</div>", nil, nil),
        ("<h1>T</h1><div class='comment-author vcard'>Jane Doe</div>", nil, nil),
        ("<h1>T</h1><p><a href=/author/jane-doe/>Jane</a></p>", "Jane", "marked"),
        ("<h1>T</h1><p><a href='https://example.org/autor/12?p=jane'>Jane</a></p>", nil, nil),
        ("<h1>T</h1><p><a href=/author/jane-doe/>Read on</a></p>", nil, nil),
        ("<h1>T</h1><p><a href=/licenses/by/4.0/>CC BY</a></p>", nil, nil),
        ("<div class=byline>By Jane Doe</div>", "Jane Doe", "marked"),
        ("<h1>T</h1><p>Von Erika Mustermann und Max Muster</p>", "Erika Mustermann; Max Muster", "byline"),
        ("<meta name=author content=Newsroom>", "Newsroom", "author"),
        ("<h1>T</h1><div class=author>Posted by Jane</div>", "Jane", "marked"),
        ("<h1>T</h1><div class=byline>By Jane Doe, Berlin</div>", "Jane Doe", "marked"),
        ("<h1>T</h1><a class=author-name href=/author/jane/>Jane</a>", "Jane", "marked"),
        ("<h1>T</h1><h5>Von Erika Mustermann</h5>", "Erika Mustermann", "byline"),
        ("<h1>T</h1><h2>Von Erika Mustermann</h2>", nil, nil),
        ("<h1>T</h1><div>ByJane Doe</div>", "Jane Doe", "byline"),
        ("<h1>T</h1><div>Author</div><div>Jane Doe, Geneva</div>", "Jane Doe", "byline"),
        ("<h1>T</h1><p>Von:<br>Erika Mustermann</p>", "Erika Mustermann", "byline"),
        ("<h1>T</h1><div>Author</div><h4>Jane Doe</h4>", nil, nil),
        ("<h1>T</h1><div>About</div><div>Jane Doe</div>", nil, nil),
        ("<h1>T</h1><div>3 May 2025 | Anna Schmidt</div>", "Anna Schmidt", "byline"),
        ("<h1>T</h1><ul><li>3 May 2025 | Anna Schmidt</ul>", nil, nil),
        ("<h1>T</h1><div>Text von Max Muster Illustration von Anna Schmidt</div>", "Max Muster", "byline"),
        ("<h1>T</h1><div class=comments><div>Posted by Jane Doe</div></div>", nil, nil),
    ])
    func `The authors`(_ body: String, _ author: String?, _ how: String?) throws {
        let metadata = try article("\(body)<p>\(Self.prose)</p>", path: "a.html").metadata
        #expect(metadata.author == author.map { Metadata.Value($0, how: how ?? "") })
    }

    @Test(arguments: [
        ("<h1>T</h1><div>Anna Schmidt <span>3 May 2025</span></div>", "Anna Schmidt", "byline"),
        ("<h1>T</h1><div>Anna Schmidt Tuesday, May 3, 2025</div>", "Anna Schmidt", "byline"),
        ("<h1>T</h1><div>Springfield Council 3 May 2025</div>", nil, nil),
        ("<div>3 May 2025</div><h1>T</h1><b>Anna Schmidt</b>", "Anna Schmidt", "byline"),
        ("<h1>T</h1><div>May 3, 2025 2:05 PM By Jane Doe</div>", "Jane Doe", "byline"),
        ("<h1>T</h1><div>May 3, 2025 By Jane Doe In Travel Tips, Budgets</div>", nil, nil),
        ("<h1>T</h1><div>04/03/2025 14:05 | By Jane Doe</div>", "Jane Doe", "byline"),
        ("<h1>T</h1><div>By Jane Doe <span>Tuesday, 3 May 2025</span></div>", "Jane Doe", "byline"),
        ("<h1>T</h1><div class=author>Jane Doe Reviewed by: John Roe</div>", "Jane Doe", "marked"),
        ("<h1>T</h1><p class=by-line>By The Site | <a href=/c>Press Release</a></p>", nil, nil),
    ])
    func `Names that only a date stands beside`(_ body: String, _ author: String?, _ how: String?) throws {
        let metadata = try article("\(body)<p>\(Self.prose)</p>", path: "a.html").metadata
        #expect(metadata.author == author.map { Metadata.Value($0, how: how ?? "") })
    }

    @Test(arguments: [
        ("<span>By Jane Doe</span><span>May 3, 2025</span>", "Jane Doe", "2025-05-03"),
        ("<b>By</b><a href=/1>Jane Doe</a><i>and</i><a href=/2>John Roe</a>", "Jane Doe; John Roe", ""),
        ("By <a href=/1>Jane Doe</a>May 3, 2025", "Jane Doe", "2025-05-03"),
        ("<span>Автор: Іван Петренко</span><span>3 травня 2025</span>", "Іван Петренко", "2025-05-03"),
        ("<span>By Jane Doe</span> <span>May 3, 2025</span>", "Jane Doe", "2025-05-03"),
        ("By <b>J</b>ane Doe", "Jane Doe", ""), ("May 3<sup>rd</sup>, 2025", "", "2025-05-03"),
        ("<span>2025</span>年<span>5</span><i></i><span>月3日</span>", "", "2025-05-03"),
        ("<span>Published 3 May 2025</span><span>3 May 2025</span>", "", "2025-05-03"),
        ("<span>May 3, 2025</span><span>2:05 PM UTC</span>", "", "2025-05-03"),
        ("<span>By Jane Doe</span><button>Follow</button>", "Jane Doe", ""),
        ("<a href=/1>Jane Doe</a><button>Follow</button><span>May 3, 2025</span>", "Jane Doe", "2025-05-03"),
        ("<button>By Jane Doe</button>", "Jane Doe", ""),
        ("By Jane Doe<button>Follow<button>Share</button>it</button>", "Jane Doe", ""),
    ])
    func `Words of elements that a style sets apart are words of their own`(
        _ line: String, _ author: String, _ day: String
    ) throws {
        let metadata = try article("<h1>T</h1><div>\(line)</div><p>\(Self.prose)</p>", path: "a.html").metadata
        #expect((metadata.author?.value ?? "") == author)
        #expect((metadata.published?.value ?? "") == day)
    }

    @Test(arguments: [
        ("<a rel=author href=/jane>Jane Doe</a>", "Jane Doe"), ("<p>Autorin: Erika Mustermann</p>", "Erika Mustermann"),
        ("<p>Written by</p><p>Jane Doe</p>", "Jane Doe"), ("<h3>Written by Jane Doe</h3>", "Jane Doe"),
        ("<h3>Author</h3><p>Jane Doe</p>", "Jane Doe"),
        ("<a rel=author href=/jane>Jane Doe</a><a rel=author href=/john>John Roe</a>", nil),
        ("<div class=comments><a rel=author>Jane Doe</a></div>", nil),
    ])
    func `An author far from the text is one if there is no other`(_ mark: String, _ author: String?) throws {
        let rest = (0..<20).map { "<ul><li><a href=/\($0)>Another topic \($0)</a></li></ul>" }.joined()
        let page = "<h1>T</h1>" + String(repeating: "<p>\(Self.prose)</p>", count: 4) + rest + mark
        #expect(try article(page, path: "a.html").metadata.author?.value == author)
    }

    @Test(arguments: [
        ("<p>Anna Schmidt</p>", "Anna Schmidt"), ("<p>Anna Schmidt</p><p>Short note</p>", "Anna Schmidt"),
        ("<p><a href=/anna>Anna Schmidt</a></p>", nil), ("<ul><li>Anna Schmidt</ul>", nil),
        ("<p>Anna Schmidt</p><p>\(prose) \(prose)</p>", nil),
    ])
    func `A name that ends the text is the author's`(_ end: String, _ author: String?) throws {
        let page = "<h1>T</h1><p>\(Self.prose) \(Self.prose)</p><p>\(Self.prose) \(Self.prose)</p>\(end)"
        #expect(try article(page, path: "a.html").metadata.author?.value == author)
    }

    @Test(arguments: [
        ("<meta property=og:site_name content='Evening News'>", "Evening News", "og:site_name"),
        ("<meta property=og:url content='https://www.example.org/a'>", "example.org", "url"), ("", nil, nil),
    ])
    func `The site`(_ head: String, _ site: String?, _ how: String?) throws {
        let metadata = try article("\(head)<p>\(Self.prose)</p>", path: "a.html").metadata
        #expect(metadata.site == site.map { Metadata.Value($0, how: how ?? "") })
    }

    @Test(arguments: [
        ("<link rel=canonical href='https://example.org/a'>", "https://example.org/a", "link canonical"),
        (
            "<link rel=canonical href='/a'><meta property=og:url content='https://example.org/b'>",
            "https://example.org/a", "link canonical"
        ),
        ("<link rel=canonical href='//example.org/a'>", "https://example.org/a", "link canonical"),
        ("<link rel=canonical href='/a'>", nil, nil), ("<link rel=canonical href='a.html'>", nil, nil),
    ])
    func `The address is whole`(_ head: String, _ url: String?, _ how: String?) throws {
        let metadata = try article("\(head)<p>\(Self.prose)</p>", path: "a.html").metadata
        #expect(metadata.url == url.map { Metadata.Value($0, how: how ?? "") })
    }
}
