/// Numbers keys in the order in which they come.
struct Numbering {
    /// The keys by their hashes, each with its number; -1 where none is.
    private var slots: [(key: UInt64, number: Int32)]
    private var count: Int32 = 0

    /// - Parameter capacity: How many keys may come.
    init(_ capacity: Int) {
        var size = 16
        while size < 2 * capacity { size *= 2 }
        slots = [(key: UInt64, number: Int32)](repeating: (0, -1), count: size)
    }

    mutating func number(of key: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
        while slots[slot].number >= 0 {
            if slots[slot].key == key { return Int(slots[slot].number) }
            slot = (slot + 1) & (slots.count - 1)
        }
        slots[slot] = (key, count)
        count += 1
        return Int(count) - 1
    }
}
