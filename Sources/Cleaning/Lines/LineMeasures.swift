import Bytes

/// What can be measured of one line of a text, itself and in its place.
struct LineMeasures {
    var characters = LineCharacters()
    /// Where its words stand among those of the text.
    var words = 0..<0
    var capitals = 0
    var functionWords = 0
    var readerWords = 0
    var timeWords = 0
    /// Words of substance: neither of a closed class nor of a letter or two.
    var contentWords = 0
    /// Those that other lines of prose have, too.
    var sharedWords = 0
    var isProse = false
    var endsSentence = false
    /// The hash of its words.
    var key: UInt64 = 0
    /// How many lines of the text have the same words.
    var repeats = 0
    /// How many lines back to prose, 0 for prose itself.
    var above = 0
    /// How many lines on to prose.
    var below = 0
    /// How many of the eleven lines around are prose.
    var proseAround = 0
    /// How many lines are around, eleven but at the ends.
    var linesAround = 0
    /// The eighth of the text's characters in which it begins.
    var eighth = 0
    /// Lines to the first prose; 0 from there on.
    var toFirst = 0
    /// Lines from the last prose; 0 before.
    var fromLast = 0
    /// Where it stands.
    var place = LinePlace.body
    /// What the rules say of it: the hash of the kind, 0 for nothing.
    var kind: UInt64 = 0
}

/// The measures of all lines of a text.
struct TextMeasures {
    var lines: [LineMeasures] = []
    var words = LineWords()

    /// Measures lines.
    ///
    /// - Parameters:
    ///   - lines: Lines of the text in order.
    ///   - kinds: By line, the kind of the rule that takes it out.
    /// - Complexity: O(*n*).
    init(_ text: Span<UInt8>, _ lines: [TextLine], kinds: [Rule?], _ classes: LineWordClasses) {
        self.lines.reserveCapacity(lines.count)
        for (i, line) in lines.enumerated() {
            var measures = LineMeasures()
            let start = words.hashes.count
            measures.characters = words.read(text, line.range)
            measures.words = start..<words.hashes.count
            measures.isProse = line.isProse
            measures.endsSentence = line.endsSentence
            if let rule = kinds[i] { measures.kind = stableHash(rule.kind) | 1 }
            measures.characters.signs |= address(text, line.range)
            classify(&measures, classes)
            self.lines.append(measures)
        }
        count()
        place()
    }

    /// Looks at the words: their classes, capitals, years, and the key of the line.
    private func classify(_ line: inout LineMeasures, _ classes: LineWordClasses) {
        var key: UInt64 = 0
        for word in line.words {
            let hash = words.hashes[word]
            key = (key ^ hash) &* 0x9e37_79b9_7f4a_7c15
            key ^= key >> 31
            if words.isCapital(word) { line.capitals += 1 }
            let found = classes[hash]
            if found & LineWordClasses.reader != 0 { line.readerWords += 1 }
            if found & LineWordClasses.time != 0 { line.timeWords += 1 }
            if found & LineWordClasses.function != 0 {
                line.functionWords += 1
            } else if words.length(word) > 2 {
                line.contentWords += 1
            }
        }
        line.key = key
    }

    /// Counts what is repeated: lines, and words of substance in lines of prose.
    private mutating func count() {
        var prose = WordSlots(capacity: words.hashes.count / 4)
        var repeats = WordSlots(capacity: lines.count)
        for i in lines.indices {
            repeats.update(lines[i].key) { $0 += 1 }
            guard lines[i].isProse else { continue }
            // The number of the last line that had the word, and whether an earlier one had it, too.
            let mark = UInt32(i + 1) << 1
            for word in lines[i].words where words.length(word) > 2 {
                prose.update(words.hashes[word]) { before in
                    if before & ~1 != mark { before = before == 0 ? mark : mark | 1 }
                }
            }
        }
        for i in lines.indices {
            lines[i].repeats = Int(repeats[lines[i].key])
            guard lines[i].contentWords > 0 else { continue }
            let mark = UInt32(i + 1) << 1
            var shared = 0
            for word in lines[i].words where words.length(word) > 2 {
                let found = prose[words.hashes[word]]
                if found != 0 && found != mark { shared += 1 }
            }
            lines[i].sharedWords = shared
        }
    }

    /// Finds where the lines stand to the prose.
    private mutating func place() {
        guard !lines.isEmpty else { return }
        let first = lines.firstIndex { $0.isProse && $0.kind == 0 }
        let last = lines.lastIndex { $0.isProse && $0.kind == 0 }
        var total = 0
        var before: [Int] = [0]
        before.reserveCapacity(lines.count + 1)
        var distance = 64
        for i in lines.indices {
            distance = lines[i].isProse ? 0 : min(64, distance + 1)
            lines[i].above = distance
            total += lines[i].characters.width
            before.append(before[i] + (lines[i].isProse ? 1 : 0))
        }
        distance = 64
        for i in lines.indices.reversed() {
            distance = lines[i].isProse ? 0 : min(64, distance + 1)
            lines[i].below = distance
        }
        var done = 0
        for i in lines.indices {
            let low = max(0, i - 5)
            let high = min(lines.count, i + 6)
            lines[i].proseAround = before[high] - before[low]
            lines[i].linesAround = high - low
            lines[i].eighth = done * 8 / max(1, total)
            done += lines[i].characters.width
            if let first, i < first {
                lines[i].place = .head
                lines[i].toFirst = first - i
            } else if let last, i > last {
                lines[i].place = .tail
                lines[i].fromLast = i - last
            }
        }
    }
}

/// Signs of an address of the web, and of a year.
private func address(_ text: Span<UInt8>, _ range: Range<Int>) -> UInt32 {
    var signs: UInt32 = 0
    var i = range.lowerBound
    while i + 3 < range.upperBound {
        if i + 8 <= range.upperBound {
            let block = load8(text, at: i)
            let marks =
                EightBytes.equal(block, to: 0x2E) | EightBytes.equal(block, to: 0x3A)
                | EightBytes.equal(block, to: 0x31) | EightBytes.equal(block, to: 0x32)
            i += EightBytes.count(before: marks)
            if marks == 0 || i + 3 >= range.upperBound { continue }
        }
        let byte = text[i]
        if byte == 0x2E || byte == 0x3A {
            // `://`, `www.` and `.com` and its like.
            if byte == 0x3A && text[i + 1] == 0x2F && text[i + 2] == 0x2F { signs |= LineSigns.address }
            if byte == 0x2E && isASCIILower(text[i + 1]) && i > range.lowerBound && isASCIIAlphanumeric(text[i - 1]) {
                signs |= LineSigns.address
            }
        } else if (byte == 0x31 && text[i + 1] == 0x39 || byte == 0x32 && text[i + 1] == 0x30)
            && isASCIIDigit(text[i + 2]) && isASCIIDigit(text[i + 3])
            && (i == range.lowerBound || !isASCIIAlphanumeric(text[i - 1]))
            && (i + 4 >= range.upperBound || !isASCIIAlphanumeric(text[i + 4]))
        {
            signs |= LineSigns.year
        }
        i += 1
    }
    return signs
}
