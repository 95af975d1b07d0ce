import Bytes
import Language
import Records

/// What a text says of its persons: their gender, their roles and nations, and where they are named.
struct PeopleOfText {
    private struct Person {
        var id: String
        var gender: Gender?
        var roles: [(role: SpeakerLexicon.Role, country: String?)] = []
        var country: String?
        /// The word indices where it is named.
        var places: [Int] = []
    }

    private var people: [Person] = []
    private var indices: [String: Int] = [:]

    init(
        _ reading: QuoteReading, _ mentions: [Mention], _ ranges: [Range<Int>], _ entities: [Entity],
        _ text: Span<UInt8>,
        _ lexicon: SpeakerLexicon
    ) {
        for (m, mention) in mentions.enumerated() where mention.type == "PER" && !ranges[m].isEmpty {
            let index = indices[mention.entity] ?? people.count
            if index == people.count {
                indices[mention.entity] = index
                people.append(Person(id: mention.entity, country: lexicon.actor(id: mention.entity)?.country))
            }
            people[index].places.append(ranges[m].lowerBound)
            let first = reading.words[ranges[m].lowerBound].range
            people[index].gender = people[index].gender ?? lexicon.gender(ofName: text, first)
            Self.readTitle(&people[index], reading, mentions, before: ranges[m].lowerBound, text, lexicon)
            Self.readApposition(&people[index], reading, mentions, after: ranges[m].upperBound, lexicon)
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
        let nation = nation(reading, mentions, before: start - Int(before.roleCount))
        if person.roles.count < 8 { person.roles.append((role, nation)) }
        person.gender = person.gender ?? role.gender
    }

    /// Smith, the Russian president.
    private static func readApposition(
        _ person: inout Person, _ reading: QuoteReading, _ mentions: [Mention], after end: Int,
        _ lexicon: SpeakerLexicon
    ) {
        guard end < reading.words.count, reading.words[end].isComma else { return }
        for i in end + 1..<min(reading.words.count, end + 8) {
            let word = reading.words[i]
            if word.isMark || word.isFiniteVerb { return }
            guard word.role >= 0 else { continue }
            let role = lexicon.roles[Int(word.role)]
            if person.roles.count < 8 {
                person.roles.append((role, nation(reading, mentions, before: i + 1 - Int(word.roleCount))))
            }
            person.gender = person.gender ?? role.gender
            return
        }
    }

    private static func nation(_ reading: QuoteReading, _ mentions: [Mention], before i: Int) -> String? {
        guard i > 0 else { return nil }
        var k = i - 1
        if reading.words[k].kind == .clitic && k > 0 { k -= 1 }
        guard reading.words[k].mention >= 0 else { return nil }
        let mention = mentions[Int(reading.words[k].mention)]
        guard mention.type == "NORP" || mention.type == "GPE" else { return nil }
        return String((mention.actor ?? mention.entity).prefix(3))
    }

    /// Whether the id is a person that the text names.
    func isPerson(_ id: String) -> Bool { indices[id] != nil }

    /// Whether a person may be of a gender: it is, or nobody knows.
    func fits(_ id: String, _ gender: Gender) -> Bool {
        guard let index = indices[id] else { return false }
        return people[index].gender == nil || people[index].gender == gender
    }

    /// The person with a role that was named last before a word; `nil` where none or several with that role fit.
    func person(with role: SpeakerLexicon.Role, country: String?, before i: Int, _ lexicon: SpeakerLexicon) -> String? {
        var best: (id: String, place: Int)?
        for person in people {
            guard let place = Self.last(of: person.places, before: i) else { continue }
            guard role.gender == nil || person.gender == nil || person.gender == role.gender else { continue }
            let matches = person.roles.contains { held in
                let isSame =
                    held.role.noun == role.noun || held.role.group == role.group
                    || isHead(role.noun, of: held.role.noun)
                let nation = held.country ?? person.country
                return isSame && (country == nil || nation == nil || nation == country)
            }
            if matches, best.map({ place > $0.place }) ?? true { best = (person.id, place) }
        }
        return best?.id
    }

    /// The last of ascending numbers that is below a bound.
    private static func last(of places: [Int], before bound: Int) -> Int? {
        var low = 0
        var high = places.count
        while low < high {
            let middle = (low + high) / 2
            if places[middle] < bound { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? places[low - 1] : nil
    }

    /// Whether a longer role ends in the shorter: foreign minister, minister.
    private func isHead(_ noun: [UInt8], of longer: [UInt8]) -> Bool {
        longer.count > noun.count + 1 && longer.suffix(noun.count).elementsEqual(noun)
            && longer[longer.count - noun.count - 1] == 0x20
    }
}
