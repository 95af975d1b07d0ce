import Records
import Testing

@testable import Cleaning

@Suite("Marks of notes within the text")
struct NoteMarkTests {
    private static let prose = "The ministers met again in the city on Friday and agreed to meet once more next week."
    private static let more = "Nobody was willing to say whether the talks would end before the winter."

    @Test(arguments: [
        ("<sup><a href='#fn1'>1</a></sup>", "1"), ("<a href='#_edn12' name=_ednref12>[12]</a>", "[12]"),
        ("<sup class=reference><a href='page.html#n3'><span>[</span>3<span>]</span></a></sup>", "[3]"),
        ("<a href='#note'>*</a>", "*"), ("<a href='#note'>†</a>", "†"),
    ])
    func `They go where they touch what stands before them`(_ mark: String, _ text: String) throws {
        let page = "<title>T</title><h1>T</h1><p>\(Self.prose)\(mark) \(Self.more)\(mark)</p>"
        let article = try article(page, path: "a.html")
        #expect(string(article.text) == "\(Self.prose) \(Self.more)")
        #expect(removals(article) == ["title-heading: T", "note-mark: \(text)", "note-mark: \(text)"])
        #expect(complaints(article, Array(page.utf8)) { _, _ in false } == [])
    }

    @Test(arguments: [
        ("See figure <a href='#f2'>2</a>.", "See figure 2."),
        ("It fell by 1<a href='#a'>8</a> percent.", "It fell by 18 percent."),
        ("It lies <a href='#a'>there</a>.", "It lies there."),
        ("Others agree [<a href='#a'>2</a>,<a href='#b'>3</a>].", "Others agree [2,3]."),
        ("The year<a href='#a'>2022</a> was dry.", "The year2022 was dry."),
        ("The talks<a href='/talks'>1</a> ended.", "The talks1 ended."),
        ("</p><p><a href='#r1'>1</a> A book of 2022.", "1 A book of 2022."),
    ])
    func `Other links stay`(_ body: String, _ text: String) throws {
        let article = try article("<title>T</title><p>\(Self.prose) \(Self.more) \(body)</p>", path: "a.html")
        let said = try #require(string(article.text))
        #expect(said.replacing("\n", with: " ") == "\(Self.prose) \(Self.more) \(text)")
    }
}
