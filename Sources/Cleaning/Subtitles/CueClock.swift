import Bytes

/// A time as subtitles and transcripts write it: `00:01:02,500`, `1:02.500`, `[0:05]`.
struct CueClock: Equatable {
    var milliseconds: Int
    /// How many numbers it has, parted by colons.
    var parts: Int
    /// Whether it has a fraction.
    var hasFraction = false
    /// Where it ends.
    var end: Int

    /// Reads a time that begins at an offset: two or three numbers, the first of up to four digits, the others of two,
    /// with or without a fraction.
    ///
    /// - Complexity: O(1).
    init?(_ text: Span<UInt8>, at start: Int, before limit: Int) {
        var i = start
        var seconds = 0
        parts = 0
        while parts < 3 {
            let from = i
            var value = 0
            while i < limit, i - from < 5, isASCIIDigit(text[i]) {
                value = 10 * value + Int(text[i]) - 0x30
                i += 1
            }
            guard parts == 0 ? (1...4).contains(i - from) : i - from == 2 && value < 60 else { return nil }
            seconds = 60 * seconds + value
            parts += 1
            guard parts < 3, i < limit, text[i] == 0x3A else { break }
            i += 1
        }
        guard parts >= 2, i == limit || !isASCIIDigit(text[i]) else { return nil }
        milliseconds = 1000 * seconds
        if i + 1 < limit, text[i] == 0x2C || text[i] == 0x2E, isASCIIDigit(text[i + 1]) {
            var k = i + 1
            var unit = 100
            while k < limit, k - i <= 3, isASCIIDigit(text[k]) {
                milliseconds += unit * (Int(text[k]) - 0x30)
                unit /= 10
                k += 1
            }
            // Four digits and more are no thousandths.
            hasFraction = k == limit || !isASCIIDigit(text[k])
            if hasFraction { i = k } else { milliseconds = 1000 * seconds }
        }
        end = i
    }
}

/// The line of a cue that says from when until when it is shown.
struct CueTimes: Equatable {
    var start: Int
    var stop: Int
    /// Where the text begins behind it; the end of the line where settings do, or nothing.
    var textStart: Int

    /// Reads a line: `00:00:01,000 --> 00:00:04,000 align:start`, as SubRip and WebVTT write it, `[00:01.000 -->
    /// 00:04.000] text`, as programs write that listen, or `0:00:01.000,0:00:04.000` (SubViewer); `nil` for another.
    ///
    /// - Complexity: O(1), and O(*n*) in the settings.
    init?(_ text: Span<UInt8>, _ line: Range<Int>) {
        let end = line.upperBound
        let isBracketed = !line.isEmpty && text[line.lowerBound] == 0x5B
        let from = isBracketed ? line.lowerBound + 1 : line.lowerBound
        guard let first = CueClock(text, at: from, before: end) else { return nil }
        var i = first.end
        if i < end, text[i] == 0x2C {
            i += 1
        } else {
            while i < end, isASCIISpace(text[i]) { i += 1 }
            guard stands(Array("-->".utf8), in: text.extracting(0..<end), at: i) else { return nil }
            i += 3
            while i < end, isASCIISpace(text[i]) { i += 1 }
        }
        // Hours and minutes alone are those of a day.
        guard let last = CueClock(text, at: i, before: end), first.parts == 3 || first.hasFraction else { return nil }
        start = first.milliseconds
        stop = last.milliseconds
        textStart = end
        if isBracketed {
            guard last.end < end, text[last.end] == 0x5D else { return nil }
            textStart = last.end + 1
        } else if !areSettings(text, last.end..<end) {
            return nil
        }
    }
}

/// Whether what follows the times are words with a colon in each: `align:start`, `X1:100`; or nothing.
private func areSettings(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var i = range.lowerBound
    while i < range.upperBound {
        guard isASCIISpace(text[i]) else { return false }
        while i < range.upperBound, isASCIISpace(text[i]) { i += 1 }
        let start = i
        while i < range.upperBound, !isASCIISpace(text[i]) { i += 1 }
        guard start == i || (start..<i).contains(where: { text[$0] == 0x3A }) else { return false }
    }
    return true
}

/// The time that a line of a transcript begins with, in brackets or without, and white space or nothing behind it.
struct LineStamp {
    var clock: CueClock
    /// Where it ends, with its bracket.
    var end: Int

    /// - Complexity: O(1).
    init?(_ text: Span<UInt8>, _ line: Range<Int>) {
        guard let first = line.first else { return nil }
        let close: UInt8? = text[first] == 0x5B ? 0x5D : text[first] == 0x28 ? 0x29 : nil
        guard let clock = CueClock(text, at: close == nil ? first : first + 1, before: line.upperBound) else {
            return nil
        }
        self.clock = clock
        end = clock.end
        if let close {
            guard end < line.upperBound, text[end] == close else { return nil }
            end += 1
        }
        guard end == line.upperBound || isASCIISpace(text[end]) else { return nil }
    }
}
