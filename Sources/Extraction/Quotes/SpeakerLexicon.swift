import Bytes
import Language
import Lexicons

/// Roles, given names, verbs without endings and the actors of a domain: what tells who speaks.
struct SpeakerLexicon: Sendable {
    /// What a noun that speaks stands for.
    enum RoleKind: String, Sendable { case head, person, government, body, people, document }

    /// A noun that speaks.
    struct Role: Sendable {
        var noun: [UInt8]
        var kind: RoleKind
        var gender: Gender?
        var isPlural: Bool
        /// Stands for the others of its group: the leader for the president.
        var group: String
    }

    /// An actor of the domain.
    struct Actor: Sendable {
        var id: String
        /// The nation that it belongs to.
        var country: String
        /// `Title of Somewhere`, and from when to when.
        var offices: [(title: [UInt8], from: String, to: String)]
    }

    private(set) var roles: [Role] = []
    private(set) var actors: [Actor] = []
    private var roleTable = WordTable(ignoringCase: true)
    private var lastWords = WordTable(ignoringCase: true)
    private var names = WordTable()
    private var verbs = WordTable(ignoringCase: true)
    private var times = WordTable(ignoringCase: true)
    private var aliases = WordTable(ignoringCase: true)
    private var longestRole = 1

    /// Reads `roles`, `name-genders`, `verbs` and `times` of `lexicon/`, and the domain's actors.
    init(domain: String, reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table) throws {
        let roleRows = try table("lexicon/roles.tsv", ["noun", "kind", "gender", "number", "group"])
        for row in roleRows.rows {
            guard let kind = RoleKind(rawValue: row["kind"]) else {
                throw roleRows.error(row, "no kind \"\(row["kind"])\"")
            }
            let noun = Array(row["noun"].utf8)
            roleTable.insert(noun, UInt32(roles.count))
            lastWords.insert(Array(noun.split(separator: 0x20).last ?? []), 1)
            longestRole = max(longestRole, noun.split(separator: 0x20).count)
            roles.append(
                Role(
                    noun: noun, kind: kind, gender: Gender(rawValue: row["gender"]), isPlural: row["number"] == "p",
                    group: row["group"].isEmpty ? row["noun"] : row["group"]))
        }
        for row in try table("lexicon/name-genders.tsv", ["name", "gender"]).rows {
            names.insert(row["name"], row["gender"] == "f" ? 1 : 0)
        }
        for row in try table("lexicon/verbs.tsv", ["verb"]).rows { verbs.insert(row["verb"], 1) }
        for row in try table(TimeLexicon.path, ["form", "class"]).rows {
            switch row["class"] {
            case "weekday", "month", "month-or-name", "day", "tonight":
                times.insert(row["form"], QuoteWord.Traits.time.rawValue)
            case "unit", "part": times.insert(row["form"], QuoteWord.Traits.timeUnit.rawValue)
            case "relative": times.insert(row["form"], QuoteWord.Traits.timeDeterminer.rawValue)
            default: break
            }
        }
        let actorRows = try table(
            "codebook/domains/\(domain)/actors.tsv", ["actor", "type", "plover_country", "aliases", "roles_dated"])
        for row in actorRows.rows {
            for alias in row.list("aliases") { aliases.insert(alias, UInt32(actors.count)) }
            actors.append(
                Actor(id: row["actor"], country: row["plover_country"], offices: offices(row["roles_dated"])))
        }
    }

    /// The role that ends with the word at `i`, and how many words it has; longer ones first.
    func role(_ text: Span<UInt8>, endingAt i: Int, _ words: [QuoteWord]) -> (role: Int, count: Int)? {
        guard lastWords.contains(text, words[i].range) else { return nil }
        for count in stride(from: min(longestRole, i + 1), through: 1, by: -1) {
            let range = words[i - count + 1].range.lowerBound..<words[i].range.upperBound
            if let role = roleTable.value(text, range) { return (Int(role), count) }
        }
        return nil
    }

    /// The gender of a given name, where it says.
    func gender(ofName text: Span<UInt8>, _ range: Range<Int>) -> Gender? {
        names.value(text, range).map { $0 == 1 ? .feminine : .masculine }
    }

    /// Whether the word is a verb without ending.
    func isBaseVerb(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool { verbs.contains(text, range) }

    /// What the word does in a time.
    func timeTraits(_ text: Span<UInt8>, _ range: Range<Int>) -> QuoteWord.Traits {
        QuoteWord.Traits(rawValue: times.value(text, range) ?? 0)
    }

    /// The actor that has these bytes for an alias.
    func actor(alias text: Span<UInt8>, _ range: Range<Int>) -> Actor? {
        aliases.value(text, range).map { actors[Int($0)] }
    }

    /// The actor with an id.
    func actor(id: String) -> Actor? { actors.first { $0.id == id } }

    /// Who held an office on a day: the one actor whose title begins with the role and names the country.
    ///
    /// - Parameter date: ISO 8601, down to the day.
    func holder(of role: [UInt8], country: String, on date: String) -> Actor? {
        var found: Actor?
        let day = String(date.prefix(10))
        for actor in actors where actor.country == country {
            for office in actor.offices
            where office.from <= day && (office.to.isEmpty || day <= office.to) && isTitle(office.title, role) {
                guard found == nil || found?.id == actor.id else { return nil }
                found = actor
            }
        }
        return found
    }

    private func isTitle(_ title: [UInt8], _ role: [UInt8]) -> Bool {
        let lower = asciiLowercased(title.span)
        let end = role.count
        return lower.starts(with: role) && lower.count > end + 4 && Array(lower[end..<end + 4]) == Array(" of ".utf8)
    }
}

/// A person's gender, as far as a name, a role or a pronoun says.
enum Gender: String, Sendable { case masculine = "m", feminine = "f" }

/// `Title@from..to;Title@from..`.
private func offices(_ cell: String) -> [(title: [UInt8], from: String, to: String)] {
    cell.utf8.split(separator: 0x3B).compactMap { part in
        guard let at = part.firstIndex(of: 0x40) else { return nil }
        let dates = Array(part[part.index(after: at)...])
        guard let dots = dates.firstIndex(of: 0x2E), dots + 1 < dates.count, dates[dots + 1] == 0x2E else { return nil }
        return (
            Array(part[..<at]), String(decoding: dates[..<dots], as: UTF8.self),
            String(decoding: dates[(dots + 2)...], as: UTF8.self)
        )
    }
}
