import Bytes

/// By-lines that stand within the text: in the line that says where a report comes from, and in brackets behind the
/// last sentence.
extension NameReader {
    /// The reporters whom the beginning of a text names: in brackets with what introduces them, or before ` 기자 =`.
    func datelineNames(in text: [UInt8]) -> [String] {
        if let names = koreanDateline(text) { return names }
        for (inner, end) in bracketed(text) where end <= 200 && inner.count <= 90 {
            let correspondent = correspondent(inner)
            if !correspondent.isEmpty { return correspondent }
            guard words.hanLabels.contains(where: { holds(inner.span, $0) }) else { continue }
            let names = names(in: inner, .visible)
            if !names.isEmpty { return names }
        }
        return []
    }

    /// Those whom the brackets at the end of a text name.
    func closingNames(in text: [UInt8]) -> [String] {
        guard let (inner, end) = bracketed(text).last, inner.count <= 160, text.count - end <= 4 else { return [] }
        let names = names(in: inner, .visible)
        // One word may begin anything else that stands in brackets.
        let isUnspaced = inner.contains { $0 >= 0xE3 }
        return isUnspaced || beginsWithLabel(inner)
            || names.allSatisfy { agency(Cleaning.words(of: Array($0.utf8))) != nil } ? names : []
    }

    /// The names between the last bracket and the first `=` behind it: the first of all may stand in brackets,
    /// `(서울=연합뉴스)`.
    private func koreanDateline(_ text: [UInt8]) -> [String]? {
        var start = 0
        var isInBrackets = false
        var holdsHangul = false
        var i = 0
        while i < text.count {
            let scalar = decodeScalar(text.span, at: i)
            let next = i + scalar.byteCount
            switch scalar.value {
            case 0x28, 0x5B: isInBrackets = true
            case 0x29, 0x5D:
                isInBrackets = false
                start = next
            case 0xAC00...0xD7A3: holdsHangul = true
            case 0x3D where !isInBrackets:
                guard holdsHangul, i - start <= 100 else { return nil }
                let names = names(in: Array(text[start..<i]), .visible)
                return names.isEmpty ? nil : names
            default: break
            }
            i = next
        }
        return nil
    }

    /// What stands in brackets, with where it ends, in order.
    private func bracketed(_ text: [UInt8]) -> [(inner: [UInt8], end: Int)] {
        var found: [(inner: [UInt8], end: Int)] = []
        var start: Int?
        var i = 0
        while i < text.count {
            let scalar = decodeScalar(text.span, at: i)
            switch scalar.value {
            case 0x28, 0x5B, 0xFF08, 0x3010, 0x3014: start = i + scalar.byteCount
            case 0x29, 0x5D, 0xFF09, 0x3011, 0x3015:
                if let from = start { found.append((Array(text[from..<i]), i + scalar.byteCount)) }
                start = nil
            default: break
            }
            i += scalar.byteCount
        }
        return found
    }
}
