/// Text that breaks programs which take text for ASCII, for one line, or for what they hoped it was.
public struct HostileText: Sendable {
    private var random: SplitMix
    private var invented: InventedText

    /// Text that is the same for the same seed.
    public init(seed: UInt64) {
        random = SplitMix(seed: seed)
        invented = InventedText(seed: seed ^ 0x5bd1_e995)
    }

    /// Something that may stand anywhere in a sentence.
    public mutating func thing() -> String {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: return scalars(count: Int.random(in: 1...6, using: &random))
        case 1: return random.pick(Self.rightToLeft)
        case 2: return marked()
        case 3: return random.pick(Self.invisible)
        case 4: return random.pick(Self.formulas)
        case 5: return random.pick(Self.cells)
        case 6: return String(Unicode.Scalar(random.pick(Self.controls)))
        case 7: return random.pick(Self.quotations)
        case 8: return random.pick(Self.markup)
        case 9: return random.pick(Self.escapes)
        case 10: return random.pick(Self.emoji)
        default: return random.pick(Self.spaces)
        }
    }

    /// A paragraph of sentences with things at their ends and between their words; one in fifty is a very long line.
    public mutating func paragraph() -> String {
        var text = Bool.random(using: &random) ? "" : thing() + " "
        let isLong = Int.random(in: 0..<50, using: &random) == 0
        for _ in 0..<(isLong ? 600 : Int.random(in: 1...5, using: &random)) {
            text += sentence() + " "
        }
        if Int.random(in: 0..<80, using: &random) == 0 { text += String(repeating: "x", count: 9000) }
        return text
    }

    private mutating func sentence() -> String {
        var out = ""
        for character in invented.sentence() {
            if character == " " && Int.random(in: 0..<7, using: &random) == 0 {
                out += random.pick([" ", "", ", "]) + thing() + random.pick([" ", ""])
            } else {
                out.append(character)
            }
        }
        return out
    }

    /// Scalars of any plane, assigned or not.
    public mutating func scalars(count: Int) -> String {
        var text = ""
        for _ in 0..<count {
            let plane = UInt32(random.pick([0, 0, 1, 2, 3, 14, 15, 16]))
            let value = plane << 16 | UInt32.random(in: 0...0xFFFF, using: &random)
            if let scalar = Unicode.Scalar(value) { text.unicodeScalars.append(scalar) }
        }
        return text
    }

    private mutating func marked() -> String {
        var text = random.pick(["a", "e", "И", "س", "न", " "])
        for _ in 0..<Int.random(in: 1...24, using: &random) {
            if let mark = Unicode.Scalar(UInt32.random(in: 0x300...0x36F, using: &random)) {
                text.unicodeScalars.append(mark)
            }
        }
        return text
    }

    private static let rightToLeft = [
        "שלום עולם", "مرحبا بالعالم", "\u{202E}evil\u{202C}", "\u{2067}قال\u{2069}", "\u{200F}(א)\u{200E}", "۱۲۳", "ࠀࠁ",
    ]
    private static let invisible = [
        "\u{200B}", "\u{200D}", "\u{2060}", "\u{FEFF}", "\u{AD}", "\u{180E}", "\u{34F}", "\u{E0041}", "\u{FFF9}",
    ]
    private static let formulas = [
        "=1+2", "+44 20", "-1", "@SUM(A1:A9)", "=cmd|' /C calc'!A0", "＝1", "=HYPERLINK(\"http://x.example\")", "\t=1",
        "'=1", " =1", "%00=1",
    ]
    private static let cells = [
        "\"a,b\"", "a;b\\;c", "\"\"", ",,", "'", "\"", "a\\nb", "\r\n,\"", "NULL", "NA", "true", "1e5", "0x10", "007",
    ]
    private static let controls: [UInt8] = Array(0x01...0x1F) + [0x7F, 0x85, 0x9F, 0xA0]
    private static let quotations = ["“", "”", "‘", "’", "«", "»", "„", "\"", "'", "“‘", "’”", "「", "」", "``", "''"]
    private static let markup = [
        "<b>", "</p>", "]]>", "<!--", "-->", "&amp;", "&#0;", "&#x1F600;", "&nbsp", "<br/>", "<![CDATA[", "<?x ?>",
        "&;",
        "<script>1</script>",
    ]
    private static let escapes = [
        "\\u0041", "\\", "\\\"", "/", "\\ud800", "%s", "$1", "{}", "\\x00", "\u{FFFE}", "\u{FFFF}",
    ]
    private static let emoji = ["👩‍👩‍👧‍👦", "🇺🇦🇷🇺", "❤️", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "1️⃣", "🤷🏽‍♀️"]
    private static let spaces = [
        "\u{A0}", "\u{2009}", "\u{3000}", "\t", "\n", "\r\n", "\r", "\u{2028}", "\u{2029}", "  ",
    ]
}
