import Bytes

/// The head of an article that was written as one line: by-lines, days, reading times, one behind the other.
extension RuleBook {
    /// The parts of a head that a line begins with, each of which goes as a line of its own, with the white space behind it:
    /// as few as there may be, up to where a sentence begins.
    ///
    /// A day with its year is known by itself, as is a reading time; where names end, only a word of a closed class tells.
    ///
    /// - Complexity: O(1): the first words are looked at, and if none is a part, but a few.
    func headParts(_ text: Span<UInt8>, _ line: Range<Int>, _ classes: LineWordClasses) -> [Deletion] {
        let starts = wordStarts(text, line)
        // By word, what leads up to it: the parts before, and where the last one begins.
        var ways: [Int: (count: Int, from: Int, rule: Rule, isCertain: Bool)] = [:]
        var end: Int?
        for from in 0..<starts.count - 1 where from == 0 || ways[from] != nil {
            let count = (ways[from]?.count ?? 0) + 1
            for next in (from + 1)..<min(starts.count, from + mostWordsOfPart + 1)
            where count < ways[next]?.count ?? .max {
                let part = trimming(text, starts[from]..<starts[next])
                guard part.count <= 100, border(text, part, classes) == nil, let rule = rule(forPart: part, text) else {
                    continue
                }
                let isCertain = rule.kind == "widget" || rule.kind == "date" && endsWithYear(text, part)
                ways[next] = (count, from, rule, isCertain)
                guard next < starts.count - 1, CharacterKind(decodeScalar(text, at: starts[next]).value) == .upper
                else {
                    continue
                }
                if isCertain || isClosedClass(text, at: starts[next], classes) { end = max(end ?? 0, next) }
            }
        }
        var parts: [Deletion] = []
        while let next = end, next > 0, let way = ways[next] {
            parts.append(Deletion(range: starts[way.from]..<starts[next], rule: way.rule))
            end = way.from
        }
        return parts.reversed()
    }

    private func rule(forPart part: Range<Int>, _ text: Span<UInt8>) -> Rule? {
        rule(forShape: text, part, at: .head) ?? rule(forShape: text, part, at: .body)
    }
}

/// Whether four digits end a range.
private func endsWithYear(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    range.count >= 8 && range.suffix(4).allSatisfy { isASCIIDigit(text[$0]) }
}

private let mostWordsOfHead = 24
private let mostWordsOfPart = 10

/// Where the first words of a range begin, then the end of the range if there are no more.
private func wordStarts(_ text: Span<UInt8>, _ range: Range<Int>) -> [Int] {
    var starts = [range.lowerBound]
    var i = range.lowerBound
    while i < range.upperBound, starts.count <= mostWordsOfHead {
        while i < range.upperBound, !isASCIISpace(text[i]) { i += 1 }
        while i < range.upperBound, isASCIISpace(text[i]) { i += 1 }
        starts.append(i)
    }
    return starts
}
