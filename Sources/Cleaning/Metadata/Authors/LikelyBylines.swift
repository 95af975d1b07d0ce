import Bytes

/// Tells at little cost which lines are no by-lines, as nearly all are.
extension NameReader {
    /// Whether a line may introduce somebody, sign with a name or name an agency; certain of those that do.
    ///
    /// Asked is whether a word that begins by-lines stands at the beginning, behind a mark or glued to a name, or one
    /// that stands before dates anywhere. Lines with digits or addresses, and those in scripts without spaces, are let
    /// pass.
    func mayBeByline(_ line: [UInt8]) -> Bool {
        var i = 0
        var isStart = true
        while i < line.count {
            let byte = line[i]
            if isASCIIDigit(byte) || byte == 0x40 || byte >= 0xD6 && byte != 0xE2 { return true }
            guard isLetterByte(byte) else {
                if byte == 0x2F, i > 0, line[i - 1] == 0x2F { return true }
                if byte != 0x20 { isStart = true }
                i += byte < 0x80 ? 1 : byte == 0xE2 ? 3 : 2
                continue
            }
            var end = i
            while end < line.count, isLetterByte(line[end]) || isWithinWord(line, end) {
                // `ByJane`
                if end > i, isASCIIUpper(line[end]), isASCIILower(line[end - 1]) { return true }
                end += 1
            }
            let word = phraseHash(of: line.span, i..<end)
            if isStart && words.beginnings.contains(hash: word) || words.beginningsOfDates.contains(hash: word) {
                return true
            }
            isStart = isStart && phrase(of: line.span, i..<end).starts(with: "www".utf8)
            i = end
        }
        let last = phrase(of: line.span, (line.lastIndex(of: 0x20) ?? -1) + 1..<line.count)
        return last.count < line.count && words.signs.contains(last)
    }

    /// Whether a byte is of a letter; those that begin with the two others are marks.
    private func isLetterByte(_ byte: UInt8) -> Bool {
        byte < 0x80 ? isASCIIAlphanumeric(byte) : byte != 0xC2 && byte != 0xE2
    }

    /// Whether a mark stands between letters of one word: an apostrophe, a hyphen, the full stop of an abbreviation.
    private func isWithinWord(_ line: [UInt8], _ i: Int) -> Bool {
        let count =
            stands([0xE2, 0x80, 0x99], in: line.span, at: i) ? 3 : [0x27, 0x2D, 0x2E].contains(line[i]) ? 1 : 0
        return count > 0 && i + count < line.count && isLetterByte(line[i + count])
    }
}
