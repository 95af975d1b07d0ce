import Bytes

/// By-lines in Chinese characters, in which words are glued: `記者王小明／台北報導`.
extension NameReader {
    /// Segments in which what introduces a name stands apart from it, and what else a reporter's line says is left out;
    /// and whether the line introduces the first of them by saying where it reports from: `王小明／台北報導`.
    func ungluingHan(_ segments: [[[UInt8]]]) -> (segments: [[[UInt8]]], isReporter: Bool) {
        guard segments.contains(where: { $0.contains { $0.contains { $0 >= 0xE3 } } }) else { return (segments, false) }
        var result: [[[UInt8]]] = []
        var isReport = false
        for segment in segments {
            var parts: [[UInt8]] = []
            for (i, word) in segment.enumerated() {
                if i == 1, i == segment.count - 1, let (label, given) = signedGiven(word), isHan(parts[0]) {
                    parts = [label + [0x3A], parts[0], given]
                    continue
                }
                // `记者 王小明 通讯员 李大华`
                if i > 1, !isSpacedHan, words.hanLabels.contains(word) { continue }
                guard let (label, names) = labelled(word, isLast: i == segment.count - 1) else {
                    // `記者王小明、李大華台北報導`
                    if !isReport, parts.isEmpty, !result.isEmpty, isReportEnd(word), let name = reporter(word) {
                        parts.append(name)
                    }
                    isReport = isReport || isReportEnd(word)
                    if isReport { break }
                    parts.append(word)
                    continue
                }
                let isListed = !isSpacedHan && parts.count > 1 && parts[0].last == 0x3A
                // What stands before is the paper's name, or names of `记者王小明 通讯员李大华`.
                parts = isListed ? parts + names : [label + [0x3A]] + names
            }
            if let first = parts.first, parts.count > 1, result.count == 1, result[0].count == 1,
                has(.by, result[0][0]), isHan(first), has([.place, .nobody], first)
            {
                // `文/图 王小明`
                parts.removeFirst()
            }
            if !parts.isEmpty { result += separatingNames(parts) }
        }
        let isReporter = isReport && result.first.map { $0.count == 1 && isChineseName($0[0]) } ?? false
        return (result, isReporter)
    }

    /// What signs a Japanese name whose parts a space parts, and its second part: `太郎記者`.
    private func signedGiven(_ word: [UInt8]) -> (label: [UInt8], given: [UInt8])? {
        guard isSpacedHan, (9...18).contains(word.count), isHan(word),
            let label = words.hanLabels.first(where: word.hasSuffix), (3...9).contains(word.count - label.count)
        else { return nil }
        return (label, Array(word.dropLast(label.count)))
    }

    /// Chinese names with spaces between them, each as a segment of its own, unless a space parts those of one person.
    private func separatingNames(_ words: [[UInt8]]) -> [[[UInt8]]] {
        guard !isSpacedHan, let first = words.indices.first(where: { mayBeginNames(words, $0) }) else { return [words] }
        let end = words[first...].firstIndex { !isChineseName($0) } ?? words.count
        guard end > first + 1 else { return [words] }
        let others = end < words.count ? [Array(words[end...])] : []
        return [Array(words[...first])] + words[(first + 1)..<end].map { [$0] } + others
    }

    /// Whether a Chinese name stands at a place, and either names to the end or what introduces them before it.
    private func mayBeginNames(_ words: [[UInt8]], _ i: Int) -> Bool {
        isChineseName(words[i])
            && (words[i...].allSatisfy(isChineseName) || i > 0 && self.words[label: words[i - 1]].contains(.by))
    }

    /// The last of what introduces names within a word, and the names, if any: `新京报记者`, `記者王小明`, `本報記者王小明通訊員李大華`,
    /// `山田太郎記者`.
    private func labelled(_ word: [UInt8], isLast: Bool) -> (label: [UInt8], names: [[UInt8]])? {
        let text = word.last == 0x3A ? Array(word.dropLast()) : word
        guard text.count >= 9, isHan(Array(text.prefix(3))) else { return nil }
        var labels: [Range<Int>] = []
        for start in text.indices where start >= labels.last?.upperBound ?? 0 {
            guard let label = words.hanLabels.first(where: { stands($0, in: text.span, at: start) }) else { continue }
            labels.append(start..<start + label.count)
        }
        guard let first = labels.first, let last = labels.last, first.lowerBound <= 36 else { return nil }
        let label = Array(text[last])
        let ends = labels.dropFirst().map(\.lowerBound) + [text.count]
        let pieces = zip(labels, ends).map { Array(text[$0.upperBound..<$1]) }.filter { !$0.isEmpty }
        if pieces.isEmpty {
            let before = Array(text[..<first.lowerBound])
            if isSpacedHan && isLast && (9...15).contains(before.count) { return (label, [before]) }
            return !before.isEmpty || word.count > text.count ? (label, []) : nil
        }
        let names = pieces.compactMap { piece in
            isSpacedHan ? (6...18).contains(piece.count) ? piece : nil : reporter(piece)
        }
        return names.isEmpty ? nil : (label, names)
    }

    /// The name that a text is, or begins with where what stands behind it tells where it ends: `王小明台北3日電`, `王明報導`.
    private func reporter(_ text: [UInt8]) -> [UInt8]? {
        let isReport = words.hanReports.contains(where: text.hasSuffix)
        for count in [6, 9, 12] where text.count > count {
            let name = Array(text[..<count])
            guard isChineseName(name) else { return nil }
            let isBeforePlace = words.hanCities.contains {
                stands($0, in: text.span, at: count) && (isReport || count + $0.count == text.count)
            }
            // Four characters are as often two and a place.
            let isBeforeReport =
                isReport && count < 12
                && (isASCIIDigit(text[count]) || words.hanReports.contains { stands($0, in: text.span, at: count) })
            if isBeforePlace || isBeforeReport { return name }
        }
        return !isReport && isChineseName(text) ? text : nil
    }

    /// Whether a word says where somebody reports from: `台北報導`, `5月3日电`.
    private func isReportEnd(_ word: [UInt8]) -> Bool {
        word.count >= 9 && words.hanReports.contains(where: word.hasSuffix)
    }

    /// Whether a word is two to four Chinese characters, the first of them a surname.
    func isChineseName(_ word: [UInt8]) -> Bool {
        (6...12).contains(word.count) && isHan(word) && surnames.contains(decodeScalar(word.span, at: 0).value)
    }
}

/// Whether a text is of Chinese characters and nothing else.
func isHan(_ text: [UInt8]) -> Bool {
    guard text.count >= 3, text.count % 3 == 0 else { return false }
    return stride(from: 0, to: text.count, by: 3).allSatisfy {
        (0x3400...0x9FFF).contains(decodeScalar(text.span, at: $0).value)
    }
}
