import Tagging

/// What holds of the lines of a text, as features for the tagger of lines.
///
/// Each is the hash of a template's number and of some small numbers or words.
struct LineFeatures {
    /// The name and version of the features, which a model must bear.
    static let name = "lines-2"

    /// Of all lines, one after the other.
    private(set) var hashes: [UInt64] = []
    /// By line, where its features end.
    private(set) var ends: [Int] = []

    /// The features of all lines of a text.
    ///
    /// - Complexity: some 120 hashes a line, and those of the words of its beginning and end.
    init(_ text: TextMeasures, _ evidence: [LineEvidence]) {
        hashes.reserveCapacity(160 * text.lines.count)
        ends.reserveCapacity(text.lines.count)
        let lines = text.lines.map(LineBuckets.init)
        for i in text.lines.indices {
            addShape(lines[i])
            addPlace(lines[i], text, i)
            addNeighbours(lines, text, i)
            addEvidence(evidence[i], lines[i], lineCount: lines.count)
            addWords(text, i)
            ends.append(hashes.count)
        }
    }

    /// The same as a sequence for the tagger.
    var sequence: FeatureSequence {
        var sequence = FeatureSequence()
        sequence.append(hashes, ends: ends)
        return sequence
    }

    @inline(__always)
    private mutating func add(_ template: Int, _ a: Int, _ b: Int = 0, _ c: Int = 0) {
        hashes.append(featureHash(UInt64(template), UInt64(truncatingIfNeeded: a | b << 16 | c << 32)))
    }

    @inline(__always)
    private mutating func add(_ template: Int, word: UInt64) {
        hashes.append(featureHash(UInt64(template), word))
    }

    private mutating func addShape(_ line: LineBuckets) {
        add(1, line.width)
        add(2, line.words)
        add(3, line.end)
        add(4, line.start)
        add(5, line.functionShare)
        add(6, line.capitalShare)
        add(7, line.sharedShare)
        add(8, line.upperShare)
        add(9, line.digitShare)
        add(10, line.symbolShare)
        add(11, line.repeats)
        add(12, line.innerSentences)
        add(13, line.commas)
        add(14, line.separators)
        add(15, line.readers, line.endsSentence, line.words / 3)
        add(16, line.width, line.end)
        add(17, line.sharedShare, line.width / 2)
        add(18, line.capitalShare, line.functionShare)
        add(19, line.repeats, line.width / 2)
        add(20, line.capitalShare, line.words, line.endsSentence)
        for bit in 0..<10 where line.signs & 1 << bit != 0 {
            add(21, bit)
            add(22, bit, line.width / 3, line.place)
        }
        if line.kind != 0 {
            add(23, word: line.kind)
            add(24, 0)
        }
    }

    private mutating func addPlace(_ line: LineBuckets, _ text: TextMeasures, _ i: Int) {
        let fromStart = halfOctave(i)
        let fromEnd = halfOctave(text.lines.count - 1 - i)
        let above = halfOctave(text.lines[i].above)
        let below = halfOctave(text.lines[i].below)
        let around = share(text.lines[i].proseAround, text.lines[i].linesAround)
        add(30, line.place)
        add(31, fromStart)
        add(32, fromEnd)
        add(33, i * 8 / text.lines.count)
        add(34, text.lines[i].eighth)
        add(35, above)
        add(36, below)
        add(37, around)
        add(38, halfOctave(text.lines[i].toFirst))
        add(39, halfOctave(text.lines[i].fromLast))
        add(40, line.width, line.place)
        add(41, line.end, line.place)
        add(42, line.width / 2, above, below)
        add(43, line.sharedShare, line.place, line.endsSentence)
        add(44, fromStart, line.place)
        add(45, fromEnd, line.place)
        add(46, halfOctave(text.lines.count))
        add(47, around, line.width / 2, line.endsSentence)
        add(48, around, line.sharedShare)
        add(49, line.isProse, line.place, line.sharedShare)
        add(50, line.readers, line.place, line.endsSentence)
        add(51, line.capitalShare, line.place, line.words / 3)
    }

    private mutating func addNeighbours(_ lines: [LineBuckets], _ text: TextMeasures, _ i: Int) {
        for distance in -3...3 where distance != 0 {
            let template = 100 + 20 * (distance + 3)
            let j = i + distance
            guard lines.indices.contains(j) else {
                add(template, 0)
                continue
            }
            let other = lines[j]
            add(template + 1, other.width / 2, other.endsSentence)
            guard abs(distance) <= 2 else { continue }
            add(template + 2, other.sharedShare, other.isProse)
            if other.kind != 0 {
                add(template + 3, word: other.kind)
                add(template + 4, 0)
            }
            if other.signs & LineBuckets.time != 0 { add(template + 5, other.width / 3) }
            guard abs(distance) == 1 else { continue }
            add(template + 6, other.width, lines[i].width)
            add(template + 7, other.end, lines[i].end)
            add(template + 8, other.start, lines[i].start)
            add(template + 9, other.capitalShare, lines[i].capitalShare)
            if text.lines[j].characters.shape == text.lines[i].characters.shape { add(template + 10, 0) }
            if other.repeats > 1 { add(template + 11, other.repeats) }
            if other.signs != 0 { add(template + 12, other.signs) }
            let words = text.lines[j].words
            if (1...6).contains(words.count) {
                add(template + 13, word: text.lines[j].key)
                add(template + 14, word: text.words.hashes[words.lowerBound])
            }
        }
    }

