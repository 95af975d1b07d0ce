import Bytes
import Records
import TestSupport
import Testing

@testable import Exporting

@Suite("Each row of each table")
struct TableLawsTests {
    @Test(arguments: 0..<500 as Range<UInt64>)
    func `Says the same in CSV as in JSON lines`(_ seed: UInt64) throws {
        for (table, lines) in try hostileTables(seed) {
            let columns = table.schema.columns
            let records = try CSVReader.records(csvHeader(table.schema) + lines.csv)
            let rows = try jsonRows(lines.jsonl)
            #expect(records.first == columns.map(\.name))
            #expect(records.count == rows.count + 1 && rows.count == lines.count)
            for (record, row) in zip(records.dropFirst(), rows) {
                #expect(record.count == columns.count && row.members.count == columns.count)
                let differing = zip(columns, record).filter { column, cell in
                    value(ofCSV: cell, column.kind) != row[column.name].map(withoutNUL)
                }
                #expect(differing.isEmpty, "\(table)")
            }
        }
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func `Keeps what its schema says of it`(_ seed: UInt64) throws {
        let all = try hostileTables(seed)
        let rows = try all.mapValues { try jsonRows($0.jsonl) }
        for (table, rows) in rows {
            for column in table.schema.columns {
                let forbidden = rows.compactMap { $0[column.name] }.filter { !isAllowed($0, column) }
                #expect(forbidden.isEmpty, "\(table).\(column.name)")
            }
            for key in [table.schema.primaryKey]
                + table.schema.columns.filter(\.constraints.isUnique).map({ [$0.name] })
            {
                let keys = rows.map { row in key.map { row[$0] ?? .null } }
                #expect(key.isEmpty || Set(keys).count == keys.count, "\(table) \(key)")
            }
        }
        for (table, own) in rows {
            for foreign in table.schema.foreignKeys {
                let target = try #require(TableName(rawValue: foreign.table))
                let known = Set((rows[target] ?? []).map { row in foreign.referenced.map { row[$0] ?? .null } })
                let lost = own.map { row in foreign.columns.map { row[$0] ?? .null } }.filter { cells in
                    !cells.contains(.null) && !known.contains(cells)
                }
                #expect(lost.isEmpty, "\(table) \(foreign)")
            }
        }
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func `Stands where its offsets say, in the text and in the source`(_ seed: UInt64) throws {
        let article = hostileArticles[Int(seed)]
        let fields = [
            "text": Array(String(decoding: article.record.article.text, as: UTF8.self).unicodeScalars),
            "title": Array(String(decoding: article.record.article.title ?? [], as: UTF8.self).unicodeScalars),
        ]
        for table in [TableName.sentences, .mentions, .quotes, .times, .positions, .events] {
            for row in try jsonRows(try hostileTables(seed)[table]?.jsonl ?? []) {
                let field = try #require(row["field"]?.text)
                let scalars = try #require(fields[field])
                var spans = [("text", "start", "end")]
                if table == .quotes {
                    spans += [("cue", "cue_start", "cue_end"), ("speaker", "speaker_start", "speaker_end")]
                }
                if table == .positions { spans.append(("sentence", "sent_start", "sent_end")) }
                for (text, start, end) in spans where row[text] != .null {
                    let range = try #require(row[start]?.integer)..<#require(row[end]?.integer)
                    let found = scalars.indices.contains(range.upperBound - 1) ? Array(scalars[range]) : []
                    #expect(found == Array((row[text]?.text ?? "").unicodeScalars), "\(table).\(text)")
                }
                guard let start = row["raw_start"]?.integer, let end = row["raw_end"]?.integer else {
                    #expect(field == "title" && article.record.article.titleSegments.isEmpty)
                    continue
                }
                #expect(article.decoded(start..<end) == Array((row["text"]?.text ?? "").utf8), "\(table)")
            }
        }
    }

    /// A NUL is U+FFFD in CSV.
    private func withoutNUL(_ cell: JSONTree) -> JSONTree {
        func clean(_ text: String) -> String {
            String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\0" ? "\u{FFFD}" : $0 }))
        }
        switch cell {
        case .string(let text): return .string(clean(text))
        case .array(let items): return .array(items.map(withoutNUL))
        default: return cell
        }
    }

    private func isAllowed(_ cell: JSONTree?, _ column: ColumnSchema) -> Bool {
        let constraints = column.constraints
        switch (cell, column.kind) {
        case (.null, _): return !constraints.isRequired
        case (.boolean, .boolean), (.array, .list): return true
        case (.number(let value), .integer), (.number(let value), .number):
            let least = constraints.minimum.map { value >= Double($0) } ?? true
            let greatest = constraints.maximum.map { value <= Double($0) } ?? true
            return least && greatest && (column.kind == .number || cell?.integer != nil)
        case (.string(let text), .string):
            let isMatch =
                switch constraints.pattern {
                case articlePattern: text.utf8.count == 16 && text.utf8.allSatisfy(isLowerHexadecimal)
                case "[0-9a-f]{64}": text.utf8.count == 64 && text.utf8.allSatisfy(isLowerHexadecimal)
                default: constraints.pattern == nil
                }
            return isMatch && (constraints.values.isEmpty || constraints.values.contains(text))
        default: return false
        }
    }

    private func isLowerHexadecimal(_ byte: UInt8) -> Bool {
        isASCIIDigit(byte) || (byte >= 0x61 && byte <= 0x66)
    }
}

/// Made once for all laws.
let hostileArticles = (0..<500 as Range<UInt64>).map(HostileArticle.init(seed:))

private let exportedTables = hostileArticles.map { article in
    Result {
        var export = Export()
        try export.add(article.record)
        var tables = export.tables.merging(export.summary.tables()) { one, _ in one }
        let rejection = Rejection(path: "=a,b", reason: "no-text", detail: "\"x\"\n")
        tables[.rejected] = rejectedLines(rejection, stage: "clean")
        return tables
    }
}

private func hostileTables(_ seed: UInt64) throws -> [TableName: TableLines] {
    try exportedTables[Int(seed)].get()
}
