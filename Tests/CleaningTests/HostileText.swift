import TestSupport

/// Random text with everything that files hold and texts should not.
struct HostileText {
    var random: SplitMix

    init(seed: UInt64) { random = SplitMix(seed: seed) }

    /// Some lines of UTF-8, valid but for the bytes that `isBroken` puts in.
    mutating func bytes(isBroken: Bool) -> [UInt8] {
        var bytes: [UInt8] = []
        for _ in 0..<Int.random(in: 0...40, using: &random) { bytes += piece(isBroken: isBroken) }
        return bytes
    }

    private mutating func piece(isBroken: Bool) -> [UInt8] {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return Array(random.pick(Self.lineEnds).utf8)
        case 1: return Array(random.pick(Self.residue).utf8)
        case 2: return Array(random.pick(Self.marks).utf8)
        case 3: return (0..<Int.random(in: 1...4, using: &random)).flatMap { _ in scalar() }
        case 4 where isBroken:
            return random.bytes(upTo: 4, from: [0x80, 0xBF, 0xC2, 0xE2, 0xF0, 0x9F, 0xFF, 0xED, 0xA0])
        case 5: return [random.pick([0x00, 0x01, 0x08, 0x0B, 0x0C, 0x1B, 0x1F, 0x7F])]
        default: return Array((random.pick(Self.words) + " ").utf8)
        }
    }

    /// A scalar of any plane.
    private mutating func scalar() -> [UInt8] {
        let plane = UInt32.random(in: 0...16, using: &random)
        let value = plane << 16 | UInt32.random(in: 0...0xFFFF, using: &random)
        return Unicode.Scalar(value).map { Array(String(Character($0)).utf8) } ?? [0x3F]
    }

    private static let lineEnds = [
        "\n", "\n", "\n\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "\u{85}", "\n \n", "\n\u{A0}\n",
    ]
    private static let residue = [
        "Read More", "\nRead more\n", "\nAdvertisement\n",
        "View AllThe ministers met again in the city on Friday morning.\n",
        "\n)\n)\n", "\nTalks, Europe, Kenya\n", "\nComments", " https://example.org/a?b=c, ", "\nhttps://example.org\n",
        "(https://example.org)", "\nBy Jane Doe\n", "\n3 May 2025\n", "\n© 2025 Example\n", "\n#one #two\n",
    ]
    private static let marks = [
        " ,", " .", ". . .", " ...", "\u{200B}", "\u{FEFF}", "\u{202E}", "\u{200F}", "\u{AD}", "\u{301}", "\u{A0}",
        "\t",
        "“", "”", "<p>", "&amp;", "=1+1", "\"", "\u{FFFD}", "\u{FFFE}", "|",
    ]
    private static let words = [
        "talks", "Ministers", "the", "agreed.", "said,", "Гаага", "和平", "السلام", "שלום", "Ελλάδα", "x", "42",
        "a long word that makes a sentence of it which ends with a full stop, as prose does in most places.",
    ]
}
