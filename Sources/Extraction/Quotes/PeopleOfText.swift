import Bytes
import Language
import Records

/// What stands before a role.
enum RoleModifier: Equatable {
    case none
    /// A hash of a word of `roles.tsv` that makes another office of the role: former, deputy.
    case other(UInt64)
    /// A hash of any other word, which may say of what: home secretary.
    case plain(UInt64)

    /// Whether a role with this before it may be meant by one with another: the home secretary by the secretary.
    func isMeant(by other: RoleModifier) -> Bool {
        if case .plain = self, other == .none { return true }
        return self == other
    }
}

/// What a text says of its persons: their gender, their roles and nations, and where they are named.
struct PeopleOfText {
    private struct Person {
        var id: String
        var gender: Gender?
        var roles: [(role: SpeakerLexicon.Role, modifier: RoleModifier, country: String?)] = []
        var actor: SpeakerLexicon.Actor?
        /// The words that name it.
        var places: [Range<Int>] = []
    }

    private var people: [Person] = []
    /// Where persons are named, in the order of the text.
    private var places: [(words: Range<Int>, person: Int)] = []
    private var indices: [String: Int] = [:]
    /// The persons whose names end with a word, by the hash of its letters without case.
    private var bySurname: [UInt64: [Int]] = [:]

    init(
        _ reading: QuoteReading, _ mentions: [Mention], _ ranges: [Range<Int>], _ entities: [Entity],
        _ text: Span<UInt8>,
        _ lexicon: SpeakerLexicon
    ) {
        for (m, mention) in mentions.enumerated() where mention.type == "PER" && !ranges[m].isEmpty {
            let index = indices[mention.entity] ?? people.count
            if index == people.count {
                indices[mention.entity] = index
                people.append(Person(id: mention.entity, actor: lexicon.actor(id: mention.entity)))
            }
            people[index].places.append(ranges[m])
            places.append((ranges[m], index))
            let surname = Self.surname(text, reading.words[ranges[m].upperBound - 1].range)
            let bearers = bySurname[surname] ?? []
            if bearers.count < Self.mostBearers, !bearers.contains(index) {
                bySurname[surname, default: []].append(index)
            }
            let first = reading.words[ranges[m].lowerBound].range
            people[index].gender = people[index].gender ?? lexicon.gender(ofName: text, first)
            Self.readTitle(&people[index], reading, mentions, before: ranges[m].lowerBound, text, lexicon)
            Self.readApposition(&people[index], reading, mentions, after: ranges[m].upperBound, text, lexicon)
        }
        for entity in entities {
            guard let index = indices[entity.id], people[index].gender == nil else { continue }
            let name = Array(entity.name.utf8)
            let end = name.firstIndex(of: 0x20) ?? name.count
            people[index].gender = lexicon.gender(ofName: name.span, 0..<end)
        }
    }

    /// Ukrainian President, Mrs.
    private static func readTitle(
        _ person: inout Person, _ reading: QuoteReading, _ mentions: [Mention], before start: Int, _ text: Span<UInt8>,
        _ lexicon: SpeakerLexicon
    ) {
        guard start > 0 else { return }
        let before = reading.words[start - 1]
        let title = asciiLowercased(text.extracting(before.range))
        if title == Array("mr.".utf8) || title == Array("mr".utf8) { person.gender = .masculine }
        if title == Array("mrs.".utf8) || title == Array("ms.".utf8) || title == Array("mrs".utf8) {
            person.gender = .feminine
        }
        guard before.role >= 0 else { return }
        let role = lexicon.roles[Int(before.role)]
        let first = start - Int(before.roleCount)
        let nation = nation(reading, mentions, before: first)
        let modifier = modifier(reading, before: first, text, lexicon)
        if person.roles.count < 8 { person.roles.append((role, modifier, nation)) }
        person.gender = person.gender ?? role.gender
    }

