/// The labels of the tagger of names: the five types that corpora agree on, for the first token of a name and for the others.
enum NameLabels {
    static let names = [
        "O", "B-PER", "I-PER", "B-ORG", "I-ORG", "B-LOC", "I-LOC", "B-NORP", "I-NORP", "B-MISC", "I-MISC",
    ]

    /// The first label of a type, its number above that of `O`.
    static func begin(_ type: NameType) -> UInt8 {
        switch type {
        case .person: 1
        case .organization: 3
        case .government, .location, .facility: 5
        case .group: 7
        case .event, .other: 9
        }
    }

    /// What a label other than `O` stands for, its type the plainest of those that share it.
    static func type(_ label: UInt8) -> NameType {
        switch (label - 1) / 2 {
        case 0: .person
        case 1: .organization
        case 2: .government
        case 3: .group
        default: .other
        }
    }

    static func isBegin(_ label: UInt8) -> Bool { label % 2 == 1 }

    /// The runs of tokens that labels make names of; an inside label without its beginning begins a name.
    static func spans(_ labels: [UInt8]) -> [(range: Range<Int>, type: NameType)] {
        var spans: [(range: Range<Int>, type: NameType)] = []
        var i = 0
        while i < labels.count {
            guard labels[i] != 0 else {
                i += 1
                continue
            }
            let inside = isBegin(labels[i]) ? labels[i] + 1 : labels[i]
            var end = i + 1
            while end < labels.count, labels[end] == inside { end += 1 }
            spans.append((i..<end, type(labels[i])))
            i = end
        }
        return spans
    }
}
