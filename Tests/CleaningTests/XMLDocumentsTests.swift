import Bytes
import Foundation
import Records
import TestSupport
import Testing

@testable import Cleaning
@testable import clean

@Suite("XML documents")
struct XMLDocumentsTests {
    private let folder: InputFolder

    init() throws { folder = try InputFolder() }

    private static let one = "<item><title>A > b</title><description>One.</description></item>"
    private static let two =
        "<item x=\"a>b'\" y = '/item>'\n><!-- </item> --><description><![CDATA[</item>]] >]]></description></item>"

    @Test(arguments: [
        ("<rss><channel><title>T</title>\(one)\n\(two)</channel></rss>", [one, two]),
        ("\u{FEFF}<?xml version='1.0'?>\n<!DOCTYPE rss [ <!ENTITY a \"<item>\"> ]>\n<rss>\(one)</rss>", [one]),
        ("<a:RDF xmlns:a='x'><channel/><b:item>x</b:item><item/></a:RDF>", ["<b:item>x</b:item>", "<item/>"]),
        ("<feed><entry>1 < 2 <b></entry><ENTRY>x</ENTRY ></feed>", ["<entry>1 < 2 <b></entry>", "<ENTRY>x</ENTRY >"]),
        // An item without its end ends where the next begins, and quotation marks without an end hold no tag.
        ("<rss><item>one<item>two</item></rss>", ["<item>one", "<item>two</item>"]),
        ("<rss><item><a href=\"x>y</a></item>\(one)</rss>", ["<item><a href=\"x>y</a></item>", one]),
        ("<nitf><body/></nitf>", ["<nitf><body/></nitf>"]),
        (
            "<NewsML><NewsItem><NewsItem>x</NewsItem></NewsItem></NewsML>",
            ["<NewsItem><NewsItem>x</NewsItem></NewsItem>"]
        ),
        ("<teiCorpus><TEI>1</TEI><TEI>2</TEI></teiCorpus>", ["<TEI>1</TEI>", "<TEI>2</TEI>"]),
    ])
    func `Elements with an article stand anywhere below the root`(_ document: String, _ elements: [String]) throws {
        for bytes in [Array(document.utf8), utf16(document)] {
            let found = try folder.inputs(bytes, "a.xml").sorted { $0.offset < $1.offset }
            #expect(found.map { read($0.bytes, isWide: bytes[0] == 0xFF) } == elements)
            for input in found {
                #expect(Array(bytes[input.offset..<input.offset + input.bytes.count]) == input.bytes)
            }
        }
    }

