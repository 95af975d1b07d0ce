import Records
import Testing

@testable import Cleaning

/// Lines by which newsrooms of many countries say who wrote an article, each on an invented page.
@Suite("By-lines of newsrooms")
struct NewsBylinesTests {
    private static let prose = """
        The council agreed on Tuesday to repair the bridge over the river, and the work will begin after the summer \
        holidays. Residents had asked for it for years, since lorries may no longer cross it, and buses take another way.
        """
    private static let chinese = """
        市議會週二決定修復河上的橋樑，工程將在暑假後開始。居民多年來一直要求修復，因為卡車不能再通過，公共汽車只好繞道行駛。市長表示，\
        費用由州政府承擔，預計兩年內完工。
        """

    @Test(arguments: [
        ("zh-TW", "記者王小明／台北報導", "王小明"), ("zh-TW", "記者 王小明 台北報導", "王小明"),
        ("zh-TW", "〔記者王小明／台北報導〕", "王小明"), ("zh-TW", "記者王小明、李大華／綜合報導", "王小明; 李大華"),
        ("zh-TW", "王小明／台北報導", "王小明"), ("zh-TW", "（中央社記者王小明台北3日電）", "王小明"),
        ("zh-TW", "2025-05-03 10:30 聯合報／ 記者王小明／台北即時報導", "王小明"), ("zh-TW", "綜合報導", nil),
        ("zh-TW", "（中央社記者王明台北3日電）", "王明"), ("zh-TW", "記者王明台北報導", "王明"), ("zh-TW", "記者王明報導", "王明"),
        ("zh-TW", "記者王小明綜合報導", "王小明"), ("zh-TW", "記者王明大村報導", nil),
        ("zh-TW", "本報記者王小明通訊員李大華", "王小明; 李大華"), ("zh-CN", "本报记者王小明 通讯员李大华", "王小明; 李大华"),
        ("zh-CN", "新京报记者 王小明 编辑 李大华 校对 张三丰", "王小明"), ("zh-CN", "本报记者 王小明 李大华", "王小明; 李大华"),
        ("zh-CN", "作者：王小明 编辑：李大华", "王小明"), ("zh-CN", "文／图 王小明", "王小明"), ("zh-CN", "文丨王小明", "王小明"),
        ("zh-CN", "来源：人民日报", nil), ("zh-CN", "2025年05月03日 10:30 来源：新华网", "新华网"),
        ("ja", "文・山田太郎", "山田太郎"), ("ja", "取材・文＝山田太郎", "山田太郎"), ("ja", "山田太郎記者", "山田太郎"),
        ("ja", "聞き手・山田太郎", "山田太郎"), ("ja", "著者：山田 太郎", "山田 太郎"),
        ("ko", "홍길동·김철수 기자", "홍길동; 김철수"), ("ko", "[홍길동 기자]", "홍길동"), ("ko", "기자 홍길동", "홍길동"),
        ("ko", "홍길동 기자 입력 2025.05.03 10:30", "홍길동"), ("ko", "홍길동 선임기자 hong@example.kr", "홍길동"),
        ("en", "By Press Trust of India", "Press Trust of India"), ("en", "PTI | May 3, 2025", "PTI"),
        ("en", "By JANE DOE Associated Press", "JANE DOE; Associated Press"),
        ("en", "By Jane Doe Valley News, Kyiv", "Jane Doe"), ("en", "App", nil), ("en", "AA", nil),
        ("en", "MAP", nil), ("fr", "MAP", "MAP"), ("ru", "Бета", nil), ("sr", "Бета", "Бета"), ("ar", "بنا", nil),
        ("uk", "УНН", "УНН"), ("cs", "čtk", "čtk"), ("en", "By Jane Doe:", "Jane Doe"),
        ("en", "AFP", "AFP"), ("fr", "DPA", "DPA"), ("de", "EFE", "EFE"), ("en", "ANSA", "ANSA"), ("en", "Ansa", nil),
        ("it", "Ansa", "Ansa"), ("de", "TASS", "TASS"), ("en", "BETA", nil), ("en", "MENA", nil),
        ("ar", "MENA", "MENA"),
        ("sr", "BETA", "BETA"), ("bs", "HINA", "HINA"), ("en", "HINA", nil),
        ("en", "By Jane Li:", "Jane Li"),
        ("fr", "Par Marie Durand (photo : Paul Martin)", "Marie Durand"),
        ("id", "Reporter: Budi Santoso | Editor: Siti Rahma", "Budi Santoso"),
        ("sv", "Text: Anna Svensson Foto: Sven Berg", "Anna Svensson"), ("sv", "Anna Svensson/TT", "Anna Svensson; TT"),
        ("de", "dpa/AFP/em", "dpa; AFP"), ("de", "Anna Schmidt, Kiew", "Anna Schmidt"),
        ("fr", "Auteur : Marie Durand", "Marie Durand"),
        ("fr", "Marie Durand, envoyée spéciale à Kiev", "Marie Durand"),
        ("it", "dal nostro inviato Mario Rossi", "Mario Rossi"), ("es", "María Pérez / Madrid", "María Pérez"),
        ("pl", "Autor:Jan Kowalski Źródło: PAP", "Jan Kowalski"), ("cs", "Jana Nováková, ČTK", "Jana Nováková; ČTK"),
        ("uk", "Олена Коваль, журналістка", "Олена Коваль"), ("ru", "Иван Петров (Москва)", "Иван Петров"),
        ("hr", "Hina", "Hina"), ("en", "Hina", nil), ("hu", "Kovács Anna újságíró", "Kovács Anna"),
        ("el", "Γιώργος Παπαδόπουλος", "Γιώργος Παπαδόπουλος"), ("tr", "Ayşe Yılmaz / İstanbul", "Ayşe Yılmaz"),
        ("tr", "Kaynak: AA", "AA"), ("ar", "المصدر: رويترز", "رويترز"),
        ("lv", "Žurnālists: Jānis Bērziņš", "Jānis Bērziņš"),
        ("nb", "©NTB", "NTB"), ("is", "Jón Jónsson skrifar", "Jón Jónsson"),
        ("is", "Jón Jónsson skrifar:", "Jón Jónsson"), ("is", "Jón Jónsson Skrifar", "Jón Jónsson"),
    ])
    func `A line above the text`(_ language: String, _ line: String, _ author: String?) throws {
        let page = "<div>\(line)</div><div>2025-05-03</div><p>\(prose(language))</p><p>\(prose(language)) </p>"
        #expect(try self.author(language, page) == author)
    }

