import Bytes

/// The named character reference that begins at an `&` of a text, as browsers read it: the longest name that fits, with
/// its semicolon or one of those that need none.
///
/// - Parameter end: Where the text ends, at the latest.
/// - Returns: What it stands for, as UTF-8, and how many bytes it has from the `&` on; `nil` where it is none.
/// - Source: the HTML Standard, section 13.2.5.73, "Named character reference state", outside of attributes.
public func namedReference(
    _ text: Span<UInt8>, at start: Int, upTo end: Int
) -> (characters: [UInt8], byteCount: Int)? {
    var found: (characters: [UInt8], byteCount: Int)?
    var hash = ByteHash()
    var i = start + 1
    while i < min(end, start + 2 + longestName) {
        let name = text.extracting(start + 1..<i)
        if text[i] == 0x3B {
            return table.reference(name, hash.value).map { (table.characters(of: $0), i + 1 - start) } ?? found
        }
        guard isASCIIAlphanumeric(text[i]) else { break }
        hash.add(text[i])
        i += 1
        if let bare = table.reference(text.extracting(start + 1..<i), hash.value), bare.needsNoSemicolon {
            found = (table.characters(of: bare), i - start)
        }
    }
    return found
}

/// `CounterClockwiseContourIntegral`.
private let longestName = 31

/// Made at the first reference that is looked up.
private let table = ReferenceTable()

/// All references by the hashes of their names, with linear probing; their bytes stay where the list has them.
private struct ReferenceTable {
    struct Reference {
        var name: Range<Int>
        var characters: Range<Int>
        var needsNoSemicolon = false
    }

    private let bytes: [UInt8]
    private var references: [Reference] = []
    /// One more than a reference's number; 0 where there is none.
    private var slots = [Int16](repeating: 0, count: 1 << 13)

    init() {
        // The last two stand for white space, but none at which the words are split.
        bytes = Array((NamedReferences.all + " NewLine \u{0A} Tab \u{09}").utf8)
        var words = Words(of: bytes)
        while let name = words.next(), let characters = words.next() {
            references.append(Reference(name: name, characters: characters))
            slots[slot(bytes.span.extracting(name), Self.hash(bytes.span.extracting(name)))] = Int16(references.count)
        }
        let bare = Array(NamedReferences.bare.utf8)
        words = Words(of: bare)
        while let word = words.next() {
            let name = bare.span.extracting(word)
            let number = Int(slots[slot(name, Self.hash(name))])
            if number > 0 { references[number - 1].needsNoSemicolon = true }
        }
    }

    /// The reference of a name; `nil` where none has it.
    func reference(_ name: Span<UInt8>, _ hash: UInt64) -> Reference? {
        let number = Int(slots[slot(name, hash)])
        return number > 0 ? references[number - 1] : nil
    }

    /// What a reference stands for, as UTF-8.
    func characters(of reference: Reference) -> [UInt8] { Array(bytes[reference.characters]) }

    /// Where a name stands, or would.
    private func slot(_ name: Span<UInt8>, _ hash: UInt64) -> Int {
        var slot = Int(truncatingIfNeeded: hash ^ hash >> 32) & (slots.count - 1)
        while slots[slot] > 0, !stands(name, at: references[Int(slots[slot]) - 1].name) {
            slot = (slot + 1) & (slots.count - 1)
        }
        return slot
    }

    private func stands(_ name: Span<UInt8>, at range: Range<Int>) -> Bool {
        guard name.count == range.count else { return false }
        for i in name.indices where name[i] != bytes[range.lowerBound + i] { return false }
        return true
    }

    private static func hash(_ name: Span<UInt8>) -> UInt64 {
        var hash = ByteHash()
        for i in name.indices { hash.add(name[i]) }
        return hash.value
    }
}

/// Where the words of a list stand, one after the other, parted by a space each.
private struct Words {
    private let bytes: [UInt8]
    private var start = 0

    init(of bytes: [UInt8]) { self.bytes = bytes }

    mutating func next() -> Range<Int>? {
        guard start < bytes.count else { return nil }
        let end = firstOffset(of: 0x20, in: bytes.span, from: start) ?? bytes.count
        defer { start = end + 1 }
        return start..<end
    }
}
