/// Checks the rows of a table that stand in the text of an article.
struct SpanCheck {
    /// The columns of one span: where it begins and ends, and what stands there.
    struct Columns {
        let start: String
        let end: String
        let text: String
        /// Whether the row has `raw_start` and `raw_end` for it.
        var isLocated = false
    }

    /// The spans of each table.
    static let columns: [(table: String, spans: [Columns])] = [
        ("sentences", [Columns(start: "start", end: "end", text: "text", isLocated: true)]),
        ("mentions", [Columns(start: "start", end: "end", text: "text", isLocated: true)]),
        ("role_mentions", [Columns(start: "start", end: "end", text: "text", isLocated: true)]),
        (
            "quotes",
            [
                Columns(start: "start", end: "end", text: "text", isLocated: true),
                Columns(start: "cue_start", end: "cue_end", text: "cue"),
                Columns(start: "speaker_start", end: "speaker_end", text: "speaker"),
            ]
        ),
        ("times", [Columns(start: "start", end: "end", text: "text", isLocated: true)]),
        (
            "positions",
            [
                Columns(start: "start", end: "end", text: "text", isLocated: true),
                Columns(start: "evidence_start", end: "evidence_end", text: "text"),
                Columns(start: "sent_start", end: "sent_end", text: "sentence"),
            ]
        ),
        ("events", [Columns(start: "start", end: "end", text: "text", isLocated: true)]),
    ]

    let records: [String: CleanRecord]
    var raw: RawCheck

    /// Checks the rows of a table: `text[start:end]` is the row's text, and the raw bytes are those it came from.
    mutating func check(_ table: String, _ rows: [JSONValue], _ spans: [Columns], _ violations: inout Violations) {
        for (number, row) in rows.enumerated() {
            let place = "\(table):\(number + 1)"
            guard let id = row["article_id"].string, let record = records[id] else {
                violations.expect(false, "\(place): an article that clean did not hand on")
                continue
            }
            guard let text = record.field(row["field"].string ?? "text") else {
                violations.expect(false, "\(place): a field that the article does not have")
                continue
            }
            for columns in spans {
                guard row[columns.start] != .null || row[columns.end] != .null else {
                    violations.expect(row[columns.text] == .null, "\(place): \(columns.text) without offsets")
                    continue
                }
                guard let start = row[columns.start].integer, let end = row[columns.end].integer,
                    let range = text.bytes(ofScalars: start, end), !range.isEmpty
                else {
                    violations.expect(false, "\(place): \(columns.start) and \(columns.end) are no range of the text")
                    continue
                }
                violations.expect(
                    row[columns.text].utf8?.elementsEqual(text.bytes[range]) ?? false,
                    "\(place): \(columns.text) is not the text from \(start) to \(end)")
                if columns.isLocated { check(row, range, text, record, place, &violations) }
            }
        }
    }

    private mutating func check(
        _ row: JSONValue, _ range: Range<Int>, _ text: SegmentedText, _ record: CleanRecord, _ place: String,
        _ violations: inout Violations
    ) {
        guard let start = row["raw_start"].integer, let end = row["raw_end"].integer else {
            violations.expect(
                row["raw_start"] == .null && row["raw_end"] == .null && text.segments.isEmpty,
                "\(place): no raw offsets, though the text has segments")
            return
        }
        raw.check(row: range, text, record, rawStart: start, rawEnd: end, place, &violations)
    }
}
