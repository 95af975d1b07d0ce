import Bytes

/// What a terminal browser shows of a page besides its text: numbers of links and the list of their addresses, lines of
/// nothing but links, the places of pictures, buttons and fields.
///
/// Numbers in brackets are those of links where a list of numbered addresses ends the text, or where they count up and
/// are glued to the next word, some within lines: citations are glued to the word before, and lists of sources count at the
/// beginnings of lines. Those that count back are citations on the page itself.
///
/// - Returns: What goes inside lines that stay.
/// - Complexity: O(*n*).
func terminalMarks(_ text: Span<UInt8>, _ lines: inout [LayoutLine], _ book: RuleBook) -> [Deletion] {
    var marks = TerminalMarks(book)
    marks.find(text, &lines)
    return marks.cuts
}

private struct TerminalMarks {
    let book: RuleBook
    private(set) var cuts: [Deletion] = []
    /// By line, the numbers of links that it holds.
    private var numbers: [[LinkNumber]] = []

    private struct LinkNumber {
        var value: Int
        var range: Range<Int>
        /// Whether a word follows at once.
        var isGlued: Bool
        /// Whether something stands before it on its line.
        var isInner: Bool
    }

    private static let headings = ["references", "visible links", "hidden links", "links"].map { Array($0.utf8) }
    /// More links than a page has.
    private static let most = 1 << 16

    init(_ book: RuleBook) { self.book = book }

    mutating func find(_ text: Span<UInt8>, _ lines: inout [LayoutLine]) {
        let hasBrackets = firstOffset(of: 0x5B, in: text) != nil
        let listed = findList(text, &lines)
        guard hasBrackets || listed != nil || holdsButton(text) else { return }
        findNumbers(text, lines, upTo: listed ?? Self.most, isProven: listed != nil)
        if !numbers.isEmpty {
            findLinkLines(text, &lines)
            cutNumbers(&lines)
        }
        findFields(text, &lines, isProven: listed != nil || !numbers.isEmpty)
    }

    private func holdsButton(_ text: Span<UInt8>) -> Bool {
        var from = 0
        while let open = firstOffset(of: 0x28, in: text, from: from) {
            if stands(Self.button, in: text, at: open) { return true }
            from = open + 1
        }
        return false
    }

    /// Finds the list of addresses that ends the text: the number of the last one.
    private func findList(_ text: Span<UInt8>, _ lines: inout [LayoutLine]) -> Int? {
        guard let rule = book[.linkList] else { return nil }
        var first = lines.count
        var count = 0
        var highest = 0
        var next: Int?
        var i = lines.count - 1
        while i >= 0 {
            let line = lines[i]
            if !line.isBlank {
                if let number = listedNumber(text, line.range), next == nil || number == next {
                    count += 1
                    highest = max(highest, number)
                    next = number - 1
                } else if count >= 1, isListHeading(text, line.range) {
                    first = i
                } else {
                    break
                }
                if count >= 1 { first = min(first, i) }
            }
            i -= 1
        }
        let hasHeading = first < lines.count && listedNumber(text, lines[first].range) == nil
        guard count >= (hasHeading ? 1 : 2), next == 0 || hasHeading else { return nil }
        for i in first..<lines.count where !lines[i].isBlank { lines[i].rule = rule }
        return highest
    }

    /// The number of a line that is a number and an address.
    private func listedNumber(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        var i = range.lowerBound
        let isBracketed = text[i] == 0x5B
        if isBracketed { i += 1 }
        let digits = i
        var value = 0
        while i < range.upperBound, isASCIIDigit(text[i]), i - digits < 6 {
            value = value * 10 + Int(text[i] - 0x30)
            i += 1
        }
        guard i > digits, i < range.upperBound, text[i] == (isBracketed ? 0x5D : 0x2E) else { return nil }
        i += 1
        guard i < range.upperBound, isASCIISpace(text[i]) else { return nil }
        while i < range.upperBound, isASCIISpace(text[i]) { i += 1 }
        // A scheme, with no white space up to the end.
        let address = i
        while i < range.upperBound, isASCIIAlphanumeric(text[i]) || text[i] == 0x2B || text[i] == 0x2D { i += 1 }
        guard i > address + 1, i + 1 < range.upperBound, text[i] == 0x3A, !isASCIISpace(text[i + 1]) else { return nil }
        return (i..<range.upperBound).contains { isASCIISpace(text[$0]) } ? nil : value
    }

