import Bytes
import Lexicons

/// Ids: each once, and none that its table does not have; no empty cells where a row needs one.
extension Lint {
    mutating func checkIDs() {
        checkKey("acts.tsv", "act", needs: ["label", "definition", "precedence"])
        checkKey("relations.tsv", "relation", needs: ["definition"])
        checkKey("source.tsv", "source", needs: ["definition"])
        checkKey("fields.tsv", "field", needs: ["type", "required", "definition"])
        checkKey("grammar.tsv", "class", needs: ["words"])
        checkKey("offices.tsv", "sector", needs: ["nouns"])
        checkKey("roles.tsv", "role", needs: ["nouns"])
        checkKey("issues", "issue", needs: ["label", "positive_pole", "definition", "triggers"])
        checkKey("issues_local", "issue", needs: [])
        checkKey("sides", "side", needs: ["label"])
        checkKey("actors", "actor", needs: ["type", "name", "side", "aliases"])
        checkKey("plans", "plan", needs: ["label"])
        let acts = ids("acts.tsv", "act")
        let issues = ids("issues", "issue")
        let actors = ids("actors", "actor")
        let sides = ids("sides", "side")
        checkReferences("acts.tsv", "negated", to: acts)
        checkReferences("cues.tsv", "act", to: acts)
        checkReferences("cues.tsv", "source", to: ids("source.tsv", "source"))
        checkReferences("cues.tsv", "mode", to: ["threat", "warning", "tentative"])
        checkReferences("conditions.tsv", "relation", to: ids("relations.tsv", "relation"))
        for table in ["crosswalk.tsv", "crosswalk"] {
            checkReferences(table, "act", to: acts)
            checkReferences(table, "issue", to: issues.union(families(of: issues)).union(["*"]))
        }
        checkReferences("sides", "opponents", to: sides)
        checkReferences("actors", "side", to: sides)
        checkReferences("actors", "parent", to: actors)
        checkReferences("plans", "author", to: actors)
        checkReferences("plans", "contents_issues", to: issues, separator: 0x3B)
        checkTypes()
        checkManifest(issues, sides)
        checkNames("actors", "actor")
        checkNames("plans", "plan")
        checkRoles()
    }

    private func ids(_ table: String, _ column: String) -> Set<String> { Set(rows(table).map { $0.1[column] }) }

    private func families(of issues: Set<String>) -> Set<String> {
        Set(issues.compactMap { issue in issue.utf8.firstIndex(of: 0x2E).map { String(issue[..<$0]) + ".*" } })
    }

    private mutating func checkKey(_ name: String, _ column: String, needs: [String]) {
        var seen: [String: Int] = [:]
        for (table, row) in rows(name) {
            let id = row[column]
            if id.isEmpty {
                report(table, row, "no \(column)")
            } else if let line = seen.updateValue(row.line, forKey: id) {
                report(table, row, "\(column) \(id) is in line \(line) already")
            }
            for cell in needs where row[cell].isEmpty { report(table, row, "\(id): no \(cell)") }
        }
    }

    private mutating func checkReferences(
        _ name: String, _ column: String, to known: Set<String>, separator: UInt8 = 0x7C
    ) {
        for (table, row) in rows(name) {
            for id in row.list(column, separator: separator) where !known.contains(id) {
                report(table, row, "\(column) \"\(id)\" is in no table")
            }
        }
    }

    private mutating func checkManifest(_ issues: Set<String>, _ sides: Set<String>) {
        for (table, row) in rows("domain.tsv") {
            let isUnknown =
                row["key"] == "plan_issue" && !issues.contains(row["value"])
                || row["key"] == "unknown_side" && !sides.contains(row["value"])
            if isUnknown { report(table, row, "\(row["key"]) \"\(row["value"])\" is in no table") }
        }
    }

    /// An actor of another type is found in texts by nothing.
    private mutating func checkTypes() {
        let known = [
            "company", "forces", "government", "group", "igo", "media", "ngo", "office", "organisation", "party",
            "person", "state",
        ]
        for (table, row) in rows("actors") where !row["type"].isEmpty && !known.contains(row["type"]) {
            report(
                table, row,
                "\(row["actor"]): the type \"\(row["type"])\" is none of \(known.joined(separator: ", "))")
        }
    }

    /// A name may stand for one actor only.
    private mutating func checkNames(_ name: String, _ column: String) {
        var owners: [[String]: String] = [:]
        for (table, row) in rows(name) {
            for alias in row.list("aliases") {
                let forms = nameForms(alias)
                if let other = owners[forms], other != row[column] {
                    report(table, row, "\"\(alias)\" is a name of \(other) already")
                }
                owners[forms] = row[column]
            }
        }
    }

    private mutating func checkRoles() {
        for (table, row) in rows("actors") {
            for role in codebook.cast.actors[row["actor"]]?.roles ?? [] {
                let days = [role.from] + (role.to.isEmpty ? [] : [role.to])
                if !days.allSatisfy(isDay) { report(table, row, "\(role.name): a day is written 2024-12-31") }
                if days.count == 2, days[1] < days[0] { report(table, row, "\(role.name): ends before it begins") }
            }
        }
    }

    private func isDay(_ day: String) -> Bool {
        let bytes = Array(day.utf8)
        guard bytes.count == 10 else { return false }
        return bytes.enumerated().allSatisfy { i, byte in
            i == 4 || i == 7 ? byte == 0x2D : isASCIIDigit(byte)
        }
    }
}
