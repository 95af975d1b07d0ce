import Records
import Testing

@testable import Cleaning

@Suite("Headlines in scripts without spaces between words")
struct UnspacedHeadlinesTests {
    private static let chinese = """
        俄罗斯与乌克兰代表团周六在伊斯坦布尔举行新一轮会谈，就停火期限和交换战俘交换了意见。
        据参加会谈的官员透露，俄方要求乌军撤出四个地区，乌方坚持先实现无条件停火。
        分析人士认为，双方立场仍相去甚远，短期内达成协议的可能性不大。
        """
    private static let japanese = """
        両国の代表団は土曜日、イスタンブールで停戦の条件をめぐる協議を行い、捕虜の交換で合意した。
        関係者によると、一方は軍の撤退を改めて求め、他方は無条件の停戦が先だと主張したという。
        次回の協議の日程は決まっておらず、双方の隔たりはなお大きい。
        """
    private static let thai = """
        คณะผู้แทนของสองประเทศได้พบหารือกันที่นครอิสตันบูลเมื่อวันเสาร์ เพื่อหารือเงื่อนไขการหยุดยิงและการแลกเปลี่ยนเชลยศึก
        เจ้าหน้าที่ที่เข้าร่วมการประชุมเปิดเผยว่า ฝ่ายหนึ่งเรียกร้องให้ถอนทหาร ขณะที่อีกฝ่ายยืนยันว่าต้องหยุดยิงโดยไม่มีเงื่อนไขก่อน
        """

    private func title(_ head: [String], _ prose: String, separator: String = "\n") throws -> String? {
        let text = (head + [prose]).joined(separator: separator)
        return try string(scoringCleaner.get().clean(RawInput(path: "a.txt", id: "0", bytes: Array(text.utf8))).title)
    }

    @Test(arguments: ["会谈结束 双方同意交换1000名战俘", "G7提出3点停火方案", "“没有保证就没有停火”", "停火30天？对方要更多保证"])
    func `A headline may hold numbers, Latin letters, spaces and quotation marks`(_ headline: String) throws {
        #expect(try title([headline], Self.chinese) == headline)
        #expect(try title([headline, "2025年5月3日 10:20 来源：新华社"], Self.chinese, separator: "\n\n") == headline)
        #expect(try title(["首页 > 国际 > 正文", headline], Self.chinese) == headline)
    }

    @Test func `Of a page's lines the one that says what the article says is the headline`() throws {
        let chinese = "无条件停火是会谈的前提"
        #expect(try title(["手机版", "打开客户端", "分享到", chinese, "2025-05-03 10:20"], Self.chinese) == chinese)
        let japanese = "停戦協議、捕虜の交換で合意"
        #expect(try title(["ニュース", "トップニュースの一覧", "シェア", japanese, "2025年5月3日"], Self.japanese) == japanese)
        let thai = "ต้องหยุดยิงโดยไม่มีเงื่อนไขก่อน"
        #expect(try title(["เมนู", "ข่าวกีฬาและบันเทิง", "แชร์", thai, "3 พ.ค. 2568"], Self.thai) == thai)
    }

    @Test(arguments: [
        ("新闻 体育 娱乐 财经 汽车", true), ("速報　社会　政治　国際", true), ("会谈结束 双方同意 交换战俘五百名", false),
        ("新闻 体育", false), ("G7 新闻 体育 财经", false), ("뉴스 스포츠 경제 국제", false), ("", false),
    ])
    func `A menu is three short words or more`(_ line: String, _ expected: Bool) throws {
        let bytes = Array(line.utf8)
        #expect(isMenu(bytes.span, bytes.indices) == expected)
        if expected { #expect(try title([line, "双方同意交换战俘"], Self.chinese) == "双方同意交换战俘") }
    }

    @Test func `Runs of two signs, or of five letters of an alphabet, are shared with the prose`() {
        func words(_ line: String, _ prose: String) -> [Int] {
            let (line, prose) = (Array(line.utf8), Array(prose.utf8))
            let found = UnspacedOverlap(prose.span, prose: [prose.indices]).words(line.span, line.indices)
            return [found.shared, found.all]
        }
        #expect(words("停火期限", "双方谈停火的期限") == [1, 2])
        #expect(words("停火，期限", "停火期限") == [1, 1])
        #expect(words("していました", "していました") == [0, 0])
        #expect(words("停火 ceasefire", "ceasefire") == [0, 1])
        #expect(words("หยุดยิงหยุดยิง", "ต้องหยุดยิง") == [1, 2])
        #expect(words("", "停火") == [0, 0])
    }
}
