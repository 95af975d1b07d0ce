import Bytes

/// What a page's short blocks announce or label, by the table of lines.
struct Signposts {
    /// What stands at a signpost, or below it.
    enum Sign: Int {
        case none, comments, related, subscribe, share, advertisement, byline, rights, other

        /// The sign of a rule of this kind.
        fileprivate init(_ kind: String) {
            self =
                switch kind {
                case "comments": .comments
                case "related": .related
                case "subscribe": .subscribe
                case "share": .share
                case "advertisement": .advertisement
                case "byline", "date": .byline
                case "rights": .rights
                default: .other
                }
        }
    }

    /// The most bytes of a block that is looked at.
    private static let longest = 60

    /// By block.
    private(set) var signs: [Sign] = []
    /// By block: the next signpost before it and behind it.
    private(set) var before: [Int?] = []
    private(set) var behind: [Int?]

    /// Looks up what the blocks say: the phrases for whole lines that the book knows for the end of an article or for
    /// any place.
    ///
    /// Links are none, nor blocks that no say is had about.
    ///
    /// - Complexity: O(*n*) in the bytes of short blocks.
    init(_ content: PageContent, _ outline: PageOutline, _ book: RuleBook) {
        let text = content.text.bytes
        behind = [Int?](repeating: nil, count: content.blocks.count)
        var last: Int?
        for (i, block) in content.blocks.enumerated() {
            before.append(last)
            var sign = Sign.none
            let known = outline.blocks[i]
            if known.length <= Self.longest, known.linkShare <= 50, !isFinal(known.ruling) {
                let words = phrase(of: text.span, block.range)
                if let rule = book.rule(forLine: words, at: .tail) { sign = Sign(rule.kind) }
            }
            signs.append(sign)
            if sign != .none { last = i }
        }
        var next: Int?
        for i in content.blocks.indices.reversed() {
            behind[i] = next
            if signs[i] != .none { next = i }
        }
    }
}
