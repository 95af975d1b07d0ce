import Bytes
import Records
import TestSupport

@testable import Exporting

/// A random article with everything in its text that could break a table, and the raw bytes that it came from.
///
/// In the raw bytes `&#x…;` is one scalar, `<…>` was removed, two line feeds are a paragraph's end, and all else is a
/// copy; so the tests can decode any run of them without the segments.
struct HostileArticle {
    private(set) var record: ExportRecord
    private(set) var raw: [UInt8] = []
    private var random: SplitMix
    /// Where the scalars of each field begin, but for line feeds.
    private var starts: [Field: [Int]] = [:]

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
        let id = hexadecimal(random.next())
        let source = Source(
            path: "in/\(id).txt", sha256: String(repeating: "0f", count: 32), byteCount: 0, mediaType: "text/plain",
            encoding: "utf-8")
        record = ExportRecord(Article(id: id, source: source, text: [], segments: []))
        if random.isLikely(60) {
            let title = makeText(scalars: 60, paragraphs: 1)
            record.article.title = title.text
            record.article.titleSegments = random.isLikely(80) ? title.segments : []
        }
        let text = makeText(scalars: random.isLikely(10) ? 3000 : 300, paragraphs: 1 + Int(random.next() % 4))
        record.article.text = text.text
        record.article.segments = text.segments
        record.article.source.byteCount = raw.count
        record.article.metadata = makeMetadata()
        if random.isLikely(30) { record.article.removed = [makeRemoval()] }
        record.copies = (0..<random.upTo(3)).map { _ in makeCopy() }
        if random.isLikely(30) {
            // The only article that is there for certain is itself.
            record.parts = [makeCopy("digest-of")]
            record.parts[0].id = record.article.id
        }
        addLayers()
    }

    /// What a run of the raw bytes says.
    func decoded(_ range: Range<Int>) -> [UInt8] {
        var out: [UInt8] = []
        var i = range.lowerBound
        while i < range.upperBound {
            if raw[i] == 0x26 {
                var value: UInt32 = 0
                i += 3
                while raw[i] != 0x3B {
                    value = value * 16 + UInt32(raw[i] < 0x3A ? raw[i] - 0x30 : raw[i] - 0x57)
                    i += 1
                }
                appendUTF8(value, to: &out)
            } else if raw[i] == 0x3C {
                while raw[i] != 0x3E { i += 1 }
            } else if raw[i] == 0x0A {
                out.append(0x0A)
                i += 1
            } else {
                out.append(raw[i])
            }
            i += 1
        }
        return out
    }
}

extension HostileArticle {
    private mutating func makeText(scalars: Int, paragraphs: Int) -> (text: [UInt8], segments: [Segment]) {
        var text: [UInt8] = []
        var segments: [Segment] = []
        func add(_ textLength: Int, _ rawLength: Int, merging: Bool, rawEnd: Int) {
            let rawStart = rawEnd - rawLength
            if merging, let last = segments.last, last.textLength == last.rawLength,
                last.rawStart + last.rawLength == rawStart, last.textStart + last.textLength == text.count - textLength
            {
                segments[segments.count - 1].textLength += textLength
                segments[segments.count - 1].rawLength += rawLength
            } else {
                segments.append(
                    Segment(
                        textStart: text.count - textLength, textLength: textLength, rawStart: rawStart,
                        rawLength: rawLength))
            }
        }
        for paragraph in 0..<paragraphs {
            if paragraph > 0 {
                text.append(0x0A)
                if random.isLikely(50) { add(1, 0, merging: false, rawEnd: raw.count) }
                raw += [0x0A, 0x0A]
            }
            for _ in 0..<1 + random.upTo(scalars) {
                let scalar = makeScalar()
                var utf8: [UInt8] = []
                appendUTF8(scalar, to: &utf8)
                text += utf8
                if scalar == 0x26 || scalar == 0x3C || scalar == 0 || random.isLikely(5) {
                    let entity = Array("&#x\(String(scalar, radix: 16));".utf8)
                    raw += entity
                    add(utf8.count, entity.count, merging: false, rawEnd: raw.count)
                } else {
                    raw += utf8
                    add(utf8.count, utf8.count, merging: true, rawEnd: raw.count)
                }
                if random.isLikely(2) { raw += Array("<junk>".utf8) }
            }
        }
        return (text, segments)
    }

