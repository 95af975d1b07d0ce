/// One string or more in one buffer: the parts of expressions are thousands, and most have one string.
struct StringList: Equatable {
    private var bytes: [UInt8]
    /// Where each string but the last ends.
    private var ends: [Int] = []

    /// One string.
    init(_ string: [UInt8]) { bytes = string }

    var count: Int { ends.count + 1 }

    /// Whether it is one string without bytes.
    var isEmptyString: Bool { bytes.isEmpty && ends.isEmpty }

    /// The bytes of the shortest string.
    var leastByteCount: Int {
        var least = bytes.count
        forEach { least = min(least, $0.count) }
        return least
    }

    /// The strings, each by itself.
    var strings: [[UInt8]] {
        var strings: [[UInt8]] = []
        strings.reserveCapacity(count)
        forEach { strings.append(Array(bytes[$0])) }
        return strings
    }

    /// Adds strings behind these.
    mutating func add(_ others: StringList) {
        ends.append(bytes.count)
        let start = bytes.count
        for end in others.ends { ends.append(start + end) }
        bytes += others.bytes
    }

    /// Puts others behind each of these: the first with each of them, then the second.
    mutating func multiply(by others: StringList) {
        guard count > 1 || others.count > 1 else {
            bytes += others.bytes
            return
        }
        let old = self
        bytes = []
        bytes.reserveCapacity(old.bytes.count * others.count + others.bytes.count * old.count)
        ends = []
        ends.reserveCapacity(old.count * others.count)
        old.forEach { first in
            others.forEach { second in
                bytes += old.bytes[first]
                bytes += others.bytes[second]
                ends.append(bytes.count)
            }
        }
        ends.removeLast()
    }

    /// Walks over where the strings stand.
    private func forEach(_ body: (Range<Int>) -> Void) {
        var start = 0
        for end in ends {
            body(start..<end)
            start = end
        }
        body(start..<bytes.count)
    }
}
