import Bytes

/// The marks inside the lines of a Markdown text: of hyperlinks, pictures, emphasis, escapes.
///
/// A mark that nothing closes is the text's own and stays.
///
/// - Source: MacFarlane, "CommonMark Spec" 0.31.2, 2024, chapter 6: what may open and close, but that stars in pairs
///   ask for no white space or punctuation, which Chinese and Japanese do not write.
struct MarkdownInlines {
    /// Where marks stand; not in order.
    private(set) var marks: [Range<Int>] = []
    /// Where pictures stand, their descriptions included; not in order.
    private(set) var images: [Range<Int>] = []
    /// Where the text of hyperlinks stands, marks within included; not in order.
    private(set) var links: [Range<Int>] = []

    private var brackets: [Bracket] = []
    /// Where runs of stars, low lines, tildes and backquotes may open emphasis, by character and length.
    private var openers = [[Int]](repeating: [], count: 4 * 3)
    private let labels: Set<[UInt8]>

    private struct Bracket {
        var offset: Int
        var isImage: Bool
        /// How many bytes of addresses and pictures stand before it.
        var addressesBefore: Int
    }

    private var addressBytes = 0

    /// The text of a hyperlink, its blocks included but no pictures, has so many bytes at most.
    private static let longestLink = 4096

    /// Finds the marks.
    ///
    /// - Complexity: O(*n*).
    init(_ text: Span<UInt8>, _ lines: [MarkdownLine]) {
        labels = Set(lines.compactMap { $0.label.map { phrase(of: text, $0) } })
        var done = 0
        for line in lines where !line.isDirective {
            if line.content.isEmpty || line.beginsBlock {
                for i in openers.indices { openers[i].removeAll(keepingCapacity: true) }
            }
            var i = max(done, line.content.lowerBound)
            while i < line.content.upperBound { i = read(text, at: i, line) }
            done = i
        }
    }

    /// Reads what stands at an offset, and returns where to go on.
    private mutating func read(_ text: Span<UInt8>, at i: Int, _ line: MarkdownLine) -> Int {
        switch text[i] {
        case 0x5C:
            let isLast = i + 1 == line.content.upperBound
            guard isLast && line.end < text.count || !isLast && isASCIIPunctuation(text[i + 1]) else { return i + 1 }
            marks.append(i..<i + 1)
            return i + 2
        case 0x21 where i + 1 < line.content.upperBound && text[i + 1] == 0x5B:
            brackets.append(Bracket(offset: i, isImage: true, addressesBefore: addressBytes))
            return i + 2
        case 0x5B:
            brackets.append(Bracket(offset: i, isImage: false, addressesBefore: addressBytes))
            return i + 1
        case 0x5D: return close(text, at: i)
        case 0x3C: return automaticLink(text, at: i, before: line.content.upperBound)
        case 0x2A, 0x5F, 0x7E, 0x60: return delimiter(text, at: i, line.content)
        case 0x23: return headingInLink(text, at: i, line.content)
        default: return i + 1
        }
    }

    /// Closes a bracket: a hyperlink or a picture, if an address follows or the label of one.
    private mutating func close(_ text: Span<UInt8>, at i: Int) -> Int {
        guard let open = brackets.popLast(), i + 1 < text.count,
            i - open.offset - (addressBytes - open.addressesBefore) <= Self.longestLink
        else { return i + 1 }
        var end: Int?
        if text[i + 1] == 0x28 {
            end = destinationEnd(text, at: i + 1)
        } else if text[i + 1] == 0x5B, !labels.isEmpty {
            var last = i + 2
            while last < text.count, last - i < 100, text[last] != 0x5D, text[last] != 0x0A { last += 1 }
            if last < text.count, text[last] == 0x5D, labels.contains(phrase(of: text, i + 1..<last + 1)) {
                end = last + 1
            }
        }
        guard let end else { return i + 1 }
        addressBytes += end - i
        if open.isImage {
            images.append(open.offset..<end)
        } else {
            marks.append(open.offset..<open.offset + 1)
            marks.append(i..<end)
            links.append(open.offset + 1..<i)
        }
        return end
    }

    /// An address in angle brackets, which is the text of its own link.
    private mutating func automaticLink(_ text: Span<UInt8>, at i: Int, before limit: Int) -> Int {
        guard let end = urlEnd(text, at: i + 1, before: limit), end < limit, text[end] == 0x3E else { return i + 1 }
        marks.append(i..<i + 1)
        marks.append(end..<end + 1)
        links.append(i + 1..<end)
        return end + 1
    }

    /// The number signs of a heading within a hyperlink, as around a teaser.
    private mutating func headingInLink(_ text: Span<UInt8>, at i: Int, _ line: Range<Int>) -> Int {
        var end = i
        while end < line.upperBound && text[end] == 0x23 { end += 1 }
        guard let open = brackets.last, end - i <= 6, end < line.upperBound, isASCIISpace(text[end]) else { return end }
        var before = i
        while before > line.lowerBound && isASCIISpace(text[before - 1]) { before -= 1 }
        guard before == open.offset + 1 || images.last?.upperBound == before else { return end }
        marks.append(i..<end + 1)
        return end + 1
    }

    /// A run of characters that may open or close emphasis.
    private mutating func delimiter(_ text: Span<UInt8>, at i: Int, _ line: Range<Int>) -> Int {
        let byte = text[i]
        var end = i
        while end < line.upperBound && text[end] == byte { end += 1 }
        let length = end - i
        guard length <= 3, byte != 0x7E || length == 2 else { return end }
        let before = i > line.lowerBound ? decodeScalar(text, before: i)?.value ?? 0x20 : 0x20
        let after = end < line.upperBound ? decodeScalar(text, at: end).value : 0x20
        let (opens, closes) = flanking(byte, length, before, after)
        let kind = byte == 0x2A ? 0 : byte == 0x5F ? 1 : byte == 0x7E ? 2 : 3
        if closes, close(kind, length, i..<end) { return end }
        if opens { openers[kind * 3 + length - 1].append(i) }
        return end
    }

    /// Closes what a run of the same length has opened; three also close one and two.
    private mutating func close(_ kind: Int, _ length: Int, _ run: Range<Int>) -> Bool {
        let slot = kind * 3
        if let open = openers[slot + length - 1].popLast() {
            marks.append(open..<open + length)
            marks.append(run)
            return true
        }
        guard length == 3, let one = openers[slot].last, let two = openers[slot + 1].last else { return false }
        openers[slot].removeLast()
        openers[slot + 1].removeLast()
        marks.append(one..<one + 1)
        marks.append(two..<two + 2)
        marks.append(run)
        return true
    }

    private func flanking(_ byte: UInt8, _ length: Int, _ before: UInt32, _ after: UInt32) -> (
        opens: Bool, closes: Bool
    ) {
        let spaceBefore = isInvisible(before)
        let spaceAfter = isInvisible(after)
        if byte != 0x5F && (length > 1 || byte == 0x60) { return (!spaceAfter, !spaceBefore) }
        let markBefore = !spaceBefore && !isWordScalar(before)
        let markAfter = !spaceAfter && !isWordScalar(after)
        let isLeft = !spaceAfter && (!markAfter || spaceBefore || markBefore)
        let isRight = !spaceBefore && (!markBefore || spaceAfter || markAfter)
        guard byte == 0x5F else { return (isLeft, isRight) }
        return (isLeft && (!isRight || markBefore), isRight && (!isLeft || markAfter))
    }
}

private func isASCIIPunctuation(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7F && !isASCIIAlphanumeric(byte)
}
