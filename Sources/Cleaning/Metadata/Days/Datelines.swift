import Bytes

/// By-lines that stand within the text: in the line that says where a report comes from, and in brackets behind the
/// last sentence.
extension NameReader {
    /// The reporters whom the beginning of a text names: in brackets with what introduces them, or before ` 기자 =`.
    func datelineNames(in text: [UInt8]) -> [String] {
        if let names = koreanDateline(text) { return names }
        let unbracketed = chineseDateline(text)
        if !unbracketed.isEmpty { return unbracketed }
        for (inner, end) in bracketed(text) where end <= 200 && inner.count <= 90 {
            let correspondent = correspondent(inner)
            if !correspondent.isEmpty { return correspondent }
            let signed = koreanSigned(inner)
            if !signed.isEmpty { return signed }
            guard words.hanLabels.contains(where: { holds(inner.span, $0) }) else { continue }
            let names = names(in: inner, .visible)
            if !names.isEmpty { return names }
        }
        return []
    }

    /// The reporters before a text in Chinese, behind the place and the day or first of all, without brackets: `新华社北京5月12日电
    /// 记者王小明 …`, `記者王小明／台北報導 …`.
    private func chineseDateline(_ text: [UInt8]) -> [String] {
        guard !isSpacedHan, text.first.map({ $0 >= 0xE3 }) ?? false, !isHangul(text) else { return [] }
        let spoken = Cleaning.words(of: text)
        for i in spoken.indices.dropLast().prefix(4)
        where i == 0 || words.hanReports.contains(where: spoken[0].hasSuffix) {
            // Sentences have no spaces.
            let word = spoken[i]
            guard word.count <= 60, let label = words.hanLabels.first(where: { holds(word.span, $0) }) else { continue }
            let isLabel = spoken[i].hasSuffix(label) && i + 2 < spoken.count
            let names = names(in: isLabel ? spoken[i] + [0x20] + spoken[i + 1] : spoken[i], .visible)
            return names.allSatisfy { isChineseName(Array($0.utf8)) } ? names : []
        }
        return []
    }

    /// The reporters whom brackets name in Korean before what signs them and behind their paper: `[밸리뉴스 홍길동 기자]`,
    /// `[밸리경제=홍길동 기자]`.
    private func koreanSigned(_ inner: [UInt8]) -> [String] {
        let spoken = Cleaning.words(of: inner)
        guard (2...4).contains(spoken.count), let last = spoken.last, isHangul(last), words[last].contains(.sign) else {
            return []
        }
        let name = spoken[spoken.count - 2]
        let own = name.lastIndex(of: 0x3D).map { Array(name[($0 + 1)...]) } ?? name
        let names = segments(of: own).flatMap(\.self)
        return names.allSatisfy(isKoreanName) ? names.map { String(decoding: $0, as: UTF8.self) } : []
    }

    /// Whether a word is two to four Korean syllables.
    private func isKoreanName(_ word: [UInt8]) -> Bool {
        (6...12).contains(word.count) && word.count % 3 == 0
            && stride(from: 0, to: word.count, by: 3).allSatisfy {
                (0xAC00...0xD7A3).contains(decodeScalar(word.span, at: $0).value)
            }
    }

    /// The agency from which a report is, by its first line: `KYIV, March 4 (Reuters) - `, `МОСКВА, 10 апреля. /ТАСС/. `,
    /// `Москва. 11 апреля. INTERFAX.RU - `.
    ///
    /// A mark must part it from the report, so that a sentence about an agency says nothing.
    func datelineAgency(in text: [UInt8]) -> String? {
        var start = 0
        var i = 0
        var opening: UInt8 = 0
        while i < min(text.count, 100) {
            let byte = text[i]
            let isDash =
                stands([0xE2, 0x80, 0x93], in: text.span, at: i) || stands([0xE2, 0x80, 0x94], in: text.span, at: i)
            let isStop = byte == 0x2E && i + 1 < text.count && text[i + 1] == 0x20
            let isHyphen = byte == 0x2D && i > 0 && text[i - 1] == 0x20
            if isDash || isStop || isHyphen || [0x28, 0x29, 0x2F, 0x2C, 0x3A].contains(byte) {
                let piece = Cleaning.words(of: Array(text[start..<i]))
                let isSetOff = isDash || isHyphen || byte == 0x29 && opening == 0x28 || byte == 0x2F && opening == 0x2F
                // `Москва. 11 апреля. INTERFAX.RU - `
                if isSetOff || isStop && start > 0, !piece.isEmpty, piece.count <= 4, isStandingAgency(piece) {
                    return agency(piece)
                }
                opening = byte
                start = i + (isDash ? 3 : 1)
                i = start
            } else {
                i += 1
            }
        }
        return nil
    }

    /// Those whom the brackets at the end of a text name.
    func closingNames(in text: [UInt8]) -> [String] {
        guard let (inner, end) = bracketed(text).last, inner.count <= 160, text.count - end <= 4 else { return [] }
        let signers = isSpacedHan && inner.count <= 60 ? segments(of: inner) : []
        if !signers.isEmpty, signers.allSatisfy({ isPerson($0) && $0.count == 1 }) {
            // `（山田太郎、鈴木花子）`
            return signers.map { String(decoding: $0[0], as: UTF8.self) }
        }
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
            case 0x28, 0x5B, 0x3010: isInBrackets = true
            case 0x29, 0x5D, 0x3011:
                isInBrackets = false
                start = next
            case 0xAC00...0xD7A3: holdsHangul = true
            case 0x3D where !isInBrackets:
                guard holdsHangul, i - start <= 100 else { return nil }
                let names = names(in: Array(text[start..<i]), .visible)
                guard !names.isEmpty else { return nil }
                return names.flatMap { name in
                    // `홍길동 김철수 기자`
                    let spoken = Cleaning.words(of: Array(name.utf8))
                    let isList = spoken.allSatisfy { $0.count == 9 && isKoreanName($0) }
                    return isList ? spoken.map { String(decoding: $0, as: UTF8.self) } : [name]
                }
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