    /// A scalar that is no line feed: of words mostly, else of the kinds that break things, from every plane.
    private mutating func makeScalar() -> UInt32 {
        if random.isLikely(3) {
            let any = UInt32(random.upTo(0x10FFFF))
            if any != 0x0A && !(0xD800...0xDFFF ~= any) { return any }
        }
        return random.pick(random.isLikely(60) ? kinds[0] : random.pick(kinds))
    }

    private mutating func makeString() -> String {
        String(decoding: makeText(scalars: 12, paragraphs: 1).text, as: UTF8.self)
    }

    private mutating func makeMetadata() -> Metadata {
        var metadata = Metadata()
        if random.isLikely(50) { metadata.author = Metadata.Value(makeString(), how: "test") }
        if random.isLikely(50) {
            metadata.published = Metadata.Value(
                random.pick(["2024-02-29", "2023-02-29", "2024-05-01T10:00:00Z", "yesterday", ""]), how: "test")
        }
        if random.isLikely(30) { metadata.site = Metadata.Value(makeString(), how: "test") }
        if random.isLikely(30) { metadata.url = Metadata.Value("http://[bad " + makeString(), how: "test") }
        if random.isLikely(60) {
            metadata.language = Metadata.Value(
                random.pick(["en", "de-CH", "x y", "", "overlonglanguage"]), how: "test")
        }
        return metadata
    }

    private mutating func makeRemoval() -> Removal {
        Removal(
            rawStart: 0, rawEnd: random.upTo(9), kind: "junk", rule: "R-\(random.upTo(9))", text: bytes(makeString()))
    }

    private mutating func makeCopy(_ relation: String? = nil) -> Copy {
        Copy(
            id: hexadecimal(random.next()), path: "in/" + makeString(),
            relation: relation ?? random.pick(["exact", "near"]),
            score: Double(random.upTo(100)) / 100, rule: "D1")
    }
}

/// Words mostly, first; then the kinds that break things, from every plane.
private let kinds: [[UInt32]] = [
    [0x61, 0x62, 0x63, 0x20, 0x20, 0x41, 0x2E], [0x22, 0x2C, 0x3B, 0x5C, 0x27, 0x0D, 0x09],
    [0x3D, 0x2B, 0x2D, 0x40, 0xFF1D, 0xFF0B], [0x26, 0x3C, 0x3E, 0x5D], [0x00, 0x01, 0x0B, 0x1B, 0x7F, 0x85],
    [0x5D0, 0x627, 0x202E, 0x200F, 0x2067], [0x301, 0x308, 0x20DD, 0x1F1FA], [0x200B, 0x200D, 0xFEFF, 0xAD],
    [0x201C, 0x201D, 0x2019, 0x2014, 0xE9, 0x20AC], [0xFFFE, 0xFFFF, 0xFDD0, 0x1FFFE, 0x10FFFF, 0xE000],
    [0x1F600, 0x10348, 0x20000, 0x30000, 0xE0041, 0xF0000, 0x100000], [0x2028, 0x2029, 0x3000, 0xA0],
]

extension SplitMix {
    /// True in `percent` of a hundred cases.
    mutating func isLikely(_ percent: Int) -> Bool { next() % 100 < UInt64(percent) }

    /// From 0 to `limit`.
    mutating func upTo(_ limit: Int) -> Int { Int(next() % UInt64(limit + 1)) }
}

extension HostileArticle {
    /// A run of whole scalars with no line feed at either end, in a field that is not empty.
    private mutating func makeSpan(_ field: Field, upTo limit: Int = 40) -> TextSpan {
        let starts = starts[field] ?? []
        let first = random.upTo(starts.count - 1)
        let last = min(first + random.upTo(limit), starts.count - 1)
        let text = field == .text ? record.article.text : record.article.title ?? []
        let tail = decodeScalar(text.span, at: starts[last]).byteCount
        return TextSpan(field, start: starts[first], end: starts[last] + tail)
    }

    private mutating func makeField() -> Field {
        record.article.title != nil && random.isLikely(20) ? .title : .text
    }

