import Records
import Testing

@testable import Cleaning

/// Invented pages as news sites draw them today: names and days in attributes for tests, behind icons, in links, cells and scripts.
@Suite("Authors and days of sites drawn by scripts and icons")
struct ModernPagesTests {
    private static let title = "Town to repair its bridge"
    private static let prose = """
        The council agreed on Tuesday to repair the bridge over the river, and the work will begin after the summer \
        holidays. Residents had asked for it for years, since lorries may no longer cross it, and buses take another way.
        """

    @Test(arguments: [
        "<div class=x1><span class=x2 data-testid=author-name>Jane Doe</span></div>",
        "<div data-qa=byline>Jane Doe</div>", "<div data-component=byline-block>Jane Doe</div>",
        "<div data-test=article-author>Jane Doe</div>", "<div data-test-id=authorName>Jane Doe</div>",
        "<div data-cy=authors>Jane Doe</div>",
        "<div data-component=byline-block><div><span>Jane Doe</span><span>Our man in Kyiv</span></div></div>",
        "<div><i class='fa fa-user'></i> Jane Doe <i class='fa fa-clock-o'></i> May 3, 2025</div>",
        "<ul><li><i class='fas fa-user'></i> Jane Doe</li><li><i class='far fa-clock'></i> May 3, 2025</li></ul>",
        "<div><a href=/u/12><svg class=icon-user><path/></svg> Jane Doe</a></div><div>May 3, 2025</div>",
        "<div><span class='glyphicon glyphicon-user'></span> Jane Doe</div>",
        "<div><a href=/p/12>Jane Doe</a> <time datetime=2025-05-03>3 hours ago</time></div>",
        "<div><a href=/p/12>Jane Doe</a><span>May 3, 2025</span></div>",
        "<ul><li><a href=/p/12>Jane Doe</a></li><li>May 3, 2025</li></ul>",
        "<div>Jane Doe</div><div>Political correspondent</div><div>May 3, 2025</div>",
        "<table><tr><td>Jane Doe</td><td>May 3, 2025</td></tr></table>",
        "<div itemprop=author itemscope><meta itemprop=name content='Jane Doe'></div>",
    ])
    func `An author is read`(_ mark: String) throws {
        #expect(try read("<h1>\(Self.title)</h1>\(mark)").author?.value == "Jane Doe")
    }

    @Test(arguments: [
        ("<ul data-testid=authors><li>Jane Doe</li><li>John Roe</li></ul>", "Jane Doe; John Roe"),
        (
            "<ul><li><i class='fa fa-user'></i> Ọláyínká Adébáyọ̀-Kútì</li><li>May 3, 2025</li></ul>",
            "Ọláyínká Adébáyọ̀-Kútì"
        ),
        (
            "<div><a href=/p/1>Jane Doe</a> and <a href=/p/2>Anna Roe</a></div><div>May 3, 2025</div>",
            "Jane Doe; Anna Roe"
        ),
    ])
    func `Authors are read`(_ mark: String, _ authors: String) throws {
        #expect(try read("<h1>\(Self.title)</h1>\(mark)").author?.value == authors)
    }

    @Test(arguments: [
        "<div><a href=/login><i class='fa fa-user'></i> Sign in</a></div><h1>{title}</h1>",
        "<div><a href=/login><i class='fa fa-user'></i> My Account</a></div><h1>{title}</h1>",
        "<h1>{title}</h1><div><i class='fa fa-user'></i> Saturday, May 3, 2025</div>",
        "<h1>{title}</h1><div><a href=/world>World News</a><span>May 3, 2025</span></div>",
        "<h1>{title}</h1><table><tr><td>New York</td><td>May 3, 2025</td></tr></table>",
        "<h1>{title}</h1><ul><li>3 May 2025 | Jane Doe</li></ul>",
    ])
    func `None is read where there is none`(_ page: String) throws {
        #expect(try read(page.replacing("{title}", with: Self.title)).author == nil)
    }

    @Test(arguments: [
        ("ja", "山田太郎", "2025年5月3日"), ("ja", "佐藤 花子", "2025年5月3日"), ("ja", "高橋さくら", "2025年5月3日"),
        ("he", "דנה כהן", "03.05.2025"), ("ar", "عبد الرحمن يوسف", "3 مايو 2025"),
        ("fa", "علیرضا احمدی", "۱۳ اردیبهشت ۱۴۰۴"),
        ("ur", "عمران خان", "3 مئی 2025"), ("hi", "अनिल कुमार सिंह", "3 मई 2025"), ("bn", "রফিকুল ইসলাম", "৩ মে ২০২৫"),
        ("th", "สมชาย ใจดี", "3 พ.ค. 2568"), ("ru", "Иван Петров", "3 мая 2025"),
        ("el", "Γιώργος Παπαδόπουλος", "3 Μαΐου 2025"),
    ])
    func `A bare name beside a date is an author's`(_ language: String, _ name: String, _ date: String) throws {
        for line in [
            "<div>\(name)</div><div>\(date)</div>", "<div>\(name) | \(date)</div>",
            "<div><span>\(name)</span><span>\(date)</span></div>",
            "<div><a href=/w/7>\(name)</a> <span>\(date)</span></div>",
        ] {
            let metadata = try read("<h1>\(Self.title)</h1>\(line)", language: language)
            #expect(metadata.author == Metadata.Value(name, how: "byline"))
            #expect(metadata.published?.value == "2025-05-03")
        }
    }

