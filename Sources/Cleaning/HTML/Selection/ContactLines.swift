import Bytes

/// The blocks that say whom the press may call or write to: what ministries and organisations put below a statement.
///
/// A telephone number or an address for mail shows them. What goes is the element around it, where that is small and
/// begins with a label or a name; else, below the last prose, the line and the short ones beside it.
///
/// - Complexity: O(*n*) in blocks; only short ones are read.
func contactLines(_ content: PageContent, _ selection: PageSelection, _ weights: [Int]) -> [Int] {
    let blocks = content.blocks
    let text = content.text.bytes
    func isKept(_ i: Int) -> Bool { selection.removals[i] == nil }
    guard let first = selection.firstProse(weights) else { return [] }
    let details = blocks.indices.dropFirst(first + 1).filter { i in
        let range = blocks[i].range
        return range.count <= 240 && isKept(i) && !endsSentence(text.span, range)
            && (holdsTelephone(text.span, range) || holdsMailAddress(text.span, range))
    }
    guard !details.isEmpty, let last = selection.lastProse(weights) else { return [] }
    var found: [Int] = []
    var done = first
    var boxCount = 0
    for i in details where i > done {
        var around: Range<Int>
        if let box = smallBox(content, around: i, behind: first, weights) {
            around = box
        } else {
            // The line itself may be as long as prose.
            guard last <= i else { continue }
            func isShort(_ i: Int) -> Bool {
                weights[i] == 0 && blocks[i].element != .li && blocks[i].range.count <= 100
                    && !endsSentence(text.span, blocks[i].range)
            }
            around = i..<i + 1
            while around.count <= 4, isKept(around.lowerBound - 1), isShort(around.lowerBound - 1) {
                around = around.lowerBound - 1..<around.upperBound
            }
        }
        boxCount += 1
        // A list of whom to write to, or of events, is what its page is about.
        if boxCount > 3 { return [] }
        found += around.filter(isKept)
        done = around.upperBound - 1
    }
    return found
}

/// The blocks of the largest element around one that is small, stands behind another block and begins with a short line.
private func smallBox(_ content: PageContent, around index: Int, behind first: Int, _ weights: [Int]) -> Range<Int>? {
    let blocks = content.blocks
    var box: Range<Int>?
    var node = blocks[index].node
    // Elements may be nested thousands deep.
    for _ in 0..<8 where node != 0 {
        var range = index..<index + 1
        while range.lowerBound > 0, range.count <= 10, isInside(content, blocks[range.lowerBound - 1].node, node) {
            range = range.lowerBound - 1..<range.upperBound
        }
        while range.upperBound < blocks.count, range.count <= 10, isInside(content, blocks[range.upperBound].node, node)
        {
            range = range.lowerBound..<range.upperBound + 1
        }
        let byteCount = blocks[range.upperBound - 1].range.upperBound - blocks[range.lowerBound].range.lowerBound
        guard range.count <= 10, range.lowerBound > first, byteCount <= 400,
            range.count(where: { weights[$0] > 0 }) <= 1
        else { break }
        if range.count >= 2, weights[range.lowerBound] == 0, blocks[range.lowerBound].range.count <= 100 { box = range }
        node = content.nodes[node].parent
    }
    return box
}

/// Whether a short line holds a telephone number as the world over: a plus sign and eight digits or more, which spaces,
/// brackets, points and hyphens may part.
func holdsTelephone(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    guard line.count <= 160 else { return false }
    var digits = -1
    for i in line {
        switch text[i] {
        case 0x2B: digits = 0
        case 0x30...0x39 where digits >= 0:
            digits += 1
            if digits == 8 { return true }
        // The last two are a space that does not break.
        case 0x20, 0x28, 0x29, 0x2D, 0x2E, 0x2F, 0xC2, 0xA0: break
        default: digits = -1
        }
    }
    return false
}

/// Whether a line holds an address for mail: letters, `@`, letters, a point and letters.
func holdsMailAddress(_ text: Span<UInt8>, _ line: Range<Int>) -> Bool {
    for i in line where text[i] == 0x40 && i > line.lowerBound && isASCIIAlphanumeric(text[i - 1]) {
        var end = i + 1
        var dot: Int?
        while end < line.upperBound, isASCIIAlphanumeric(text[end]) || text[end] == 0x2D || text[end] == 0x2E {
            if text[end] == 0x2E, dot == nil { dot = end }
            end += 1
        }
        if let dot, dot > i + 1, dot + 2 < end { return true }
    }
    return false
}
