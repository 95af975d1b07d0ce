import Lexicons
import Records
import TestSupport
import Testing

@testable import Annotation

/// The invented sentences of `Cases/`, a row each.
private func cases(_ name: String) throws -> [Table.Row] {
    Array(try pipelineTable("../Tests/AnnotationTests/Cases/\(name).tsv", ["domain", "text", "rows"]).rows)
}

@Suite("Positions")
struct PositionTests {
    @Test(arguments: try cases("positions"))
    func `A sentence gives its rows`(_ row: Table.Row) throws {
        let annotator = try #require(annotators.get()[row["domain"]])
        let coded = annotator.coded(row["text"]).positions.map { "\($0.holder) \($0.act) \($0.issue)" }
        #expect(coded.sorted() == row.list("rows", separator: 0x3B).sorted())
    }

    @Test
    func `A row says all that its sentence says`() throws {
        let annotator = try #require(annotators.get()["ukraine-peace"])
        let coded = annotator.coded("[Peskov] said talks could begin if [Ukraine] renounces NATO membership.")
        #expect(coded.positions.count == 1)
        var row = try #require(coded.positions.first)
        #expect(row.id.utf8.count == 16)
        row.id = ""
        var expected = Position(
            id: "", sentence: 0, evidence: TextSpan(start: 30, end: 55), holder: "per:peskov", side: "RU",
            act: "CONDITION", polarity: 1, issue: "SEC.ALIGNMENT", source: "reported", rule: "R9.if",
            trace: "cue \"if\" 30-32, trigger \"renounces NATO\" 41-55", confidence: 0.78)
        expected.holderRole = "Spokesman of the President of Russia"
        expected.target = ["UKR"]
        expected.conditionRelation = "IF"
        expected.conditionIssue = ["PROC.TALKS"]
        expected.condition = TextSpan(start: 30, end: 66)
        expected.time = "current"
        expected.ploverEvent = "REQUEST"
        expected.cameo = "10x"
        #expect(row == expected)
        #expect(coded.codebookVersion == annotator.codebook.version)
    }

    @Test(arguments: ["per:putin", "per:zelenskyy"])
    func `A role stands for whom the layer of roles says`(_ person: String) throws {
        let annotator = try #require(annotators.get()["ukraine-peace"])
        let cast = annotator.codebook.cast
        let text = "[Putin] met [Zelenskyy]. The president rejected a truce."
        var example = Example(text, cast: cast, analyzer: annotator.analyzer)
        example.extracted.roleMentions = [RoleMention(TextSpan(start: 21, end: 34), entity: person, how: "role")]
        let coded = annotator.annotate(example.article, example.extracted)
        #expect(coded.positions.map { "\($0.holder) \($0.act)" } == ["\(person) REJECT"])
    }

    @Test(arguments: [
        ("The treaty must honour the border.", "must", "no-holder", "R5.no-holder"),
        ("The truce was rejected.", "rejected", "passive-without-agent", "R5.no-holder"),
        ("[The queen] rejected the cake.", "rejected", "no-issue", "R11.no-issue"),
        ("[The queen] never demanded a truce.", "demanded", "negated", "R3.negated"),
        ("Would [the queen] accept a truce?", "accept", "question", "R5.question"),
        ("If [the queen] accepts a truce, so be it.", "accepts", "hypothetical", "R5.hypothetical"),
        ("[The queen] is likely to accept a truce.", "accept", "forecast", "R5.forecast"),
        ("[The queen] was told to accept a truce.", "accept", "asked", "R5.asked"),
        ("[The king] denied that [the queen] had accepted a truce.", "accepted", "unasserted", "R5.unasserted"),
        ("[The queen] dropped her demand for a truce.", "demand for", "dropped", "R5.dropped"),
    ])
    func `A cue that is not coded says why`(_ text: String, _ cue: String, _ reason: String, _ rule: String) throws {
        let annotator = try #require(annotators.get()["ukraine-peace"])
        let coded = annotator.coded(text)
        let plain = Array(text.utf8.filter { $0 != 0x5B && $0 != 0x5D })
        #expect(coded.positions == [])
        #expect(coded.signals.map { String(decoding: plain[$0.span.range], as: UTF8.self) } == [cue])
        #expect(coded.signals.map(\.reason) == [reason])
        #expect(coded.signals.map(\.rule) == [rule])
    }

    @Test(arguments: [
        ("[The queen] said borders cannot be changed by force.", 1),
        ("[The queen] said borders must not be moved.", 1),
        ("[The queen] said sanctions must be lifted.", 1),
        ("[The queen] said elections must be held.", 1),
        ("[The queen] said elections cannot be held.", -1),
        ("[The queen] fears that [the king] will reject the truce.", 1),
    ])
    func `A predicate against its subject turns the attitude to it round`(_ text: String, _ polarity: Int) throws {
        let annotator = try #require(annotators.get()["ukraine-peace"])
        #expect(annotator.coded(text).positions.map(\.polarity) == [polarity])
    }

    @Test
    func `Who is accused of something is the target of the claim`() throws {
        let annotator = try #require(annotators.get()["ukraine-peace"])
        let coded = annotator.coded("[Orban] accused [Zelensky] of rejecting peace.")
        #expect(coded.positions.map(\.target) == [["per:zelenskyy"]])
    }

    @Test
    func `A swapped domain knows nothing of the other`() throws {
        let annotator = try #require(annotators.get()["climate-cop"])
        #expect(annotator.coded("[The queen] rejected the truce.").positions == [])
        #expect(annotator.codebook.version != (try annotators.get()["ukraine-peace"]?.codebook.version))
    }
}