    private mutating func makeSpans(_ count: Int, overlapping: Bool, upTo limit: Int = 40) -> [TextSpan] {
        var spans: [TextSpan] = []
        for _ in 0..<count {
            let span = makeSpan(makeField(), upTo: limit)
            if !spans.contains(where: { overlapping ? $0 == span : $0.overlaps(span) }) { spans.append(span) }
        }
        return spans.sorted()
    }

    private mutating func addLayers() {
        for (field, text) in [(Field.text, record.article.text), (.title, record.article.title ?? [])] {
            starts[field] = text.indices.filter { !isUTF8Continuation(text[$0]) && text[$0] != 0x0A }
        }
        var sentences = makeSpans(8, overlapping: random.isLikely(10), upTo: 120).filter { $0.field == .text }
        if sentences.isEmpty { sentences = [makeSpan(.text)] }
        if let title = record.article.title { sentences.insert(TextSpan(.title, start: 0, end: title.count), at: 0) }
        record.extracted.sentences = sentences.map(Sentence.init)
        let names = ["UKR", "per:a b", "loc:é", "org:\"x\"", "RUS"]
        record.extracted.mentions = makeSpans(12, overlapping: random.isLikely(10)).map {
            Mention($0, type: random.pick(mentionTypes), entity: random.pick(names), how: "test")
        }
        for name in names where random.isLikely(70) {
            record.extracted.entities.append(
                Entity(id: name, name: makeString(), type: random.pick(mentionTypes), how: "test"))
        }
        for name in names where random.isLikely(30) {
            record.extracted.merges.append(Merge(entity: name, form: makeString(), name: makeString(), rule: "test"))
        }
        record.extracted.roleMentions = makeSpans(4, overlapping: false).map {
            RoleMention($0, entity: random.pick(names), how: random.pick(["role", "apposition", "office", "group"]))
        }
        for (i, span) in makeSpans(6, overlapping: true, upTo: 100).enumerated() { addQuote(i, span) }
        record.extracted.times = makeSpans(3, overlapping: false).map {
            Time($0, type: "DATE", value: makeString(), from: "2024-01-01", resolved: random.isLikely(50), rule: "T1")
        }
        for (i, span) in makeSpans(4, overlapping: true).enumerated() { addPosition(i, span) }
        record.annotated.events = makeSpans(2, overlapping: true).map {
            Event(sentence: makeSentence(in: $0.field), span: $0, source: "UKR", event: "FIGHT", rule: "E1")
        }
        record.annotated.codebookVersion = random.isLikely(50) ? "abc" : nil
    }

    private mutating func makeSentence(in field: Field) -> Int {
        random.pick(record.extracted.sentences.indices.filter { record.extracted.sentences[$0].span.field == field })
    }

    private mutating func addQuote(_ number: Int, _ span: TextSpan) {
        let id = "\(record.article.id)-q\(number)"
        var quote = Quote(
            id: id, kind: random.pick(Quote.Kind.allCases), span: span, group: id,
            sentence: makeSentence(in: span.field),
            confidence: Double(random.upTo(10)) / 10, rule: "Q1")
        quote.quoted = (0..<random.upTo(2)).map { _ in makeSpan(span.field) }
        if random.isLikely(70) { quote.cue = makeSpan(span.field) }
        if random.isLikely(70) { quote.speaker = makeSpan(span.field) }
        if random.isLikely(20) { quote.addressee = makeSpan(span.field) }
        if random.isLikely(60) { quote.speakerID = random.pick(["UKR", "per:ö/ü", makeString()]) }
        quote.flags = (0..<random.upTo(2)).map { _ in makeString() }
        record.extracted.quotes.append(quote)
    }

    private mutating func addPosition(_ number: Int, _ span: TextSpan) {
        var position = Position(
            id: hexadecimal(random.next()), sentence: makeSentence(in: span.field), evidence: span, holder: "UKR",
            side: "UA",
            act: random.pick(["DEMAND", "REJECT"]), polarity: random.upTo(2) - 1, issue: random.pick(["T", "S.X"]),
            source: random.pick(["quote", "narrator"]), rule: "R1", trace: makeString(),
            confidence: Double(random.upTo(10)) / 10)
        position.target = (0..<random.upTo(2)).map { _ in makeString() }
        if random.isLikely(30) { position.condition = makeSpan(span.field) }
        if random.isLikely(30) { position.quote = record.extracted.quotes.first?.id }
        record.annotated.positions.append(position)
    }
}
