import Records
import Testing

@testable import Cleaning

/// Pages on which a login, the site or another article's author stands where the author is looked for first.
@Suite("Who wrote, not who entered it")
struct EnteredByTests {
    private static let prose = """
        The council agreed on Tuesday to repair the bridge over the river, and the work will begin after the summer \
        holidays. Residents had asked for it for years, since lorries may no longer cross it, and buses take another way.
        """
    private static let login = "<span class=author><a rel=author href=/author/x>redaccio</a></span>"

    @Test(arguments: [
        ("ca", "", "<p><em>Text: Anna Puig. Fotos: Jordi Vila</em></p>", "Anna Puig"),
        ("fr", "", "<p><strong>Marie Durand</strong></p>", "Marie Durand"),
        ("en", "<p><strong>By Jane Doe</strong></p>", "", "Jane Doe"), ("en", "", "", "redaccio"),
    ])
    func `A login beside the title gives way to persons whom the page names`(
        _ language: String, _ above: String, _ below: String, _ author: String
    ) throws {
        let data =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"name\":\"redaccio\"}}</script>"
        #expect(try self.author(language, data + Self.login + above + paragraphs + below) == author)
    }

    @Test func `A nickname with digits does not give way`() throws {
        let link = "<span class=author><a rel=author href=/author/x>freeman1984</a></span>"
        #expect(try author("de", "\(link)<h2>Interview: Max Muster</h2>\(paragraphs)") == "freeman1984")
    }

    @Test(arguments: [
        ("de", "dpa/lby", "dpa"), ("de", "dpa/afp", "dpa; afp"), ("pt", "Ana Souza, do Rio", "Ana Souza"),
        ("pt", "Ana Souza, Rui Lima", "Ana Souza; Rui Lima"),
    ])
    func `What machines are told behind a name`(_ language: String, _ value: String, _ author: String) throws {
        #expect(try self.author(language, "<meta name=author content='\(value)'>\(paragraphs)") == author)
    }

    @Test(arguments: [
        ("Valley Post Staff", "<p><em>by Jane Doe</em></p>", "Jane Doe"), ("The Valley", "", "The Valley"),
    ])
    func `Some of the site's name does as well`(_ marked: String, _ above: String, _ author: String) throws {
        let link = "<div class=author>Written By <a rel=author href=/x>\(marked)</a></div>"
        #expect(try self.author("en", link + above + paragraphs, site: "The Valley Post") == author)
    }

    @Test(arguments: [("<p>Von Erika Mustermann</p>", "Erika Mustermann"), ("<p>Von Herzen</p>", "Max Muster")])
    func `A site that bears a person's name gives way to persons only`(_ above: String, _ author: String) throws {
        let data =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Person\",\"name\":\"Max Muster\"}}</script>"
        #expect(try self.author("de", data + above + paragraphs, site: "Max Muster") == author)
    }

    @Test(arguments: ["<div>Quelle: dpa</div>", "<div><span>Quelle: dpa</span><span>3. Mai 2025</span></div>"])
    func `An agency that is the source comes before the site`(_ source: String) throws {
        let head = "<meta name=author content='Valley Post'>"
        #expect(try author("de", head + source + paragraphs) == "dpa")
    }

    @Test(arguments: ["Valley Institute for Bridges", "Town of Springfield"])
    func `An agency that is the source comes behind another organisation`(_ name: String) throws {
        let data =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"author\":{\"@type\":\"Organization\",\"name\":\"\(name)\"}}</script>"
        #expect(try author("de", "\(data)<div>Quelle: dpa</div>\(paragraphs)") == name)
    }

