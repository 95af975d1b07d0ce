import Bytes
import Records

/// UTF-8 text and the way from each of its bytes back to the bytes that it was made of.
///
/// Each step of cleaning (decoding, unescaping, parsing) makes one of these; steps are chained by `traced(through:)`.
/// Invariant: the runs ascend and cover every byte of `bytes` once. Equal lengths mean that offsets correspond one to
/// one; unequal ones a decoded scalar; a raw length of 0 inserted white space.
struct MappedText: Sendable, Equatable {
    /// The text, UTF-8.
    var bytes: [UInt8] = []
    /// The way back.
    var runs: [Segment] = []

    init() {}

    /// All of a source, byte for byte.
    init(whole source: [UInt8]) {
        bytes = source
        runs = [Segment(textStart: 0, textLength: source.count, rawStart: 0, rawLength: source.count)]
    }

    /// Appends a range of `source` byte for byte.
    mutating func appendCopy(of source: [UInt8], _ range: Range<Int>) {
        appendCopy(of: source.span, range)
    }

    /// Appends a range of `source` byte for byte.
    mutating func appendCopy(of source: Span<UInt8>, _ range: Range<Int>) {
        guard !range.isEmpty else { return }
        extend(
            with: Segment(
                textStart: bytes.count, textLength: range.count, rawStart: range.lowerBound, rawLength: range.count))
        Bytes.append(range, of: source, to: &bytes)
    }

    /// Appends one scalar that was decoded from a range of the source.
    mutating func appendScalar(_ value: UInt32, from raw: Range<Int>) {
        let start = bytes.count
        appendUTF8(value, to: &bytes)
        let length = bytes.count - start
        let run = Segment(textStart: start, textLength: length, rawStart: raw.lowerBound, rawLength: raw.count)
        if length == raw.count {
            extend(with: run)
        } else {
            runs.append(run)
        }
    }

    /// Appends an ASCII byte that does not stand in the source, at the offset where it was missing.
    mutating func appendInserted(_ byte: UInt8, at raw: Int) {
        runs.append(Segment(textStart: bytes.count, textLength: 1, rawStart: raw, rawLength: 0))
        bytes.append(byte)
    }

    /// Appends a scalar that a character reference stands for.
    mutating func appendDecoded(_ scalar: UInt32, from raw: Range<Int>) {
        let start = bytes.count
        appendUTF8(scalar, to: &bytes)
        runs.append(
            Segment(
                textStart: start, textLength: bytes.count - start, rawStart: raw.lowerBound, rawLength: raw.count))
    }

    /// Appends UTF-8 that was decoded as a whole from a range of the source: a character reference.
    mutating func appendDecoded(_ decoded: [UInt8], from raw: Range<Int>) {
        runs.append(
            Segment(
                textStart: bytes.count, textLength: decoded.count, rawStart: raw.lowerBound, rawLength: raw.count))
        bytes.append(contentsOf: decoded)
    }

    /// Takes off what stands behind an offset at which a scalar ends.
    ///
    /// - Complexity: O(*n*) in what is taken off.
    mutating func removeLast(behind offset: Int) {
        bytes.removeLast(bytes.count - offset)
        while let last = runs.last, last.textStart + last.textLength > offset {
            runs.removeLast()
            guard last.textStart < offset else { continue }
            let length = offset - last.textStart
            runs.append(
                Segment(
                    textStart: last.textStart, textLength: length, rawStart: last.rawStart,
                    rawLength: last.textLength == last.rawLength ? length : last.rawLength))
        }
    }

    /// Appends a run of equal lengths, as part of the last one where they touch at both ends.
    private mutating func extend(with run: Segment) {
        if let last = runs.last, last.textLength == last.rawLength, last.rawStart + last.rawLength == run.rawStart,
            last.textStart + last.textLength == run.textStart
        {
            let length = last.textLength + run.textLength
            runs[runs.count - 1] = Segment(
                textStart: last.textStart, textLength: length, rawStart: last.rawStart, rawLength: length)
        } else {
            runs.append(run)
        }
    }
}