    @Test(arguments: [
        ("<urlset><url/></urlset>", "no-page", "XML without an article, whose root is urlset"),
        ("<rss><channel/></rss>", "no-page", "XML without an article, whose root is rss"),
        ("<svg:svg/>", "no-page", "XML without an article, whose root is svg"),
        (
            "<rss><item a=\"<x\"><title>T</title></item></rss>", "bad-record",
            "at byte 5: an article whose first tag is broken"
        ),
        ("<rss><item>x", "bad-record", "at byte 12: the document ends too early"),
        ("<rss><!-- <item>x</item>", "bad-record", "at byte 24: the document ends too early"),
        ("<rss><item>x</item><!", "bad-record", "at byte 21: the document ends too early"),
    ])
    func `A document without an article says so`(_ document: String, _ reason: String, _ detail: String) throws {
        try folder.write(Array(document.utf8), "a.xml")
        #expect(
            try folder.listing().items.compactMap(\.rejection) == [
                Rejection(path: "a.xml", reason: reason, detail: detail)
            ])
    }

    @Test(arguments: [
        "<?xml version=\"1.0\"?><!DOCTYPE html><html><body><p>A page.</p></body></html>", "A text < all others.", "",
        "<!-- no end", "<div>A page</div>",
    ])
    func `A page, and what is no XML, is a file as any other`(_ document: String) throws {
        try folder.write(Array(document.utf8), "a.xml")
        let items = try folder.listing().items
        #expect(items.count == 1)
        guard case .file? = items.first?.content else {
            Issue.record("no file")
            return
        }
    }

    @Test(arguments: [
        ("feed", "<?xml version=\"1.0\"?><rss>\(one)</rss>", 1), ("feed.php", "\u{FEFF} <RSS>\(one)\(two)</RSS>", 2),
        ("a.txt", "<rss>\(one)</rss>", 1), ("A.XML", "<rss>\(one)</rss>", 1),
        // What only speaks of a feed is a text, and what is named a page is one.
        ("a.txt", "Feed: <rss>\(one)</rss>", 0), ("a.html", "<rss>\(one)</rss>", 0), ("a.txt", "<p>\(one)</p>", 0),
    ])
    func `A feed of another name is known by its beginning`(_ name: String, _ document: String, _ count: Int) throws {
        try folder.write(Array(document.utf8), name)
        let records = try folder.listing().items.count {
            if case .record = $0.content { true } else { false }
        }
        #expect(records == count)
    }

    @Test func `An element over the limit is one record that is too large`() throws {
        var options = CleaningOptions()
        options.maximumBytes = 200
        let large =
            "<item><title a=\"\(String(repeating: "y", count: 500))\">\(String(repeating: "x", count: 1000))</title></item>"
        try folder.write(Array("<rss>\(Self.one)\(large)\(Self.two)</rss>".utf8), "a.rss")
        #expect(
            try folder.listing(options).items.map(\.byteCount).sorted() == [
                Self.one.utf8.count, Self.two.utf8.count, large.utf8.count,
            ])
    }

    @Test func `A compressed document has the elements of what it decompresses to`() throws {
        let elements = (0..<9000).map {
            "<item><guid>urn:\($0)</guid><description>No. \($0) \u{416} &lt;b></description></item>"
        }
        let document = "<rss><channel><title>T</title>" + elements.joined(separator: "\n\t") + "</channel></rss>"
        let plain = try folder.inputs(Array(document.utf8), "a.rss")
        #expect(plain.count == 9000)
        #expect(Set(plain.map { String(decoding: $0.bytes, as: UTF8.self) }) == Set(elements))
        for (name, packed) in [
            ("b.rss.gz", gzipped(Array(document.utf8))), ("b.xml.zst", zstandard(Array(document.utf8))),
        ] {
            try folder.empty()
            let found = try folder.inputs(packed, name)
            #expect(found.map(\.bytes) == plain.map(\.bytes))
            #expect(found.map(\.offset) == plain.map(\.offset))
        }
        try folder.empty()
        let wide = try folder.inputs(utf16(document), "c.xml").map { read($0.bytes, isWide: true) }
        #expect(Set(wide) == Set(elements))
    }

    @Test(arguments: 0..<300)
    func `Whatever stands in a document, it is read to its end, and elements are where they are said to be`(
        _ seed: UInt64
    ) throws {
        var random = SplitMix(seed: seed)
        var hostile = HostileText(seed: seed)
        let pieces = [
            "<item>", "</item>", "<item ", "</", "<", ">", "\"", "'", "=", "<!--", "-->", "<![CDATA[", "]]>", "<?x",
            "?>",
            "<!DOCTYPE", "[", "]", "<b a=\"", "text", "\0", "<a:item/>", "<title>T", "</title>", "&amp;", "\u{416}",
            "<!>", "</>",
        ]
        var bytes = Array("<rss>".utf8)
        for _ in 0..<Int.random(in: 0...80, using: &random) {
            bytes += Array(random.pick(pieces).utf8)
            if Int.random(in: 0..<12, using: &random) == 0 { bytes += hostile.bytes(isBroken: true) }
        }
        for input in try folder.inputs(bytes, "a.rss") {
            #expect(Array(bytes[input.offset..<input.offset + input.bytes.count]) == input.bytes)
            do {
                let article = try cleaner().clean(input)
                #expect(structuralComplaints(article, input) == [])
            } catch let rejection as Rejection {
                #expect(rejection.reason == "no-text")
            }
        }
    }

    @Test func `Deep, endless and entity-laden elements take the time of their bytes`() throws {
        let deep = String(repeating: "<b>", count: 60_000)
        let laughs = "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;\">]>"
        for item in [
            "<description>\(deep)Deep.</description>",
            "<description>Said &b; once &amp;b; &#x110000; &#0;.</description>",
            "<title>" + String(repeating: "</x>", count: 50_000) + "</title><description>Text.</description>",
            "<description>Text" + String(repeating: "<a ", count: 60_000) + "</description>",
            "<description>Text" + String(repeating: "<x>&lt;y&gt;", count: 30_000) + "</description>",
        ] {
            let found = try folder.inputs(Array("\(laughs)<rss><item>\(item)</item></rss>".utf8), "a.rss")
            let article = try cleaner().clean(try #require(found.first))
            #expect(!article.text.isEmpty)
            #expect(structuralComplaints(article, try #require(found.first)) == [])
        }
    }

    private func structuralComplaints(_ article: Article, _ input: RawInput) -> [String] {
        var moved = article
        for i in moved.segments.indices { moved.segments[i].rawStart -= input.offset }
        for i in moved.titleSegments.indices { moved.titleSegments[i].rawStart -= input.offset }
        for i in moved.removed.indices {
            moved.removed[i].rawStart -= input.offset
            moved.removed[i].rawEnd -= input.offset
        }
        moved.source.offset = 0
        return complaints(moved, input.bytes) { !$0.isEmpty && !$1.isEmpty }
    }

    private func utf16(_ text: String) -> [UInt8] {
        [0xFF, 0xFE] + text.utf16.flatMap { $0 == 0xFEFF ? [] : [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    }

    private func read(_ bytes: [UInt8], isWide: Bool) -> String {
        guard isWide else { return String(decoding: bytes, as: UTF8.self) }
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { UInt16(bytes[$0]) | UInt16(bytes[$0 + 1]) << 8 }
        return String(decoding: units, as: UTF16.self)
    }
}
