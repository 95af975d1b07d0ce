import Testing

@testable import Evaluation

@Suite("Scores against gold")
struct GoldScoresTests {
    /// Twelve words, two of them names, one quote, one time, one position with a condition.
    static let gold = """
        {"id":"one","text":"Ada met Bo on Monday. “No,” Ada said.","title":{"text":"Talks"},
        "sentences":[{"id":"s0","start":0,"end":21},{"id":"s1","start":22,"end":37}],
        "entities":[{"start":0,"end":3,"type":"PER","canonical":"per:ada"},
        {"start":8,"end":10,"type":"LOC","canonical":"BO","actor":"BO.GOV"},
        {"field":"title","start":0,"end":5,"type":"ORG","canonical":"org:talks","optional":true},
        {"start":28,"end":31,"type":"PER","canonical":"per:ada"}],
        "quotes":[{"type":"direct","content":{"start":23,"end":26},"speaker":{"canonical":"per:ada"}}],
        "timexes":[{"start":14,"end":20,"type":"DATE","value":"XXXX-WXX-1"}],
        "positions":[{"sentence":"s1","holder":"per:ada","act":"CONDITION","issue":"CEASEFIRE","polarity":1,
        "target":["BO"],"source":"quote","condition":{"relation":"BEFORE","issue":["TALKS"]}}]}
        """

    static let tables = [
        "articles": """
        {"article_id":"a1","path":"in/one.txt","text":"Ada met Bo on Monday. “No,” Ada said.","title":"Talks"}
        """,
        "sentences": """
        {"article_id":"a1","field":"title","start":0,"end":5}
        {"article_id":"a1","field":"text","start":0,"end":21}
        {"article_id":"a1","field":"text","start":22,"end":37}
        """,
        "mentions": """
        {"article_id":"a1","field":"text","start":0,"end":3,"type":"PER","entity_id":"per:ada","actor":null}
        {"article_id":"a1","field":"text","start":8,"end":10,"type":"GPE","entity_id":"BO","actor":"BO.GOV"}
        {"article_id":"a1","field":"title","start":2,"end":5,"type":"PER","entity_id":"per:x","actor":""}
        {"article_id":"a1","field":"text","start":28,"end":31,"type":"PER","entity_id":"per:ada","actor":""}
        """,
        "quotes": """
        {"article_id":"a1","kind":"direct","start":23,"end":26,"speaker_id":"per:ada"}
        """,
        "times": """
        {"article_id":"a1","field":"text","start":14,"end":20,"type":"DATE","value":"XXXX-WXX-1"}
        """,
        "positions": """
        {"article_id":"a1","field":"text","sent_start":22,"holder":"per:ada","act":"CONDITION","issue":"CEASEFIRE",\
        "polarity":1,"target":"BO","source":"quote","condition_relation":"BEFORE","condition_issue":"TALKS"}
        """,
    ]

    @Test func `Tables that say what the gold says score 1 throughout`() throws {
        let scores = try scores(Self.tables)
        #expect(scores.exactTexts == 1 && scores.exactTitles == 1 && scores.articles == 1)
        #expect(scores.measures.allSatisfy { $0.f1 == 1 && $0.gold == $0.shared })
        #expect(scores.measures.map(\.gold) == [2, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1])
        #expect(scores.clusters == BCubed(gold: ["a": "b"], system: ["a": "c"]))
    }

