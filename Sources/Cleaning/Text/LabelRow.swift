import Bytes

/// Labels in a row.
extension RuleBook {
    /// The rule for labels in a row, each of which goes as a line of its own: `Subscribe | Chat | Share`.
    func labelRow(_ text: Span<UInt8>, _ line: Range<Int>) -> Rule? {
        var start = line.lowerBound
        var i = start
        var count = 0
        while i <= line.upperBound {
            let width = i == line.upperBound ? 0 : separatorLength(text, at: i)
            guard width > 0 || i == line.upperBound else {
                i += 1
                continue
            }
            guard i < line.upperBound || count > 0, rule(forLine: phrase(of: text, start..<i)) != nil else {
                return nil
            }
            count += 1
            start = i + width
            i = max(start, i + 1)
        }
        return self[.labelRow]
    }
}

/// How many bytes a bar, a middle dot or a bullet takes that stands here; 0 for anything else.
func separatorLength(_ text: Span<UInt8>, at i: Int) -> Int {
    switch text[i] {
    case 0x7C: 1
    case 0xC2: i + 1 < text.count && text[i + 1] == 0xB7 ? 2 : 0
    case 0xE2: i + 2 < text.count && text[i + 1] == 0x80 && text[i + 2] == 0xA2 ? 3 : 0
    default: 0
    }
}
