import Bytes
import Lexicons

/// Which tables a domain is made of: `codebook/domains/<name>/domain.tsv`.
struct Manifest {
    var issues: String
    var localIssues: String?
    var actors: String
    var sides: String
    var plans: String?
    var crosswalk: String?
    /// Whether the examples of the shared tables are of this domain.
    var hasSharedExamples: Bool
    var planIssue: String?
    var unknownSide: String
}

/// The tables of a domain's codebook, read once.
struct CodebookTables {
    /// The tables in the order in which they were read.
    let all: [Table]
    let manifest: Manifest
    private let byName: [String: Table]

    /// The tables that every domain shares, with the columns that they must have.
    private static let generic: [(name: String, columns: [String])] = [
        (
            "acts.tsv",
            [
                "act", "default_polarity", "precedence", "negated", "target", "plover_event", "cameo_root",
                "example_invented",
            ]
        ),
        ("conditions.tsv", ["cue", "relation", "x", "y", "as", "example"]),
        ("crosswalk.tsv", ["act", "issue", "plover_event", "cameo"]),
        ("cues.tsv", ["cue", "frame", "act", "mode", "source", "strength", "example"]),
        ("events.tsv", ["cue", "event", "mode", "cameo", "example"]),
        ("fields.tsv", ["field", "type", "required"]),
        ("grammar.tsv", ["class", "words"]),
        ("offices.tsv", ["sector", "nouns"]),
        ("relations.tsv", ["relation"]),
        ("roles.tsv", ["role", "nouns", "titles", "holders"]),
        ("source.tsv", ["source"]),
    ]

    init(
        domain: String, reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table
    ) throws {
        var all: [Table] = []
        var byName: [String: Table] = [:]
        func read(_ name: String, _ path: String, _ columns: [String]) throws -> Table {
            let read = try table("codebook/" + path, columns)
            all.append(read)
            byName[name] = read
            return read
        }
        let manifest = try Manifest(read("domain.tsv", "domains/\(domain)/domain.tsv", ["key", "value"]))
        for (name, columns) in Self.generic { _ = try read(name, "generic/" + name, columns) }
        let issues = ["issue", "rank", "triggers", "not_triggers", "example_invented"]
        let actors = [
            "actor", "type", "name", "side", "plover_country", "plover_sector", "parent", "aliases", "roles_dated",
        ]
        _ = try read("issues", "domains/" + manifest.issues, issues)
        _ = try read("actors", "domains/" + manifest.actors, actors)
        _ = try read("sides", "domains/" + manifest.sides, ["side", "label", "opponents"])
        if let path = manifest.localIssues { _ = try read("issues_local", "domains/" + path, ["issue", "triggers"]) }
        if let path = manifest.plans {
            _ = try read("plans", "domains/" + path, ["plan", "author", "aliases", "contents_issues"])
        }
        if let path = manifest.crosswalk {
            _ = try read("crosswalk", "domains/" + path, ["act", "issue", "plover_event", "cameo"])
        }
        self.all = all
        self.byName = byName
        self.manifest = manifest
    }

    /// A table by its name: `acts.tsv`… for the shared ones, `issues`, `actors`… for the domain's.
    subscript(name: String) -> Table? { byName[name] }

    /// A table that is always there.
    func required(_ name: String) throws(TableError) -> Table {
        guard let table = byName[name] else { throw TableError(path: name, line: 1, reason: "not read") }
        return table
    }
}

extension Manifest {
    /// Reads which tables the domain uses.
    init(_ table: Table) throws(TableError) {
        var values: [String: String] = [:]
        let known: Set = [
            "label", "issues", "issues_local", "actors", "sides", "plans", "crosswalk", "plan_issue", "unknown_side",
            "examples",
        ]
        for row in table.rows {
            guard known.contains(row["key"]) else { throw table.error(row, "no key \"\(row["key"])\"") }
            guard values.updateValue(row["value"], forKey: row["key"]) == nil else {
                throw table.error(row, "a second \"\(row["key"])\"")
            }
        }
        for key in ["issues", "actors", "sides", "unknown_side"] where values[key, default: ""].isEmpty {
            throw TableError(path: table.path, line: 1, reason: "no key \"\(key)\"")
        }
        issues = values["issues", default: ""]
        actors = values["actors", default: ""]
        sides = values["sides", default: ""]
        unknownSide = values["unknown_side", default: ""]
        localIssues = values["issues_local"]
        plans = values["plans"]
        crosswalk = values["crosswalk"]
        hasSharedExamples = values["examples"] == "generic"
        planIssue = values["plan_issue"]
    }
}

/// 16 hex digits: the hash of what tables say, comments left out.
func fingerprint(of tables: [Table]) -> String {
    var hash: UInt64 = 0
    for table in tables {
        hash = stableHash(table.path, seed: hash)
        for row in table.rows {
            for column in table.columns { hash = stableHash("\(column)\u{1F}\(row[column])", seed: hash) }
        }
    }
    return hexadecimal(hash)
}
