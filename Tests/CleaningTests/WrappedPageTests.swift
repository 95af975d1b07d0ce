import Records
import TestSupport
import Testing

@testable import Cleaning

@Suite("Pages whose paragraphs stand line by line")
struct WrappedPageTests {
    /// Three paragraphs of preformatted news, the second and third indented behind an empty line.
    private static let lines = [
        "The council voted on Tuesday evening to build a second bridge over",
        "the river. It ended a debate that had divided the town for",
        "years. Work is expected to begin in nine months and to cost about",
        "ninety million, said the department of finance.",
        "   Opponents said that the money would be better spent on schools and",
        "on repairs of roads in the northern districts of the town. They",
        "have collected nine thousand signatures.", "   An appeal is possible until the end of the month, said a clerk",
        "of the court, who did not want to be named in this report.",
    ]

    private static let paragraphs: [String] = [
        lines[0...3].joined(separator: " "), lines[4...6].joined(separator: " "), lines[7...8].joined(separator: " "),
    ].map { $0.replacing("   ", with: "") }

    private static let headlines: [String] = (1...12).map {
        "City council number \($0) approves the new bridge over the river"
    }

    private static let verse: [String] = [
        "Roses are red and the river is wide", "Roses are red and the river goes by the town",
        "And the bridge is old", "And the bridge is old, and the river", "Goes by the town that it made in the spring",
        "Goes on", "And on again",
        "And the bridge is old and the town is wide", "Roses are red and the river", "And the river goes by",
    ]

    private static let sentences: [String] = (1...12).map {
        "The council voted \($0) times on Tuesday evening about the bridge."
    }

    /// A paragraph of ordinary length among them.
    private static let mixed: [String] =
        lines.map { (line: String) -> String in line.replacing("   ", with: "") } + [long]

    private static let long =
        "The mayor was glad about it, as she said at the meeting, but she did not want to say what will become of "
        + "the old bridge, of its keeper and of the ferry."

    @Test func `Preformatted lines are joined up to an empty or an indented line`() throws {
        let page = "<title>T</title><h1>T</h1><pre>\n\(Self.lines.joined(separator: "\n"))\n</pre>"
        let article = try article(page, path: "a.html")
        #expect(string(article.text) == Self.paragraphs.joined(separator: "\n"))
        #expect(complaints(article, Array(page.utf8)) { _, _ in false } == [])
    }

    @Test(arguments: [
        ("<div class='t m0 x1 h2 y", "'>", "</div>\n"), ("<p style='position:absolute;top:", "px'>", "</p>"),
        ("<!-- ", " -->", "&#160;<br/>\n"),
    ])
    func `So are lines that are elements or end with breaks, up to a short one that ends a sentence`(
        _ open: String, _ close: String, _ end: String
    ) throws {
        var body = ""
        for (i, line) in Self.lines.enumerated() { body += open + "\(i)" + close + line.drop { $0 == " " } + end }
        #expect(
            string(try article("<title>T</title><body>\(body)", path: "a.html").text)
                == Self.paragraphs.joined(separator: "\n"))
    }

    @Test func `Chinese lines are joined without spaces`() throws {
        let sentences = [
            "市议会周二晚间以多数票通过决议，同意在河上修建第二座大桥。", "这一决定结束了困扰全市多年的争论。", "财政部门表示，工程预计九个月后动工，耗资约九千万元。",
            "反对者认为，这笔钱更应该用于学校和北部各区的道路维修。", "去年发表的一项独立研究显示，现有大桥的车流量十年间增长了近五成。",
            "两家本地企业已表示有意参与投标。", "市民可在四月的公开听证会上就规划方案发表意见。", "如果没有人提出上诉，首批桥墩将于明年秋天竖立在水中。",
        ]
        let text = sentences.joined()
        var body = ""
        for (i, character) in text.enumerated() { body += (i % 28 == 0 ? "</div><div>" : "") + String(character) }
        #expect(string(try article("<title>T</title><div>\(body)</div>", path: "a.html").text) == text)
    }

    @Test(arguments: [headlines, verse, sentences, mixed])
    func `Other lines stay apart`(_ lines: [String]) throws {
        let body = lines.map { "<div>\($0)</div>" }.joined()
        #expect(
            string(try rulesCleaner().clean(input("<title>T</title>\(body)")).text) == lines.joined(separator: "\n"))
    }

    private func input(_ page: String) -> RawInput {
        RawInput(path: "a.html", id: "0", bytes: Array(page.utf8), offset: 0, form: .file)
    }
}
