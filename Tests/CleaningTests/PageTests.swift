import Records
import Testing

@testable import Cleaning

@Suite("The article of a page")
struct PageTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let more = "Nobody was willing to say whether the talks would end before the winter, as was hoped."

    @Test func `Text, title, metadata and removed runs`() throws {
        let page = """
            <!DOCTYPE html><html lang="en"><head><title>Talks &amp; more - The Site</title>
            <meta property="og:title" content="Talks &amp; more"><meta property="og:site_name" content="The Site">
            <meta name="author" content="Jane Doe"><meta property="article:published_time" content="2025-05-03T10:00:00Z">
            <link rel="canonical" href="https://example.org/talks"></head><body>
            <nav><a href="/">Home</a> <a href="/w">World</a></nav>
            <article><h1>Talks &amp; more</h1><p>\(Self.prose)</p>
            <div class="share-bar">Share this</div><p>\(Self.more)<br>And a line.</p></article>
            <script>var x = "<p>no</p>";</script><footer>All rights reserved</footer></body></html>
            """
        let article = try article(page, path: "talks.html")
        #expect(string(article.title) == "Talks & more")
        #expect(string(article.text) == "\(Self.prose)\n\(Self.more)\nAnd a line.")
        #expect(
            article.metadata
                == Metadata(
                    author: Metadata.Value("Jane Doe", how: "author"),
                    published: Metadata.Value("2025-05-03T10:00:00Z", how: "article:published_time"),
                    site: Metadata.Value("The Site", how: "og:site_name"),
                    url: Metadata.Value("https://example.org/talks", how: "link canonical"),
                    language: Metadata.Value("en", how: "html lang")))
        #expect(
            removals(article) == [
                "element-nav: Home World", "title-heading: Talks & more", "word-share: Share this",
                "element-footer: All rights reserved",
            ])
        #expect(article.source.mediaType == "text/html")
    }

    @Test(arguments: [
        ("<p>a  b\n\tc</p>", "a b c"), ("<p>one<p>two", "one\ntwo"), ("a<br><br>b", "a\nb"),
        ("<pre>a\n b</pre>", "a\nb"),
        ("<b>bo</b>ld", "bold"), ("x <i> y</i>", "x y"), ("<ul><li>a<li>b</ul>", "a\nb"),
        ("AT&T &foo; &lt;", "AT&T &foo; <"),
        ("&#147;a&#148;", "“a”"), ("a&#157;b&#8232;c&#x7F;d&#x2029;", "ab cd"), ("a<script>b</script>c", "ac"),
        ("a<noscript><div>b</noscript>c", "ac"),
        ("a<!-- b -->c", "ac"), ("<amp-sidebar layout='nodisplay'><p>a</p></amp-sidebar>b", "b"),
        ("<div layout=responsive>a</div>b", "a\nb"),
        ("a</br>b</br>c", "a\nb\nc"), ("<div>a</p>b</p>c</div>", "a\nb\nc"),
        ("a\u{0}b", "ab"), ("<table><tr><td>a<td>b</table>", "a\nb"), ("<p>a</p>\u{FEFF}<p>b</p>", "a\nb"),
    ])
    func `Blocks are lines and white space is one space`(_ body: String, _ text: String) throws {
        #expect(string(try article("<body>" + body, path: "a.html").text) == text)
    }

    // Read with patience each time, these would take minutes.
    @Test(arguments: [
        "<svg><svg></svg>", "<template><template></template>", "<math><math></math>", "<script><!--<script></script>",
        "<svg><svg></svg><!--",
    ])
    func `What never ends as it is nested ends with its next end tag from then on`(_ piece: String) throws {
        let count = 20_000
        let pieces = String(repeating: "<br>a\(piece)", count: count)
        let text = try #require(string(article("<body><div>\(pieces)", path: "a.html").text))
        let lines = text.split(separator: "\n")
        #expect(lines.count == (piece.hasSuffix("<!--") ? 1 : count) && lines.allSatisfy { $0 == "a" })
    }

    @Test(arguments: [
        // What stands above the document implies another.
        ("<br>Warning<!DOCTYPE html><html lang=en-GB><body>", Metadata.Value("en-GB", how: "html lang")),
        ("<html lang=en><body><html lang=uk>", Metadata.Value("en", how: "html lang")),
    ])
    func `The language of the first tag of html that names one is the page's`(
        _ start: String, _ language: Metadata.Value
    ) throws {
        #expect(try article("\(start)<p>\(Self.prose)</p>", path: "a.html").metadata.language == language)
    }

    @Test(arguments: ["application&#x2F;ld&#x2B;json", "application/ld&#43;json"])
    func `A reference may stand in the type of structured data`(_ type: String) throws {
        let json = #"{"@type":"NewsArticle","datePublished":"2025-05-03T10:00:00Z"}"#
        let page = "<html><body><script type=\"\(type)\">\(json)</script><p>\(Self.prose)</p>"
        let day = Metadata.Value("2025-05-03T10:00:00Z", how: "json-ld")
        #expect(try article(page, path: "a.html").metadata.published == day)
    }

    @Test func `What stands in a field is no markup and goes`() throws {
        let page = "<article><p>\(Self.prose)</p><textarea><div><script>a</textarea><p>\(Self.more)</p></article>"
        let article = try article("<body>" + page, path: "a.html")
        #expect(string(article.text) == "\(Self.prose)\n\(Self.more)")
        #expect(removals(article) == ["element-textarea: <div><script>a"])
    }

    @Test(arguments: [
        ("<a href=x>ab</a>c", [2]), ("<a href=x>a<a href=y>b</a>c", [2]), ("<a href=x>a<div>b</a>c</div>", [1, 1]),
        // The name of a place is often without an end tag.
        ("<a name=x>ab</a>c", [2]), ("<a name=x><p>a</p><p>b</p>", [0, 0]),
        ("<h2><a id=x>a</h2><p>b<a href=x>c", [1, 1]),
        ("<a href=x name=y>a<p>b</p>c", [1, 1, 1]),
    ])
    func `Text is a link's up to its end tag or the next link`(_ page: String, _ linkBytes: [Int]) throws {
        #expect(shownContent(Array(page.utf8), try rulesCleaner().markup).blocks.map(\.linkBytes) == linkBytes)
    }

    @Test(arguments: [
        ("<title>Talks end without a deal | The Site</title>", "Talks end without a deal"),
        ("<title>Talks end without a deal</title>", "Talks end without a deal"),
        ("<title>A - B</title>", "A - B"),
        ("<title>X</title><meta property='og:title' content='Talks &quot;end&quot;'>", "Talks \"end\""),
        ("<title>X</title><meta property='og:title' content=' Talks &#0;<i>end</i>&excl;\n'>", "Talks <i>end</i>!"),
        (
            "<title>Talks end without a deal - Site</title><h1>The Site</h1><h1>Talks end without a deal</h1>",
            "Talks end without a deal"
        ),
        ("<h1>Talks end</h1>", "Talks end"),
        ("", nil),
    ])
    func `The title is what headings and head agree on`(_ head: String, _ title: String?) throws {
        #expect(string(try article("\(head)<p>\(Self.prose)</p>", path: "a.html").title) == title)
    }

    @Test func `A rule that would take out the article takes out nothing`() throws {
        let paragraphs = (0..<5).map { _ in "<div class='widget'><p>\(Self.prose)</p></div>" }.joined()
        let article = try article("<body>" + paragraphs, path: "a.html")
        #expect(article.text.count == 5 * Self.prose.utf8.count + 4)
        #expect(article.removed == [])
    }

    @Test(arguments: [
        ("", "<div>", 200_000, ""), ("", "<b>", 200_000, ""), ("", "</div>", 200_000, ""),
        ("", "<div><span></p>", 50_000, ""),
        ("", "<svg>", 100_000, ""), ("<!--", "x", 11_000_000, "-->"), ("<img alt=\"", "x", 11_000_000, "\">"),
        ("", "<", 100_000, " "), ("<div class=\"", "authorteaser", 90_000, "\"></div>"),
    ])
    func `Nothing before it ends a page early`(_ first: String, _ piece: String, _ count: Int, _ last: String) throws {
        let before = first + String(repeating: piece, count: count) + last
        let article = try article("<body>\(before)<p>\(Self.prose)</p>", path: "a.html")
        #expect(string(article.text)?.hasSuffix(Self.prose) == true)
    }

    @Test func `A name without its semicolon keeps its place, whatever reference follows`() throws {
        let page = "<p>\(Self.prose) a &amp&#59; b &lt&#x3b; c &amp d.</p>"
        let article = try article(page, path: "a.html")
        #expect(complaints(article, Array(page.utf8)) { _, _ in true } == [])
    }

    @Test(arguments: [
        ("&lbrack;a&rbrack; &hellip;&dash;", "[a] …‐"), ("a&NewLine;b&Tab;c", "a b c"), ("x&nbsp1", "x\u{A0}1"),
        ("&copy2024 &notit; &notin;", "©2024 ¬it; ∉"), ("&amp;hellip; &#38;lbrack;", "&hellip; &lbrack;"),
        ("&acE; and &ngE;", "&acE; and &ngE;"),
        ("&NotEqualTilde;", "\u{2242}\u{338}"), ("&xyz; &lbrack &Aacut; &;", "&xyz; &lbrack &Aacut; &;"),
        ("a &amp;&lbrack;&amp; b&rbrack;", "a &[& b]"),
    ])
    func `The references of HTML 5 are decoded, with or without a semicolon where it needs none`(
        _ raw: String, _ text: String
    ) throws {
        let page = "<title>\(raw)</title><p>\(Self.prose) \(raw)"
        let article = try article(page, path: "a.html")
        #expect(string(article.text) == "\(Self.prose) \(text)")
        #expect(complaints(article, Array(page.utf8)) { raw, _ in raw[0] == 0x26 } == [])
    }

    @Test func `A page of references is read to its end`() throws {
        let article = try article("<p>" + String(repeating: "&amp;", count: 300_000) + "x.</p>", path: "a.html")
        #expect(article.text.count == 300_002)
        #expect(article.segments.count == 300_001)
    }
}
