import Records
import Testing

@testable import Cleaning

@Suite("A page without what shows no text")
struct BarePageTests {
    @Test(arguments: [
        ("a<script>x</script>b", "a<script></script>b"), ("a<!-- x -->b", "a<!---->b"), ("a<!-- x --!>b", "a<!----!>b"),
        ("a<!-->b-->c", "a<!-->b-->c"), ("a<!-- b", "a<!-- b"), ("a<script>b", "a<script>"), ("a<svg>b", "a<svg>b"),
        ("<svg/>a<svg>b</svg>", "<svg/>a<svg></svg>"), ("<scripty>a</scripty>", "<scripty>a</scripty>"),
        ("<a title='<!--'>x<!-- y --></a>", "<a>x<!----></a>"), ("<p data-x=1 class=b onclick='c'>", "<p class=b>"),
        ("<p style='color:red'><p style='Display:None'>", "<p><p style='Display:None'>"),
        ("<meta content='x' data-y='z'>", "<meta content='x' data-y='z'>"), ("<a href='x\"y>z", "<a href='x\"y>z"),
        ("<br/><img src=a/>", "<br/><img src=a/>"), ("a < b <", "a < b <"), ("</p >", "</p >"),
    ])
    func `Tags stay and insides go`(_ page: String, _ bare: String) {
        #expect(string(BarePage(Array(page.utf8)).content.bytes) == bare)
    }

    @Test func `Each byte comes from where it stood`() {
        let page = Array("a<!-- x -->b<p id=c title=d>e<script type='application/ld+json'>{}</script>".utf8)
        let bare = BarePage(page)
        var copied: [UInt8] = []
        for run in bare.content.runs {
            #expect(run.textLength == run.rawLength)
            copied += page[run.rawStart..<run.rawStart + run.rawLength]
        }
        #expect(copied == bare.content.bytes)
        #expect(bare.structuredData.map { string(Array(page[$0])) } == ["{}"])
    }
}
