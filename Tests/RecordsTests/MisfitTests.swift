import Records
import Testing

@Suite("Layers that must fit their text")
struct MisfitTests {
    private let article = ArticleText(id: "a", title: Array("Né".utf8), text: Array("“Oui.”".utf8))
    private let sentences = [Sentence(TextSpan(.title, start: 0, end: 3)), Sentence(TextSpan(start: 0, end: 10))]

    private func quote(_ span: TextSpan, sentence: Int, cue: TextSpan? = nil) -> Quote {
        var quote = Quote(
            id: "a-q0", kind: .direct, span: span, group: "a-q0", sentence: sentence, confidence: 1, rule: "r")
        quote.cue = cue
        return quote
    }

    @Test func `That fit are not complained about`() throws {
        let quote = quote(TextSpan(start: 3, end: 7), sentence: 1, cue: TextSpan(start: 0, end: 3))
        try Extracted(sentences: sentences, quotes: [quote]).check(in: article)
        let event = Event(sentence: 1, span: TextSpan(start: 0, end: 10), source: "s", event: "e", rule: "r")
        try Annotated(events: [event]).check(in: article, sentences)
    }

    @Test(arguments: [
        (TextSpan(start: 1, end: 3), "1..<3 is no run of characters of the text, which has 10 bytes"),
        (TextSpan(start: 0, end: 8), "0..<8 is no run of characters of the text, which has 10 bytes"),
        (TextSpan(start: 3, end: 3), "3..<3 is no run of characters of the text, which has 10 bytes"),
        (TextSpan(start: 7, end: 11), "7..<11 is no run of characters of the text, which has 10 bytes"),
        (TextSpan(start: -1, end: 3), "-1..<3 is no run of characters of the text, which has 10 bytes"),
        (
            TextSpan(start: .min, end: .max),
            "-9223372036854775808..<9223372036854775807 is no run of characters of the text, which has 10 bytes"
        ),
        (TextSpan(.title, start: 0, end: 10), "0..<10 is no run of characters of the title, which has 3 bytes"),
    ])
    func `A span that does not fit is told, in each layer`(_ span: TextSpan, _ complaint: String) {
        let fitting = quote(TextSpan(start: 3, end: 7), sentence: 1)
        var (quoted, spoken, addressed) = (fitting, fitting, fitting)
        quoted.quoted = [span]
        spoken.speaker = span
        addressed.addressee = span
        for (member, extracted) in [
            ("sentences", Extracted(sentences: [Sentence(span)])),
            ("mentions", Extracted(mentions: [Mention(span, type: "PER", entity: "e", how: "h")])),
            ("role_mentions", Extracted(roleMentions: [RoleMention(span, entity: "e", how: "h")])),
            ("times", Extracted(times: [Time(span, type: "DATE", value: "v", resolved: true, rule: "r")])),
            ("quotes", Extracted(sentences: sentences, quotes: [quote(span, sentence: 1)])),
            ("quotes.cue", Extracted(sentences: sentences, quotes: [quote(fitting.span, sentence: 1, cue: span)])),
            ("quotes.quoted", Extracted(sentences: sentences, quotes: [quoted])),
            ("quotes.speaker", Extracted(sentences: sentences, quotes: [spoken])),
            ("quotes.addressee", Extracted(sentences: sentences, quotes: [addressed])),
        ] {
            #expect(throws: MisfitError(description: "\(member): \(complaint)")) { try extracted.check(in: article) }
        }
        var position = Position(
            id: "p", sentence: 1, evidence: span, holder: "h", side: "s", act: "a", polarity: 1, issue: "i",
            source: "s", rule: "r", trace: "t", confidence: 1)
        let event = Event(sentence: 1, span: span, source: "s", event: "e", rule: "r")
        for (member, annotated) in [
            ("positions.evidence", Annotated(positions: [position])), ("events", Annotated(events: [event])),
        ] {
            #expect(throws: MisfitError(description: "\(member): \(complaint)")) {
                try annotated.check(in: article, sentences)
            }
        }
        (position.evidence, position.condition) = (fitting.span, span)
        #expect(throws: MisfitError(description: "positions.condition: \(complaint)")) {
            try Annotated(positions: [position]).check(in: article, sentences)
        }
    }

    @Test(arguments: [(2, "sentence 2 in an article of 2 sentences"), (0, "sentence 0 is not in the text")])
    func `A sentence number that does not fit is told`(_ number: Int, _ complaint: String) {
        let extracted = Extracted(sentences: sentences, quotes: [quote(TextSpan(start: 3, end: 7), sentence: number)])
        #expect(throws: MisfitError(description: "quotes: \(complaint)")) { try extracted.check(in: article) }
    }

    @Test func `A quote in one field and its cue in the other are told`() {
        let quote = quote(TextSpan(start: 3, end: 7), sentence: 1, cue: TextSpan(.title, start: 0, end: 1))
        let complaint = "quotes.cue: in the title, but what it belongs to is in the text"
        #expect(throws: MisfitError(description: complaint)) {
            try Extracted(sentences: sentences, quotes: [quote]).check(in: article)
        }
    }

    @Test(arguments: [
        ([[0, 10, 0, 10]], nil), ([[0, 3, 5, 6], [3, 0, 11, 2], [4, 6, 13, 6]], nil), ([], nil),
        ([[0, 11, 0, 11]], "[0,11,0,11] does not go on from byte 0 of 10"),
        ([[0, 4, 0, 4], [3, 1, 4, 1]], "[3,1,4,1] does not go on from byte 4 of 10"),
        ([[0, -1, 0, 0]], "[0,-1,0,0] are no offsets and lengths"),
        ([[0, 1, .max, 1]], "[0,1,9223372036854775807,1] are no offsets and lengths"),
        ([[.max, .max, 0, 0]], "[9223372036854775807,9223372036854775807,0,0] are no offsets and lengths"),
    ])
    func `Segments come one behind the other within their text`(_ numbers: [[Int]], _ complaint: String?) throws {
        let source = Source(path: "a", sha256: "", byteCount: 0, mediaType: "text/plain", encoding: "utf-8")
        let segments = numbers.map {
            Segment(textStart: $0[0], textLength: $0[1], rawStart: $0[2], rawLength: $0[3])
        }
        let ten = Array("0123456789".utf8)
        for (member, article) in [
            ("segments", Article(id: "a", source: source, title: nil, text: ten, segments: segments)),
            (
                "title_segments",
                Article(id: "a", source: source, title: ten, titleSegments: segments, text: [], segments: [])
            ),
        ] {
            if let complaint {
                #expect(throws: MisfitError(description: "\(member): \(complaint)")) { try article.checkSegments() }
            } else {
                try article.checkSegments()
            }
        }
    }
}
