import Bytes

/// The lines that stand on each page of a document beside its text: running heads and feet, numbers of pages, notes.
///
/// Where form feeds part the pages, lines at their borders are such that repeat, or that count with the pages. Where
/// they are lost, a line is such that repeats with a number that counts up and that either breaks a sentence in two or
/// says "page"; and one that repeats beside such lines. "Article 1", "Article 2" break no sentence, and stay.
struct PageLines {
    private let book: RuleBook
    private var kept: [Int] = []
    private var repeated: [RepeatedLine?] = []
    /// By kept line, how many lines of its page stand above and below it; far from both where there are no pages.
    private var fromTop: [Int] = []
    private var fromBottom: [Int] = []
    /// By kept line, its page.
    private var page: [Int] = []
    private var pageCount = 1
    private var isFound: [Bool] = []
    /// The members of each group of equal lines, two or more.
    private var groups: [[Int]] = []

    /// A page has more bytes.
    private static let leastPage = 400
    /// So many lines at the border of a page may be heads or feet.
    private static let border = 3

    init(_ book: RuleBook) { self.book = book }

    /// Gives the lines that go their rule.
    ///
    /// - Complexity: O(*n*).
    mutating func find(_ text: Span<UInt8>, _ lines: inout [LayoutLine]) {
        guard let rule = book[.pageLine] else { return }
        // Without form feeds all begins with numbers that count up.
        let hasPages = lines.contains { $0.startsPage }
        guard hasPages || mayCount(text, lines) else { return }
        read(text, lines)
        guard !groups.isEmpty || pageCount > 1 else { return }
        findCounted(text, lines)
        if pageCount > 1 { findNumbered(text, lines) }
        for _ in 0..<2 { findBeside(text, lines) }
        for i in kept.indices where isFound[i] { lines[kept[i]].rule = rule }
        if let rule = book[.footnote] { findFootnotes(text, &lines, rule) }
    }

    /// Whether two lines are the same but for numbers, one of which counts up.
    private func mayCount(_ text: Span<UInt8>, _ lines: [LayoutLine]) -> Bool {
        var last: [UInt64: [Int]] = [:]
        for line in lines where line.isKept && line.width <= RepeatedLine.widest {
            // Few heads end as sentences do.
            guard text[line.range.upperBound - 1] != 0x2E, line.range.contains(where: { isASCIIDigit(text[$0]) }),
                let known = RepeatedLine(text, line)
            else { continue }
            if let before = last[known.key] {
                let steps = zip(before, known.numbers).map { $1 - $0 }
                if steps.contains(where: { $0 != 0 }) && steps.allSatisfy({ (0...3).contains($0) }) { return true }
            }
            last[known.key] = known.numbers
        }
        return false
    }

    private mutating func read(_ text: Span<UInt8>, _ lines: [LayoutLine]) {
        var byKey: [UInt64: Int] = [:]
        for (index, line) in lines.enumerated() where line.isKept {
            if line.startsPage && !kept.isEmpty { pageCount += 1 }
            let i = kept.count
            kept.append(index)
            page.append(pageCount - 1)
            fromTop.append(i > 0 && page[i - 1] == page[i] ? fromTop[i - 1] + 1 : 0)
            let known = RepeatedLine(text, line)
            repeated.append(known)
            guard let key = known?.key else { continue }
            if let group = byKey[key] {
                groups[group].append(i)
            } else {
                byKey[key] = groups.count
                groups.append([i])
            }
        }
        groups.removeAll { $0.count < 2 }
        isFound = [Bool](repeating: false, count: kept.count)
        fromBottom = [Int](repeating: 0, count: kept.count)
        for i in kept.indices.reversed().dropFirst() where page[i + 1] == page[i] {
            fromBottom[i] = fromBottom[i + 1] + 1
        }
    }

    /// Whether a line stands at the border of a page.
    private func isAtBorder(_ i: Int) -> Bool {
        pageCount > 1 && (fromTop[i] < Self.border || fromBottom[i] < Self.border)
    }

    /// Finds lines that repeat: at the borders of pages, or with a number that counts up.
    private mutating func findCounted(_ text: Span<UInt8>, _ lines: [LayoutLine]) {
        var isGrouped = [Bool](repeating: false, count: kept.count)
        for group in groups { for i in group { isGrouped[i] = true } }
        for group in groups {
            guard let first = repeated[group[0]], let run = counting(group) else { continue }
            let atBorder = group.count { isAtBorder($0) }
            let isBorderline = atBorder >= 2 && 3 * atBorder >= 2 * group.count && onePerPage(group)
            guard run || isBorderline else { continue }
            if !run {
                for i in mayGo(group, text, lines) { isFound[i] = true }
                continue
            }
            let saysPage = namesPage(text, lines[kept[group[0]]], first, group)
            let breaks = group.count { breaksSentence($0, text, lines, isGrouped) }
            // A paragraph that is numbered is none.
            guard saysPage || !beginsNumber(text, lines[kept[group[0]]].range) else { continue }
            let isHead = breaks >= 1 && 4 * breaks >= group.count && arePagesApart(group, lines, Self.leastPage)
            if isBorderline || isHead || saysPage && arePagesApart(group, lines, Self.leastPage / 2) {
                for i in group { isFound[i] = true }
            }
        }
    }