    /// Smith, the Russian president.
    private static func readApposition(
        _ person: inout Person, _ reading: QuoteReading, _ mentions: [Mention], after end: Int,
        _ text: Span<UInt8>, _ lexicon: SpeakerLexicon
    ) {
        guard end < reading.words.count, reading.words[end].isComma else { return }
        for i in end + 1..<min(reading.words.count, end + 8) {
            let word = reading.words[i]
            if word.isMark || word.isFiniteVerb { return }
            let isOwner = i + 1 < reading.words.count && reading.words[i + 1].kind == .clitic
            guard word.role >= 0, !isOwner else { continue }
            if i + 1 < reading.words.count, reading.words[i + 1].isFiniteVerb || !reading.words[i + 1].cues.isEmpty {
                return
            }
            let role = lexicon.roles[Int(word.role)]
            let first = i + 1 - Int(word.roleCount)
            let modifier = modifier(reading, before: first, text, lexicon)
            let nation = nation(reading, mentions, before: first) ?? nation(reading, mentions, after: i)
            if person.roles.count < 8 { person.roles.append((role, modifier, nation)) }
            person.gender = person.gender ?? role.gender
            return
        }
    }

    /// What stands before a role that begins at a word, with or without a nation: former Ukrainian president.
    static func modifier(
        _ reading: QuoteReading, before start: Int, _ text: Span<UInt8>, _ lexicon: SpeakerLexicon
    ) -> RoleModifier {
        var plain = RoleModifier.none
        for i in (max(0, start - 4)..<start).reversed() {
            let word = reading.words[i]
            if word.mention >= 0 || word.kind == .clitic { continue }
            if lexicon.isModifier(text, word.range) { return .other(WordForm(text, word.range).lower) }
            guard word.kind == .word, word.classes.isEmpty else { break }
            let isHyphenated = word.range.contains { text[$0] == 0x2D }
            if plain == .none, !isHyphenated { plain = .plain(WordForm(text, word.range).lower) }
        }
        return plain
    }

    private static func nation(_ reading: QuoteReading, _ mentions: [Mention], before i: Int) -> String? {
        guard i > 0 else { return nil }
        var k = i - 1
        if reading.words[k].kind == .clitic && k > 0 { k -= 1 }
        guard reading.words[k].mention >= 0 else { return nil }
        let mention = mentions[Int(reading.words[k].mention)]
        guard ["NORP", "GPE", "ORG"].contains(mention.type) else { return nil }
        return country(of: mention.actor ?? mention.entity)
    }

    /// Ukraine, after the role at a word: president of Ukraine.
    private static func nation(_ reading: QuoteReading, _ mentions: [Mention], after i: Int) -> String? {
        guard i + 3 < reading.words.count, reading.words[i + 1].traits.contains(.of) else { return nil }
        let name = reading.words[i + 2].classes.contains(.determiner) ? i + 3 : i + 2
        return reading.words[name].mention >= 0 ? nation(reading, mentions, before: name + 1) : nil
    }

    /// The code of the state that an id begins with; of anything else the id itself.
    static func country(of id: String) -> String {
        let code = id.prefix(3)
        return isState(code) ? String(code) : id
    }

    private static func isState(_ code: some StringProtocol) -> Bool {
        code.utf8.count == 3 && code.utf8.allSatisfy(isASCIIUpper)
    }

    /// Whether the id is a person that the text names.
    func isPerson(_ id: String) -> Bool { indices[id] != nil }

    /// Of so many persons with one surname none is found by it; more are not kept.
    private static let mostBearers = 8

    private static func surname(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        let letters = asciiLowercased(text.extracting(range))
        return stableHash(letters.span)
    }

    /// The one person of the text whose name ends with a word; `nil` for none or several.
    func person(surname text: Span<UInt8>, _ range: Range<Int>) -> String? {
        guard let bearers = bySurname[Self.surname(text, range)], bearers.count == 1 else { return nil }
        return people[bearers[0]].id
    }