    @Test(arguments: [
        ("zh", "李明远", "2025年5月3日", "李明远"), ("ja", "山田太郎", "2025年5月3日", "山田太郎"),
        ("ko", "홍길동", "입력 2025.05.03 10:30", "홍길동"), ("th", "สมชาย ใจดี", "3 พ.ค. 2568", "สมชาย ใจดี"),
        // A date alone, in digits of its own.
        ("fa", "", "۱۴۰۴/۰۲/۱۳ - ۱۴:۰۵", nil),
    ])
    func `A name and a date that only a style sets apart are read apart`(
        _ language: String, _ name: String, _ date: String, _ author: String?
    ) throws {
        let line = "<div class=byline><a href=/w/7>\(name)</a><time>\(date)</time></div>"
        let metadata = try read("<h1>\(Self.title)</h1>\(line)", language: language)
        #expect(metadata.author?.value == author)
        #expect(metadata.published?.value.hasPrefix("2025-05-03") == true)
    }

    @Test(arguments: [
        (
            #"{"props":{"article":{"title":"{title}","publishedAt":"2025-05-03T08:00:00Z","author":{"name":"Jane Doe"}}}}"#,
            "Jane Doe"
        ),
        (
            #"window.__STATE__={"article":{"headline":"{title}","pubDate":"2025-05-03 08:00:00Z","byline":"By Jane Doe"}}"#,
            "Jane Doe"
        ),
        (#"window.__STATE__="{\"headline\":\"{title}\",\"publishedAt\":\"2025-05-03T08:00:00Z\"}""#, nil),
        (
            #"{"headline":"{title}","published_at":1746259200,"authors":[{"id":7,"name":"Jane Doe"},{"name":"John Roe"}]}"#,
            "Jane Doe; John Roe"
        ),
        (
            #"f(function(a){return{data:[{title:"{title}",published_at:"2025-05-03T08:00:00Z",author:"Jane Doe"}]}})"#,
            "Jane Doe"
        ),
        // Of several those beside the title.
        (
            #"{"a":{"title":"{title}","publishedAt":"2025-05-03T08:00:00Z","author":"Jane Doe"},"b":{"{more}":0},"#
                + #""c":{"title":"Another","publishedAt":"2025-05-01","author":"John Roe"}}"#, "Jane Doe"
        ),
        // Before it or behind it, between two titles or more.
        (
            #"{"a":{"publishedAt":"2025-05-01"},"b":{"{more}":0},"c":{"publishedAt":"2025-05-03T08:00:00Z","t":"{title}"}}"#,
            nil
        ),
        (
            #"{"a":"{title}","b":{"publishedAt":"2025-05-03T08:00:00Z"},"c":{"{more}":0},"d":"2025","e":{"{more}":0},"#
                + #""f":{"publishedAt":"2025-05-02"},"g":{"{more}":0},"h":"{title}"}"#, nil
        ),
    ])
    func `A script says what nothing else does`(_ script: String, _ author: String?) throws {
        let data = script.replacing("{title}", with: Self.title).replacing("{more}", with: Self.prose)
        let metadata = try read("<h1>\(Self.title)</h1><script>\(data)</script>")
        #expect(metadata.published == Metadata.Value("2025-05-03T08:00:00Z", how: "script"))
        #expect(metadata.author == author.map { Metadata.Value($0, how: "script") })
    }

    @Test(arguments: [
        #"{"a":{"publishedAt":"2025-05-03","author":"Jane Doe"},"b":{"publishedAt":"2025-05-01","author":"John Roe"}}"#,
        #"{"author":"admin","published":"soon"}"#, #"{"author":{"id":7},"name":"Jane Doe","published":true}"#,
        #"{"author":"#,
    ])
    func `A script is not believed`(_ script: String) throws {
        let metadata = try read("<h1>\(Self.title)</h1><script>var aVariableThatMakesItLonger = \(script)</script>")
        #expect(metadata.published == nil)
        #expect(metadata.author == nil)
    }

    @Test(arguments: [
        (#"{"@type":"Person","name":{"@type":"Person","name":"Jane Doe"}}"#, "Jane Doe"),
        (#""Jane Doe, Kyiv""#, "Jane Doe"),
        (#""Jane Doe, Reuters""#, "Jane Doe; Reuters"), (#"{"@type":"Person","name":"Site Admin"}"#, nil),
        (#""Редактор сайту""#, nil), (#"["Jane Doe","John Roe"]"#, "Jane Doe; John Roe"),
    ])
    func `Structured data of today`(_ author: String, _ read: String?) throws {
        let data = "{\"@type\":\"ReportageNewsArticle\",\"headline\":\"\(Self.title)\",\"author\":\(author)}"
        let page = "<script type='application/ld+json'>\(data)</script><h1>\(Self.title)</h1>"
        #expect(try self.read(page).author?.value == read)
    }

    private func read(_ page: String, language: String = "en") throws -> Metadata {
        let head = "<html lang=\(language)><title>\(Self.title) - Valley Post</title>"
        return try article("\(head)\(page)<p>\(Self.prose)</p><p>\(Self.prose) </p>", path: "a.html").metadata
    }
}
