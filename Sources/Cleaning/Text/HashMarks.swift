/// Says of nearly all hashes that are not in a set that they are not, in so little room that it stays at hand: a bit for
/// each value of their lowest sixteen bits.
struct HashMarks: Sendable {
    private var bits = [UInt64](repeating: 0, count: 1 << 10)

    mutating func insert(_ hash: UInt64) { bits[Int(hash >> 6 & 0x3FF)] |= 1 &<< (hash & 63) }

    /// Whether a hash may be in the set; certain of those that are.
    func mayHold(_ hash: UInt64) -> Bool { bits[Int(hash >> 6 & 0x3FF)] &>> (hash & 63) & 1 != 0 }
}
