import Bytes

/// The persons whom an article names in full, to whom its bare surnames belong.
struct PersonRegistry {
    /// A person.
    struct Person {
        /// The entity.
        var cluster: Int
        /// The words of the longest form of the name, as they are compared.
        var keys: [[UInt8]]
        /// The first of these as it is written.
        var given: String
        /// The id that the domain's tables have for them.
        var actor: String?
        /// The indices of the mentions in full, ascending.
        var mentions: [Int]
    }

    private(set) var persons: [Person] = []
    private let givenNames: GivenNameForms
    /// The persons in whose names a word stands.
    private var byWord: [[UInt8]: [Int]] = [:]

    init(_ givenNames: GivenNameForms) { self.givenNames = givenNames }

    /// The person named in full by some words, and whether another of the same surname has another given name.
    ///
    /// - Parameters:
    ///   - mention: The index of the mention, to which the nearest of several is taken.
    ///   - keys: The words as they are compared, at least two.
    func person(
        named words: [String], _ keys: [[UInt8]], actor: String?, at mention: Int
    ) -> (person: Int?, conflict: Int?) {
        guard let last = keys.last, let first = keys.first, let given = words.first else { return (nil, nil) }
        var same: [Int] = []
        var conflict: Int?
        for index in byWord[last] ?? [] {
            let person = persons[index]
            if let actor, let other = person.actor {
                if actor == other { return (index, nil) }
                continue
            }
            let fits =
                isPart(keys, of: person.keys)
                || person.keys.last == last
                    && (person.keys.first == first || givenNames.areOne(person.given, given))
            if fits {
                same.append(index)
            } else if person.keys.last == last {
                conflict = conflict ?? index
            }
        }
        if same.isEmpty, let index = byWord[first]?.first(where: { isPart(keys, of: persons[$0].keys) }) {
            same.append(index)
        }
        let nearest = nearest(same, to: mention)
        return (nearest, nearest == nil ? conflict : nil)
    }

    /// Adds a person named in full.
    mutating func add(_ person: Person) {
        for key in person.keys where byWord[key]?.last != persons.count {
            if byWord[key]?.count ?? 0 < mostNamesakes { byWord[key, default: []].append(persons.count) }
        }
        persons.append(person)
    }

    /// Notes another mention in full.
    mutating func add(mention: Int, of person: Int) {
        persons[person].mentions.insert(mention, at: mentionCount(of: person, upTo: mention))
    }

    /// How many mentions in full a person has up to one.
    private func mentionCount(of person: Int, upTo mention: Int) -> Int {
        let mentions = persons[person].mentions
        return mentions.span.firstPosition { $0 > mention }
    }

    /// The person whom a single word names at a mention, and whether it is the surname: of several, the one named in full
    /// last before it, else first after it.
    func person(called key: [UInt8], at mention: Int) -> (person: Int, isSurname: Bool)? {
        let candidates = byWord[key] ?? []
        if let person = nearest(candidates.filter { persons[$0].keys.last == key }, to: mention) {
            return (person, true)
        }
        return nearest(candidates.filter { persons[$0].keys.first == key }, to: mention).map { ($0, false) }
    }

    private func nearest(_ candidates: [Int], to mention: Int) -> Int? {
        var before: (person: Int, mention: Int)?
        var after: (person: Int, mention: Int)?
        for index in candidates {
            let mentions = persons[index].mentions
            let next = mentions.span.firstPosition { $0 > mention }
            if next > 0, mentions[next - 1] > before?.mention ?? -1 { before = (index, mentions[next - 1]) }
            if next < mentions.count, mentions[next] < after?.mention ?? .max { after = (index, mentions[next]) }
        }
        return before?.person ?? after?.person
    }
}

/// Whether all of some words stand in a name, in their order: "Pena Nieto" in "Enrique Pena Nieto".
private func isPart(_ part: [[UInt8]], of whole: [[UInt8]]) -> Bool {
    var next = 0
    for word in whole where next < part.count && word == part[next] { next += 1 }
    return next == part.count
}

/// How many persons of one surname an article's bare surnames may mean; more is a list of names, not news.
private let mostNamesakes = 32