extension MappedText {
    /// Appends a range of another mapped text, with its way back.
    ///
    /// - Parameter cursor: The index of a run of `other` at or before the range, kept up by this function, so that
    ///   ascending ranges cost O(runs) altogether.
    mutating func append(_ range: Range<Int>, of other: borrowing MappedText, cursor: inout Int) {
        guard !range.isEmpty else { return }
        let shift = bytes.count - range.lowerBound
        while cursor < other.runs.count
            && other.runs[cursor].textStart + other.runs[cursor].textLength <= range.lowerBound
        {
            cursor += 1
        }
        var index = cursor
        while index < other.runs.count && other.runs[index].textStart < range.upperBound {
            let run = other.runs[index]
            if run.textLength == run.rawLength {
                let start = max(run.textStart, range.lowerBound)
                let end = min(run.textStart + run.textLength, range.upperBound)
                extend(
                    with: Segment(
                        textStart: start + shift, textLength: end - start,
                        rawStart: run.rawStart + start - run.textStart, rawLength: end - start))
            } else {
                runs.append(
                    Segment(
                        textStart: run.textStart + shift, textLength: run.textLength, rawStart: run.rawStart,
                        rawLength: run.rawLength))
            }
            index += 1
        }
        cursor = max(cursor, index - 1)
        Bytes.append(range, of: other.bytes.span, to: &bytes)
    }

    /// A range of this text, with its way back.
    func slice(_ range: Range<Int>) -> MappedText {
        var slice = MappedText()
        var cursor = 0
        slice.append(range, of: self, cursor: &cursor)
        return slice
    }

    /// The index of the run that holds a byte of the text.
    ///
    /// - Complexity: O(log *n*).
    func runIndex(of offset: Int) -> Int {
        var low = 0
        var high = runs.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if runs[middle].textStart <= offset { low = middle } else { high = middle }
        }
        return low
    }

    /// The source's bytes that a range of the text came from, from the first to the last; empty for inserted bytes.
    func rawRange(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty, !runs.isEmpty else {
            let start = rawStart(of: range.lowerBound)
            return start..<start
        }
        let start = rawStart(of: range.lowerBound)
        let last = runs[runIndex(of: range.upperBound - 1)]
        let end =
            last.textLength == last.rawLength
            ? last.rawStart + range.upperBound - last.textStart : last.rawStart + last.rawLength
        return start..<max(start, end)
    }

    /// Where the source's bytes of the scalar at `offset` begin; where they end for an offset at the end of the text.
    func rawStart(of offset: Int) -> Int {
        guard !runs.isEmpty else { return 0 }
        let run = runs[runIndex(of: offset)]
        if offset >= run.textStart + run.textLength { return run.rawStart + run.rawLength }
        return run.textLength == run.rawLength ? run.rawStart + offset - run.textStart : run.rawStart
    }

    /// This text with its way back continued through the text that it was made of.
    ///
    /// - Complexity: O(*m* + *n*) runs.
    consuming func traced(through inner: borrowing MappedText) -> MappedText {
        if inner.isIdentity { return self }
        if isIdentity && bytes.count == inner.bytes.count { return copy inner }
        var traced = MappedText()
        traced.bytes = bytes
        traced.runs.reserveCapacity(runs.count)
        var cursor = 0
        for run in runs {
            while cursor + 1 < inner.runs.count && inner.runs[cursor + 1].textStart <= run.rawStart { cursor += 1 }
            if run.textLength == run.rawLength {
                var done = 0
                while done < run.textLength && cursor < inner.runs.count {
                    let below = inner.runs[cursor]
                    let from = run.rawStart + done
                    let count = min(run.textLength - done, below.textStart + below.textLength - from)
                    let isEven = below.textLength == below.rawLength
                    let piece = Segment(
                        textStart: run.textStart + done, textLength: count,
                        rawStart: isEven ? below.rawStart + from - below.textStart : below.rawStart,
                        rawLength: isEven ? count : below.rawLength)
                    if isEven { traced.extend(with: piece) } else { traced.runs.append(piece) }
                    done += count
                    if done < run.textLength { cursor += 1 }
                }
            } else {
                let raw = inner.rawRange(of: run.rawStart..<run.rawStart + run.rawLength)
                traced.runs.append(
                    Segment(
                        textStart: run.textStart, textLength: run.textLength, rawStart: raw.lowerBound,
                        rawLength: run.rawLength == 0 ? 0 : raw.count))
            }
        }
        return traced
    }

    /// Whether the text is a byte-for-byte copy of the source from its first byte.
    var isIdentity: Bool {
        runs.isEmpty || runs.count == 1 && runs[0].rawStart == 0 && runs[0].textLength == runs[0].rawLength
    }

    /// This text with every offset into the source moved by `distance`.
    consuming func shifted(by distance: Int) -> MappedText {
        guard distance != 0 else { return self }
        var moved = self
        for i in moved.runs.indices { moved.runs[i].rawStart += distance }
        return moved
    }
}
