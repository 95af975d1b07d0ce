import Records
import Testing

@testable import Cleaning

/// Invented pages of newsrooms of many countries: who else is named beside the author, what stands beside a bare name, and what
/// titles are glued to.
@Suite("Pages of newsrooms")
struct NewsroomPagesTests {
    private static let title = "Town to repair its bridge"
    private static let prose = """
        The council agreed on Tuesday to repair the bridge over the river, and the work will begin after the summer \
        holidays. Residents had asked for it for years, since lorries may no longer cross it, and buses take another way.
        """

    @Test(arguments: [
        // The site is called only behind the title.
        ("en", "<p class=byline>by Jane Doe / Valley Post</p>", "Jane Doe"),
        ("de", "<p class=autor>Von Jane Doe (Text) und Anna Roe (Fotos)</p>", "Jane Doe"),
        (
            "en",
            "<div>Written By: <a href=/author/jane>Jane Doe</a> Edited By: <a href=/author/anna>Anna Roe</a></div>",
            "Jane Doe"
        ),
        ("fr", "<div><i class=icon-user></i> Jane Doe | Le 23/05/2023 à 15:24</div>", "Jane Doe"),
        ("pt", "<p>Por Larissa Tavares, Caio Medeiros, Gazeta do Vale — Ipê</p>", "Larissa Tavares; Caio Medeiros"),
        ("zh", "<div>2024-07-11 08:21:33 来源：江城晚报 作者：陈晓峰 责任编辑：周敏</div>", "陈晓峰"),
        // Nobody else than the machine is told the day.
        ("nl", "<p>Joost Bos <span>Vandaag om 03:00</span></p>", "Joost Bos"),
        ("en", "<div><a href=/u/1>Jane Doe</a></div><div>3 hours ago</div>", "Jane Doe"),
        ("fi", "<div>24.5. 18:00</div><div>Päivi Korhonen-Lahti</div>", "Päivi Korhonen-Lahti"),
        ("pt", "<div>Tomás Falcão<span>e Lusa</span></div><div>26 fev 2025, 19:44</div>", "Tomás Falcão; Lusa"),
        ("lv", "<p>Līga Ozoliņa, Kurzemes ziņas</p><p>14. decembris, 2023, 09:30</p>", "Līga Ozoliņa"),
        ("ja", "<p>2024年6月19日 5時00分</p><p>【佐々木健一】</p>", "佐々木健一"),
        ("en", "<p>3 May 2025</p><p>Prof. Jane Doe</p>", "Prof. Jane Doe"),
        ("ka", "<p>ნინო ხარაზიშვილი</p><p>07.02.2025</p>", "ნინო ხარაზიშვილი"),
        ("en", "<p>Stanford GSB</p><p>3 May 2025</p>", nil),
        ("en", "<p>MIRA Analytical</p><p>3 May 2025</p>", nil),
    ])
    func `Who wrote is told from who else is named`(_ language: String, _ line: String, _ author: String?) throws {
        #expect(try read(language, "<h1>\(Self.title)</h1>\(line)").metadata.author?.value == author)
    }

    @Test func `A signature is believed more than the site, and a name in the head than none`() throws {
        let text =
            "<title>\(Self.title) - Valley Post</title><meta name=author content='Valley Post'><h1>\(Self.title)</h1><p>\(Self.prose)</p><p>\(Self.prose) </p>"
        let signed = try article("<html lang=en>\(text)<p><em>Jane Doe</em></p>", path: "a.html")
        #expect(signed.metadata.author?.value == "Jane Doe")
        let head = "<html lang=en><title>\(Self.title) - by Jane Doe</title><h1>\(Self.title)</h1><p>\(Self.prose)</p>"
        #expect(try article(head, path: "a.html").metadata.author == Metadata.Value("Jane Doe", how: "title"))
    }

    @Test(arguments: [
        #"<script>a=(function(b){return{x:[{title:"{title}",authors:[{firstName:"Jane",lastName:"Doe"}]}]}}(1))</script>"#,
        #"<script>{"title":"{title}","author":{"id":7,"first_name":"Jane","last_name":"Doe"}}</script>"#,
        #"<script>{"headline":"{title}","author-name":"Jane Doe"}</script>"#,
    ])
    func `A script has the names of an author`(_ script: String) throws {
        let page = script.replacing("{title}", with: Self.title)
        #expect(
            try read("en", "<h1>\(Self.title)</h1>\(page)").metadata.author == Metadata.Value("Jane Doe", how: "script")
        )
    }

    @Test(arguments: [
        ("<span data-published=2025-05-03T11:20:00Z></span>", "2025-05-03T11:20:00Z"),
        ("<div data-publish-date='2025-05-03T09:00:00-06:00'>last year</div>", "2025-05-03T09:00:00-06:00"),
        ("<b data-timestamp=1746259200000>Now</b>", "2025-05-03T08:00:00Z"),
        ("<b data-timestamp=17>Now</b>", nil), ("<b data-date=today>Now</b>", nil),
        // The publisher's day is the one that is seen.
        ("<time datetime=2025-05-02T21:40:00.000Z>May 3, 2025 — 8.40am</time>", "2025-05-03"),
        ("<time datetime=2025-05-03T11:20:00Z>May 3, 2025</time>", "2025-05-03T11:20:00Z"),
    ])
    func `A day in an attribute`(_ markup: String, _ day: String?) throws {
        #expect(try read("en", "<h1>\(Self.title)</h1><div>\(markup)</div>").metadata.published?.value == day)
    }

    @Test(arguments: [
        ("{title} - Newspaper - Valley Post", "<meta property=og:site_name content='Valley Post'><h2>{title}</h2>"),
        ("{title} ~ Valley Post", "<h1>Valley Post</h1><h3>{title}</h3>"),
    ])
    func `A title is told from what it is glued to`(_ title: String, _ page: String) throws {
        let filled = [title, page].map { $0.replacing("{title}", with: Self.title) }
        let html = "<html lang=en><title>\(filled[0])</title>\(filled[1])<p>\(Self.prose)</p><p>\(Self.prose) </p>"
        #expect(string(try article(html, path: "a.html").title) == Self.title)
    }

    private func read(_ language: String, _ page: String) throws -> Article {
        let head = "<html lang=\(language)><title>\(Self.title) - Valley Post</title>"
        return try article("\(head)\(page)<p>\(Self.prose)</p><p>\(Self.prose) </p>", path: "a.html")
    }
}
