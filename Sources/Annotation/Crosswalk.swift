import Lexicons

/// From an act and an issue to PLOVER and CAMEO: `generic/crosswalk.tsv` and the domain's.
///
/// The row of the issue itself counts before that of its family (`SEC.*`), and that before the row of all issues (`*`).
struct Crosswalk: Sendable {
    struct Codes: Sendable {
        var event: String?
        var cameo: String?
    }

    private var codes: [String: Codes] = [:]

    /// Reads the shared table and the domain's.
    init(_ tables: [Table]) throws(TableError) {
        for table in tables { try add(table) }
    }

    private mutating func add(_ table: Table) throws(TableError) {
        for row in table.rows {
            let key = row["act"] + " " + row["issue"]
            guard
                codes.updateValue(Codes(event: row.value("plover_event"), cameo: row.value("cameo")), forKey: key)
                    == nil
            else { throw table.error(row, "a second row for \(key)") }
        }
    }

    /// The codes of an act on an issue.
    func codes(_ act: String, _ issue: String) -> Codes {
        let family = issue.utf8.firstIndex(of: 0x2E).map { String(issue[..<$0]) + ".*" } ?? "*"
        return codes["\(act) \(issue)"] ?? codes["\(act) \(family)"] ?? codes["\(act) *"] ?? Codes()
    }
}
