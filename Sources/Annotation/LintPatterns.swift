import Language
import Lexicons

/// Patterns: each can match some words of a text, and no two rows claim the same words.
extension Lint {
    mutating func checkPatterns() {
        var owners: [String: (row: Int, id: String)] = [:]
        for name in ["issues", "issues_local"] {
            for (table, row) in rows(name) {
                for column in ["triggers", "not_triggers"] {
                    for source in row.list(column) {
                        let source = source.utf8.first == 0x2D ? String(source.dropFirst()) : source
                        checkOwner(source, column == "triggers" ? row["issue"] : "no issue", table, row, &owners)
                        checkTrigger(source, column == "triggers" ? row["issue"] : nil, table, row)
                    }
                }
            }
        }
        for name in ["cues.tsv", "conditions.tsv", "events.tsv"] {
            var owners: [String: (row: Int, id: String)] = [:]
            for (table, row) in rows(name) {
                let frame = [row["frame"], row["x"], row["y"], row["as"]].joined(separator: " ")
                for source in row.list("cue") {
                    checkOwner(source + " " + frame, "line \(row.line)", table, row, &owners, shown: source)
                    checkWords(source, table, row)
                }
            }
        }
    }

    private mutating func checkOwner(
        _ key: String, _ id: String, _ table: Table, _ row: Table.Row, _ owners: inout [String: (row: Int, id: String)],
        shown: String? = nil
    ) {
        if let other = owners.updateValue((row.line, id), forKey: key) {
            report(
                table, row,
                "the pattern \"\(shown ?? key)\" is in \(other.id == id ? "line \(other.row)" : other.id) already")
        }
    }

    /// A trigger must take the words that it names: none of them may be another issue's.
    private mutating func checkTrigger(_ source: String, _ issue: String?, _ table: Table, _ row: Table.Row) {
        guard checkWords(source, table, row), let pattern = try? WordPattern(source) else { return }
        for words in pattern.samples {
            let whole = codebook.triggers.longestMatches(in: words).filter { $0.words == words.indices }
            guard let match = whole.first else {
                let other = codebook.triggers.longestMatches(in: words).first
                let taken = other.map { "to \"\(codebook.triggers.patterns[$0.pattern].source)\"" } ?? "to nothing"
                report(table, row, "the pattern \"\(source)\" loses \"\(words.joined(separator: " "))\" \(taken)")
                return
            }
            let owner = codebook.triggerIssues[match.pattern]
            if owner != issue {
                let text = words.joined(separator: " ")
                report(table, row, "the pattern \"\(source)\" claims \"\(text)\", which is \(owner ?? "no issue")")
                return
            }
        }
    }

    /// The words of a pattern must be words as texts are cut into them.
    @discardableResult
    private mutating func checkWords(_ source: String, _ table: Table, _ row: Table.Row) -> Bool {
        guard let pattern = try? WordPattern(source) else { return false }
        for words in pattern.samples {
            let text = Array(words.joined(separator: " ").utf8)
            let tokens = annotator.analyzer.analyze(text.span).tokens
            let forms = tokens.map { String(decoding: normalized(text.span.extracting($0.range)), as: UTF8.self) }
            if forms != words {
                let cut = forms.joined(separator: " ")
                report(
                    table, row,
                    "the pattern \"\(source)\" never matches: \"\(words.joined(separator: " "))\" is read \"\(cut)\"")
                return false
            }
        }
        return true
    }
}