    private func isListHeading(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count <= 24 else { return false }
        let words = phrase(of: text, range)
        return Self.headings.contains(words)
    }

    /// Finds the numbers that count up through the text.
    private mutating func findNumbers(_ text: Span<UInt8>, _ lines: [LayoutLine], upTo highest: Int, isProven: Bool) {
        var found: [(line: Int, number: LinkNumber)] = []
        var others = 0
        var last = 0
        for (i, line) in lines.enumerated() where line.isKept {
            let contents = text.extracting(0..<line.range.upperBound)
            var from = line.range.lowerBound
            while let open = firstOffset(of: 0x5B, in: contents, from: from) {
                from = open + 1
                guard let number = linkNumber(text, line.range, at: open) else { continue }
                let counts = number.value > last && number.value <= highest
                // A page has links that show nothing; without a list a few.
                let isNext = number.value == last + 1 || found.isEmpty && !isProven
                let isNear = number.isGlued && (isProven || number.value <= last + 5)
                guard counts, isNext || isNear, isProven || number.isGlued else {
                    others += 1
                    continue
                }
                last = number.value
                found.append((i, number))
                from = number.range.upperBound
            }
        }
        let inner = found.count { $0.number.isInner }
        guard isProven || found.count >= 4 && others * 8 <= found.count && inner * 3 >= found.count else { return }
        guard !found.isEmpty, found.count <= Self.most else { return }
        numbers = [[LinkNumber]](repeating: [], count: lines.count)
        for (line, number) in found { numbers[line].append(number) }
    }

    /// The number in brackets that begins at an offset.
    private func linkNumber(_ text: Span<UInt8>, _ line: Range<Int>, at open: Int) -> LinkNumber? {
        var i = open + 1
        var value = 0
        while i < line.upperBound, isASCIIDigit(text[i]), i - open <= 6 {
            value = value * 10 + Int(text[i] - 0x30)
            i += 1
        }
        guard i > open + 1, i < line.upperBound, text[i] == 0x5D else { return nil }
        let end = i + 1
        var isGlued = false
        if end < line.upperBound, case let next = decodeScalar(text, at: end).value {
            isGlued = isWordScalar(next) || next == 0x5B || CharacterKind(next) == .quote
        }
        var isFree = open == line.lowerBound
        if !isFree, let before = decodeScalar(text, before: open) {
            let kind = CharacterKind(before.value)
            isFree =
                kind == .space || kind == .opener || kind == .quote || kind == .separator || isWide(before.value)
                || before.value == 0x23 || before.value == 0x5D
        }
        return LinkNumber(
            value: value, range: open..<end, isGlued: isGlued && isFree, isInner: open > line.lowerBound)
    }

    /// Takes out blocks of lines that are nothing but links: each line begins with one, and none ends a sentence.
    private func findLinkLines(_ text: Span<UInt8>, _ lines: inout [LayoutLine]) {
        guard let rule = book[.linkLine] else { return }
        var blocks: [(lines: Range<Int>, isLinks: Bool, isSeveral: Bool)] = []
        var i = 0
        while i < lines.count {
            guard lines[i].isKept else {
                i += 1
                continue
            }
            let start = i
            var isLinks = true
            var links = 0
            while i < lines.count, lines[i].isKept {
                links += numbers[i].count
                // The second line of an item stands further in.
                let isContinued =
                    i > start && numbers[i].isEmpty && lines[i].indent > lines[i - 1].indent
                    && beginsItem(text, lines[i - 1].range)
                if !isContinued && !beginsWithLink(text, lines[i], numbers[i]) { isLinks = false }
                if endsSentence(text, lines[i].range),
                    !numbers[i].contains(where: { $0.range.upperBound == lines[i].range.upperBound })
                {
                    isLinks = false
                }
                i += 1
            }
            blocks.append((start..<i, isLinks, links > 1))
        }
        for (b, block) in blocks.enumerated() where block.isLinks {
            let isBeside = b > 0 && blocks[b - 1].isLinks || b + 1 < blocks.count && blocks[b + 1].isLinks
            guard block.isSeveral || isBeside else { continue }
            for i in block.lines { lines[i].rule = rule }
        }
    }

