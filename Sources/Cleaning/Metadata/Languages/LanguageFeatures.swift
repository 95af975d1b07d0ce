import Bytes

/// Words, letters and endings, and the languages that have them: a table without deletion, by open addressing.
struct LanguageFeatures: Sendable {
    /// Which of three kinds of features a hash stands for, so that an ending is no word.
    enum Kind: UInt64 {
        case word = 0xCBF2_9CE4_8422_2325
        case letter = 0x9E37_79B9_7F4A_7C15
        case ending = 0xC2B2_AE3D_27D4_EB4F
    }

    /// The hashes, 0 where there is none; and for each the features' place in `ranges`.
    private var keys: [UInt64] = []
    private var slots: [Int32] = []
    /// Where each feature's languages begin in `members`, with the end of the last.
    private var ranges: [Int] = [0]
    private var members: [UInt8] = []
    /// Which hashes there may be: of those that are asked for, most are in no language's row.
    private var marks = HashMarks()

    /// Lays the features out.
    ///
    /// - Parameter features: Hashes, each with the number of a language that has the feature, in the order of the languages.
    init(_ features: [(feature: UInt64, language: UInt8)]) {
        var capacity = 64
        while capacity < 3 * features.count { capacity *= 2 }
        keys = [UInt64](repeating: 0, count: capacity)
        slots = [Int32](repeating: -1, count: capacity)
        // By feature how many languages have it, then where the next of them comes.
        var places: [Int] = []
        var numbers: [Int] = []
        numbers.reserveCapacity(features.count)
        for (key, _) in features {
            marks.insert(key)
            var i = Int(truncatingIfNeeded: key ^ key >> 32) & (capacity - 1)
            while keys[i] != 0 && keys[i] != key { i = (i + 1) & (capacity - 1) }
            if slots[i] < 0 {
                keys[i] = key
                slots[i] = Int32(places.count)
                places.append(0)
            }
            numbers.append(Int(slots[i]))
            places[Int(slots[i])] += 1
        }
        for i in places.indices {
            ranges.append(ranges[i] + places[i])
            places[i] = ranges[i]
        }
        members = [UInt8](repeating: 0, count: features.count)
        for (number, (_, language)) in zip(numbers, features) {
            members[places[number]] = language
            places[number] += 1
        }
    }

    /// Adds to the scores of the languages that have a feature, the more the fewer they are; of many it tells nothing.
    func count(_ key: UInt64, _ weight: Int, _ scores: inout MutableSpan<Int>) {
        guard marks.mayHold(key) else { return }
        var i = Int(truncatingIfNeeded: key ^ key >> 32) & (keys.count - 1)
        while keys[i] != key {
            if keys[i] == 0 { return }
            i = (i + 1) & (keys.count - 1)
        }
        guard key != 0 else { return }
        let having = ranges[Int(slots[i])]..<ranges[Int(slots[i]) + 1]
        guard having.count <= 12 else { return }
        let points = 12 * weight / (having.count * (having.count + 1) / 2)
        for k in having { scores[Int(members[k])] += points }
    }

    /// The hash of a word or a letter, from another start for each kind.
    static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>, _ kind: Kind) -> UInt64 {
        var hash = ByteHash(start: kind.rawValue)
        for i in range { hash.add(bytes[i]) }
        return hash.value
    }

    /// The hash of an ending, from its last byte to its first, so that those of one word are hashed together.
    static func hash(ofEnding bytes: Span<UInt8>) -> UInt64 {
        var hash = ByteHash(start: Kind.ending.rawValue)
        for i in bytes.indices.reversed() { hash.add(bytes[i]) }
        return hash.value
    }
}