    @Test func `The report is the one of the maintainers' scorer`() throws {
        var tables = Self.tables
        tables["mentions"] = """
            {"article_id":"a1","field":"text","start":0,"end":3,"type":"PER","entity_id":"per:ada","actor":null}
            {"article_id":"a1","field":"text","start":8,"end":10,"type":"ORG","entity_id":"per:ada","actor":"BO.GOV"}
            """
        tables["quotes"] = nil
        #expect(
            try scores(tables).report == """
                clean text byte-exact: 1/1   title exact: 1/1
                sentences (exact bounds)                         P=1.000 R=1.000 F1=1.000 (gold 2, sys 2, tp 2)
                entities span                                    P=1.000 R=0.667 F1=0.800 (gold 3, sys 2, tp 2)
                entities span+type                               P=0.500 R=0.333 F1=0.400 (gold 3, sys 2, tp 1)
                entities span+actor (metonyms)                   P=1.000 R=0.667 F1=0.800 (gold 3, sys 2, tp 2)
                quotes direct: content exact                     P=0.000 R=0.000 F1=0.000 (gold 1, sys 0, tp 0)
                quotes direct: content+speaker id                P=0.000 R=0.000 F1=0.000 (gold 1, sys 0, tp 0)
                quotes all: content exact                        P=0.000 R=0.000 F1=0.000 (gold 1, sys 0, tp 0)
                quotes all: content+speaker id                   P=0.000 R=0.000 F1=0.000 (gold 1, sys 0, tp 0)
                timex span                                       P=1.000 R=1.000 F1=1.000 (gold 1, sys 1, tp 1)
                timex span+value                                 P=1.000 R=1.000 F1=1.000 (gold 1, sys 1, tp 1)
                positions: issue                                 P=1.000 R=1.000 F1=1.000 (gold 1, sys 1, tp 1)
                positions: act+issue                             P=1.000 R=1.000 F1=1.000 (gold 1, sys 1, tp 1)
                positions: holder+issue                          P=1.000 R=1.000 F1=1.000 (gold 1, sys 1, tp 1)
                positions: holder+act+issue  <- headline         P=1.000 R=1.000 F1=1.000 (gold 1, sys 1, tp 1)
                positions: +polarity+target                      P=1.000 R=1.000 F1=1.000 (gold 1, sys 1, tp 1)
                positions: CONDITION holder+issue+consequent     P=1.000 R=1.000 F1=1.000 (gold 1, sys 1, tp 1)
                positions: source level given headline key       P=1.000 R=1.000 F1=1.000 (gold 1, sys 1, tp 1)
                entities clusters over the corpus (B-cubed)      P=0.500 R=0.500 F1=0.500

                """)
    }

    @Test func `An article whose text differs counts as missing, and the report says so`() throws {
        var tables = Self.tables
        // The same to a reader and to Swift's ==, not the same bytes.
        tables["articles"] = """
            {"article_id":"a1","path":"one.txt","text":"A\\u0308da","title":null}
            """
        let scores = try scores(tables)
        #expect(scores.exactTexts == 0 && scores.exactTitles == 0 && scores.differing == ["one"])
        #expect(scores.measures.allSatisfy { $0.system == 0 && $0.f1 == 0 })
        #expect(scores.report.hasPrefix("note: one cleaned text differs from gold; span scores below count 0"))
    }

    @Test func `Without tables everything is missing, without gold it is an error`() throws {
        let scores = try scores([:])
        #expect(scores.exactTexts == 0)
        #expect(scores.measures.allSatisfy { $0.system == 0 })
        let empty = try TemporaryFolder()
        #expect(
            throws: EvaluationError(place: empty.path, reason: "no gold (*.json) in this folder")
        ) { try GoldScores(output: empty.path, gold: empty.path) }
    }

    @Test func `A line that is no JSON is named`() throws {
        var tables = Self.tables
        tables["times"] = "{}\n{"
        let folder = try folder(tables)
        #expect(
            throws: EvaluationError(place: "\(folder.path)/times.jsonl:2", reason: "expected a key at byte 1")
        ) { try GoldScores(output: folder.path, gold: folder.path + "/gold") }
    }

    @Test func `Floors fail below, are raised and never lowered`() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"b": 0.5, "a": 1, "gone": 0.1}"#, to: "floors.json")
        let floors = try Floors(path: folder.path + "/floors.json")
        #expect(
            floors.failures([("a", 0.99951), ("b", 0.7), ("new", 0.2)]) == [
                "\"a\" is 1.000, below its floor 1.000", "\"new\" has no floor", "\"gone\" has a floor and no score",
            ])
        #expect(
            floors.raised([("a", 0.9), ("b", 0.6669), ("new", 0.2)])
                == Array(
                    """
                    {
                        "a": 1.000,
                        "b": 0.666,
                        "new": 0.200
                    }

                    """.utf8))
    }

    @Test func `The project's own gold and floors can be read`() throws {
        let empty = try TemporaryFolder()
        let scores = try GoldScores(output: empty.path, gold: Self.root + "/Tests/Gold")
        #expect(scores.articles == 4)
        #expect(scores.measures.map(\.gold) == [67, 170, 170, 170, 7, 7, 38, 38, 14, 14, 81, 81, 81, 81, 81, 12, 81])
        let floors = try Floors(path: Self.root + "/Tests/Quality/seeds.json")
        #expect(!floors.failures(scores.summary).contains { $0.hasSuffix("no floor") || $0.hasSuffix("no score") })
    }

    private static let root = #filePath.replacing("/Tests/EvaluationTests/GoldScoresTests.swift", with: "")

    private func folder(_ tables: [String: String]) throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        for (name, rows) in tables { try folder.write(rows + "\n", to: "\(name).jsonl") }
        try folder.write(Self.gold, to: "gold/one.json")
        return folder
    }

    private func scores(_ tables: [String: String]) throws -> GoldScores {
        let folder = try folder(tables)
        return try GoldScores(output: folder.path, gold: folder.path + "/gold")
    }
}
