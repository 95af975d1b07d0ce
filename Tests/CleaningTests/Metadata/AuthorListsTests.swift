import Records
import TestSupport
import Testing

@testable import Cleaning

/// Lists of authors as the data of pages names them, and authors whom it names and nobody sees.
@Suite("Lists of authors that machines are told")
struct AuthorListsTests {
    private static let prose = """
        The council agreed on Tuesday to repair the bridge over the river, and the work will begin after the summer \
        holidays. Residents had asked for it for years, since lorries may no longer cross it, and buses take another way.
        """

    @Test(arguments: [
        ("en", "Jane Doe, John Roe, and Max Poe", "Jane Doe; John Roe; Max Poe"),
        ("en", "Jane Doe, Senior Correspondent, and John Roe", "Jane Doe; John Roe"),
        ("en", "Jane Doe, in Kyiv, and John Roe, in London", "Jane Doe; John Roe"),
        ("en", "Jane Doe, USA NEWS", "Jane Doe"), ("en", "Jane Doe, The Morning Sun", "Jane Doe"),
        ("en", "Jane Doe, Special to the Morning Sun", "Jane Doe"), ("en", "Jane Doe, AFP", "Jane Doe; AFP"),
        ("en", "Jane Doe and agencies", "Jane Doe"), ("en", "Jane Doe With Wires", "Jane Doe"),
        ("en", "Guardian staff and agencies", "Guardian staff and agencies"),
        ("en", "Jane Doe with additional reporting by John Roe", "Jane Doe"),
        ("en", "JANE DOE, MARY ROE", "JANE DOE; MARY ROE"), ("en", "Doe, Jane; Roe, John", "Jane Doe; John Roe"),
        ("en", "jane.goodman", "Jane Goodman"), ("en", "Jane_Doe", "Jane Doe"), ("en", "jd.oe", "jd.oe"),
        ("en", "newsdesk.online", "newsdesk.online"), ("en", "Jane Doe*", "Jane Doe"),
        ("de", "ARD-Korrespondentin Anna Schmidt", "Anna Schmidt"), ("de", "Anna Schmidt (em)", "Anna Schmidt"),
        ("de", "info[at]valley.org", nil), ("pt", "Ana Souza, da Agência Brasil", "Ana Souza; Agência Brasil"),
        ("pt", "Por Ana Souza, g1 — São Paulo", "Ana Souza"), ("tr", "Haber Merkezi", "Haber Merkezi"),
        ("ar", "القاهرة - سارة محمود", "سارة محمود"), ("ar", "سارة محمود وأحمد علي", "سارة محمود; أحمد علي"),
        ("fa", "علی رضایی؛ مریم کاظمی", "علی رضایی; مریم کاظمی"), ("he", "דנה לוי ודוד כהן", "דנה לוי; דוד כהן"),
        ("zh", "王小明；李大华", "王小明; 李大华"),
    ])
    func `A list`(_ language: String, _ list: String, _ author: String?) throws {
        let data = "<meta name=article_author content='\(list)'>"
        #expect(try read(language, data, "<p>\(Self.prose)</p>").author?.value == author)
    }

