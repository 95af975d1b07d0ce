import Bytes

/// What a line that says when something was published or changed, and nothing else, begins with.
enum DayLine {
    /// The day, a day of the week or a place of few letters.
    case bare
    /// A word that stands before days, and before others than that of publication, too: `Date: 12 May 2025`.
    case dated
    /// A word that says that the article was published or changed then.
    case labelled

    /// None has more bytes, but those in letters of two or three.
    static let longest = 120
}

extension NameReader {
    /// What a line begins with that says a day, the time and nothing else but, behind a label, the source; `nil` for any
    /// other.
    ///
    /// - Parameter line: UTF-8.
    /// - Complexity: O(*n*) in the line, of which longer ones are not read.
    func dayLine(_ line: [UInt8]) -> DayLine? {
        guard line.count <= DayLine.longest || isShort(line.span, line.indices, 100), hasDigit(line, line.indices)
        else { return nil }
        let written = phrase(of: line.span, line.indices)
        let days = writtenDays(written, dates, .dayFirst)
        guard !days.isEmpty else { return nil }
        var found = DayLine.bare
        var unknown = 0
        var digits = 0
        var start = 0
        let text = written.span
        for end in days.map(\.range.lowerBound) + [written.count] {
            let (piece, labels) = parts(of: text, start..<end)
            var i = 0
            while i < piece.count {
                if labels.contains(i), words[piece[i]].contains(.source), isNameOfSource(piece[(i + 1)...]) { break }
                if let (wordCount, form) = dateForm(in: piece, at: i) {
                    if words[form].isDisjoint(with: .weekday), found != .labelled {
                        found = form.count >= (form[0] < 0x80 ? 7 : 9) ? .labelled : .dated
                    }
                    i += wordCount
                    continue
                }
                let word = piece[i]
                let length = scalarCount(word.span, in: word.indices)
                let isNumber = digit(decodeScalar(word.span, at: 0).value) != nil
                // The time; more digits are a number of something.
                if isNumber { digits += length } else if length > 1 { unknown += 1 }
                guard digits <= 12, unknown <= 3, length <= 4 else { return nil }
                i += 1
            }
            start = days.first { $0.range.lowerBound == end }?.range.upperBound ?? end
        }
        return found
    }

    /// Whether words may be what a source is called, which is no sentence.
    private func isNameOfSource(_ words: ArraySlice<[UInt8]>) -> Bool {
        (1...4).contains(words.count) && words.reduce(0) { $0 + scalarCount($1.span, in: $1.indices) } <= 32
    }

    /// The words and the numbers of a text, one each, as they are written without a space between them, too: `14時05分`; and
    /// which of them a colon follows.
    private func parts(of text: Span<UInt8>, _ range: Range<Int>) -> (words: [[UInt8]], labels: Set<Int>) {
        var parts: [[UInt8]] = []
        var labels: Set<Int> = []
        var word: [UInt8] = []
        var isNumber = false
        var i = range.lowerBound
        while i < range.upperBound {
            let scalar = decodeScalar(text, at: i)
            let isDigit = digit(scalar.value) != nil
            let isPart = isDigit || isWordScalar(scalar.value) || scalar.value == 0x2D && !word.isEmpty && !isNumber
            if !word.isEmpty, !isPart || isDigit != isNumber {
                parts.append(word)
                word = []
            }
            if isPart {
                for j in i..<i + scalar.byteCount { word.append(text[j]) }
                isNumber = isDigit
            } else if scalar.value == 0x3A || scalar.value == 0xFF1A {
                labels.insert(parts.count - 1)
            }
            i += scalar.byteCount
        }
        if !word.isEmpty { parts.append(word) }
        return (parts, labels)
    }
}
