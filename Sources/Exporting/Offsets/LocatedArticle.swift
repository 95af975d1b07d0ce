import Records

/// An article's record with what is needed to say where a span of it lies.
///
/// A class, as every row of the article holds it.
final class LocatedArticle: Sendable {
    let record: ExportRecord
    private let text: LocatedText
    private let title: LocatedText

    /// - Precondition: `record.check()` finds nothing.
    /// - Complexity: O(*n*) in the text.
    init(_ record: ExportRecord) {
        self.record = record
        text = LocatedText(record.article.text, record.article.segments)
        title = LocatedText(record.article.title ?? [], record.article.titleSegments)
    }

    var id: String { record.article.id }

    /// Where a span lies, and its text.
    func place(_ span: TextSpan) -> Place {
        span.field == .text ? text.place(span) : title.place(span)
    }

    /// The sentence of a number.
    func sentence(_ index: Int) -> Place {
        place(record.extracted.sentences[index].span)
    }
}

/// Where a span lies, in the units of the tables.
struct Place: Sendable, Equatable {
    var field: Field
    /// Unicode scalars of the field.
    var start: Int
    var end: Int
    /// Bytes of the source file, where the field came from there.
    var raw: Range<Int>?
    var text: [UInt8]
}

private struct LocatedText: Sendable {
    let bytes: [UInt8]
    let scalars: ScalarIndex
    let map: RawMap

    init(_ bytes: [UInt8], _ segments: [Segment]) {
        self.bytes = bytes
        scalars = ScalarIndex(bytes)
        map = RawMap(segments)
    }

    func place(_ span: TextSpan) -> Place {
        Place(
            field: span.field, start: scalars.scalars(before: span.start), end: scalars.scalars(before: span.end),
            raw: map.raw(of: span.range), text: Array(bytes[span.range]))
    }
}
