import Bytes

/// A line of subtitles or of a transcript with times, and what it is.
struct CueLine {
    /// What a line is.
    enum Role {
        case blank
        /// What is said, behind what `lead` holds.
        case text
        /// The number or name of a cue, or its times.
        case cue
        /// What describes the file, or remarks and styles in it.
        case header
        /// What the cue before shows already.
        case repeated
    }

    /// Without white space at the ends, and without `lead`: byte offsets, half-open.
    var range: Range<Int>
    /// The offset of the line feed, or of the end of the text.
    var end: Int
    var role: Role
    /// The time before the text.
    var lead: Range<Int>
    /// The number of its cue, from 0, and when that is shown, in milliseconds.
    var cue = 0
    var times: (start: Int, stop: Int) = (0, 0)

    /// Parts the time, up to an offset, from the text behind it; a line with nothing behind it is none of the text.
    mutating func part(_ text: Span<UInt8>, at offset: Int) {
        let said = trimming(text, offset..<range.upperBound)
        if said.isEmpty {
            role = .cue
        } else {
            lead = range.lowerBound..<offset
            range = said
        }
    }
}

/// What a text says in cues.
struct CueLines {
    private(set) var lines: [CueLine] = []
    /// The language that the head names.
    private(set) var language: Range<Int>?

    /// Reads the lines of a text that is subtitles or a transcript with times; `nil` for any other.
    ///
    /// Subtitles are told by their first lines: `WEBVTT`, or the times of a cue, with or without its number above.
    ///
    /// - Complexity: O(*n*); of a text that is neither the first three lines are read, or its first byte.
    init?(_ text: Span<UInt8>) {
        let head = firstLines(text)
        guard let first = head.first else { return nil }
        let isWeb = isWebHeader(text, first)
        if isWeb || CueTimes(text, first) != nil
            || head.count > 1 && isNumber(text, first) && CueTimes(text, head[1]) != nil
        {
            lines = allLines(text)
            readCues(text, isWeb: isWeb)
            markRepeats(text)
        } else if head.contains(where: { LineStamp(text, $0) != nil }) {
            lines = allLines(text)
            guard readStamps(text) else { return nil }
        } else {
            return nil
        }
    }

    private mutating func readCues(_ text: Span<UInt8>, isWeb: Bool) {
        var cue = 0
        var times = (start: 0, stop: 0)
        var isInHeader = isWeb
        for i in lines.indices {
            if lines[i].range.isEmpty {
                isInHeader = false
            } else if let found = CueTimes(text, lines[i].range) {
                isInHeader = false
                cue += 1
                times = (found.start, found.stop)
                if i > 0, lines[i - 1].role == .text, lines[i - 1].lead.isEmpty, isName(text, i - 1, isWeb: isWeb) {
                    lines[i - 1].role = .cue
                }
                (lines[i].cue, lines[i].times) = (cue, times)
                lines[i].part(text, at: found.textStart)
            } else if isInHeader || isWeb && lines[max(0, i - 1)].role == .blank && isRemark(text, lines[i].range) {
                isInHeader = true
                lines[i].role = .header
                if language == nil { language = value(text, lines[i].range, of: "Language:") }
            } else {
                (lines[i].cue, lines[i].times) = (cue, times)
            }
        }
    }

    /// Whether a line above the times of a cue is its number, or in WebVTT its name.
    private func isName(_ text: Span<UInt8>, _ i: Int, isWeb: Bool) -> Bool {
        isNumber(text, lines[i].range) || isWeb && (i == 0 || lines[i - 1].role != .text)
    }

    /// Marks lines that the cue before shows already, where a third of the cues begin so: captions that roll up.
    private mutating func markRepeats(_ text: Span<UInt8>) {
        var repeats: [Int] = []
        var count = 0
        var above: [UInt64] = []
        var i = 0
        var cues = 0
        while i < lines.count {
            guard lines[i].role == .text else {
                i += 1
                continue
            }
            let cue = lines[i].cue
            var shown: [(line: Int, hash: UInt64)] = []
            while i < lines.count, lines[i].role != .text || lines[i].cue == cue {
                if lines[i].role == .text { shown.append((i, spokenHash(text, lines[i].range))) }
                i += 1
            }
            cues += 1
            let most = min(above.count, shown.count, 4)
            if let same = (0..<most).map({ most - $0 }).first(where: {
                above.suffix($0) == shown.prefix($0).map(\.hash)[...]
            }) {
                count += 1
                repeats += shown.prefix(same).map(\.line)
            }
            above = shown.suffix(4).map(\.hash)
        }
        guard count >= 3, 3 * count >= cues else { return }
        for line in repeats { lines[line].role = .repeated }
    }