    /// Whom a name means that a pronoun of a gender stands for: its person where that fits, else the one other person of the
    /// text with that surname who is known to be of that gender.
    func person(_ id: String, _ gender: Gender, surname text: Span<UInt8>, _ range: Range<Int>) -> String? {
        if fits(id, gender) { return id }
        let others = (bySurname[Self.surname(text, range)] ?? []).filter { people[$0].gender == gender }
        return others.count == 1 ? people[others[0]].id : nil
    }

    /// Whether a person may be of a gender: it is, or nobody knows.
    func fits(_ id: String, _ gender: Gender) -> Bool {
        guard let index = indices[id] else { return false }
        return people[index].gender == nil || people[index].gender == gender
    }

    /// The person with a role that was named last before a phrase; `nil` where none or several with that role fit.
    ///
    /// Whoever could be meant and is named in the same sentence makes it doubtful ("Smith met the president"), unless the
    /// phrase is an apposition ("Smith, the president").
    ///
    /// - Parameters:
    ///   - phrase: The words of the role.
    ///   - date: The article's day, where it is known.
    func person(
        with wanted: (role: SpeakerLexicon.Role, modifier: RoleModifier, country: String?), before phrase: Range<Int>,
        _ reading: QuoteReading, on date: String?
    ) -> String? {
        let sentence = reading.sentenceOf[phrase.lowerBound]
        var best: (person: Int, sentence: Int32)?
        var isAlone = true
        // The first of those who are named beside the role, and whether the role is in apposition to the name.
        var beside: (person: Int, isApposition: Bool)?
        let end = places.span.firstPosition { $0.words.upperBound > phrase.lowerBound }
        for place in places[max(0, end - Self.farthestPlace)..<end].reversed() {
            let there = reading.sentenceOf[place.words.lowerBound]
            if let best, best.sentence != there { break }
            let person = people[place.person]
            guard Self.last(of: person.places, before: phrase.lowerBound) == place.words,
                bears(person, wanted, on: date)
            else { continue }
            if there == sentence {
                let isApposition =
                    place.words.upperBound + 1 == phrase.lowerBound && reading.words[place.words.upperBound].isComma
                let isBeside = isApposition || reading.words[place.words.lowerBound].quoted < 0
                if isBeside, beside.map({ place.person < $0.person }) ?? true { beside = (place.person, isApposition) }
            }
            if best != nil { isAlone = false }
            best = best ?? (place.person, there)
        }
        if let beside { return beside.isApposition ? people[beside.person].id : nil }
        return isAlone ? best.map { people[$0.person].id } : nil
    }

    /// How many names before a role are looked at: who was named longer ago is not meant.
    private static let farthestPlace = 1_000

    private func bears(
        _ person: Person, _ wanted: (role: SpeakerLexicon.Role, modifier: RoleModifier, country: String?),
        on date: String?
    ) -> Bool {
        let gender = wanted.role.gender
        guard gender == nil || person.gender == nil || person.gender == gender else { return false }
        let country = wanted.country
        let isGiven = person.roles.contains { held in
            guard held.role.isMeant(by: wanted.role), held.modifier.isMeant(by: wanted.modifier) else { return false }
            guard let country else { return true }
            guard let nation = held.country ?? person.actor?.country else {
                return held.role.noun == wanted.role.noun && Self.isState(country)
            }
            return nation == country
        }
        if isGiven || wanted.modifier != .none { return isGiven }
        guard let actor = person.actor, country == nil ? date != nil : country == actor.country else { return false }
        return actor.offices.contains { $0.isHeld(on: date) && $0.role.isMeant(by: wanted.role) }
    }

    /// The last of ascending ranges that ends at or before a bound.
    private static func last(of places: [Range<Int>], before bound: Int) -> Range<Int>? {
        let count = places.span.firstPosition { $0.upperBound > bound }
        return count > 0 ? places[count - 1] : nil
    }
}
