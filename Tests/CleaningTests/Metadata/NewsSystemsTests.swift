import Records
import Testing

@testable import Cleaning

/// What the systems of today's newsrooms write beside names: places, newsrooms, agencies, logins of templates.
@Suite("Authors as news systems write them")
struct NewsSystemsTests {
    private static let prose = """
        The council agreed on Tuesday to repair the bridge over the river, and the work will begin after the summer \
        holidays. Residents had asked for it for years, since lorries may no longer cross it, and buses take another way.
        """

    @Test(arguments: [
        ("ar", "البصرة / علي حسن", "علي حسن"), ("ar", "القاهرة - رويترز", "رويترز"),
        ("uk", "Автор: Тетяна Коваль, Вінниця. Фото авторки", "Тетяна Коваль"),
        ("de", "Text & Fotos: Anna Schmidt", "Anna Schmidt"),
        ("fr", "Par Marie Durand (avec AFP)", "Marie Durand; AFP"),
        ("sv", "Av Anna Svensson och Per Ekström", "Anna Svensson; Per Ekström"),
        ("es", "Redacción / María Pérez", "María Pérez"), ("ja", "文・写真　山田太郎", "山田太郎"),
        ("zh-CN", "记者 王小明 报道", "王小明"), ("hi", "संवाददाता, पटना", nil),
        ("en", "By Jane Doe Local Democracy Reporter", "Jane Doe"),
        ("en", "Reporting by Jane Doe; Editing by John Roe", "Jane Doe"),
    ])
    func `A line above the text`(_ language: String, _ line: String, _ author: String?) throws {
        #expect(try self.author(language, "<div>\(line)</div><div>2025-05-03</div>\(paragraphs)") == author)
    }

    @Test(arguments: [
        ("ar", "البصرة - علي حسن", "علي حسن"), ("ja", "政治部 山田太郎", "山田太郎"),
        ("en", "Jane Doe, Local Democracy Reporting Service", "Jane Doe"), ("bn", "নিজস্ব সংবাদদাতা", "নিজস্ব সংবাদদাতা"),
    ])
    func `A line that the markup calls a by-line`(_ language: String, _ line: String, _ author: String) throws {
        #expect(try self.author(language, "<div class=byline>\(line)</div>\(paragraphs)") == author)
    }

    @Test(arguments: [
        ("en", "KYIV, March 4 (Reuters) - ", "Reuters"), ("ru", "МОСКВА, 10 апреля. /ТАСС/. ", "ТАСС"),
        ("ru", "САРАТОВ, 9 апр – РИА Новости. ", "РИА Новости"), ("en", "The news, says Reuters, is good: ", nil),
    ])
    func `A dateline names the agency where nobody else is named`(
        _ language: String, _ dateline: String, _ author: String?
    ) throws {
        #expect(try self.author(language, "<p>\(dateline)\(Self.prose)</p><p>\(Self.prose)</p>") == author)
    }

    @Test(arguments: ["<figcaption class=byline>", "<figcaption><span itemprop=author>"])
    func `Whom a caption names is the photographer`(_ tag: String) throws {
        let figure = "<figure><img src=x>\(tag)John Roe</figure>"
        #expect(try author("en", "\(figure)<div class=byline>Jane Doe</div>\(paragraphs)") == "Jane Doe")
        #expect(try author("en", "\(figure)\(paragraphs)") == nil)
    }

    @Test func `Brackets at the end of a Japanese report are its signature`() throws {
        #expect(try author("ja", "\(paragraphs)<p>\(Self.prose)（山田太郎）</p>") == "山田太郎")
    }

    @Test func `A login of a template names nobody, with a number neither`() throws {
        let data =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"admin2\"}}</script>"
        #expect(try author("en", data + paragraphs) == nil)
    }

    @Test func `Beside the declared author an agency is one`() throws {
        let data =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Kovács Anna\"}}</script>"
        #expect(try author("hu", "\(data)<div class=author>Kovács Anna, MTI</div>\(paragraphs)") == "Kovács Anna; MTI")
    }

    @Test func `An institute in the head that names no person gives way to the author in the markup`() throws {
        let head = "<meta name=author content='Valley Institute for Bridges, VIB'>"
        let end = "<p>Authors</p><p><span itemprop=author>Jane Doe</span></p>"
        #expect(try author("en", "\(head)\(paragraphs)\(end)") == "Jane Doe")
    }

    @Test func `Two authors behind a label without a colon are named far from the title`() throws {
        let below = String(repeating: "<p>\(Self.prose)</p>", count: 3)
        let end =
            "<p>Autoren Anna Schmidt und Max Muster</p><ul>\(String(repeating: "<li><a href=/d>Download</a></li>", count: 12))</ul>"
        #expect(try author("de", "\(below)\(end)") == "Anna Schmidt; Max Muster")
    }

    @Test(arguments: [
        "<em class=img_desc>The old bridge in winter.</em>", "<span class=caption>The old bridge in winter.</span>",
        "<span class=caption>The old bridge in winter.</span> <span class=credit>John Roe</span>",
    ])
    func `A caption right behind a picture stands on lines of its own`(_ caption: String) throws {
        let page =
            "<title>Town to repair its bridge</title><h1>Town to repair its bridge</h1><div><img src=a.jpg>\(caption)\(Self.prose)<br><br>\(Self.prose)</div>"
        let article = try article(page, path: "a.html")
        #expect(string(article.text) == Self.prose + "\n" + Self.prose)
    }

    private var paragraphs: String { "<p>\(Self.prose)</p><p>\(Self.prose)</p>" }

    private func author(_ language: String, _ body: String) throws -> String? {
        let head = "<html lang=\(language)><title>Town to repair its bridge - Valley Post</title>"
        let name = "<meta property=og:site_name content='Valley Post'>"
        return try article("\(head)\(name)<h1>Town to repair its bridge</h1>\(body)", path: "a.html").metadata.author?
            .value
    }
}