    /// Reads a transcript whose lines begin with the time from its beginning, or stand below it; returns whether the
    /// text is one.
    ///
    /// Chronicles have times, too, of the day: those of a transcript begin at nothing and do not go back, and of two
    /// numbers they are a few seconds apart, while sentences go on from one to the next.
    private mutating func readStamps(_ text: Span<UInt8>) -> Bool {
        var stamps: [(line: Int, stamp: LineStamp)] = []
        for i in lines.indices where !lines[i].range.isEmpty {
            guard let stamp = LineStamp(text, lines[i].range) else { continue }
            if let last = stamps.last, last.stamp.clock.milliseconds > stamp.clock.milliseconds { return false }
            stamps.append((i, stamp))
        }
        guard let first = stamps.first, stamps.count >= 4, first.stamp.clock.milliseconds < 60_000 else { return false }
        var steps: [Int] = []
        for (stamp, next) in zip(stamps, stamps.dropFirst()) {
            steps.append(next.stamp.clock.milliseconds - stamp.stamp.clock.milliseconds)
        }
        steps.sort()
        if stamps.contains(where: { $0.stamp.clock.parts == 2 }) {
            var (said, going) = (0, 0)
            for (number, stamp) in stamps.enumerated().dropLast() {
                let last = (stamp.line..<stamps[number + 1].line).last { !lines[$0].range.isEmpty } ?? stamp.line
                said += 1
                if !endsSentence(text, lines[last].range) { going += 1 }
            }
            guard stamps.count >= 8, first.stamp.clock.milliseconds < 20_000, steps[steps.count / 2] <= 20_000,
                2 * going >= said
            else { return false }
        }
        for (number, (line, stamp)) in stamps.enumerated() {
            lines[line].part(text, at: stamp.end)
            let isLast = number + 1 == stamps.count
            let stop = isLast ? stamp.clock.milliseconds : stamps[number + 1].stamp.clock.milliseconds
            for i in line..<(isLast ? lines.count : stamps[number + 1].line) {
                (lines[i].cue, lines[i].times) = (number + 1, (stamp.clock.milliseconds, stop))
            }
        }
        return true
    }
}

/// All lines of a text.
private func allLines(_ text: Span<UInt8>) -> [CueLine] {
    var lines: [CueLine] = []
    var start = 0
    while start < text.count {
        let end = firstOffset(of: 0x0A, in: text, from: start) ?? text.count
        let range = trimming(text, start..<end)
        lines.append(
            CueLine(range: range, end: end, role: range.isEmpty ? .blank : .text, lead: start..<start))
        start = end + 1
    }
    return lines
}

/// The first lines that show something, three at most; none of a text that does not begin as subtitles or times do.
private func firstLines(_ text: Span<UInt8>) -> [Range<Int>] {
    var start = asciiSpaceEnd(text, at: 0)
    guard start < text.count else { return [] }
    var found: [Range<Int>] = []
    while start < text.count, found.count < 3 {
        // A longer line is none of a transcript's.
        let near = text.extracting(0..<min(text.count, start + 4096))
        guard let end = firstOffset(of: 0x0A, in: near, from: start) ?? (near.count == text.count ? text.count : nil)
        else { break }
        let range = trimming(text, start..<end)
        if !range.isEmpty { found.append(range) }
        start = end + 1
    }
    return found
}

private func isWebHeader(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool { beginsWithWord(text, line, "WEBVTT") }

/// Whether a line begins a remark, a style or a region of WebVTT.
private func isRemark(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    ["NOTE", "STYLE", "REGION"].contains { beginsWithWord(text, line, $0) }
}

private func beginsWithWord(_ text: Span<UInt8>, _ line: Range<Int>, _ word: String) -> Bool {
    guard stands(Array(word.utf8), in: text, at: line.lowerBound) else { return false }
    let end = line.lowerBound + word.utf8.count
    return end == line.upperBound || isASCIISpace(text[end])
}

private func value(_ text: Span<UInt8>, _ line: Range<Int>, of name: String) -> Range<Int>? {
    let name = Array(name.utf8)
    guard stands(name, in: text, at: line.lowerBound), name.count <= line.count else { return nil }
    let value = trimming(text, line.lowerBound + name.count..<line.upperBound)
    return value.isEmpty || value.count > 16 ? nil : value
}

private func isNumber(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    line.count <= 9 && !line.isEmpty && line.allSatisfy { isASCIIDigit(text[$0]) }
}
