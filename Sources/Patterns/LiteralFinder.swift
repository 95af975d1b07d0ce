import Bytes

/// Finds which of many sets of strings have one in a text, all in one pass.
///
/// Strings are looked up by a hash of their last four bytes (after Wu and Manber 1994, "A Fast Algorithm for Multi-Pattern
/// Searching"), shorter ones by all they have.
struct LiteralFinder: Sendable {
    private struct Literal: Sendable {
        /// Where its bytes stand in `bytes`.
        let start: Int32
        let count: Int32
        let set: Int32
        /// The next with the same hash; -1 behind the last.
        let next: Int16
    }

    private var bytes: [UInt8] = []
    private var literals: [Literal] = []
    /// By hash the first of the strings; -1 where there is none.
    private var first = [Int16](repeating: -1, count: 1 << 11)
    /// A bit for each hash of more bits that a string has.
    private var marks = [UInt64](repeating: 0, count: 1 << (Self.hashBits - 6))
    /// For each byte whether strings of two (bit 0) and of three bytes (bit 1) end with it, or of one are it (bit 2).
    private var endings = [UInt8](repeating: 0, count: 256)
    /// The strings of one byte.
    private var single: [(byte: UInt8, set: Int)] = []
    /// The sets that any text may have a string of.
    private var always: [Int] = []

    private static let hashBits: UInt32 = 16

    /// Lays out sets of strings, folded by `foldedScalar`; `nil` stands for one that any text has.
    init(_ sets: [[[UInt8]]?]) {
        for (i, strings) in sets.enumerated() {
            guard let strings, literals.count + strings.count < Int16.max else {
                always.append(i)
                continue
            }
            for string in strings {
                guard string.count > 1 else {
                    single.append((string[0], i))
                    endings[Int(string[0])] |= 4
                    continue
                }
                let hash = Self.hash(string.suffix(4).reduce(0) { $0 << 8 | UInt32($1) }, min(string.count, 4))
                let slot = hash & (first.count - 1)
                marks[hash >> 6] |= 1 << UInt64(hash & 63)
                if string.count < 4 { endings[Int(string[string.count - 1])] |= UInt8(string.count - 1) }
                literals.append(
                    Literal(start: Int32(bytes.count), count: Int32(string.count), set: Int32(i), next: first[slot]))
                first[slot] = Int16(literals.count - 1)
                bytes += string
            }
        }
    }

    @inline(__always)
    private static func hash(_ key: UInt32, _ length: Int) -> Int {
        Int(truncatingIfNeeded: ((key ^ UInt32(truncatingIfNeeded: length)) &* 0x9E37_79B1) >> (32 - hashBits))
    }

    /// The sets that have a string in a text, ascending.
    ///
    /// - Complexity: O(*n*), and of what stands there of the strings.
    func sets(in text: Span<UInt8>) -> [Int] {
        var found = always
        let folded = foldedText(text)
        let text = folded.span
        let marks = marks.span
        let endings = endings.span
        var seen: InlineArray<4, UInt64> = .init(repeating: 0)
        var window: UInt32 = 0
        for i in 0..<text.count {
            let byte = text[i]
            window = window << 8 | UInt32(byte)
            var hash = Self.hash(window, 4)
            if marks[hash >> 6] &>> UInt64(hash & 63) & 1 != 0 { collect(hash, text, upTo: i + 1, &found) }
            let lengths = endings[Int(byte)]
            if lengths == 0 { continue }
            if lengths & 1 != 0 {
                hash = Self.hash(window & 0xFFFF, 2)
                if marks[hash >> 6] &>> UInt64(hash & 63) & 1 != 0 { collect(hash, text, upTo: i + 1, &found) }
            }
            if lengths & 2 != 0 {
                hash = Self.hash(window & 0xFF_FFFF, 3)
                if marks[hash >> 6] &>> UInt64(hash & 63) & 1 != 0 { collect(hash, text, upTo: i + 1, &found) }
            }
            if lengths & 4 != 0 { seen[Int(byte >> 6)] |= 1 &<< UInt64(byte & 63) }
        }
        for (byte, set) in single where seen[Int(byte >> 6)] &>> UInt64(byte & 63) & 1 != 0 {
            if !found.contains(set) { found.append(set) }
        }
        if found.count > always.count { found.sort() }
        return found
    }

    /// Adds the sets that have a string which ends at an offset, of those with a hash.
    ///
    /// Never inlined: what it holds would push what the loop over the text holds out of the registers.
    @inline(never)
    private func collect(_ hash: Int, _ text: Span<UInt8>, upTo end: Int, _ found: inout [Int]) {
        var i = first[hash & (first.count - 1)]
        while i >= 0 {
            let literal = literals[Int(i)]
            i = literal.next
            if ends(text, end, with: literal), !found.contains(Int(literal.set)) { found.append(Int(literal.set)) }
        }
    }

    private func ends(_ text: Span<UInt8>, _ end: Int, with literal: Literal) -> Bool {
        let start = end - Int(literal.count)
        guard start >= 0 else { return false }
        for i in 0..<Int(literal.count) where text[start + i] != bytes[Int(literal.start) + i] { return false }
        return true
    }
}

/// A text as it is compared.
private func foldedText(_ text: Span<UInt8>) -> [UInt8] {
    // A scalar of two bytes may become one of three at most, what is malformed three of one. With room for eight where one
    // is left.
    newBytes(capacity: 3 * text.count + 8) { (folded: inout OutputSpan<UInt8>) in
        var i = 0
        while i < text.count {
            if i + 8 <= text.count {
                let block = load8(text, at: i)
                let beyond = block & EightBytes.tops
                let count = EightBytes.count(before: beyond)
                append(count, of: EightBytes.lowercased(block), to: &folded)
                i += count
                if beyond == 0 { continue }
            }
            let byte = text[i]
            if byte < 0x80 {
                folded.append(asciiLowercased(byte))
                i += 1
                continue
            }
            let scalar = decodeScalar(text, at: i)
            appendUTF8(foldedScalar(scalar.value), to: &folded)
            i += scalar.byteCount
        }
    }
}