    private static let editor =
        "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":{\"@type\":\"Person\",\"name\":\"{name}\"}}</script>"

    @Test(arguments: [
        ("Max Poe", "By Jane Doe and John Roe", "Jane Doe; John Roe"), ("Max Poe", "<b>By Jane Doe</b>", "Jane Doe"),
        ("Max Poe", "<a rel=author href=/x>Jane Doe</a>", "Jane Doe"),
        // Who is seen, if by another form of the name or far away, wrote it; and a by-line must name persons.
        ("Jane Maria Doe", "By Jane Doe", "Jane Maria Doe"), ("J. Doe", "By JANE DOE", "J. Doe"),
        ("Max Poe", "By Jane Doe</p><p>Max Poe is back from there.", "Max Poe"),
        ("Max Poe", "By Jane Doe</p><p>MAX POE", "Max Poe"), ("Max Poe", "By Valley Newsroom", "Max Poe"),
        ("Max Poe", "Why Talks End", "Max Poe"),
    ])
    func `A by-line counts where the declared author is nowhere to be seen`(
        _ declared: String, _ line: String, _ author: String
    ) throws {
        let data = Self.editor.replacing("{name}", with: declared)
        #expect(try read("en", data, "<p>\(line)</p><p>\(Self.prose)</p>").author?.value == author)
    }

    @Test(arguments: [
        ("ImageObject", nil, nil), ("Comment", nil, nil), ("VideoObject", "2025-05-01", "John Roe"),
    ])
    func `The data of pictures and comments is not the article's`(
        _ type: String, _ day: String?, _ author: String?
    ) throws {
        let data =
            "<script type=application/ld+json>{\"@type\":\"\(type)\",\"author\":\"John Roe\",\"datePublished\":\"2025-05-01\"}</script>"
        let metadata = try read("en", data, "<p>\(Self.prose)</p>")
        #expect(metadata.published?.value == day)
        #expect(metadata.author?.value == author)
    }

    @Test func `Articles of a list in the data are others`() throws {
        let other =
            "{\"@type\":\"Article\",\"headline\":\"Another\",\"author\":\"John Roe\",\"datePublished\":\"2025-05-01\"}"
        let data = "<script type=application/ld+json>{\"@type\":\"ItemList\",\"itemListElement\":[\(other)]}</script>"
        let metadata = try read("en", data, "<p>By Jane Doe</p><p>3 May 2025</p><p>\(Self.prose)</p>")
        #expect(metadata.published?.value == "2025-05-03")
        #expect(metadata.author?.value == "Jane Doe")
    }

    @Test(arguments: [("", "2025-05-01"), ("<p>3 May 2025</p>", "2025-05-03")])
    func `The day of a video counts where no other is known`(_ line: String, _ day: String) throws {
        let data = "<script type=application/ld+json>{\"@type\":\"VideoObject\",\"uploadDate\":\"2025-05-01\"}</script>"
        #expect(try read("en", data, "\(line)<p>\(Self.prose)</p>").published?.value == day)
    }

    @Test(arguments: [
        ("<div>Jane Doe and Qwzel Brumby</div><div>3 May 2025</div>", "Jane Doe; Qwzel Brumby"),
        ("<div>القاهرة - سارة محمود</div><div>2025-05-03</div>", "سارة محمود"),
        ("<div>María Pérez. Reporter</div><div>3 May 2025</div>", "María Pérez"),
        ("<p>Jane Doe<br>jane@valley.org</p>", "Jane Doe"), ("<div>Jane Doe</div><div>@janedoe</div>", "Jane Doe"),
        (
            "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"The ferry that never came\","
                + "\"author\":{\"@list\":[{\"name\":\"Jane Doe\"},{\"name\":\"John Roe\"}]}}</script>",
            "Jane Doe; John Roe"
        ),
        ("<script>dataLayer.push({'pageType':'article','author':'Jane Doe'})</script>", "Jane Doe"),
        ("<script>window.page = {pageType: 'article', author: 'Jane Doe'}</script>", "Jane Doe"),
    ])
    func `A name without more`(_ line: String, _ author: String) throws {
        #expect(try read("en", "", "\(line)<p>\(Self.prose)</p><p>\(Self.prose) </p>").author?.value == author)
    }

    @Test func `Who is in a picture whose credit looks like a by-line is no author`() throws {
        let caption = "<div class=photo-author>Max Poe, photo: Valley Archive</div>"
        let body = "\(caption)<p>\(Self.prose)</p><p>\(Self.prose) </p>"
        #expect(try read("en", "", body).author == nil)
        #expect(try read("en", "", "\(body)<p>Author: Jane Doe</p>").author?.value == "Jane Doe")
    }

    @Test func `A card with the author stands above the title`() throws {
        let head = "<div>Jane Doe</div><div>Reporter</div><h1>The ferry</h1><div>3 May 2025</div>"
        #expect(try metadata("<body>\(head)<p>\(Self.prose)</p><p>\(Self.prose) </p>").author?.value == "Jane Doe")
    }

    private func read(_ language: String, _ head: String, _ body: String) throws -> Metadata {
        try metadata("<html lang=\(language)>\(head)<body><h1>The ferry that never came</h1>\(body)")
    }

    private func metadata(_ page: String) throws -> Metadata {
        try article(page, path: "a.html").metadata
    }
}
