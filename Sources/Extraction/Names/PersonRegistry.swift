/// The persons whom an article names in full, to whom its bare surnames belong.
struct PersonRegistry {
    /// A person.
    struct Person {
        var id: String
        var name: String
        /// The last word of the name, with what particles belong to it left out.
        var surname: String
        var given: String
        /// Whether the domain's actors name them.
        var isActor: Bool
        /// The indices of the mentions in full, ascending.
        var mentions: [Int]
    }

    private(set) var persons: [Person] = []
    private var bySurname: [[UInt8]: [Int]] = [:]

    /// Adds a mention in full, and gives the index of the person.
    mutating func add(
        mention: Int, words: [String], actor: KnownName?, id makeID: (String) -> String
    ) -> Int? {
        guard let last = surname(words), let given = words.first else { return nil }
        let key = variantKey(last)
        let namesakes = bySurname[key] ?? []
        let found = namesakes.first { index in
            actor.map { $0.id == persons[index].id }
                ?? (variantKey(persons[index].given) == variantKey(given) || isInitial(given, of: persons[index].given))
        }
        if let found {
            persons[found].mentions.append(mention)
            return found
        }
        let name = actor?.name ?? words.joined(separator: " ")
        persons.append(
            Person(
                id: actor?.id ?? makeID(name), name: name, surname: last, given: given, isActor: actor != nil,
                mentions: [mention]))
        if namesakes.count < mostNamesakes { bySurname[key, default: []].append(persons.count - 1) }
        return persons.count - 1
    }

    /// The person whom a bare surname names at a mention: the one named in full last before it, else first after it.
    func person(surname: String, at mention: Int) -> Int? {
        let candidates = bySurname[variantKey(surname)] ?? []
        var before: (person: Int, mention: Int)?
        var after: (person: Int, mention: Int)?
        for index in candidates {
            let mentions = persons[index].mentions
            let next = firstIndex(of: mentions, above: mention)
            if next > 0, mentions[next - 1] > before?.mention ?? -1 { before = (index, mentions[next - 1]) }
            if next < mentions.count, mentions[next] < after?.mention ?? .max { after = (index, mentions[next]) }
        }
        return before?.person ?? after?.person
    }

    private func isInitial(_ given: String, of name: String) -> Bool {
        given.utf8.count == 2 && given.utf8.last == 0x2E && given.utf8.first == name.utf8.first
    }
}

/// The last word that is no suffix ("Jr.", "III").
private func surname(_ words: [String]) -> String? {
    words.last { !["Jr.", "Jr", "Sr.", "Sr", "II", "III", "IV"].contains($0) } ?? words.last
}

/// How many persons of one surname an article's bare surnames may mean; more is a list of names, not news.
private let mostNamesakes = 32

/// The first index of an ascending list whose element is above a value, or the count.
private func firstIndex(of ascending: [Int], above value: Int) -> Int {
    var low = 0
    var high = ascending.count
    while low < high {
        let middle = (low + high) / 2
        if ascending[middle] > value { high = middle } else { low = middle + 1 }
    }
    return low
}