    /// Whether a line begins with a link, signs of items aside.
    private func beginsWithLink(_ text: Span<UInt8>, _ line: LayoutLine, _ numbers: [LinkNumber]) -> Bool {
        guard let first = numbers.first else { return false }
        return !hasWord(text, line.range.lowerBound..<first.range.lowerBound)
    }

    /// Notes the numbers as cuts; a line does not begin with one.
    private mutating func cutNumbers(_ lines: inout [LayoutLine]) {
        guard let rule = book[.linkNumber] else { return }
        for i in numbers.indices where lines[i].rule == nil {
            for number in numbers[i] {
                cuts.append(Deletion(range: number.range, rule: rule))
                if number.range.lowerBound == lines[i].range.lowerBound {
                    lines[i].range = number.range.upperBound..<lines[i].range.upperBound
                }
            }
        }
    }

    /// Takes out lines with fields to fill in and buttons, and the places of pictures in others.
    private mutating func findFields(_ text: Span<UInt8>, _ lines: inout [LayoutLine], isProven: Bool) {
        for i in lines.indices where lines[i].isKept && lines[i].width != .max {
            let range = lines[i].range
            guard range.contains(where: { text[$0] == 0x28 || text[$0] == 0x5B || text[$0] == 0x5F }) else { continue }
            if let rule = book[.formField], holdsField(text, range, isProven), !endsSentence(text, range) {
                lines[i].rule = rule
            } else if let rule = book[.pictureMark] {
                for mark in pictureMarks(text, range) { cuts.append(Deletion(range: mark, rule: rule)) }
            }
        }
    }

    /// Whether a line has a button or a field: `(BUTTON)`, `[     ]`, `[Search____]`, and with proof `[ ]`, `( )` or
    /// five underscores in a row.
    private func holdsField(_ text: Span<UInt8>, _ range: Range<Int>, _ isProven: Bool) -> Bool {
        var i = range.lowerBound
        while i < range.upperBound {
            let byte = text[i]
            if byte == 0x28, stands(Self.button, in: text, at: i) { return true }
            if byte == 0x5B || byte == 0x28 && isProven {
                let close: UInt8 = byte == 0x5B ? 0x5D : 0x29
                var end = i + 1
                while end < range.upperBound, text[end] != close, text[end] != byte { end += 1 }
                if end < range.upperBound, text[end] == close {
                    let inside = i + 1..<end
                    let isEmpty = inside.allSatisfy { text[$0] == 0x20 || text[$0] == 0x5F || text[$0] == 0x2A }
                    if isEmpty && (inside.count >= 5 || isProven && inside.count >= 1) { return true }
                    if inside.count >= 8, inside.suffix(4).allSatisfy({ text[$0] == 0x5F }) { return true }
                }
                i = end
                continue
            }
            if byte == 0x5F && isProven, stands(Self.blank, in: text, at: i) { return true }
            i += 1
        }
        return false
    }

    /// Where `[IMAGE]` and the like stand.
    private func pictureMarks(_ text: Span<UInt8>, _ range: Range<Int>) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var i = range.lowerBound
        while i < range.upperBound {
            if text[i] == 0x5B, let mark = Self.pictures.first(where: { stands($0, in: text, at: i) }) {
                found.append(i..<i + mark.count)
                i += mark.count
            } else {
                i += 1
            }
        }
        return found
    }

    private static let button = Array("(BUTTON)".utf8)
    private static let blank = Array("_____".utf8)
    private static let pictures = ["[IMAGE]", "[INLINE]", "[IMG]", "[LINK]", "[EMBED]", "[USEMAP]"].map {
        Array($0.utf8)
    }
}