    /// Whether so much text stands between the lines of a group as a page may hold.
    private func arePagesApart(_ group: [Int], _ lines: [LayoutLine], _ least: Int) -> Bool {
        let byteCount = lines[kept[group[group.count - 1]]].start - lines[kept[group[0]]].end
        return byteCount >= least * (group.count - 1)
    }

    /// The lines of a group that may go where no number counts: a sentence may stand twice at the border of a page, and the
    /// title of a document may be its running head, of which the first is the title itself.
    private func mayGo(_ group: [Int], _ text: Span<UInt8>, _ lines: [LayoutLine]) -> ArraySlice<Int> {
        let range = lines[kept[group[0]]].range
        if group.count == 2 && endsSentence(text, range) { return [] }
        let isTitle = page[group[0]] == 0 && wordCount(text, range) >= 5
        return group.dropFirst(isTitle ? 1 : 0)
    }

    /// Whether no page has more than two of a group.
    private func onePerPage(_ group: [Int]) -> Bool {
        guard group.count > 2 else { return page[group[0]] != page[group[1]] }
        return !group.indices.dropFirst(2).contains { page[group[$0]] == page[group[$0 - 2]] }
    }

    /// Whether a number of a group counts up by one to three from each line to the next, all others standing still;
    /// `nil` where numbers change otherwise.
    private func counting(_ group: [Int]) -> Bool? {
        var counts = false
        guard let first = repeated[group[0]] else { return nil }
        for k in first.numbers.indices {
            var stands = true
            var ascends = true
            for (i, j) in zip(group, group.dropFirst()) {
                guard let a = repeated[i]?.numbers, let b = repeated[j]?.numbers, k < a.count, k < b.count else {
                    return nil
                }
                if a[k] != b[k] { stands = false }
                if !(1...3).contains(b[k] - a[k]) { ascends = false }
            }
            guard stands || ascends else { return nil }
            if ascends { counts = true }
        }
        return counts
    }

    /// Whether a group of counted lines is written as only numbers of pages are: with a word for "page", between
    /// dashes, or with the number of all pages.
    private func namesPage(_ text: Span<UInt8>, _ line: LayoutLine, _ known: RepeatedLine, _ group: [Int]) -> Bool {
        if book.isPageNumber(text, line.range) { return true }
        guard known.isBare, known.numbers.count == 2, let last = repeated[group[group.count - 1]] else { return false }
        // "3/12": the second stands still.
        return known.numbers[1] == last.numbers[1] && last.numbers[0] <= last.numbers[1]
            && line.range.contains { text[$0] == 0x2F }
    }

    /// Whether the text goes on behind a line within the sentence that was begun before it.
    private func breaksSentence(
        _ i: Int, _ text: Span<UInt8>, _ lines: [LayoutLine], _ isGrouped: [Bool]
    ) -> Bool {
        var before = i - 1
        while before >= 0 && i - before <= 6 && isGrouped[before] { before -= 1 }
        var after = i + 1
        while after < kept.count && after - i <= 6 && isGrouped[after] { after += 1 }
        guard before >= 0, after < kept.count else { return false }
        return goesOn(text, lines[kept[before]], lines[kept[after]])
    }

