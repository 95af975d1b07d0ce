import Bytes
import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Items of feeds and news in XML")
struct FeedItemTests {
    private static let head =
        "<rss><channel><title>The &amp;amp; Post</title><link>https://post.example</link><language>en</language></channel></rss>"
    private static let text = "The river commission met on Monday in the old customs house, officials said."

    @Test(arguments: [
        ("<item><description>\(text)</description></item>", text, "text/plain"),
        (
            "<item><description>Short.</description><content:encoded><![CDATA[<p>\(text)</p>]]></content:encoded></item>",
            text,
            "text/html"
        ),
        // A summary beside an empty or shorter content, and one that says the same.
        ("<item><content:encoded/><description>\(text)</description></item>", text, "text/plain"),
        (
            "<item><content:encoded>Short.</content:encoded><description>&lt;p>\(text)&lt;/p></description></item>",
            text,
            "text/html"
        ),
        (
            "<item><description>\(text)</description><content:encoded>\(text)<![CDATA[ <br>]]></content:encoded></item>",
            text,
            "text/html"
        ),
        (
            "<entry><summary>Short.</summary><content type='xhtml'><div><p>\(text)</p><![CDATA[<p>Yes.]]></div></content></entry>",
            "\(text)\nYes.", "text/html"
        ),
        ("<a:entry><a:content type='text'>\(text)</a:content></a:entry>", text, "text/plain"),
        ("<entry><content type='image/png'>AAAA</content><summary>\(text)</summary></entry>", text, "text/plain"),
        (
            "<item><media:description>Picture.</media:description><description>&lt;b&gt;Fish&lt;/b&gt; &amp;amp;amp; 3 &amp;lt; 4.</description></item>",
            "Fish &amp; 3 < 4.", "text/html"
        ),
        (
            "<item><description>Bread &#38; fish &#x2014; 3 &lt; 4 &unknown; &#0; &gt;</description></item>",
            "Bread & fish — 3 < 4 &unknown; &#0; >", "text/plain"
        ),
    ])
    func `The fullest text is read, escaped or not`(_ item: String, _ text: String, _ mediaType: String) throws {
        let article = try self.article(item)
        #expect(string(article.text) == text)
        #expect(article.source.mediaType == mediaType)
        #expect(complaints(article, Array(item.utf8)) { $0.count > $1.count } == [])
    }

    @Test func `Title, author, day, address, site and language come from the item, else from the feed`() throws {
        let item = try article(
            """
            <item><title><![CDATA[<b>Fish</b> &#8217;n&amp; ]]>
            chips - The &amp; Post</title><link> https://post.example/a?b&amp;c </link><guid>7</guid><author>jane@post.example (Jane Doe)</author>
            <dc:creator>Omar</dc:creator><pubDate>Sat, 21 Nov 2026 22:15:00 +0000</pubDate><description>\(Self.text)</description></item>
            """)
        #expect(string(item.title) == "Fish ’n& chips")
        #expect(
            item.metadata
                == Metadata(
                    author: .init("Jane Doe; Omar", how: "feed"), published: .init("2026-11-21T22:15:00Z", how: "feed"),
                    site: .init("The & Post", how: "feed"), url: .init("https://post.example/a?b&c", how: "feed"),
                    language: .init("en", how: "feed")))
        let entry = try article(
            """
            <entry xml:lang="en-US"><title type="html">A &amp;lt; B</title><link rel="self" href="https://x.example/self"/>
            <link href="https://x.example/a"/><author><name>Ada</name><email>a@x.example</email></author><updated>2026-11-22T08:00:00Z</updated>
            <published>2026-11-21T08:00:00Z</published><source><title>Another</title></source><summary>\(Self.text)</summary></entry>
            """)
        #expect(string(entry.title) == "A < B")
        #expect(entry.metadata.author?.value == "Ada")
        #expect(entry.metadata.published?.value == "2026-11-21T08:00:00Z")
        #expect(entry.metadata.site?.value == "Another")
        #expect(entry.metadata.url?.value == "https://x.example/a")
        #expect(entry.metadata.language?.value == "en-US")
    }

    @Test(arguments: [
        ("<item><guid>https://a.example/?p=1</guid><link>https://a.example/b</link></item>", "https://a.example/?p=1"),
        ("<item><guid isPermaLink='false'>17</guid><link>https://a.example/b</link></item>", "https://a.example/b 17"),
        ("<item><link>https://a.example/b</link></item>", "https://a.example/b"),
        ("<entry><id> tag:a,1 </id></entry>", "tag:a,1"),
        ("<item rdf:about='https://a.example/r'/>", "https://a.example/r"),
        ("<item><guid>17</guid></item>", nil), ("<item><title>x</title></item>", nil),
    ])
    func `An id is one that no other item of the web bears, else a hash`(_ item: String, _ id: String?) throws {
        let bytes = Array(item.utf8)
        #expect(ElementHead(bytes, Self.context).id == id ?? hexadecimal(stableHash(bytes.span)))
    }

    @Test(arguments: [
        "<item><title>A headline</title><description> </description></item>", "<item/>",
        "<item><enclosure url='x'/></item>",
        "<item><title>A headline</title><description>&lt;img src='x'&gt;</description></item>",
    ])
    func `A headline alone is no article`(_ item: String) throws {
        #expect(
            throws: Rejection(path: "a.xml#1", reason: "no-text", detail: "an item with no more than a headline")
        ) { try article(item) }
    }

    @Test func `More tags or references than the limit are too large`() throws {
        var options = CleaningOptions()
        options.maximumTags = 4
        options.maximumRecodedCharacters = 4
        let cleaner = try Cleaner(options, lineModel: nil, reading: pipelineTable)
        for (item, detail) in [
            ("<item><b><b><b><b>\(Self.text)</item>", "6 tags, the limit is 4"),
            ("<item>&amp;&amp;&amp;&amp;&amp;\(Self.text)</item>", "5 references, the limit is 4"),
        ] {
            #expect(throws: Rejection(path: "a", reason: "too-large", detail: detail)) {
                try cleaner.clean(RawInput(path: "a", id: "0", bytes: Array(item.utf8), form: .element(Self.context)))
            }
        }
    }

    @Test func `Twenty thousand authors are all read`() throws {
        let authors = (0..<20_000).map { "<dc:creator>Jane \($0)</dc:creator>" }.joined()
        let item = try #require(FeedItem(XMLTree(Array("<item>\(authors)</item>".utf8))))
        #expect(item.metadata(Self.context).author?.value.hasSuffix("; Jane 19998; Jane 19999") == true)
    }

    private static let context = XMLContext(.feed, head: Array(head.utf8), wideBytes: nil)

    private func article(_ item: String) throws -> Article {
        try cleaner().clean(
            RawInput(path: "a.xml#1", id: "0", bytes: Array(item.utf8), form: .element(Self.context)))
    }
}
