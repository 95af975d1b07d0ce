public import Lexicons

/// The codebook of one domain, as the tables under `codebook/` say it; nothing of a domain is in the code.
public struct Codebook: Sendable {
    /// An act of acts.tsv.
    struct Act: Sendable {
        var id: String
        /// The polarity of a row when nothing between cue and issue turns it round.
        var polarity: Int
        /// The stronger act of two at one place is the one with the lower number.
        var precedence: Int
        /// The act when the cue is negated; `nil` where nothing is coded then.
        var negated: String?
        /// Whether it answers a proposal or a demand: its target is whose that is (R12).
        var answers: Bool
        /// Whether somebody has to act: all that one sentence demands has the same target.
        var obliges: Bool
        var ploverEvent: String?
        var cameo: String?
    }

    /// An issue of the domain.
    struct Issue: Sendable {
        var id: String
        /// 0 gives way to any other issue in the same phrase, 2 takes the place of any other.
        var rank: Int
    }

    /// A row of cues.tsv.
    struct Cue: Sendable {
        var frame: Frame
        var act: String
        var mode: String?
        var source: String
        var strength: Int
        var line: Int
    }

    /// How holder, cue and issue stand to each other; see the head of cues.tsv.
    enum Frame: String, Sendable, CaseIterable {
        case speech, verb, modal, refusal, bar, pledge, under, left, noun, view, plan, agent, means, source, package
    }

    /// A row of conditions.tsv.
    struct Condition: Sendable {
        enum Need: String, Sendable { case any, negated, possible, demanded }
        var relation: String
        var isPrerequisiteRight: Bool
        var need: Need
        var makesRows: Bool
        var line: Int
    }

    /// A row of events.tsv.
    struct EventCue: Sendable {
        var event: String
        var mode: String?
        var line: Int
    }

    var domain: String
    var acts: [String: Act] = [:]
    var issues: [String: Issue] = [:]
    var relations: Set<String> = []
    var sources: Set<String> = []
    var grammar: Grammar
    var cast: Cast
    var crosswalk: Crosswalk
    /// The issue of a plan as a whole, where the domain has one.
    var planIssue: String?

    /// The issue of each trigger; `nil` for words that look like a trigger and are none.
    var triggerIssues: [String?] = []
    /// Whether each trigger names the negative pole of its issue.
    var isNegative: [Bool] = []
    var triggers = PatternIndex()
    var cues: [Cue] = []
    var cueOfPattern: [Int] = []
    var cueIndex = PatternIndex()
    var conditions: [Condition] = []
    var conditionOfPattern: [Int] = []
    var conditionIndex = PatternIndex()
    var events: [EventCue] = []
    var eventOfPattern: [Int] = []
    var eventIndex = PatternIndex()
    /// 16 hex digits: the hash of what the tables say.
    public internal(set) var version: String
    /// The tables as they were read.
    let tables: CodebookTables

    /// Reads the codebook of a domain.
    ///
    /// - Parameters:
    ///   - domain: The name of a folder in `codebook/domains`.
    ///   - table: Gives the table at a path relative to the pipeline folder, with the columns that it must have.
    /// - Throws: What `table` throws, and `TableError` at the first row that cannot be understood.
    public init(
        domain: String, reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table
    ) throws {
        let read = try CodebookTables(domain: domain, reading: table)
        self.domain = domain
        tables = read
        version = fingerprint(of: read.all)
        grammar = try Grammar(read.required("grammar.tsv"))
        cast = try Cast(read)
        crosswalk = try Crosswalk([read.required("crosswalk.tsv")] + (read["crosswalk"].map { [$0] } ?? []))
        planIssue = read.manifest.planIssue
        try readVocabulary(read)
        try readIssues(read)
        try readCues(read)
        try readConditions(read)
        try readEvents(read)
    }
}