    /// Finds lines at the borders of pages whose number counts with the pages, whatever else stands in them.
    private mutating func findNumbered(_ text: Span<UInt8>, _ lines: [LayoutLine]) {
        var shifts: [Int: Set<Int>] = [:]
        let candidates = kept.indices.filter { i in
            guard isAtBorder(i), let known = repeated[i], !known.numbers.isEmpty else { return false }
            return known.isBare || !endsSentence(text, lines[kept[i]].range)
        }
        // The number of the page itself, set off by white space or a bar, at its very border.
        for i in candidates where page[i] > 0 && (fromTop[i] == 0 || fromBottom[i] == 0) {
            if repeated[i]?.setOffNumber == page[i] + 1 { isFound[i] = true }
        }
        for i in candidates {
            guard let known = repeated[i] else { continue }
            let saysPage = book.isPageNumber(text, lines[kept[i]].range)
            for number in Set(known.numbers) where (saysPage || known.mayName(number)) && number < 100_000 {
                shifts[number - page[i], default: []].insert(page[i])
            }
        }
        let wanted = max(2, (pageCount * 2 + 2) / 3)
        let best = shifts.filter { $0.value.count >= wanted }.max {
            ($0.value.count, -$0.key) < ($1.value.count, -$1.key)
        }
        guard let shift = best?.key else { return }
        for i in candidates {
            let saysPage = book.isPageNumber(text, lines[kept[i]].range)
            let number = page[i] + shift
            guard let known = repeated[i], known.mayName(number) || saysPage && known.numbers.contains(number) else {
                continue
            }
            // A numbered list at the border counts otherwise; a long line is text.
            guard wordCount(text, lines[kept[i]].range) <= 16 else { continue }
            isFound[i] = true
        }
    }

    /// Finds lines that repeat beside those that were found.
    private mutating func findBeside(_ text: Span<UInt8>, _ lines: [LayoutLine]) {
        for group in groups where !isFound[group[0]] || !isFound[group[1]] {
            guard let run = counting(group), !beginsNumber(text, lines[kept[group[0]]].range) else { continue }
            let beside = group.count { i in
                i > 0 && isFound[i - 1] && kept[i] - kept[i - 1] <= 4
                    || i + 1 < kept.count && isFound[i + 1] && kept[i + 1] - kept[i] <= 4
            }
            guard beside >= 2 && 3 * beside >= 2 * group.count else { continue }
            for i in run ? group[...] : mayGo(group, text, lines) { isFound[i] = true }
        }
    }

    /// Finds the notes at the feet of pages: the last block of a page, where it begins with a number and the numbers of
    /// such blocks count on from page to page.
    private func findFootnotes(_ text: Span<UInt8>, _ lines: inout [LayoutLine], _ rule: Rule) {
        var blocks: [(lines: Range<Int>, first: Int, last: Int)] = []
        var last: Int?
        // A page ends before lines that were found, at a form feed, and at the end.
        for i in kept.indices.reversed() {
            if isFound[i] { continue }
            let isPageEnd = i + 1 == kept.count || isFound[i + 1] || page[i + 1] != page[i]
            if isPageEnd { last = i }
            guard let end = last else { continue }
            let isBlockStart =
                i == 0 || isFound[i - 1] || page[i - 1] != page[i] || kept[i] - kept[i - 1] > 1
                || !hasWord(text, lines[kept[i - 1]].range)
            guard isBlockStart else { continue }
            if let numbers = noteNumbers(text, lines, i..<end + 1), end - i < 24 {
                blocks.append((i..<end + 1, numbers.lowerBound, numbers.upperBound))
            }
            last = nil
        }
        blocks.reverse()
        guard blocks.count >= 2, zip(blocks, blocks.dropFirst()).allSatisfy({ $0.last + 1 == $1.first }) else { return }
        for block in blocks {
            for i in block.lines { lines[kept[i]].rule = rule }
            // The rule above the notes.
            let above = block.lines.lowerBound - 1
            if above >= 0, !isFound[above], !hasWord(text, lines[kept[above]].range) { lines[kept[above]].rule = rule }
        }
    }

    /// The first and the last number of a block of notes: each note begins with its number and white space, and no full
    /// stop or bracket behind it.
    private func noteNumbers(_ text: Span<UInt8>, _ lines: [LayoutLine], _ block: Range<Int>) -> ClosedRange<Int>? {
        var numbers: ClosedRange<Int>?
        for i in block {
            let range = lines[kept[i]].range
            guard let known = repeated[i], known.beginsWithNumber, let number = known.numbers.first else { continue }
            var at = range.lowerBound
            while at < range.upperBound, isASCIIDigit(text[at]) { at += 1 }
            guard at < range.upperBound, isASCIISpace(text[at]) else { continue }
            if let known = numbers {
                if number == known.upperBound + 1 { numbers = known.lowerBound...number }
            } else if i == block.lowerBound {
                numbers = number...number
            }
        }
        return numbers
    }
}

/// Whether a line goes on in another: no sentence ends with it, and the other begins with a small letter, or it ends
/// with a hyphen.
func goesOn(_ text: Span<UInt8>, _ line: LayoutLine, _ next: LayoutLine) -> Bool {
    guard !endsSentence(text, line.range) else { return false }
    switch text.firstKind(next.range) {
    case .lower: return line.width >= 20
    // Scripts without cases: lines that are full, and do not end with a mark.
    case .letter: return line.width >= 30 && next.width >= 10
    default: return false
    }
}
