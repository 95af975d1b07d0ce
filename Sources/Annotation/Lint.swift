import Language
public import Lexicons
import Records

extension Annotator {
    /// What is wrong with the codebook, by table and line: ids that no table has or that two rows have, empty cells,
    /// patterns that can never match or that two rows claim, examples that do not code as they say.
    ///
    /// - Complexity: Each example is annotated once: some milliseconds for a codebook.
    public func lint() -> [TableError] {
        var lint = Lint(annotator: self)
        lint.checkCells()
        lint.checkIDs()
        lint.checkPatterns()
        lint.checkExamples()
        return lint.findings
    }
}

/// The checks of the codebook, and what they found.
struct Lint {
    let annotator: Annotator
    private(set) var findings: [TableError] = []

    init(annotator: Annotator) { self.annotator = annotator }

    var codebook: Codebook { annotator.codebook }

    mutating func report(_ table: Table, _ row: Table.Row, _ reason: String) {
        findings.append(table.error(row, reason))
    }

    /// The rows of a table by its name; none where the domain has no such table.
    func rows(_ name: String) -> [(Table, Table.Row)] {
        guard let table = codebook.tables[name] else { return [] }
        return table.rows.map { (table, $0) }
    }

    /// Cells in quotation marks as spreadsheets write them: tables have no quoting, so that the marks would be part of the cell.
    mutating func checkCells() {
        for table in codebook.tables.all {
            for row in table.rows {
                for column in table.columns where isQuoted(row.bytes(column)) {
                    report(table, row, "\(column): the cell is in quotation marks, which tables do not have")
                }
            }
        }
    }

    /// Whether a cell stands in marks, and those inside are doubled.
    private func isQuoted(_ cell: [UInt8]) -> Bool {
        guard cell.count > 1, cell[0] == 0x22, cell[cell.count - 1] == 0x22 else { return false }
        var i = 1
        while i < cell.count - 1 {
            if cell[i] == 0x22 {
                guard cell[i + 1] == 0x22, i + 1 < cell.count - 1 else { return false }
                i += 1
            }
            i += 1
        }
        return true
    }

    // MARK: - Examples

    mutating func checkExamples() {
        checkExamples("issues", "example_invented") { row, coded in
            coded.positions.contains { $0.issue == row["issue"] } ? nil : "no row with the issue \(row["issue"])"
        }
        guard codebook.tables.manifest.hasSharedExamples else { return }
        checkExamples("acts.tsv", "example_invented") { row, coded in
            coded.positions.contains { $0.act == row["act"] } ? nil : "no row with the act \(row["act"])"
        }
        checkExamples("cues.tsv", "example") { row, coded in
            coded.positions.contains { $0.act == row["act"] } ? nil : "no row with the act \(row["act"])"
        }
        checkExamples("conditions.tsv", "example") { row, coded in
            coded.positions.contains {
                $0.conditionRelation == row["relation"] && ($0.act == "CONDITION") == (row["as"] == "row")
            }
                ? nil : "no row with the relation \(row["relation"]) as \(row["as"])"
        }
        checkExamples("events.tsv", "example") { row, coded in
            coded.events.contains { $0.event == row["event"] } ? nil : "no event \(row["event"])"
        }
    }

    private mutating func checkExamples(
        _ name: String, _ column: String, _ check: (Table.Row, Annotated) -> String?
    ) {
        for (table, row) in rows(name) {
            let example = row[column]
            guard !example.isEmpty else {
                report(table, row, "no example")
                continue
            }
            let coded = annotator.coded(example)
            guard let reason = check(row, coded) else { continue }
            let got = coded.positions.map { "\($0.holder) \($0.act) \($0.issue)" }.joined(separator: ", ")
            report(table, row, "the example \"\(example)\" gives \(reason), but \(got.isEmpty ? "nothing" : got)")
        }
    }
}

extension Annotator {
    /// What an invented sentence is coded as.
    func coded(_ example: String) -> Annotated {
        let example = Example(example, cast: codebook.cast, analyzer: analyzer)
        return annotate(example.article, example.extracted)
    }
}