    @Test(arguments: [
        ("zh-CN", "（记者 王小明）", "王小明"),
        ("en", "(Reporting by Jane Doe and John Roe; Editing by Max Muster)", "Jane Doe; John Roe"),
        ("pl", "(PAP)", "PAP"), ("it", "(ANSA)", "ANSA"), ("de", "(em/dpa)", "dpa"),
        ("pl", "Jan Kowalski", "Jan Kowalski"),
        ("uk", "Олена Коваль", "Олена Коваль"), ("fr", "(AFP)", "AFP"), ("ro", "Sursa: Agerpres", "Agerpres"),
        ("en", "(Door & Window Sensors)", nil), ("hu", "Forrás: MTI", "MTI"), ("es", "Con información de EFE", "EFE"),
    ])
    func `A line below the text`(_ language: String, _ line: String, _ author: String?) throws {
        let text = prose(language)
        #expect(try self.author(language, "<p>\(text)</p><p>\(text)</p><p>\(line)</p>") == author)
        #expect(
            try self.author(language, "<p>\(text)</p><p>\(text) \(line)</p>")
                == (line.hasPrefix("(") || line.hasPrefix("（") ? author : nil))
    }

    @Test(arguments: [
        ("ko", "(서울=연합뉴스) 홍길동 기자 = ", "홍길동"),
        ("ko", "(서울=연합뉴스) 홍길동 기자 = 미국이 3일(현지시간) ", "홍길동"), ("en", "（a） By Jane Doe = ", nil),
        ("ko", "[서울=뉴시스] 홍길동·김철수 기자 = ", "홍길동; 김철수"),
        ("zh-CN", "新华社北京5月3日电（记者王小明、李大华）", "王小明; 李大华"), ("zh-TW", "（中央社記者王小明台北3日電）", "王小明"),
        ("zh-TW", "〔記者王小明／台北報導〕", "王小明"), ("en", "KYIV (Reuters) - ", "Reuters"),
    ])
    func `A dateline`(_ language: String, _ dateline: String, _ author: String?) throws {
        let text = prose(language)
        #expect(try self.author(language, "<p>\(dateline)\(text)</p><p>\(text)</p>") == author)
    }

    @Test(arguments: [
        ("<meta name=author content='Jane Doe, John Roe'>", "Jane Doe; John Roe"),
        ("<meta name=author content='John Roe, Jane Doe'>", "Jane Doe"),
        ("<div class=byline>By Jane Doe and Anna Roe</div>", "Jane Doe; Anna Roe"),
        ("<div class=byline>By Jane Doe, Marketing Lead</div>", "Jane Doe"),
        ("<div class=byline>Jane Doe</div><div class=byline>Anna Roe</div>", "Jane Doe"),
    ])
    func `The first of several authors is declared`(_ mark: String, _ author: String) throws {
        let data =
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"T\",\"author\":\"Jane Doe\"}</script>"
        let page = "\(data)<h1>Town to repair its bridge</h1>\(mark)<p>\(Self.prose)</p><p>\(Self.prose)</p>"
        #expect(try article(page, path: "a.html").metadata.author?.value == author)
    }

    @Test(arguments: [
        ("<div class=byline>By the Valley Team</div>", "the Valley Team"),
        ("<p>By The Valley Team</p>", "The Valley Team"),
        ("<p>The Valley Team</p>", nil), ("<div class=author>Valley Staff</div>", "Valley Staff"),
    ])
    func `A newsroom is named where no one else is`(_ mark: String, _ author: String?) throws {
        let page = "<h1>Town to repair its bridge</h1>\(mark)<p>\(Self.prose)</p><p>\(Self.prose)</p>"
        #expect(try article(page, path: "a.html").metadata.author?.value == author)
    }

    private func prose(_ language: String) -> String { language.hasPrefix("zh") ? Self.chinese : Self.prose }

    private func author(_ language: String, _ body: String) throws -> String? {
        let head = "<html lang=\(language)><title>Town to repair its bridge - Valley Post</title>"
        let name = "<meta property=og:site_name content='Valley Post'>"
        return try article("\(head)\(name)<h1>Town to repair its bridge</h1>\(body)", path: "a.html").metadata.author?
            .value
    }
}
