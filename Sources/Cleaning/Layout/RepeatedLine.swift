import Bytes

/// What makes two lines the running head of two pages: the same words around other numbers.
struct RepeatedLine {
    /// The hash of the line with each number as one sign and each run of white space as a space.
    var key: UInt64
    /// The numbers in it, in their order.
    var numbers: [Int] = []
    /// Whether nothing but a number and signs around it stands there.
    var isBare = true
    /// Whether it begins or ends with a number.
    var beginsWithNumber = false
    var endsWithNumber = false

    /// The number at its beginning or end that two spaces, a tab or a bar part from the rest.
    var setOffNumber: Int?

    /// A line of more columns, or with more numbers, is no running head.
    static let widest = 160
    private static let mostNumbers = 12

    /// Reads a line; `nil` for one that is too long to be a running head.
    init?(_ text: Span<UInt8>, _ line: LayoutLine) {
        guard line.isKept, line.width <= Self.widest else { return nil }
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        var i = line.range.lowerBound
        beginsWithNumber = isASCIIDigit(text[i])
        endsWithNumber = isASCIIDigit(text[line.range.upperBound - 1])
        while i < line.range.upperBound {
            var sign = UInt64(text[i])
            let isAfterLetter = i > line.range.lowerBound && (isASCIILetter(text[i - 1]) || text[i - 1] == 0x5F)
            if isASCIIDigit(text[i]) && !isAfterLetter {
                var value = 0
                while i < line.range.upperBound, isASCIIDigit(text[i]) {
                    value = min(value * 10 + Int(text[i] - 0x30), 1 << 30)
                    i += 1
                }
                guard numbers.count < Self.mostNumbers else { return nil }
                numbers.append(value)
                sign = 0x30
            } else if isASCIISpace(text[i]) {
                while i < line.range.upperBound, isASCIISpace(text[i]) { i += 1 }
                sign = 0x20
            } else {
                // Digits that are part of a word are none of a number.
                if isAfterLetter {
                    while i + 1 < line.range.upperBound, isASCIIDigit(text[i]), isASCIIDigit(text[i + 1]) {
                        hash = (hash ^ UInt64(text[i])) &* 0x100_0000_01b3
                        i += 1
                    }
                    sign = UInt64(text[i])
                }
                if text[i] >= 0x80 || isASCIILetter(text[i]) { isBare = false }
                i += 1
            }
            hash = (hash ^ sign) &* 0x100_0000_01b3
        }
        key = hash ^ hash >> 29
        setOffNumber = numberSetOff(text, line.range)
    }

    private func numberSetOff(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
        func isGap(_ at: Int, _ step: Int) -> Bool {
            let next = at + step
            guard range.contains(at), range.contains(next) else { return false }
            return text[at] == 0x09 || text[at] == 0x7C
                || text[at] == 0x20 && (text[next] == 0x20 || text[next] == 0x7C)
        }
        if beginsWithNumber, let first = numbers.first {
            var i = range.lowerBound
            while i < range.upperBound, isASCIIDigit(text[i]) { i += 1 }
            if isGap(i, 1) { return first }
        }
        if endsWithNumber, let last = numbers.last {
            var i = range.upperBound - 1
            while i > range.lowerBound, isASCIIDigit(text[i]) { i -= 1 }
            if isGap(i, -1) { return last }
        }
        return nil
    }

    /// Whether a number is all that the line says, or is set off from it: that of the page, then, rather than of a
    /// paragraph or a point.
    func mayName(_ page: Int) -> Bool { setOffNumber == page || isBare && numbers.contains(page) }
}
