import Bytes

/// Words, or any keys of bytes, with a number each: looked up straight in a text, without making a `String`.
///
/// Open addressing with linear probing over one array of bytes. ASCII letters may be compared without regard to case;
/// other letters always count as they are written.
///
/// - Complexity: a look-up is O(length of the key); some 20 million words a second on one core.
public struct WordTable: Sendable {
    private var bytes: [UInt8] = []
    private var slots: [Slot]
    /// How many keys there are.
    public private(set) var count = 0
    /// The length of the longest key, in bytes.
    public private(set) var longest = 0
    private let ignoresCase: Bool

    private struct Slot: Sendable {
        var hash: UInt32
        var start: UInt32
        var length: UInt32
        var value: UInt32
    }

    /// An empty table.
    ///
    /// - Parameter ignoringCase: Whether `A`–`Z` equal `a`–`z`.
    public init(ignoringCase: Bool = false) {
        ignoresCase = ignoringCase
        slots = [Slot](repeating: Slot(hash: 0, start: 0, length: 0, value: 0), count: 16)
    }

    /// Sets the value of a key; a later value replaces an earlier one. An empty key is left out.
    public mutating func insert(_ key: String, _ value: UInt32) {
        insert(Array(key.utf8), value)
    }

    /// Sets the value of a key; a later value replaces an earlier one. An empty key is left out.
    public mutating func insert(_ key: [UInt8], _ value: UInt32) {
        guard !key.isEmpty else { return }
        if 2 * (count + 1) > slots.count { grow() }
        let hash = hash(key.span, 0..<key.count)
        var i = Int(hash) & (slots.count - 1)
        while slots[i].length != 0 {
            if matches(slots[i], hash, key.span, 0..<key.count) {
                slots[i].value = value
                return
            }
            i = (i + 1) & (slots.count - 1)
        }
        slots[i] = Slot(hash: hash, start: UInt32(bytes.count), length: UInt32(key.count), value: value)
        for byte in key { bytes.append(ignoresCase ? asciiLowercased(byte) : byte) }
        count += 1
        longest = max(longest, key.count)
    }

    /// The value of the bytes of `text` in `range`, or `nil`.
    public func value(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt32? {
        guard range.count <= longest, !range.isEmpty else { return nil }
        let hash = hash(text, range)
        var i = Int(hash) & (slots.count - 1)
        while slots[i].length != 0 {
            if matches(slots[i], hash, text, range) { return slots[i].value }
            i = (i + 1) & (slots.count - 1)
        }
        return nil
    }

    /// The value of a key, or `nil`.
    public func value(_ key: [UInt8]) -> UInt32? { value(key.span, 0..<key.count) }

    /// Whether the bytes of `text` in `range` are a key.
    public func contains(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool { value(text, range) != nil }

    private func hash(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
        var hash = ByteHash()
        if ignoresCase {
            for i in range { hash.add(asciiLowercased(text[i])) }
        } else {
            for i in range { hash.add(text[i]) }
        }
        return UInt32(truncatingIfNeeded: hash.value ^ (hash.value >> 32))
    }

    private func matches(_ slot: Slot, _ hash: UInt32, _ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard slot.hash == hash, Int(slot.length) == range.count else { return false }
        var i = Int(slot.start)
        for j in range {
            guard bytes[i] == (ignoresCase ? asciiLowercased(text[j]) : text[j]) else { return false }
            i += 1
        }
        return true
    }

    private mutating func grow() {
        let old = slots
        slots = [Slot](repeating: Slot(hash: 0, start: 0, length: 0, value: 0), count: 2 * old.count)
        for slot in old where slot.length != 0 {
            var i = Int(slot.hash) & (slots.count - 1)
            while slots[i].length != 0 { i = (i + 1) & (slots.count - 1) }
            slots[i] = slot
        }
    }
}
