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
        /// Its name stands for the others of the group: the leader for the president.
        var group: String

        /// Whether a role may be meant by another one: the same noun, its head (foreign minister by minister), or the
        /// name of its group (president by leader).
        func isMeant(by other: Role) -> Bool {
            if noun == other.noun || isHead(other.noun, of: noun) { return true }
            return group == other.group && other.noun.elementsEqual(group.utf8)
        }

        private func isHead(_ noun: [UInt8], of longer: [UInt8]) -> Bool {
            longer.count > noun.count + 1 && longer.suffix(noun.count).elementsEqual(noun)
                && longer[longer.count - noun.count - 1] == 0x20
        }
    }

    /// An office, and from when to when; `to` is empty while it lasts.
    struct Office: Sendable {
        var role: Role
        var from: String
        var to: String

        /// Whether it is held on a day, ISO 8601; of a day that is not known nothing speaks against it.
        func isHeld(on day: String?) -> Bool {
            guard let day = day?.prefix(10) else { return true }
            return from <= day && (to.isEmpty || day <= to)
        }
    }

    /// An actor of the domain.
    struct Actor: Sendable {
        var id: String
        /// The nation that it belongs to.
        var country: String
        /// Those whose title is a role of somewhere: President of Ukraine.
        var offices: [Office]
    }

    private(set) var roles: [Role] = []
    private(set) var actors: [Actor] = []
    private var roleTable = WordTable(ignoringCase: true)
    private var lastWords = WordTable(ignoringCase: true)
    private var modifiers = WordTable(ignoringCase: true)
    private var names = WordTable()
    private var verbs = WordTable(ignoringCase: true)
    private var times = WordTable(ignoringCase: true)
    private var aliases = WordTable(ignoringCase: true)
    private var longestRole = 1

    /// Reads `roles`, `name-genders`, `verbs` and `times` of `lexicon/`, and the domain's actors.
    init(domain: String, reading table: (_ path: String, _ requiredColumns: [String]) throws -> Table) throws {
        let roleRows = try table("lexicon/roles.tsv", ["noun", "kind", "gender", "number", "group"])
        for row in roleRows.rows {
            if row["kind"] == "modifier" {
                modifiers.insert(row["noun"], 1)
                continue
            }
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
                Actor(id: row["actor"], country: row["plover_country"], offices: offices(row["roles_dated"], roles)))
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

    /// Whether the word makes another office of the role that follows it: former, deputy.
    func isModifier(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool { modifiers.contains(text, range) }

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

    /// Who held an office of a country on a day: the one actor of the domain.
    ///
    /// - Parameter date: ISO 8601, down to the day.
    func holder(of role: Role, country: String, on date: String) -> Actor? {
        var found: Actor?
        for actor in actors where actor.country == country {
            guard actor.offices.contains(where: { $0.isHeld(on: date) && $0.role.isMeant(by: role) }) else { continue }
            guard found == nil else { return nil }
            found = actor
        }
        return found
    }
}

/// A person's gender, as far as a name, a role or a pronoun says.
enum Gender: String, Sendable { case masculine = "m", feminine = "f" }

/// `Title@from..to;Title@from..`: of the titles that are a role of somewhere, the longest role.
private func offices(_ cell: String, _ roles: [SpeakerLexicon.Role]) -> [SpeakerLexicon.Office] {
    cell.utf8.split(separator: 0x3B).compactMap { part in
        guard let at = part.firstIndex(of: 0x40) else { return nil }
        let dates = Array(part[part.index(after: at)...])
        guard let dots = dates.firstIndex(of: 0x2E), dots + 1 < dates.count, dates[dots + 1] == 0x2E else { return nil }
        let title = asciiLowercased(Array(part[..<at]).span)
        let role = roles.filter { title.starts(with: $0.noun + Array(" of ".utf8)) }.max {
            $0.noun.count < $1.noun.count
        }
        return role.map {
            SpeakerLexicon.Office(
                role: $0, from: String(decoding: dates[..<dots], as: UTF8.self),
                to: String(decoding: dates[(dots + 2)...], as: UTF8.self))
        }
    }
}