    @Test func `Who wrote another article is not taken`() throws {
        let card =
            "<article><h3><a href=/b>Ferry to sail again</a></h3><a rel=author href=/author/x>John Roe</a></article>"
        #expect(try author("en", "<article>\(paragraphs)</article>\(card)") == nil)
        #expect(
            try author(
                "en",
                "<article><div>Jane Doe</div><div>Valley Post</div><time datetime=2025-05-03>3 May 2025</time>\(paragraphs)</article>\(card)"
            )
                == "Jane Doe")
    }

    @Test func `A signature may stand behind a caption`() throws {
        let end =
            "<figure><img src=a.jpg><figcaption>The old bridge in winter.</figcaption></figure><p><b>Jane Doe</b></p>"
        #expect(try author("en", paragraphs + end) == "Jane Doe")
    }

    @Test(arguments: [
        ("el", "Γράφτηκε από τον/την Μαρία Παπαδοπούλου", "Μαρία Παπαδοπούλου"),
        ("de", "Autor/in: Erika Mustermann", "Erika Mustermann"),
        ("es", "Autor/a: María Pérez", "María Pérez"), ("pl", "Autor/ka: Anna Nowak", "Anna Nowak"),
        ("ja", "社会部・山川太郎", "山川太郎"), ("ja", "京都総局・山川太郎", "山川太郎"), ("ja", "社会部・写真部", nil),
        ("nb", "Per Olav Skeie og Anne Berit Lunde", "Per Olav Skeie; Anne Berit Lunde"),
        ("ca", "Per Anna Maria Puig", "Anna Maria Puig"), ("vi", "Hữu Phước", "Hữu Phước"),
        ("zh", "来源：江城晚报 作者：记者 王小明 通讯员 李大华 编辑：张三", "王小明; 李大华"), ("nl", "Onze verslaggever Jan de Vries", "Jan de Vries"),
        ("ar", "البصرة / أحمد علي", "أحمد علي"),
    ])
    func `A line between the title and the day`(_ language: String, _ line: String, _ author: String?) throws {
        #expect(try self.author(language, "<div>\(line)</div><div>2025-05-03</div>\(paragraphs)") == author)
    }

    @Test(arguments: [
        ("nb", "Kari Nesheim og Ola Berg | 3. mai 2025", "Kari Nesheim; Ola Berg"),
        ("pl", "Jan Nowak i Anna Kowalska, 3 maja 2025", "Jan Nowak; Anna Kowalska"),
        ("es", "María Pérez y Luis Vera · 3 de mayo de 2025", "María Pérez; Luis Vera"),
        ("es", "José Ortega y Gasset · 3 de mayo de 2025", "José Ortega y Gasset"),
        ("fr", "De notre correspondante à Dakar, Marie Durand</div><div>3 mai 2025", "Marie Durand"),
        ("vi", "Bài, ảnh: Trần Minh - 3/5/2025", "Trần Minh"),
        ("he", "יעל כהן ורון לוי</div><div>3.5.2025", "יעל כהן; רון לוי"),
        ("nb", "Anna Berg Journalist Per Olav Skeie Journalist</div><div>3. mai 2025", "Anna Berg; Per Olav Skeie"),
        ("nb", "Anna Berg Journalist Ola Skeie Fotograf</div><div>3. mai 2025", "Anna Berg"),
    ])
    func `A line that names several or says more, with the day`(
        _ language: String, _ line: String, _ author: String
    ) throws {
        #expect(try self.author(language, "<div>\(line)</div>\(paragraphs)") == author)
    }

    @Test func `A city glued to nothing introduces a name without a day as well`() throws {
        #expect(try author("ar", "<p>البصرة / أحمد حسن</p>\(paragraphs)") == "أحمد حسن")
    }

    @Test func `Behind a name some of the site's name is no other one`() throws {
        let line = "<p>María Pérez / Vega Alta</p><p>3 de mayo de 2025</p>"
        #expect(try author("es", line + paragraphs, site: "Diario de la Vega Alta") == "María Pérez")
    }

    @Test(arguments: [
        ("ja", "<div>【村瀬由紀】</div>", "村瀬由紀"), ("ja", "<div>【写真特集】</div>", nil),
        ("zh", "<p>（江城晚报记者 王小明/文 李大华/图）</p>", "王小明"),
        ("en", "<p><a href=/b>Ferry to sail again</a><br>by John Roe</p>", "John Roe"),
    ])
    func `A line below the text`(_ language: String, _ line: String, _ author: String?) throws {
        #expect(try self.author(language, paragraphs + line) == author)
    }

    @Test func `A name beside the day comes before a by-line below the text`() throws {
        let line = "<p><b>Jane Doe</b> in Apia<br>Tuesday 5 December 2023</p>"
        let other = "<p><a href=/b>Ferry to sail again</a><br>by John Roe</p>"
        #expect(try author("en", line + paragraphs + other) == "Jane Doe")
    }

    @Test(arguments: [
        ("ja", "<div><span>2024/2/14 18:12</span> <span>共同通信</span></div>", "共同通信"),
        ("es", "<div>EFE | Zaragoza</div>", "EFE"), ("es", "<div>EFE / Archivo</div>", "Valley Post"),
        ("ko", "<div>글·사진 홍길동 기자</div><div>2025.04.08</div>", "홍길동"),
    ])
    func `A line below the title of a page that declares its site`(
        _ language: String, _ line: String, _ author: String
    ) throws {
        let head = "<meta name=author content='Valley Post'>"
        #expect(try self.author(language, head + line + paragraphs) == author)
    }

    @Test func `Behind the site's name a person is the author`() throws {
        let line = "<p>صحيفة الوادي - أحمد حسن</p>"
        #expect(try author("ar", line + paragraphs, site: "صحيفة الوادي") == "أحمد حسن")
        let owner = "<div>© Valley Post | John Roe</div><div>3 May 2025</div>"
        #expect(try author("en", owner + paragraphs) == nil)
    }

    private var paragraphs: String { "<p>\(Self.prose)</p><p>\(Self.prose)</p><p>\(Self.prose)</p>" }

    private func author(_ language: String, _ body: String, site: String = "Valley Post") throws -> String? {
        let head = "<html lang=\(language)><title>Town to repair its bridge - \(site)</title>"
        let name = "<meta property=og:site_name content='\(site)'>"
        return try article("\(head)\(name)<h1>Town to repair its bridge</h1>\(body)", path: "a.html").metadata.author?
            .value
    }
}
