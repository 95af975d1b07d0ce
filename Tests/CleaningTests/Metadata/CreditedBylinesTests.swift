import Records
import Testing

@testable import Cleaning

/// By-lines that name others beside the author, or what somebody is and where, each on an invented page.
@Suite("By-lines with credits, places and papers")
struct CreditedBylinesTests {
    private static let prose = """
        The council agreed on Tuesday to repair the bridge over the river, and the work will begin after the summer \
        holidays. Residents had asked for it for years, since lorries may no longer cross it, and buses take another way.
        """

    @Test(arguments: [
        ("ja", "文／山田 太郎　写真／鈴木 一郎", "山田 太郎"), ("zh-CN", "撰文丨王小明 编辑丨李大华", "王小明"),
        ("zh-CN", "作者 | 王小明 编辑 | 李大华", "王小明"), ("zh-TW", "採訪撰文／王小明 攝影／李大華", "王小明"),
        ("ko", "글 홍길동 사진 김철수", "홍길동"), ("ko", "워싱턴=홍길동 특파원", "홍길동"),
        ("ko", "[밸리포스트 홍길동 기자]", "홍길동"), ("ja", "山田 太郎記者", "山田 太郎"),
        ("ja", "山田 太郎（本紙記者）", "山田 太郎"), ("ja", "【ワシントン＝山田太郎】", "山田太郎"),
        ("nb", "Kari Nordmann (tekst) Ola Nordmann (foto)", "Kari Nordmann"),
        ("nl", "Interview Jan Jansen Fotografie Piet Pietersen", "Jan Jansen"),
        ("en", "Reviewed by John Roe · Written by Jane Doe", "Jane Doe"),
        ("en", "Edited by John Roe, Written by Jane Doe", "Jane Doe"),
        ("en", "By Jane Doe Special to the Valley Post", "Jane Doe"), ("en", "By Jane Doe, New Delhi", "Jane Doe"),
        ("en", "By Jane Doe, WXYZ News", "Jane Doe"), ("en", "By Our Correspondent", nil),
        ("de", "Von Anna Schmidt, ARD-Studio Moskau", "Anna Schmidt"),
        ("pt", "Ana Souza e Lusa", "Ana Souza; Lusa"),
        ("pt", "Ana Souza Colaboração para o Correio, em São Paulo", "Ana Souza"),
        ("fr", "Marie Durand envoyée spéciale Publié le 3 mai 2024 à 10h22", "Marie Durand"),
        ("es", "María Pérez, periodista en Madrid", "María Pérez"),
        ("ru", "Иван Петров, специально для «Valley Post»", "Иван Петров"),
        ("he", "מאת דנה לוי ו-דוד כהן", "דנה לוי; דוד כהן"), ("ar", "الرياض: فهد الشمري", "فهد الشمري"),
        ("ur", "مصنف, احمد خان", "احمد خان"), ("de", "Redaktion: Anna Schmidt", "Anna Schmidt"),
        ("de", "Redaktion: Politik Ausland", nil),
        (
            "ru", "Александра Константинопольская, корреспондент газеты «Valley Post» в Москве",
            "Александра Константинопольская"
        ), ("en", "Door & Window Sensors", nil),
    ])
    func `A line above the text`(_ language: String, _ line: String, _ author: String?) throws {
        let page = "<div>\(line)</div><div>2025-05-03</div><p>\(Self.prose)</p><p>\(Self.prose) </p>"
        #expect(try self.author(language, page) == author)
    }

    @Test(arguments: [
        ("uk", "Олена Коваль, для Valley Post", "Олена Коваль"), ("hi", "जागरण संवाददाता, भोपाल", nil),
        ("ar", "فهد الشمري - خاص", "فهد الشمري"), ("nb", "Kari Nordmann, journalist i Valley Post", "Kari Nordmann"),
        ("de", "Anna Schmidt, Projektleiterin der Stiftung", "Anna Schmidt"),
        ("en", "Jane Doe Valley Post", "Jane Doe"), ("en", "Jane Lemire Doe", "Jane Lemire Doe"),
    ])
    func `A line that the markup calls a by-line`(_ language: String, _ line: String, _ author: String?) throws {
        let page = "<div class=byline>\(line)</div><p>\(Self.prose)</p><p>\(Self.prose) </p>"
        #expect(try self.author(language, page) == author)
    }

    @Test(arguments: [
        ("【ワシントン＝山田太郎】", "山田太郎"), ("【仙台＝山田 太郎】", "山田 太郎"), ("【ワシントン＝共同】", "共同"), ("【ワシントン】", nil),
    ])
    func `A dateline names the correspondent behind the place`(_ dateline: String, _ author: String?) throws {
        #expect(try self.author("ja", "<p>\(dateline)\(Self.prose)</p><p>\(Self.prose)</p>") == author)
    }

    private static let chinese = "市政府星期二同意修复河上的大桥，工程将在夏季假期之后开始。居民多年来一直要求这样做，因为卡车不能再过桥，公共汽车也要绕道而行。"

    @Test(arguments: [
        ("zh", "新华社北京5月12日电 记者王小明 ", "王小明"), ("zh", "新华社北京5月12日电（记者王小明、李大华）", "王小明; 李大华"),
        ("zh", "中新社北京5月12日电 题：大桥 中新社记者 王小明 ", "王小明"), ("zh", "本报讯（记者 王小明 通讯员 李大华）", "王小明; 李大华"),
        ("zh", "每经记者：王小明 每经编辑：李大华 ", "王小明"), ("zh", "【环球时报驻日本特约记者 王小明】", "王小明"),
        ("zh-TW", "記者王小明／台北報導 ", "王小明"), ("zh-TW", "【記者王小明、李大華台北報導】", "王小明; 李大華"),
        ("zh", "北京 记者会 ", nil), ("zh", "（记者会）", nil), ("ja", "【ソウル山田太郎】", "山田太郎"), ("ja", "【北京山田太郎】", "山田太郎"),
        ("ja", "【ソウルの春】", nil), ("ko", "[밸리경제 홍길동 기자] ", "홍길동"), ("ko", "[밸리경제=홍길동 기자] ", "홍길동"),
        ("ko", "(서울=밸리뉴스) 홍길동 김철수 기자 = ", "홍길동; 김철수"), ("ko", "【서울=밸리뉴스】홍길동 기자 = ", "홍길동"),
        ("ko", "[밸리경제] ", nil),
    ])
    func `A dateline of an agency or a paper`(_ language: String, _ dateline: String, _ author: String?) throws {
        #expect(try self.author(language, "<p>\(dateline)\(Self.chinese)</p><p>\(Self.chinese)</p>") == author)
    }

    private func author(_ language: String, _ body: String) throws -> String? {
        let head = "<html lang=\(language)><title>Town to repair its bridge - Valley Post</title>"
        let korean = language == "ko" ? "밸리포스트" : "Valley Post"
        let name = "<meta property=og:site_name content='\(korean)'>"
        return try article("\(head)\(name)<h1>Town to repair its bridge</h1>\(body)", path: "a.html").metadata.author?
            .value
    }
}
