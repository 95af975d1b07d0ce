/// Checks that nothing was lost: the tally of each stage is a sum, each stage's input is the output of the one before,
/// and the tables have as many rows as the tallies say.
struct SumsCheck {
    let output: String
    let tables: [String: [JSONValue]]

    private static let stages = ["1-clean", "2-dedupe", "3-extract", "4-annotate"]

    func check(_ violations: inout Violations) throws(EvaluationError) {
        var handedOn: Int?
        var copies = 0
        var rejected = 0
        for stage in Self.stages {
            let place = "stages/\(stage).tally.json"
            let tally = try readJSON("\(output)/\(place)")
            guard let read = tally["in"].integer, let kept = tally["out"].integer,
                let left = tally["copies"].integer, let refused = tally["rejected"].integer
            else {
                violations.expect(false, "\(place): a number is missing")
                continue
            }
            violations.expect(
                read == kept + left + refused, "\(place): \(read) is not \(kept) + \(left) + \(refused)")
            violations.expect(handedOn == nil || handedOn == read, "\(place): \(handedOn ?? 0) came, \(read) were read")
            guard case .object(let reasons) = tally["reasons"] else {
                violations.expect(false, "\(place): no reasons")
                continue
            }
            violations.expect(
                reasons.reduce(0) { $0 + ($1.value.integer ?? 0) } == refused, "\(place): the reasons are no sum")
            let lines = try readJSONLines("\(output)/stages/\(stage).jsonl").count
            violations.expect(lines == kept, "stages/\(stage).jsonl: \(lines) records, \(kept) by the tally")
            handedOn = kept
            copies += left
            rejected += refused
        }
        let sums = [("articles", handedOn ?? 0), ("duplicates", copies), ("rejected", rejected)]
        for (table, expected) in sums {
            // A digest was not left out for what it gathers.
            let rows = tables[table]?.count { !isDigest($0) } ?? 0
            violations.expect(rows == expected, "\(table): \(rows) rows, \(expected) by the tallies")
        }
        checkCounts(&violations)
    }

    /// The counts in `articles` and `entities` are those of the other tables.
    private func checkCounts(_ violations: inout Violations) {
        let articles = tables["articles"] ?? []
        for (column, table, key) in [
            ("sentences", "sentences", "article_id"), ("quotes", "quotes", "article_id"),
            ("positions", "positions", "article_id"), ("copies", "duplicates", "kept_id"),
        ] {
            let counts = count(table, by: key)
            for (number, row) in articles.enumerated() {
                let own = row["article_id"].string.flatMap { counts[$0] } ?? 0
                violations.expect(
                    row[column].integer == own, "articles:\(number + 1): \(column) is not \(own)")
            }
        }
        let mentions = count("mentions", by: "entity_id")
        for (number, row) in (tables["entities"] ?? []).enumerated() {
            let own = row["entity_id"].string.flatMap { mentions[$0] } ?? 0
            violations.expect(row["mentions"].integer == own, "entities:\(number + 1): mentions is not \(own)")
        }
        let kept = Set(articles.compactMap { $0["article_id"].string })
        for (number, row) in (tables["duplicates"] ?? []).enumerated() {
            let place = "duplicates:\(number + 1)"
            let isKept = row["article_id"].string.map { kept.contains($0) }
            if isDigest(row) {
                violations.expect(isKept == true, "\(place): the digest was not kept")
                violations.expect(
                    row["kept_id"].string.map { kept.contains($0) } ?? false, "\(place): its part was not kept")
            } else {
                violations.expect(isKept == false, "\(place): the article was kept as well")
            }
        }
        let ledger = (tables["ledger"] ?? []).reduce(0) { $0 + ($1["rows"].integer ?? 0) }
        violations.expect(
            ledger == tables["positions"]?.count ?? 0, "ledger: \(ledger) rows counted, positions has others")
    }

    private func count(_ table: String, by key: String) -> [String: Int] {
        var counts: [String: Int] = [:]
        for row in tables[table] ?? [] where !isDigest(row) {
            if let value = row[key].string { counts[value, default: 0] += 1 }
        }
        return counts
    }

    /// Whether a row links a digest with one of its parts, neither of which is a copy.
    private func isDigest(_ row: JSONValue) -> Bool { row["relation"].string == "digest-of" }
}
