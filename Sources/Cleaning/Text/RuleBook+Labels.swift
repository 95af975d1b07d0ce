import Bytes

/// Labels that stand at the ends of lines, and captions.
extension RuleBook {
    /// The rule and the length of a label that a line begins with and whose last word is glued to the next: any phrase that the
    /// table takes out as a line of its own, of two words or one of nine letters.
    ///
    /// - Complexity: O(1): the first bytes of the line are looked at.
    func gluedLabel(_ text: Span<UInt8>, _ line: Range<Int>) -> (rule: Rule, length: Int)? {
        guard line.count >= 48 else { return nil }
        for i in line.dropFirst(6).prefix(64) where isASCIIUpper(text[i]) && isASCIILower(text[i - 1]) {
            let label = line.lowerBound..<i
            guard let rule = rule(forLabel: text, label, leastLetters: 9) else { continue }
            let rest = i..<line.upperBound
            if rest.count >= 40, endsSentence(text, rest) { return (rule, label.count) }
        }
        return nil
    }

    /// The rule and the length of a label of two words or more that stands behind the last sentence of a line.
    ///
    /// - Complexity: O(1): the last bytes of the line are looked at.
    func endLabel(_ text: Span<UInt8>, _ line: Range<Int>) -> (rule: Rule, length: Int)? {
        guard line.count >= 60 else { return nil }
        var i = line.upperBound
        while i > max(line.lowerBound, line.upperBound - 64), let scalar = decodeScalar(text, before: i),
            !isSentenceMark(scalar.value)
        {
            i -= scalar.byteCount
        }
        while i < line.upperBound, case let scalar = decodeScalar(text, at: i), isCloser(scalar.value) {
            i += scalar.byteCount
        }
        let label = trimming(text, i..<line.upperBound)
        let before = trimming(text, line.lowerBound..<i)
        guard !label.isEmpty, label.count < 64, before.count >= 40, endsSentence(text, before),
            let rule = rule(forLabel: text, label, leastLetters: .max)
        else { return nil }
        return (rule, line.upperBound - i)
    }

    /// The rule for a label as a line of its own, wherever that stands; one of a single word needs so many letters.
    private func rule(forLabel text: Span<UInt8>, _ label: Range<Int>, leastLetters: Int) -> Rule? {
        let words = phrase(of: text, label)
        guard words.contains(0x20) || words.count >= leastLetters else { return nil }
        return rule(forLine: words)
    }
}
