import Bytes

/// How text is put into blocks, its white space collapsed.
extension PageBuilder {
    mutating func text(_ range: Range<Int>, of page: Span<UInt8>) {
        guard isShown else {
            content.hiddenByteCount += range.count
            return
        }
        if isBehindDay { partFromDay(range, of: page) }
        var i = range.lowerBound
        while i < range.upperBound {
            if isASCIISpace(page[i]) {
                let end = endOfSpaces(page, i..<range.upperBound)
                meetSpaces(i..<end, of: page)
                i = end
            } else {
                let end = endOfRun(page, i..<range.upperBound)
                putSpace()
                put(i..<end, of: page)
                i = end
            }
        }
    }

    mutating func text(_ scalar: UInt32, from reference: Range<Int>) {
        guard isShown else { return }
        guard let shown = shownScalar(scalar) else { return }
        if shown < 0x80 && isASCIISpace(UInt8(shown)) { return meetSpace(0x09, at: reference.lowerBound) }
        putSpace()
        if titleDepth > 0 {
            title.appendDecoded(shown, from: reference)
        } else {
            let start = content.text.bytes.count
            content.text.appendDecoded(shown, from: reference)
            countLink(content.text.bytes.count - start)
        }
    }

    private mutating func put(_ range: Range<Int>, of page: Span<UInt8>) {
        if titleDepth > 0 {
            title.appendCopy(of: page, range)
        } else {
            content.text.appendCopy(of: page, range)
            countLink(range.count)
        }
    }

    private mutating func countLink(_ bytes: Int) {
        guard isInLink else { return }
        linkBytes += bytes
        if leadsToPlace { placeLinkBytes += bytes }
    }

    /// Meets a run of white space: one space, that which stands first in it where one does.
    private mutating func meetSpaces(_ range: Range<Int>, of page: Span<UInt8>) {
        if preformattedDepth > 0 && titleDepth == 0 {
            for i in range { meetSpace(page[i], at: i) }
            return
        }
        if case .space = pendingSpace { return }
        if let space = firstOffset(of: 0x20, in: page.extracting(0..<range.upperBound), from: range.lowerBound) {
            pendingSpace = .space(at: space)
        } else if pendingSpace == nil {
            pendingSpace = .other(at: range.lowerBound)
        }
    }

    private mutating func meetSpace(_ byte: UInt8, at offset: Int) {
        if preformattedDepth > 0 && titleDepth == 0 {
            if content.text.bytes.count == blockStart { beginsParagraph = true }
            if byte == 0x0A { return endBlock() }
        }
        switch pendingSpace {
        case .space: break
        case .other where byte != 0x20: break
        default: pendingSpace = byte == 0x20 ? .space(at: offset) : .other(at: offset)
        }
    }

    /// Puts in the space that stood before, unless a block begins.
    private mutating func putSpace() {
        defer { pendingSpace = nil }
        guard let pendingSpace else { return }
        let isAtStart = titleDepth > 0 ? title.bytes.isEmpty : content.text.bytes.count == blockStart
        guard !isAtStart else { return }
        switch pendingSpace {
        case .space(let offset):
            let page = page
            put(offset..<offset + 1, of: page.span)
        case .other(let offset):
            if titleDepth > 0 {
                title.appendInserted(0x20, at: offset)
            } else {
                content.text.appendInserted(0x20, at: offset)
            }
        }
    }
}
