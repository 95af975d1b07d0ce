import Bytes

/// What a plain text says besides its characters by how it is laid out: which lines are those of pages or of a terminal
/// and not of the text, what goes inside others, and which lines are one paragraph.
struct Layout {
    var lines: [LayoutLine]
    /// What goes inside lines that stay, ascending.
    var cuts: [Deletion] = []
    /// By line, how it is joined to the next one that stays; `nil` where a line ends there.
    var joints: [Joint?] = []

    /// How two lines are joined.
    enum Joint {
        /// A space stands where the line ended.
        case space
        /// Nothing stands there: characters without spaces, or a hyphen that is the word's.
        case nothing
        /// The hyphen goes that parted the word.
        case cutHyphen
    }

    /// What a text is laid out as, and the parts that go.
    ///
    /// - Parameters:
    ///   - pageStarts: The offsets behind form feeds, ascending.
    ///   - knownWords: Words that need not stand in the text to be known.
    ///   - press: What an archive of the press put around the text.
    ///   - isMail: Whether the text is that of a message.
    ///   - joinsLines: Whether lines are joined to paragraphs.
    /// - Complexity: O(*n*).
    init(
        _ text: Span<UInt8>, pageStarts: [Int], _ book: RuleBook, _ knownWords: KnownWords, press: PressArticle? = nil,
        isMail: Bool, joinsLines: Bool
    ) {
        lines = layoutLines(text, pageStarts: pageStarts)
        if let press { cuts = press.apply(to: &lines, book) }
        if isMail { mailSignature(text, &lines, book) }
        cuts += quotedMail(text, &lines, book)
        cuts += headFields(text, &lines, book)
        cuts += terminalMarks(text, &lines, book)
        cuts.sort { $0.range.lowerBound < $1.range.lowerBound }
        var pages = PageLines(book)
        pages.find(text, &lines)
        if joinsLines {
            let isMade = !cuts.isEmpty || lines.contains { $0.rule != nil }
            joints = joinedLines(text, lines, knownWords, isMade: isMade)
        }
        if let rule = book[.lineHyphen] { addHyphens(text, rule) }
    }

    /// Notes the hyphens that go as cuts.
    private mutating func addHyphens(_ text: Span<UInt8>, _ rule: Rule) {
        var hyphens: [Deletion] = []
        for i in joints.indices where joints[i] == .cutHyphen {
            let end = lines[i].range.upperBound
            guard let last = decodeScalar(text, before: end), last.value != 0xAD else { continue }
            hyphens.append(Deletion(range: end - last.byteCount..<end, rule: rule))
        }
        guard !hyphens.isEmpty else { return }
        cuts += hyphens
        cuts.sort { $0.range.lowerBound < $1.range.lowerBound }
    }

    /// Whether the text stays as it is.
    var isPlain: Bool {
        cuts.isEmpty && !lines.contains { $0.rule != nil } && !joints.contains { $0 != nil }
    }

    /// The text without what goes, with each paragraph on one line, and what was left out, in offsets of `content`.
    ///
    /// A line feed between joined lines becomes a space, with its way back to where the line ended.
    func apply(to content: MappedText) -> (text: MappedText, removed: [Deletion]) {
        var text = MappedText()
        text.bytes.reserveCapacity(content.bytes.count)
        var removed: [Deletion] = []
        var cursor = 0
        var nextCut = 0
        var isJoining = false
        for (i, line) in lines.enumerated() {
            if let rule = line.rule {
                // What was taken off its beginning before goes with the line.
                var start = line.range.lowerBound
                while nextCut < cuts.count && cuts[nextCut].range.upperBound <= line.end {
                    let cut = cuts[nextCut]
                    if cut.range.lowerBound < line.start {
                        removed.append(cut)
                    } else {
                        start = min(start, cut.range.lowerBound)
                    }
                    nextCut += 1
                }
                if let last = removed.last, last.rule == rule, i > 0, isContinued(from: last.range, to: i) {
                    removed[removed.count - 1].range = last.range.lowerBound..<line.range.upperBound
                } else {
                    removed.append(Deletion(range: start..<line.range.upperBound, rule: rule))
                }
                continue
            }
            if isJoining && line.isBlank { continue }
            var start = line.range.lowerBound
            while nextCut < cuts.count && cuts[nextCut].range.upperBound <= line.end {
                let cut = cuts[nextCut]
                text.append(start..<max(start, cut.range.lowerBound), of: content, cursor: &cursor)
                removed.append(cut)
                start = max(start, cut.range.upperBound)
                nextCut += 1
            }
            text.append(start..<max(start, line.range.upperBound), of: content, cursor: &cursor)
            let joint = i < joints.count ? joints[i] : nil
            isJoining = joint != nil
            switch joint {
            case .space?: text.appendInserted(0x20, at: content.rawStart(of: line.end))
            case .nothing?, .cutHyphen?: break
            case nil:
                if line.end < content.bytes.count {
                    text.append(line.end..<line.end + 1, of: content, cursor: &cursor)
                }
            }
        }
        return (text, removed)
    }

    /// Whether nothing but empty lines stands between a removed range and a line.
    private func isContinued(from range: Range<Int>, to index: Int) -> Bool {
        var i = index - 1
        while i >= 0 && lines[i].isBlank { i -= 1 }
        return i >= 0 && lines[i].rule != nil && lines[i].range.upperBound == range.upperBound
    }
}
