import Bytes
import Lexicons

/// Checks that every code of the tables is one of the codebook's.
struct CodesCheck {
    private let acts: Set<String>
    private let relations: Set<String>
    private let sources: Set<String>
    private let issues: Set<String>
    private let sides: Set<String>
    private let plans: Set<String>
    private let events: Set<String>
    private let actors: Set<String>
    private let unknownSide: String

    /// Reads the codebook of a domain.
    ///
    /// - Parameter codebook: The folder `pipeline/codebook`.
    init(codebook: String, domain: String) throws(EvaluationError) {
        func column(_ path: String, _ name: String) throws(EvaluationError) -> Set<String> {
            let place = "\(codebook)/\(path)"
            do {
                let bytes = try readFile(place)
                return Set(try Table(bytes.span, path: place, required: [name]).rows.map { $0[name] })
            } catch let error as FileError {
                throw EvaluationError(place: error.path, reason: error.reason)
            } catch {
                throw EvaluationError(place: place, reason: "\(error)")
            }
        }
        let place = "\(codebook)/domains/\(domain)/domain.tsv"
        var parts: [String: String] = [:]
        do {
            let bytes = try readFile(place)
            for row in try Table(bytes.span, path: place, required: ["key", "value"]).rows {
                parts[row["key"]] = row["value"]
            }
        } catch let error as FileError {
            throw EvaluationError(place: error.path, reason: error.reason)
        } catch {
            throw EvaluationError(place: place, reason: "\(error)")
        }
        acts = try column("generic/acts.tsv", "act")
        relations = try column("generic/relations.tsv", "relation")
        sources = try column("generic/source.tsv", "source")
        events = try column("generic/events.tsv", "event").union(try column("generic/acts.tsv", "plover_event"))
        issues = try column("domains/\(parts["issues"] ?? "")", "issue")
        sides = try column("domains/\(parts["sides"] ?? "")", "side")
        plans = try column("domains/\(parts["plans"] ?? "")", "plan")
        actors = try column("domains/\(parts["actors"] ?? "")", "actor")
        unknownSide = parts["unknown_side"] ?? ""
    }

    func check(_ tables: [String: [JSONValue]], _ violations: inout Violations) {
        // Whoever is named may act, whether the domain knows them or not.
        let known = actors.union((tables["entities"] ?? []).compactMap { $0["entity_id"].string })
        for (number, row) in (tables["positions"] ?? []).enumerated() {
            let place = "positions:\(number + 1)"
            expect(row, "act", in: acts, place, &violations)
            expect(row, "issue", in: issues, place, &violations)
            expect(row, "source", in: sources, place, &violations)
            expect(row, "condition_relation", in: relations, place, &violations)
            expect(row, "condition_issue", in: issues, place, &violations)
            expect(row, "plan", in: plans, place, &violations)
            expect(row, "side", in: sides.union([unknownSide]), place, &violations)
            for column in ["holder", "target", "via"] { expect(row, column, in: known, place, &violations) }
        }
        for (number, row) in (tables["events"] ?? []).enumerated() {
            let place = "events:\(number + 1)"
            expect(row, "event", in: events, place, &violations)
            for column in ["source", "target"] { expect(row, column, in: known, place, &violations) }
        }
        for (table, column) in [("mentions", "actor"), ("role_mentions", "entity_id"), ("quotes", "speaker_id")] {
            for (number, row) in (tables[table] ?? []).enumerated() {
                expect(row, column, in: known, "\(table):\(number + 1)", &violations)
            }
        }
    }

    private func expect(
        _ row: JSONValue, _ column: String, in codes: Set<String>, _ place: String, _ violations: inout Violations
    ) {
        let value = row[column]
        let listed = value.string.map { [$0] } ?? value.elements.compactMap(\.string)
        for code in listed {
            violations.expect(
                codes.contains(code) || isGovernment(code, of: codes),
                "\(place): \(column) \"\(code)\" is not in the codebook")
        }
    }

    /// Whether a code is that of the government of a state that is known, or has a code of ISO 3166 for its id.
    private func isGovernment(_ code: String, of codes: Set<String>) -> Bool {
        guard code.hasSuffix(".GOV") else { return false }
        let state = code.dropLast(4)
        return codes.contains(String(state)) || state.utf8.count == 3 && state.utf8.allSatisfy(isASCIIUpper)
    }
}
