import Records
import Testing

@testable import Cleaning

/// The rules alone; the pages are cut down from the templates of news sites.
@Suite("Short articles among much else")
struct ShortArticlesTests {
    private static let prose = """
        <p>The ministers met again in the city on Friday and agreed to meet once more next week.</p><p>Nobody was willing \
        to say whether the talks would end before the winter, as had been hoped.</p><p>A spokesman said that three \
        chapters were closed, and that the fourth one would be opened on Monday in the afternoon.</p>
        """
    private static let other = "Another story goes on about something else that happened in another place at that time."
    private static let teasers = (0..<6).map {
        "<div class=entry><h3><a href=/\($0)>Something else happened, too</a></h3><p>\(other)</p></div>"
    }.joined()
    private static let comments = (0..<6).map {
        "<div><div>Reader \($0)</div><div>\(other) I have said so often enough, and nobody has ever listened.</div></div>"
    }.joined()

    @Test(arguments: [
        // A word says what the text is without, or has beside it.
        "<div><h1>Talks end</h1></div><div><div class='entry-content no-share'>\(prose)</div></div>",
        "<div><h1>Talks end</h1></div><div><div class='main has-sidebar'>\(prose)</div></div>",
        "<div><h1>Talks end</h1></div><div><div class='withoutComments'>\(prose)</div></div>",
        // The element around title and text has a class of something else.
        "<div class=sidebar-1><h1>Talks end</h1><div>\(prose)</div></div>",
        // The text has such a class itself.
        "<article><h1>Talks end</h1><div class='body searchTarget'>\(prose)</div></article>",
    ])
    func `An article stays where classes of its elements speak of something else`(_ story: String) throws {
        let page = """
            <title>Talks end</title><body>\(story)<div class=related>\(Self.teasers)</div><div id=c>\(Self.comments)</div>
            """
        let text = try textByRules(ofPage: page)
        #expect(text.contains("The ministers met again"))
        #expect(text.contains("opened on Monday"))
    }

    @Test func `A word that is parted from the next one by a space takes nothing from it`() throws {
        let page = """
            <title>Talks end</title><body><h1>Talks end</h1>\(Self.prose)<div class='no share'><p>\(Self.other)</p></div>
            """
        #expect(try !textByRules(ofPage: page).contains(Self.other))
    }

    @Test func `Teasers that stand in one of several sections are teasers`() throws {
        let page = """
            <title>Talks end</title><body><div class=page><div class=top><h1>Talks end</h1><p>\(Self.other)</p></div>
            <div class=text>\(Self.prose)</div><div class=cards>\(Self.teasers.replacing("goes on", with: "tells"))</div>
            </div>
            """
        let text = try textByRules(ofPage: page)
        #expect(text.contains(Self.other))
        #expect(text.contains("opened on Monday"))
        #expect(!text.contains("tells"))
    }

    @Test(arguments: [
        // Items of a list are no elements that hold the teaser's line together with its paragraph.
        "<ul class=posts>{<li><h3><a href=/#>Something else happened, too</a></h3><div><p>\(other)</p></div></li>}</ul>",
        // No headings.
        "{<div class=c9><a href=/#><div>Something else happened, too</div></a><p>\(other)</p></div>}",
        // No element around each.
        "<section>{<h4><a href=/#>Something else happened, too</a></h4><p>\(other)</p>}</section>",
    ])
    func `Teasers in a row are no article, whatever holds them`(_ list: String) throws {
        let start = try #require(list.firstIndex(of: "{")), end = try #require(list.lastIndex(of: "}"))
        let item = list[list.index(after: start)..<end]
        let items = (0..<4).map { item.replacing("#", with: "\($0)") }.joined()
        let page = """
            <title>Talks end</title><body><div class=page><div class=a><h1>Talks end</h1>\(Self.prose)</div>
            \(list[..<start])\(items)\(list[list.index(after: end)...])</div>
            """
        let text = try textByRules(ofPage: page)
        #expect(text.contains("opened on Monday"))
        #expect(!text.contains("goes on about something else"))
    }

    @Test func `Sections whose headings are links stay`() throws {
        let sections = (0..<3).map { "<h2><a href=/\($0)>The first chapter that was closed</a></h2>\(Self.prose)" }
        let page = "<title>Talks end</title><body><h1>Talks end</h1>\(Self.prose)<div>\(sections.joined())</div>"
        #expect(try textByRules(ofPage: page).split(separator: "\n").count == 15)
    }
}
