/// A sum that tells numbers from others, and their order: in four lanes, since each step waits for the one before it.
struct Checksum: Sendable {
    private var lanes: (UInt64, UInt64, UInt64, UInt64) = (0, 1, 2, 3)
    private var count = 0

    /// Of nothing yet.
    init() {}

    /// Of some numbers.
    init(_ words: Span<UInt64>) { add(words) }

    /// Adds the next numbers.
    mutating func add(_ words: Span<UInt64>) {
        var at = 0
        while at < words.count && count & 3 != 0 {
            addToLane(words[at])
            at += 1
        }
        var (first, second, third, fourth) = lanes
        while at + 4 <= words.count {
            first = stepped(first, words[at])
            second = stepped(second, words[at + 1])
            third = stepped(third, words[at + 2])
            fourth = stepped(fourth, words[at + 3])
            at += 4
            count += 4
        }
        lanes = (first, second, third, fourth)
        while at < words.count {
            addToLane(words[at])
            at += 1
        }
    }

    /// The sum of what was added.
    var value: UInt64 {
        var sum = stepped(lanes.0, lanes.1)
        sum = stepped(sum, lanes.2)
        sum = stepped(sum, lanes.3)
        return stepped(sum, UInt64(count))
    }

    private mutating func addToLane(_ word: UInt64) {
        switch count & 3 {
        case 0: lanes.0 = stepped(lanes.0, word)
        case 1: lanes.1 = stepped(lanes.1, word)
        case 2: lanes.2 = stepped(lanes.2, word)
        default: lanes.3 = stepped(lanes.3, word)
        }
        count += 1
    }
}

/// A sum with one number more.
private func stepped(_ sum: UInt64, _ word: UInt64) -> UInt64 {
    let product = (sum ^ word) &* 0x9e37_79b9_7f4a_7c15
    return product ^ product >> 29
}
