import Bytes

/// Which bytes a text may begin with that an expression matches from its beginning, folded by `foldedScalar`.
struct FirstBytes: Sendable {
    private var bits: InlineArray<4, UInt64>
    /// Whether the expression may match nothing, so that any text will do.
    var isOptional = false

    private init(bits: InlineArray<4, UInt64>) { self.bits = bits }

    /// Any byte.
    static let any = FirstBytes(bits: [.max, .max, .max, .max])

    /// No byte so far.
    init() { bits = [0, 0, 0, 0] }

    /// Those of strings, UTF-8.
    init(of strings: [[UInt8]]) {
        self.init()
        for string in strings {
            if let first = string.first { insert(first) } else { isOptional = true }
        }
    }

    /// Whether a text that begins with a byte may be matched.
    func allows(_ byte: UInt8) -> Bool { isOptional || bits[Int(byte >> 6)] &>> UInt64(byte & 63) & 1 != 0 }

    /// Takes in those of scalars from one to another.
    mutating func insert(_ range: ClosedRange<UInt32>) {
        var scalar = range.lowerBound
        while scalar < 0x80, scalar <= range.upperBound {
            insert(asciiLowercased(UInt8(scalar)))
            scalar += 1
        }
        guard range.upperBound >= 0x80 else { return }
        (bits[2], bits[3]) = (.max, .max)
        // The two letters of ASCII that have others for their case.
        insert(UInt8(ascii: "k"))
        insert(UInt8(ascii: "s"))
    }

    /// Takes in those of another expression: of an alternative, or of what stands behind where this may match nothing.
    mutating func formUnion(_ other: FirstBytes) {
        for i in bits.indices { bits[i] |= other.bits[i] }
    }

    private mutating func insert(_ byte: UInt8) { bits[Int(byte >> 6)] |= 1 &<< UInt64(byte & 63) }
}