    private mutating func addEvidence(_ evidence: LineEvidence, _ line: LineBuckets, lineCount: Int) {
        let near = evidence.removedNear
        add(260, near.three, line.isProse, line.endsSentence)
        add(261, halfOctave(near.eight), line.isProse, line.endsSentence)
        add(262, halfOctave(near.twenty), line.isProse, line.endsSentence)
        add(266, halfOctave(evidence.toRemovedBefore))
        add(267, halfOctave(evidence.toRemovedAfter))
        add(269, halfOctave(evidence.removedBefore), line.isProse)
        add(270, halfOctave(evidence.removedAfter), line.isProse)
        add(271, share(evidence.removedBefore + evidence.removedAfter, lineCount))
        guard line.isProse == 0 else { return }
        let same = evidence.sameWords
        addRepeats(272, same.first, line)
        addRepeats(274, same.last, line)
        addRepeats(276, same.firstPair, line)
        addRepeats(278, same.lastPair, line)
        if evidence.standsInProse > 0 {
            add(280, evidence.standsInProse, line.words)
            add(281, evidence.standsInProse, line.width)
            add(282, evidence.standsInProse, line.place)
        }
    }

    private mutating func addRepeats(_ template: Int, _ count: Int, _ line: LineBuckets) {
        guard count > 0 else { return }
        add(template, halfOctave(min(count, 40)))
        add(template + 1, halfOctave(min(count, 40)), line.width / 3, line.endsSentence)
    }

    private mutating func addWords(_ text: TextMeasures, _ i: Int) {
        let line = text.lines[i]
        let words = line.words
        guard let first = words.first, let last = words.last else { return }
        let hashes = text.words.hashes
        add(60, word: line.characters.shape)
        add(61, word: hashes[first])
        add(62, word: hashes[last])
        if words.count <= 12 { add(63, word: line.key) }
        guard words.count >= 2 else { return }
        add(64, word: featureHash(hashes[first], hashes[first + 1]))
        add(65, word: featureHash(hashes[last - 1], hashes[last]))
        if words.count >= 3 {
            add(66, word: featureHash(hashes[first], featureHash(hashes[first + 1], hashes[first + 2])))
        }
        guard words.count <= 40 else { return }
        let size = words.count <= 6 ? 0 : words.count <= 20 ? 1 : 2
        for word in words {
            add(67 + size, word: hashes[word])
            if word < last { add(70 + size, word: featureHash(hashes[word], hashes[word + 1])) }
        }
    }
}

/// The measures of a line in steps.
struct LineBuckets {
    static let time = 1 << 7
    let width: Int
    let words: Int
    let start: Int
    let end: Int
    let functionShare: Int
    let capitalShare: Int
    let sharedShare: Int
    let upperShare: Int
    let digitShare: Int
    let symbolShare: Int
    let repeats: Int
    let innerSentences: Int
    let commas: Int
    let separators: Int
    let readers: Int
    let place: Int
    let isProse: Int
    let endsSentence: Int
    let signs: Int
    let kind: UInt64

    init(_ line: LineMeasures) {
        let seen = line.characters
        width = halfOctave(seen.width)
        words = halfOctave(line.words.count)
        start = seen.firstMark > 0 ? Int(seen.firstMark & 0x7FFF) + 16 : Int(seen.first.rawValue)
        end = seen.lastMark > 0 ? Int(seen.lastMark & 0x7FFF) + 16 : Int(seen.lastSeen.rawValue)
        functionShare = share(line.functionWords, line.words.count)
        capitalShare = share(line.capitals, line.words.count)
        sharedShare = share(min(line.sharedWords, line.contentWords), line.contentWords)
        upperShare = share(seen.uppers, seen.letters)
        digitShare = share(seen.digits, seen.width)
        symbolShare = share(seen.symbols, seen.width)
        repeats = halfOctave(min(line.repeats, 8))
        innerSentences = min(seen.innerSentences, 3)
        commas = halfOctave(min(seen.commas, 12))
        separators = min(seen.separators, 4)
        readers = min(line.readerWords, 3)
        place = line.place == .head ? 0 : line.place == .body ? 1 : 2
        isProse = line.isProse ? 1 : 0
        endsSentence = line.endsSentence ? 1 : 0
        signs =
            Int(seen.signs) | (line.timeWords > 0 ? Self.time : 0) | (seen.hasQuote ? 1 << 8 : 0)
            | (seen.hasCurrency ? 1 << 9 : 0)
        kind = line.kind
    }
}

/// A number in steps of half an octave: 0, 1, 2, 3, 4–5, 6–7, 8–11, 12–15, 16–23…
func halfOctave(_ value: Int) -> Int {
    guard value >= 4 else { return max(0, value) }
    let octave = Int.bitWidth - 1 - value.leadingZeroBitCount
    return 2 * octave + (value >> (octave - 1)) & 1
}

/// A share in eighths: 0 for nothing, 8 for all, 9 for a share of nothing.
private func share(_ part: Int, _ whole: Int) -> Int {
    guard whole > 0 else { return 9 }
    return part == 0 ? 0 : part >= whole ? 8 : 1 + part * 7 / whole
}
