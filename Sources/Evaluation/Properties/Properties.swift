/// What must always be true of an output, checked over every row of every table from outside: only the files of the
/// output, the raw input and the codebook are read, and nothing of the programs is used.
public struct Properties: Sendable, Equatable {
    /// What was found.
    public private(set) var violations = Violations()
    /// How many rows each table has, in the order of the data package.
    public private(set) var rows: [(table: String, count: Int)] = []

    /// Checks an output.
    ///
    /// - Parameters:
    ///   - output: The folder of tables, with the stages' records in its folder `stages`.
    ///   - input: The folder that the pipeline read.
    ///   - codebook: The folder `pipeline/codebook`.
    ///   - domain: The domain that was coded.
    /// - Throws: `EvaluationError` where a file that must be there cannot be read.
    public init(output: String, input: String, codebook: String, domain: String) throws(EvaluationError) {
        var records: [String: CleanRecord] = [:]
        var raw = RawCheck(input: input)
        for (number, json) in try readJSONLines("\(output)/stages/1-clean.jsonl").enumerated() {
            guard let record = CleanRecord(json) else {
                violations.expect(false, "1-clean:\(number + 1): not what a record should be")
                continue
            }
            violations.expect(records[record.id] == nil, "1-clean:\(number + 1): the id \(record.id) again")
            records[record.id] = record
            raw.check(record, &violations)
        }
        var tables: [String: [JSONValue]] = [:]
        for name in names(in: output) ?? [] where name.hasSuffix(".jsonl") {
            tables[String(name.dropLast(6))] = try readJSONLines("\(output)/\(name)")
        }
        for name in try PackageCheck(output: output, tables: tables).check(&violations) {
            rows.append((name, tables[name]?.count ?? 0))
        }
        violations.expect(
            Set(rows.map(\.table)) == Set(tables.keys), "datapackage.json: lists other tables than there are")
        var spans = SpanCheck(records: records, raw: raw)
        for (table, columns) in SpanCheck.columns {
            spans.check(table, tables[table] ?? [], columns, &violations)
        }
        checkArticles(tables["articles"] ?? [], records)
        try SumsCheck(output: output, tables: tables).check(&violations)
        QuoteClustersCheck(tables: tables).check(&violations)
        try CodesCheck(codebook: codebook, domain: domain).check(tables, &violations)
    }

    /// Text and title are the clean stage's, byte for byte.
    private mutating func checkArticles(_ rows: [JSONValue], _ records: [String: CleanRecord]) {
        for (number, row) in rows.enumerated() {
            let place = "articles:\(number + 1)"
            guard let record = row["article_id"].string.flatMap({ records[$0] }) else {
                violations.expect(false, "\(place): an article that clean did not hand on")
                continue
            }
            violations.expect(
                (row["text"].utf8 ?? []) == record.text.bytes, "\(place): another text than clean's")
            violations.expect(
                row["title"].utf8 == record.title?.bytes, "\(place): another title than clean's")
            violations.expect(row["path"].string == record.path, "\(place): another path than clean's")
            violations.expect(row["sha256"].string == record.sha256, "\(place): another SHA-256 than clean's")
        }
    }

    /// Whether two checks found the same.
    public static func == (one: Properties, other: Properties) -> Bool {
        one.violations == other.violations && one.rows.elementsEqual(other.rows, by: ==)
    }
}
