/// Invented news: sentences that read like reports of negotiations and say nothing about anybody.
///
/// Names and nouns are made of syllables, so that texts share no more than chance has it; verbs of speech, days and
/// quotation marks are real, so that every stage has something to do.
public struct InventedText: Sendable {
    private var random: SplitMix

    /// Text that is the same for the same seed.
    public init(seed: UInt64) { random = SplitMix(seed: seed) }

    /// A word of two or three syllables, one of six thousand; the first ones are frequent, as in any language.
    public mutating func word() -> String {
        let share = Double.random(in: 0..<1, using: &random)
        var own = SplitMix(seed: UInt64(6000 * share * share))
        return (0..<Int.random(in: 2...3, using: &own)).map { _ in
            own.pick(Self.onsets) + own.pick(Self.vowels)
        }.joined() + own.pick(Self.codas)
    }

    /// A name of two words, one of two thousand and some frequent.
    public mutating func name() -> String {
        let share = Double.random(in: 0..<1, using: &random)
        var own = InventedText(seed: UInt64(2000 * share * share))
        return capitalized(own.word()) + " " + capitalized(own.word())
    }

    /// A clause without a capital or a full stop.
    public mutating func clause() -> String {
        "the \(word()) of \(word()) \(random.pick(Self.verbs)) \(random.pick(Self.objects)) "
            + "\(random.pick(Self.links)) the \(word()) \(random.pick(Self.ends))"
    }

    /// A sentence: a statement, a report of what somebody said, or a quotation.
    public mutating func sentence() -> String {
        let day = random.pick(["Monday", "Tuesday", "20 November 2025", "the last day of March", "Friday"])
        let speech = random.pick(["said", "insisted", "denied", "warned", "repeated", "told \(name())"])
        let clause = clause()
        return switch Int.random(in: 0..<6, using: &random) {
        case 0: "“\(capitalized(clause)),” \(name()) \(random.pick(["said", "added", "declared"])) on \(day)."
        case 1: "\(name()) \(speech) on \(day) that \(clause)."
        case 2: "According to \(name()), \(clause)."
        case 3: "\(name()) called it “\(clause)” and left."
        default: "\(capitalized(clause)) on \(day)."
        }
    }

    /// A paragraph of two to five sentences.
    public mutating func paragraph() -> String {
        (0..<Int.random(in: 2...5, using: &random)).map { _ in sentence() }.joined(separator: " ")
    }

    /// An article of at least `byteCount` bytes, paragraphs with an empty line between them.
    public mutating func article(byteCount: Int) -> String {
        var text = paragraph()
        while text.utf8.count < byteCount { text += "\n\n" + paragraph() }
        return text
    }

    private func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }

    private static let onsets = [
        "b", "br", "d", "dr", "f", "g", "gr", "h", "k", "kl", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "tr", "v",
        "z",
    ]
    private static let vowels = ["a", "e", "i", "o", "u", "ai", "ou"]
    private static let codas = ["", "", "n", "r", "s", "l", "th", "nd"]
    private static let verbs = ["rejected", "accepted", "postponed", "discussed", "demanded", "offered", "will halt"]
    private static let objects = [
        "a ceasefire", "the withdrawal of troops", "new talks", "security guarantees", "an exchange of prisoners",
        "the opening of the port", "a neutral status", "the payment",
    ]
    private static let links = ["before", "after", "without", "unless", "together with", "in spite of", "because of"]
    private static let ends = [
        "council", "assembly", "delegation", "commission", "election", "winter", "army", "budget", "treaty", "railway",
    ]
}
