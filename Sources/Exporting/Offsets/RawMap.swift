import Records

/// The way from a text back to the bytes of the file that it came from.
struct RawMap: Sendable, Equatable {
    private let segments: [Segment]

    init(_ segments: [Segment]) { self.segments = segments }

    /// The bytes of the source file that a range of the text came from.
    ///
    /// Within a segment of equal lengths, which is a copy, byte answers to byte. A decoded entity or character answers
    /// to all of its raw bytes, and an inserted paragraph break to the place where it was inserted.
    ///
    /// - Returns: `nil` for an empty range, and for text that no segment holds, such as a title from metadata.
    /// - Complexity: O(log *n*) in the segments.
    func raw(of range: Range<Int>) -> Range<Int>? {
        guard !range.isEmpty, let first = segment(at: range.lowerBound), let last = segment(at: range.upperBound - 1)
        else { return nil }
        let start =
            first.isCopy ? first.rawStart + range.lowerBound - first.textStart : first.rawStart
        let end =
            last.isCopy ? last.rawStart + range.upperBound - last.textStart : last.rawStart + last.rawLength
        return start <= end ? start..<end : nil
    }

    private func segment(at offset: Int) -> Segment? {
        var low = 0
        var high = segments.count
        while low < high {
            let middle = (low + high) / 2
            if segments[middle].textStart <= offset { low = middle + 1 } else { high = middle }
        }
        guard low > 0, offset < segments[low - 1].textStart + segments[low - 1].textLength else { return nil }
        return segments[low - 1]
    }
}

extension Segment {
    /// Whether the text is a copy of the raw bytes, byte for byte.
    fileprivate var isCopy: Bool { textLength == rawLength }
}
