import Bytes
import TestSupport

/// A file that a scraper might leave, with news in it and everything that could break a stage or a table.
struct HostileInput {
    let name: String
    private(set) var bytes: [UInt8] = []
    private var random: SplitMix

    init(seed: UInt64) {
        random = SplitMix(seed: seed)
        let kind = seed % 25
        name = "\(seed % 7)/file \(seed)" + (kind == 1 ? ".html" : ".txt")
        switch kind {
        case 0: bytes = random.bytes(upTo: 400, from: Array(0...255))
        case 1: bytes = page()
        case 2: bytes = [0xFF, 0xFE] + article().utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        case 3: bytes = article().unicodeScalars.map { $0.value < 256 ? UInt8($0.value) : 0x3F }
        case 4: bytes = [0xEF, 0xBB, 0xBF] + Array(article().utf8)
        case 5: bytes = article().utf8.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        case 6: bytes = []
        case 7: bytes = Array(plainArticle(SplitMix(seed: seed / 50)).utf8)
        case 8: bytes = Array((article() + String(repeating: "long line ", count: 5_000)).utf8)
        case 9: bytes = Array(article().utf8) + random.bytes(upTo: 20, from: Array(0x80...0xFF)) + Array(article().utf8)
        default: bytes = Array(article().utf8)
        }
    }

    private mutating func page() -> [UInt8] {
        let title = sentence()
        let paragraphs = (0..<6).map { _ in
            "<p>\(sentence()) &amp; &#x201C;\(sentence())&#8221; said Ada Lind.<b>\(noise())</b></p>"
        }
        let head = "<!doctype html><html><head><title>\(title)</title><script>var a = '<p>';</script></head><body>"
        return Array(
            (head + "<nav>Home</nav><article><h1>\(title)</h1>" + paragraphs.joined() + "</article></body></html>").utf8
        )
    }

    /// News without noise, the same for some files, so that there are copies.
    private func plainArticle(_ random: SplitMix) -> String {
        var other = self
        other.random = random
        return (0..<20).map { _ in other.sentence() }.joined(separator: " ")
    }

    private mutating func article() -> String {
        var paragraphs: [String] = []
        for _ in 0..<3 + Int(random.next() % 6) {
            var sentences = (0..<1 + Int(random.next() % 5)).map { _ in sentence() }
            if random.next() % 2 == 0 { sentences.insert(noise(), at: Int(random.next() % UInt64(sentences.count))) }
            if random.next() % 10 == 0 { sentences.insert(random.pick(["=1+1", "-", "@x", "+", "\t=", "＝1"]), at: 0) }
            paragraphs.append(sentences.joined(separator: " "))
        }
        return paragraphs.joined(separator: random.pick(["\n", "\n\n", "\n \n"]))
    }

    private mutating func sentence() -> String {
        let name = random.pick([
            "Ada Lind", "President Volodymyr Zelensky", "Moscow", "Kyiv", "The Kremlin", "Vladimir Putin", "Russia",
            "The minister", "Donald Trump", "Ukraine",
        ])
        let verb = random.pick(["said", "insisted", "rejected", "demanded", "warned on Monday that", "called for"])
        let what = random.pick([
            "a ceasefire along the front line", "the withdrawal of Russian troops from Donbas", "security guarantees",
            "that no territory would be ceded", "new talks in 2025", "an exchange of prisoners, “all for all”",
        ])
        return random.pick([
            "\(name) \(verb) \(what).", "“We want \(what),” \(name) said.", "\(name) \(verb) “\(what)”; it was late.",
            "According to \(name), \(what) is “possible”.",
        ])
    }

    /// Scalars of every plane, controls, marks that read from the right, marks that combine, marks that show nothing.
    private mutating func noise() -> String {
        var scalars = String.UnicodeScalarView()
        for _ in 0..<Int(random.next() % 40) {
            let any = random.pick([
                UInt32(random.next() % 0x110000), UInt32(random.next() % 0x300), 0x202E, 0x627, 0x5D0, 0x301, 0x200B,
                0xFEFF,
                0x22, 0x2C, 0x3B, 0x5C, 0x3D, 0x00, 0x1B, 0xFFFE, 0x1F600, 0x2028, 0x85, 0x201C, 0x201D,
            ])
            if let scalar = Unicode.Scalar(any) { scalars.append(scalar) }
        }
        return String(scalars)
    }
}
