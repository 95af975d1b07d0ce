import Foundation
import JSONLines
import Records
import TestSupport

/// The articles of a run with the files that they came from, to judge where the rows of a dataset say that they stand.
struct Provenance {
    private struct Source {
        var article: Article
        var raw: [UInt8]
        var scalars: [Field: [Unicode.Scalar]]
    }

    private var sources: [String: Source] = [:]

    /// - Parameters:
    ///   - records: The records of any stage.
    ///   - input: The folder that the articles' paths are relative to.
    init(records: String, input: String) throws {
        for line in try contents(records).split(separator: 0x0A) {
            let line = Array(line)
            var reader = JSONReader(line.span)
            let article = try Article(from: &reader)
            let path = article.source.path.split(separator: "#").first.map(String.init) ?? ""
            sources[article.id] = Source(
                article: article, raw: try contents("\(input)/\(path)"),
                scalars: [
                    .text: Array(String(decoding: article.text, as: UTF8.self).unicodeScalars),
                    .title: Array(String(decoding: article.title ?? [], as: UTF8.self).unicodeScalars),
                ])
        }
    }

    /// What does not hold of the segments of any article.
    func segmentViolations() -> [String] {
        sources.values.sorted { $0.article.id < $1.article.id }.flatMap { source in
            violations(source, source.article.text, source.article.segments)
                + violations(source, source.article.title ?? [], source.article.titleSegments)
        }
    }

    private func violations(_ source: Source, _ text: [UInt8], _ segments: [Segment]) -> [String] {
        let path = source.article.source.path
        var found: [String] = []
        var end = 0
        for segment in segments {
            let range = segment.textStart..<segment.textStart + segment.textLength
            let raw = segment.rawStart..<segment.rawStart + segment.rawLength
            guard range.upperBound <= text.count, raw.upperBound <= source.raw.count, segment.textStart >= end else {
                found.append("\(path): \(segment) is out of bounds or order")
                continue
            }
            if text[end..<segment.textStart].contains(where: { $0 != 0x0A }) {
                found.append("\(path): text before \(segment) lies in no segment")
            }
            end = range.upperBound
            let isCopy = Array(text[range]) == Array(source.raw[raw])
            if source.article.source.encoding == "utf-8", segment.textLength == segment.rawLength, !isCopy {
                found.append("\(path): \(segment) is no copy")
            }
        }
        if !segments.isEmpty, text[end...].contains(where: { $0 != 0x0A }) {
            found.append("\(path): the end of the text lies in no segment")
        }
        return found
    }

    /// What does not hold of the offsets of the rows of a table.
    func offsetViolations(_ table: String, _ rows: [JSONTree], _ columns: [(text: String, start: String, end: String)])
        -> [String]
    {
        rows.flatMap { row -> [String] in
            let id = row["article_id"]?.text ?? ""
            let field = row["field"]?.text.flatMap(Field.init(rawValue:)) ?? .text
            guard let source = sources[id], let scalars = source.scalars[field] else {
                return ["\(table): no article \(id)"]
            }
            return columns.flatMap { column -> [String] in
                guard let start = row[column.start]?.integer, let end = row[column.end]?.integer else {
                    return row[column.text] == .null ? [] : ["\(table): \(column.text) without offsets"]
                }
                guard 0 <= start, start < end, end <= scalars.count else {
                    return ["\(table): \(start)..<\(end) of \(id)"]
                }
                guard Array((row[column.text]?.text ?? "").unicodeScalars) == Array(scalars[start..<end]) else {
                    return ["\(table): \(column.text) of \(id) is not at \(start)..<\(end)"]
                }
                return column.start == "start" ? rawViolations(table, row, source, field, start..<end) : []
            }
        }
    }

    private func rawViolations(
        _ table: String, _ row: JSONTree, _ source: Source, _ field: Field, _ range: Range<Int>
    ) -> [String] {
        let segments = field == .text ? source.article.segments : source.article.titleSegments
        guard let start = row["raw_start"]?.integer, let end = row["raw_end"]?.integer else {
            return segments.isEmpty ? [] : ["\(table): \(range) of \(source.article.id) without raw offsets"]
        }
        let scalars = source.scalars[field] ?? []
        let first = scalars[..<range.lowerBound].reduce(0) { $0 + UTF8.width($1) }
        let last = first + scalars[range].reduce(0) { $0 + UTF8.width($1) } - 1
        guard let from = segments.last(where: { $0.textStart <= first }),
            let to = segments.last(where: { $0.textStart <= last })
        else { return ["\(table): \(range) of \(source.article.id) lies in no segment"] }
        let isSame =
            start == from.rawStart + (from.textLength == from.rawLength ? first - from.textStart : 0)
            && end == to.rawStart + (to.textLength == to.rawLength ? last + 1 - to.textStart : to.rawLength)
        return isSame ? [] : ["\(table): \(range) of \(source.article.id) is not at \(start)..<\(end) of the source"]
    }
}