extension Codebook {
    private mutating func readVocabulary(_ read: CodebookTables) throws(TableError) {
        let table = try read.required("acts.tsv")
        for row in table.rows {
            guard let polarity = Int(row["default_polarity"]), (-1...1).contains(polarity) else {
                throw table.error(row, "default_polarity must be -1, 0 or 1")
            }
            guard let precedence = Int(row["precedence"]) else {
                throw table.error(row, "precedence must be a number")
            }
            acts[row["act"]] = Act(
                id: row["act"], polarity: polarity, precedence: precedence, negated: row.value("negated"),
                answers: row["target"] == "answered", obliges: row["target"] == "obliged",
                ploverEvent: row.value("plover_event"), cameo: row.value("cameo_root"))
        }
        relations = Set(try read.required("relations.tsv").rows.map { $0["relation"] })
        sources = Set(try read.required("source.tsv").rows.map { $0["source"] })
    }

    private mutating func readIssues(_ read: CodebookTables) throws(TableError) {
        let table = try read.required("issues")
        for row in table.rows {
            guard let rank = Int(row["rank"]), (0...2).contains(rank) else {
                throw table.error(row, "rank must be 0, 1 or 2")
            }
            issues[row["issue"]] = Issue(id: row["issue"], rank: rank)
            try addTriggers(table, row)
        }
        if let local = read["issues_local"] {
            for row in local.rows {
                guard issues[row["issue"]] != nil else { throw local.error(row, "no issue \"\(row["issue"])\"") }
                try addTriggers(local, row)
            }
        }
    }

    private mutating func addTriggers(_ table: Table, _ row: Table.Row) throws(TableError) {
        for (column, issue) in [("triggers", row["issue"] as String?), ("not_triggers", nil)] {
            for source in row.list(column) {
                let isNegative = source.utf8.first == 0x2D
                triggers.insert(try pattern(isNegative ? String(source.dropFirst()) : source, table, row))
                triggerIssues.append(issue)
                self.isNegative.append(isNegative)
            }
        }
    }

    private mutating func readCues(_ read: CodebookTables) throws(TableError) {
        let table = try read.required("cues.tsv")
        for row in table.rows {
            guard let frame = Frame(rawValue: row["frame"]) else {
                throw table.error(row, "no frame \"\(row["frame"])\"")
            }
            guard let strength = Int(row["strength"]), (1...3).contains(strength) else {
                throw table.error(row, "strength must be 1, 2 or 3")
            }
            for source in row.list("cue") {
                cueIndex.insert(try pattern(source, table, row))
                cueOfPattern.append(cues.count)
            }
            cues.append(
                Cue(
                    frame: frame, act: row["act"], mode: row.value("mode"), source: row["source"],
                    strength: strength, line: row.line))
        }
    }

    private mutating func readConditions(_ read: CodebookTables) throws(TableError) {
        let table = try read.required("conditions.tsv")
        for row in table.rows {
            guard let need = Condition.Need(rawValue: row["y"]), ["left", "right"].contains(row["x"]),
                ["row", "fill"].contains(row["as"])
            else { throw table.error(row, "x is left or right, y any, negated, possible or demanded, as row or fill") }
            for source in row.list("cue") {
                conditionIndex.insert(try pattern(source, table, row))
                conditionOfPattern.append(conditions.count)
            }
            conditions.append(
                Condition(
                    relation: row["relation"], isPrerequisiteRight: row["x"] == "right", need: need,
                    makesRows: row["as"] == "row", line: row.line))
        }
    }

    private mutating func readEvents(_ read: CodebookTables) throws(TableError) {
        let table = try read.required("events.tsv")
        for row in table.rows {
            for source in row.list("cue") {
                eventIndex.insert(try pattern(source, table, row))
                eventOfPattern.append(events.count)
            }
            events.append(EventCue(event: row["event"], mode: row.value("mode"), line: row.line))
        }
    }

    private func pattern(_ source: String, _ table: Table, _ row: Table.Row) throws(TableError) -> WordPattern {
        do {
            return try WordPattern(source)
        } catch {
            throw table.error(row, error.description)
        }
    }
}

extension Table.Row {
    /// The cell, or `nil` where it is empty.
    func value(_ column: String) -> String? {
        let cell = self[column]
        return cell.isEmpty ? nil : cell
    }
}
